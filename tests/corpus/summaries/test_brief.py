"""What tells most of several articles, in so many words."""

from __future__ import annotations

from datetime import datetime

from treaty import FIRST, LATER, OTHER, SECOND, STRIKE, article

from corpus import Article
from corpus.summaries.brief import by_time, in_turn, is_repeat, tell
from corpus.summaries.sentences import sentences_of
from corpus.text import words


def told(articles: list[Article], most: int = 250) -> list[str]:
    return [sentence.text for sentence in in_turn(articles, most)]


def test_the_first_sentence_of_each_article_comes_before_the_second_of_any() -> None:
    places = [sentence.place for sentence in in_turn([OTHER, FIRST, LATER])]
    assert places[:4] == [0, 0, 0, 1]
    assert places == sorted(places)


def test_of_the_first_sentences_those_come_first_that_are_most_like_all_the_articles() -> None:
    first, *others = in_turn([OTHER, FIRST, SECOND, LATER])
    assert first.article.key == "first"
    assert next(in_turn([OTHER, SECOND, FIRST, LATER])) == first
    # What SECOND begins with says the same.
    assert [sentence.article.key for sentence in others[:2]] == ["other", "later"]


def test_the_length_is_kept() -> None:
    articles = [FIRST, SECOND, OTHER, LATER]
    for most in (20, 40, 80):
        lines = told(articles, most)
        assert lines
        assert sum(len(words(sentence)) for sentence in lines) <= most


def test_articles_are_told_in_the_order_of_time() -> None:
    assert [one.article.key for one in tell([LATER, SECOND, OTHER, FIRST])] == (
        [each.key for each in sorted([FIRST, OTHER, SECOND, LATER], key=by_time)]
    )


def test_the_undated_come_before_the_first() -> None:
    undated, first = Article("", "", "b"), Article("", "", "a", published=datetime(1970, 1, 2))
    assert sorted([first, undated], key=by_time) == [undated, first]


def test_an_article_is_told_once_in_its_own_order() -> None:
    tellings = tell([FIRST, SECOND, OTHER])
    assert len({telling.article for telling in tellings}) == len(tellings) == 3
    for telling in tellings:
        assert list(telling.sentences) == sorted(telling.sentences)


def test_short_articles_are_told_too() -> None:
    short = [
        Article("", text, text[:3]) for text in ("He won again. He wept.", "It rained all day.")
    ]
    assert {one.article.key for one in tell(short)} == {"He ", "It "}


def test_a_pronoun_is_told_behind_the_sentence_that_explains_it() -> None:
    mayor = "Una Prowse closed the old ferry of Hollenby on Monday. She gave no reason for it."
    assert told([article(mayor, "mayor")]) == [
        line.text for line in sentences_of(article(mayor, "m"))
    ]
    again = mayor.replace("on Monday", "Monday")
    assert told([article(mayor, "mayor"), article(again.replace("no", "a"), "again")]) in (
        [mayor.partition(". ")[0] + ".", "She gave no reason for it."],
        [again.partition(". ")[0] + ".", "She gave a reason for it."],
    )


def test_articles_in_scripts_without_spaces_are_told_too() -> None:
    chinese = Article("", "港务局周一投票决定关闭已有两百年历史的旧鱼市场。", "zh")
    assert {one.article.key for one in tell([chinese, OTHER])} == {"zh", "other"}
    assert [one.article.key for one in tell([chinese, OTHER], 15)] == ["other"]


def test_nothing_is_told_of_nothing() -> None:
    assert tell([]) == []
    assert tell([Article("", "By Kit Holm", "none")]) == []


def test_nothing_is_told_twice() -> None:
    again = article(STRIKE.replace("Thursday morning", "Thursday"), "again")
    assert len(told([OTHER, again])) == 3


def test_a_sentence_that_is_too_long_leaves_room_for_a_shorter_one() -> None:
    lengths = [sentence.length for sentence in sentences_of(OTHER)]
    assert lengths == [15, 12, 14]
    assert [sentence.length for sentence in in_turn([OTHER], 13)] == [12]
    assert [sentence.length for sentence in in_turn([OTHER], 12)] == [12]
    assert [sentence.length for sentence in in_turn([OTHER], 28)] == [15, 12]


def test_where_nothing_is_so_short_the_shortest_is_told() -> None:
    assert [sentence.length for sentence in in_turn([OTHER], 3)] == [12]


def test_a_repeat_says_nearly_the_same() -> None:
    first, second, _ = sentences_of(OTHER)
    again, *_ = sentences_of(article(STRIKE.replace("Thursday", "Friday"), "again"))
    assert is_repeat(first, [second, again])
    assert not is_repeat(first, [second])
    assert not is_repeat(first, [])
