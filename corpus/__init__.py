"""An archive of news articles: who said what, what answers a question, what an article says.

`open_corpus(database_url)` gives a `Corpus`. Without a database:
`corpus.quotes.extraction.extract(text)` and `corpus.summaries.summarizer.summarize(text)`.
"""

from corpus.archive import Corpus, open_corpus
from corpus.exceptions import CorpusError, LoadError, NotFoundError, StorageError, SummaryError
from corpus.types import (
    POSSIBLE,
    SURE,
    Act,
    Answer,
    Article,
    ArticleHit,
    Change,
    Counts,
    Examples,
    Kind,
    Order,
    Passage,
    PassageHit,
    Question,
    Quote,
    QuoteHit,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerMatch,
    Summary,
)

__all__ = [
    "POSSIBLE",
    "SURE",
    "Act",
    "Answer",
    "Article",
    "ArticleHit",
    "Change",
    "Corpus",
    "CorpusError",
    "Counts",
    "Examples",
    "Kind",
    "LoadError",
    "NotFoundError",
    "Order",
    "Passage",
    "PassageHit",
    "Question",
    "Quote",
    "QuoteHit",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeakerMatch",
    "StorageError",
    "Summary",
    "SummaryError",
    "open_corpus",
]
