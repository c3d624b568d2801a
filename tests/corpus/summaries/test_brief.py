"""What tells most of several articles, in so many words."""

from __future__ import annotations

from treaty import FIRST, LATER, OTHER, SECOND, STRIKE, article

from corpus import Article
from corpus.summaries.brief import best_first, is_repeat, opening, tell
from corpus.summaries.sentences import sentences_of
from corpus.text import words


def test_what_several_articles_share_comes_first() -> None:
    told = tell([OTHER, FIRST, SECOND, LATER])
    assert told[0].article.key in ("first", "second")
    assert "Ruvenna" in told[0].sentences[0].of(told[0].article.text)


def test_the_length_is_kept() -> None:
    articles = [FIRST, SECOND, OTHER, LATER]
    for most in (20, 40, 80):
        told = [span.of(one.article.text) for one in tell(articles, most) for span in one.sentences]
        assert told
        assert sum(len(words(sentence)) for sentence in told) <= most


def test_articles_that_share_nothing_are_each_told() -> None:
    assert {one.article.key for one in tell([OTHER, LATER])[:2]} == {"other", "later"}


def test_articles_without_a_long_sentence_are_told_in_turn() -> None:
    short = [
        Article("", text, text[:3]) for text in ("He won again. He wept.", "It rained all day.")
    ]
    assert [one.article.key for one in tell(short)] == ["He ", "It "]


def test_articles_in_scripts_without_spaces_are_told_too() -> None:
    chinese = Article("", "港务局周一投票决定关闭已有两百年历史的旧鱼市场。", "zh")
    assert {one.article.key for one in tell([chinese, OTHER])} == {"zh", "other"}


def test_nothing_is_told_of_nothing() -> None:
    assert tell([]) == []
    assert tell([Article("", "By Kit Holm", "none")]) == []


def test_an_article_is_told_once_in_its_own_order() -> None:
    tellings = tell([FIRST, SECOND, OTHER])
    assert len({telling.article for telling in tellings}) == len(tellings) == 3
    for telling in tellings:
        assert list(telling.sentences) == sorted(telling.sentences)
    best = next(best_first([FIRST, SECOND, OTHER]))
    assert tellings[0].article == best.article


def test_nothing_is_told_twice() -> None:
    again = article(STRIKE.replace("Thursday morning", "Thursday"), "again")
    shown = [span.of(one.article.text) for one in tell([OTHER, again]) for span in one.sentences]
    assert len(shown) == 3


def test_a_sentence_of_five_words_is_not_told_beside_longer_ones() -> None:
    short = article(f"{STRIKE} Nobody at all went home.", "short")
    told = " ".join(sentence.text for sentence in best_first([short]))
    assert "Nobody" not in told
    assert "Eleven" in told


def test_a_sentence_that_is_too_long_leaves_room_for_a_shorter_one() -> None:
    lengths = {sentence.length for sentence in sentences_of(OTHER)}
    assert lengths == {12, 14, 15}
    assert [sentence.length for sentence in best_first([OTHER], 13)] == [12]
    assert [sentence.length for sentence in best_first([OTHER], 12)] == [12]
    assert list(best_first([OTHER], 11)) == []
    assert sum(sentence.length for sentence in best_first([OTHER], 28)) <= 28


def test_where_nothing_fits_the_first_article_is_told_in_a_sentence() -> None:
    for most, keys in ((1, ["other"]), (30, ["other", "later"])):
        short = [Article("", "It rained all day.", "other"), Article("", "He won again.", "later")]
        assert [telling.article.key for telling in tell(short, most)] == keys
    assert tell(short, 6)[0].sentences == opening(short[0])


def test_a_repeat_says_nearly_the_same() -> None:
    first, second, _ = sentences_of(OTHER)
    again, *_ = sentences_of(article(STRIKE.replace("Thursday", "Friday"), "again"))
    assert is_repeat(first, [second, again])
    assert not is_repeat(first, [second])
    assert not is_repeat(first, [])
