"""Who said what in one article.

`extraction` goes through the steps: `tagger` marks words, `links` puts cue, content and source
together, `people` lists the persons by the `capitals` of their names, `resolution` says whom a
mention means; `foreign` and `foreign_names` are for quotations in other languages.
"""

from corpus.quotes.extraction import extract

__all__ = ["extract"]
