"""Small talk is heard as such, however it is typed, and no question is taken for it."""

from __future__ import annotations

import pytest

from corpus.questions.smalltalk import SmallTalk, Talk, read_small_talk

SMALL = {
    Talk.GREETING: "hi|Hello!|hey there|good morning bot|hiiii|heyyy|yo|Good evening, all|gm|helo"
    "|hi bot|let's talk|hello hello|g'day",
    Talk.WELLBEING: "hello, how are you?|how's it going|how r u|what's up|nice to meet you"
    "|hey how are you doing today|fine thanks and you?",
    Talk.THANKS: "thanks|thx, that helped|thank you so much!|ok thanks|ty|thaaanks|cheers mate"
    "|thnaks|many thanks for your help|great, thank you|that was very helpful|thanks, bye",
    Talk.PRAISE: "great|good bot|that's awesome|nice one!|you're the best|well done|cool|I love it",
    Talk.COMPLAINT: "that's wrong|not what i asked|useless|this is not what I asked for"
    "|you didn't answer my question|no, that is not right|wrong answer|that makes no sense"
    "|this bot is stupid|that's not what i meant!",
    Talk.GOODBYE: "bye|good night|see you later|ok bye|goodbye for now|that's all for today"
    "|have a nice day|gtg",
    Talk.SELF: "who are you|what are you?|what's your name|who made you|who is behind this bot",
    Talk.NATURE: "are you human?|are you an AI|r u a bot|is this a real person"
    "|am i talking to a machine|do you use chatgpt",
    Talk.ABILITIES: "what can you do|what can i ask you|help me|help please|i need help"
    "|what is this bot for|give me some examples|im new here|what can u do for me?|i'm lost",
    Talk.WORKINGS: "how does this work|how do you work?|how do i use this bot|how to use this",
    Talk.FOLLOWING: "how do I follow someone|how can i follow a topic?|how to subscribe"
    "|can i get notified when somebody speaks|how do i folow somone|hi, how do i follow people?"
    "|please tell me how to follow an outlet|how do i follow anna krol",
    Talk.UNFOLLOWING: "how do i unsubscribe|how do I stop the messages|how to unfollow someone",
    Talk.SUMMARIZING: "how do i summarize an article|can you summarize articles"
    "|how to get a summary",
    Talk.ZONE: "how do i set my time zone|where do I change the timezone|set my timezone",
    Talk.SCHEDULE: "how do i set quiet hours|where are my settings",
    Talk.DATING: "how do i search by date|can i filter by year|how to search for articles from a"
    " specific year",
    Talk.LIMITING: "how do i search in one newspaper|can i limit results to an outlet",
    Talk.QUOTED: "how do i see who is quoted|show me all the speakers",
    Talk.SPEECH: "how do i find out what someone said|how can i search for quotes by a person",
    Talk.CHECKING: "how do i check a quote|can you verify quotes",
    Talk.FORGETTING: "how do i delete my data|how can I erase everything you know about me",
    Talk.OUTLETS: "which outlets do you have|what sources do you use?|what are your sources"
    "|which newspapers are there",
    Talk.SIZE: "how many articles do you have?|how big is your archive|how many quotes are there",
    Talk.SPAN: "how far back do you go|how far does the archive go back|what years do you cover",
    Talk.NEWEST: "what's the newest article|what is the latest article you have",
    Talk.OLDEST: "what's the oldest article here|which is the oldest article in your archive",
    Talk.PEOPLE: "who is quoted most|who's the most quoted person?|who do you quote"
    "|who is in your archive",
    Talk.TOPICS: "what topics do you have|what's in the archive|what can i ask about",
    Talk.LANGUAGES: "what languages do you read|do you speak german?|can i ask in french",
    Talk.PRIVACY: "do you store my data|what do you know about me|is this chat private"
    "|who can see my messages",
    Talk.ORIGIN: "where do your answers come from|where is this from|how do you know that"
    "|can i trust you|do you make things up",
    Talk.FRESHNESS: "is this up to date|how recent is your data|when was this last updated",
    Talk.CONSENT: "ok|yes|sure|alright|okay then|yep",
    Talk.REFUSAL: "no|nope|not now|nah",
    Talk.LAUGH: "lol|haha|just kidding",
    Talk.TEST: "test|is anybody there?|are you there|testing 1 2 3|can you hear me",
    Talk.AFFECTION: "i love you|tell me a joke|i'm bored|sorry|happy new year!",
    Talk.PUZZLED: "???|…|huh|hmm|nevermind|asdf|?!",
    Talk.PICTURE: "🙂|👍👍|❤️ 😂",
}  # fmt: skip
PHRASES = [(talk, words) for talk, row in SMALL.items() for words in row.split("|")]

