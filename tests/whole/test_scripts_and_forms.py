"""Words are found in any script, and however they are joined."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import passages

NOW = datetime(2024, 10, 1, tzinfo=UTC)
TEXTS = {
    "chinese": "市议会周五通过了新的预算。市长李明说，这笔钱将用于学校和道路。河上有一座新桥。",
    "japanese": "首相は明日、会談を続けると述べた。橋の費用は高い。岸田文雄が説明した。",
    "korean": "대통령은 월요일 새 다리를 개통했다. 문재인은 비용이 높다고 말했다.",
    "thai": "นายกรัฐมนตรีสมชาย วงศ์ทอง กล่าวว่า น้ำท่วมในกรุงเทพลดลงแล้ว สะพานใหม่เปิดวันจันทร์",
    "lao": "ລັດຖະບານເປີດຂົວໃໝ່ໃນວັນຈັນ.",
    "khmer": "រដ្ឋាភិបាលបានបើកស្ពានថ្មីនៅថ្ងៃច័ន្ទ។",
    "burmese": "အစိုးရသည် တံတားသစ်ကို တနင်္လာနေ့တွင် ဖွင့်ခဲ့သည်။",
    "hindi": "मुख्यमंत्री ने सोमवार को नया पुल खोला। दिल्ली में बारिश हुई।",
    "wave": "A new wave of COVID-19 closed nine schools.",
    "jets": "Nineteen F-16 jets will be sent. The G-20 was silent. AT&T paid for a U.S. ship.",
    "dear": "The bridge cost 1,500,000 crowns, and the tunnel 2.5 million crowns.",
    "port": "A cease-fire holds in the port. The e-mail came late.",
    "pact": "A ceasefire was signed, an email said. The US troops left.",
    "band": "The Who played in Quayside. The hall was full.",
    "stage": "The actor asked: to be or not to be. The audience was still.",
    "market": "The market opened. The hand of the clock stood. A dot was there.",
}


@pytest.fixture
def ask(corpus: Corpus) -> Callable[[str], list[tuple[str, str]]]:
    """The keys of the articles that answer a question, with the sentences shown."""
    corpus.add(Article("", text, key) for key, text in TEXTS.items())

    def answers(question: str) -> list[tuple[str, str]]:
        answer = corpus.ask(passages.of_words, question, NOW, 5)
        hits = answer.hits if answer.fits else ()
        return [(hit.article.key, hit.sentence.of(hit.article.text)) for hit in hits]

    return answers


@pytest.mark.parametrize(
    ("question", "key", "part"),
    [
        ("预算", "chinese", "市议会周五通过了新的预算。"),
        ("李明", "chinese", "市长李明说，这笔钱将用于学校和道路。"),
        ("市长李明说了什么", "chinese", "市长李明说，这笔钱将用于学校和道路。"),
        ("桥", "chinese", "河上有一座新桥。"),
        ("会談", "japanese", "首相は明日、会談を続けると述べた。"),
        ("岸田文雄", "japanese", "岸田文雄が説明した。"),
        ("대통령", "korean", "새 다리를"),
        ("문재인", "korean", "비용이"),
        ("น้ำท่วม", "thai", "น้ำท่วม"),
        ("ລັດຖະບານ", "lao", "ລັດຖະບານ"),
        ("ស្ពាន", "khmer", "ស្ពាន"),
        ("တံတား", "burmese", "တံတား"),
        ("दिल्ली", "hindi", "दिल्ली में बारिश हुई।"),
        ("COVID19 schools", "wave", "COVID-19"),
        ("covid 19", "wave", "COVID-19"),
        ("F16 jets", "jets", "F-16"),
        ("G20", "jets", "G-20"),
        ("at&t ship", "jets", "AT&T"),
        ("US ship", "jets", "U.S."),
        ("U.S. troops", "pact", "US troops"),
        ("1500000 crowns", "dear", "1,500,000"),
        ("1.5 million crowns", "dear", "1,500,000"),
        ("2500000 crowns", "dear", "2.5 million"),
        ("ceasefire port", "port", "cease-fire"),
        ("cease-fire signed troops left", "pact", "ceasefire"),
        ("email late", "port", "e-mail"),
        ("The Who", "band", "The Who played"),
        ('"the who"', "band", "The Who played"),
        ("to be or not to be", "stage", "to be or not to be"),
    ],
)
def test_it_is_found(
    ask: Callable[[str], list[tuple[str, str]]], question: str, key: str, part: str
) -> None:
    first, sentence = ask(question)[0]
    assert (first, part in sentence) == (key, True)


@pytest.mark.parametrize("question", ["岸田太郎", "it or not", "dont", "hadnt", "merkel", "学生"])
def test_what_is_nowhere_is_not_found(
    ask: Callable[[str], list[tuple[str, str]]], question: str
) -> None:
    assert ask(question) == []
