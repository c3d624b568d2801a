"""What is said in an article that is not stored."""

from __future__ import annotations

from corpus import Article
from corpus.answers import sent


def test_who_is_named_is_quoted_in_the_order_of_the_text_and_nobody_else() -> None:
    text = (
        '"The eels are back," said Edith Halloran, the mayor of Almery. It rained all day. "They'
        ' bite," a fisherman said. Halloran said that Bo Krol, the miller, had said: "It turns."'
    )
    article = Article("Eels", text, "eels")
    hits = sent.said(article)
    assert [hit.speaker.name for hit in hits] == ["Edith Halloran", "Edith Halloran"]
    starts = [hit.quote.sentence.start for hit in hits]
    assert starts == sorted(starts)