QUESTIONS = """
hello kitty lawsuit|thank you speech of krol|good morning america host on tv|help for farmers
thanksgiving parade|high court on eels|hi-fi makers on tariffs|bye-election results
goodbye to coal|welcome centre opening|test cricket scores|nuclear test
test results of the bridge|human rights|human rights in montevar|robot tax|ai act|privacy law
data protection bill|english channel|sources of the ruvenna|outlets for the flood water
newspapers on the strike|who said hello to krol|what did krol say about thanks
krol thanks voters|krol says sorry|sorry state of the harbour bridge
how many people died in the flood|how far is the border|how old is krol|how big is the dam
how much will the bridge cost|how does the turbine work|how does the treaty work
how do farmers follow rules|how did the strike end|how was the bridge built
what happened to the ferry|what is the treaty about|what can the mayor do about eels
what should the council do|who is krol|who is the mayor|who made the bridge
who built the harbour bridge|who owns the ferry|who quoted krol|who is quoted on eels
who speaks for the union|what languages does krol speak|which outlets reported the flood
which newspapers wrote about krol|which articles mention eels|latest article on the bridge
oldest bridge in the country|newest ferry|best bridge|great lakes|good friday agreement
nice attack|cool reception for krol|super bowl|fine for the port|right to roam
no confidence vote|no deal|yes campaign|yes minister|ok corral|okay given to bridge plan
sure start centres|peace talks|love island|joke about the mayor|birthday of the queen
new year honours|merry go round fire|is anybody hurt|is the bridge up to date|is krol wrong
krol is wrong|that bridge is useless|useless ferry|stupid tax|wrong bridge|rubbish collection
trash strike|how are farmers doing|how are you going to pay for it krol
are you better off than four years ago|do you believe the mayor|can you trust the minister
where does the water come from|where do the eels come from|where is krol from
when was the bridge updated|how often is the ferry late|what do you know about krol
what do you have on halloran|tell me about the treaty|tell me about yourself minister krol
follow krol|follow the bridge|summarize the article on eels|summarize the bridge story
unsubscribe from krol|set my time zone to berlin|delete my data now or else said krol
morning after pill|evening standard|later abbasid caliphs|night of the long knives
test ban treaty|ping an insurance|start of the war|go ahead for the bridge|tanks|thani|greta
hope|pope|help wanted signs|commands of the sea|features of the new bridge|menu of the inn
guide to the election|kjeldahl|halloran eels|what did kjeldahl say|kjeldahl on the treaty
thank god for the rain said krol
"""
ASKED = [words for row in QUESTIONS.strip().splitlines() for words in row.split("|")]


@pytest.mark.parametrize(("talk", "words"), PHRASES)
def test_small_talk_is_heard(talk: Talk, words: str) -> None:
    assert read_small_talk(words) == SmallTalk(talk)


@pytest.mark.parametrize("words", ASKED)
def test_a_question_is_no_small_talk(words: str) -> None:
    assert read_small_talk(words) is None


def test_both_lists_are_long() -> None:
    assert len(PHRASES) > 100
    assert len(ASKED) > 100
    assert set(SMALL) == set(Talk)


@pytest.mark.parametrize(
    ("words", "talk", "language"),
    [
        ("gracias", Talk.THANKS, "es"),
        ("Danke schön!", Talk.THANKS, "de"),
        ("hallo", Talk.GREETING, "de"),
        ("Спасибо!", Talk.THANKS, "ru"),
        ("привет, бот", Talk.GREETING, "ru"),
        ("teşekkürler", Talk.THANKS, "tr"),
        ("terima kasih", Talk.THANKS, "id"),
        ("مرحبا", Talk.GREETING, "ar"),
        ("au revoir", Talk.GOODBYE, "fr"),
        ("नमस्ते", Talk.GREETING, "hi"),
    ],
)
def test_a_polite_word_is_heard_in_its_language(words: str, talk: Talk, language: str) -> None:
    assert read_small_talk(words) == SmallTalk(talk, language)


def test_of_several_the_most_telling_is_answered() -> None:
    assert read_small_talk("hi! thanks, but what can you do?") == SmallTalk(Talk.ABILITIES)
    assert read_small_talk("hello, are you human?") == SmallTalk(Talk.NATURE)


def test_a_long_message_is_no_small_talk() -> None:
    assert read_small_talk("thanks " * 1_000) is None
