"""An article that somebody sent, which is not stored: what is said in it. Pure."""

from __future__ import annotations

from corpus.answers.arranging import once, outermost
from corpus.articles import analysis
from corpus.types import POSSIBLE, Act, Article, QuoteHit, Speaker


def said(article: Article) -> list[QuoteHit]:
    """What is said in an article by those whom it names, in the order of its text."""
    quotes = [
        quote
        for quote in analysis.analyse(article).quotes
        if quote.act is Act.SAID and quote.confidence >= POSSIBLE and quote.speaker
    ]
    return once(
        [
            QuoteHit(quote, article, Speaker(quote.speaker))
            for quote in outermost(quotes)
            if quote.speaker
        ]
    )
