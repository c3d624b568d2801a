"""Who said what in one article.

`extraction` goes through the steps: `tagger` marks words, `links` puts cue, content and source
together, `naming` says whom the source means; `foreign` is for quotations in other languages.
"""

from corpus.quotes.extraction import extract

__all__ = ["extract"]
