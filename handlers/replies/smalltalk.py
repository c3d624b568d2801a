"""What the bot says to small talk: short words, and what to do next. Pure."""

from __future__ import annotations

from corpus.answers.about import TalkAnswer
from corpus.questions.smalltalk import Talk
from handlers.replies import layout, welcome
from handlers.replies.layout import Reply, line

_OUTLETS = 12

# {question} is one that this archive answers, {speaker} and {topic} are in it, {headline} a title.
_WORDS = {
    Talk.FOLLOWING: (
        "Say “follow {speaker}” or “tell me every morning at 8 what {speaker} says about "
        "{topic}”. A topic or an outlet works too; /subscriptions shows what you follow."
    ),
    Talk.UNFOLLOWING: (
        "/subscriptions lists what you follow, with a button each to pause or end it.\n"
        "Or say “unfollow {speaker}”."
    ),
    Talk.SUMMARIZING: (
        "Send me its headline, its link, or the article itself as text or file.\n"
        "For example: summarize {headline}"
    ),
    Talk.ZONE: (
        "Send me your location, or say “my time zone is Berlin”.\n"
        "/settings shows which one I use for you."
    ),
    Talk.SCHEDULE: (
        "/settings has your time zone, quiet hours and pauses; /subscriptions the hour at "
        "which each message comes.\n"
        "Or say it: “quiet from 22:00 to 7:00”."
    ),
    Talk.LIMITING: ("Name the outlet at the end of a question.\nFor example: {topic} in {outlet}"),
    Talk.DATING: (
        "Put the time into the question: “since March 2024”, “in 2019”, “last week”.\n"
        "For example: what did {speaker} say in 2024"
    ),
    Talk.QUOTED: ("/people shows who is quoted most; press a name to read what they said."),
    Talk.SPEECH: ("Just name them, and the topic if you like.\nFor example: {question}"),
    Talk.CHECKING: (
        "Send me the words in quotation marks, and whose they should be; I look for what "
        "was published.\n"
        "For example: did {speaker} say “…”?"
    ),
    Talk.FORGETTING: (
        "/forget deletes all I know of this chat; I ask once more before I do it.\n"
        "/export sends it to you as a file first."
    ),
    Talk.LANGUAGES: (
        "Questions I read in English for now; the articles may be in other languages, too.\n"
        "For example: {question}"
    ),
    Talk.PRIVACY: (
        "I keep what you follow, your settings, what we last talked about, and which quotes you "
        "found wrong. Who runs me sees those quotes, not who pressed; nobody else sees anything "
        "of a private chat.\n"
        "/export sends it to you, /forget deletes it."
    ),
    Talk.ABILITIES: (
        "I find what people said in the news, answer from the articles, sum them up, and "
        "tell you what is new.\n"
        "Try: {question}\n"
        "/help has more examples."
    ),
    Talk.WORKINGS: (
        "I read news articles, work out who said what, and answer with their own sentences, "
        "each with its source. I make up nothing.\n"
        "Try: {question}"
    ),
    Talk.SELF: (
        "I am onrecord, a bot that knows a news archive: who said what, when and where.\n"
        "Try: {question}"
    ),
    Talk.NATURE: (
        "I am a program, and no chatbot that writes by itself: every sentence I quote was "
        "published, and I show where.\n"
        "Try: {question}"
    ),
    Talk.COMPLAINT: (
        "Sorry, that was not what you wanted. Try a name with a topic, or fewer words:\n"
        "{question}\n"
        "/help shows what I understand."
    ),
    Talk.WELLBEING: ("All well here, thank you! Ask me about the news, for example:\n{question}"),
    Talk.THANKS: ("You are welcome! Ask on whenever you like."),
    Talk.PRAISE: ("Thank you, glad you like it! Ask on whenever you like."),
    Talk.GOODBYE: ("Goodbye, and see you soon! What you follow goes on."),
    Talk.AFFECTION: (
        "That is kind of you to tell me, but I am only good at the news. Ask me, for "
        "example:\n"
        "{question}"
    ),
    Talk.LAUGH: ("Glad that you are amused! Ask on whenever you like."),
    Talk.GREETING: (
        "Hello! Ask me who said what, or what the news wrote of something. For example:\n{question}"
    ),
    Talk.TEST: ("I am here, and it works. Ask me something, for example:\n{question}"),
    Talk.REFUSAL: (
        "All right, I leave it at that. Ask me something else, for example:\n{question}"
    ),
    Talk.CONSENT: ("Good! Ask me something, for example:\n{question}"),
    Talk.PUZZLED: (
        "I am not sure what you would like to know. Ask me, for example:\n"
        "{question}\n"
        "/help shows more."
    ),
    Talk.PICTURE: (
        "🙂 Ask me who said what, or send me a headline, a link or an article. /help has examples."
    ),
}
# A greeting, thanks and a goodbye; and that questions in the language are not read yet.
_TONGUES = {
    "de": ("Hallo!", "Gern geschehen!", "Auf Wiedersehen!", "Fragen auf Deutsch verstehe ich leider"
           " noch nicht. Bitte frag mich auf Englisch, zum Beispiel:"),
    "fr": ("Bonjour !", "Je vous en prie !", "Au revoir !", "Désolé, je ne comprends pas encore les"
           " questions en français. Posez-les en anglais, par exemple :"),
    "es": ("¡Hola!", "¡De nada!", "¡Hasta luego!", "Lo siento, todavía no entiendo preguntas en"
           " español. Pregúntame en inglés, por ejemplo:"),
    "pt": ("Olá!", "De nada!", "Até logo!", "Desculpe, ainda não entendo perguntas em português."
           " Pergunte em inglês, por exemplo:"),
    "it": ("Ciao!", "Prego!", "Arrivederci!", "Mi dispiace, non capisco ancora le domande in"
           " italiano. Chiedimi in inglese, per esempio:"),
    "nl": ("Hallo!", "Graag gedaan!", "Tot ziens!", "Sorry, vragen in het Nederlands begrijp ik nog"
           " niet. Vraag het in het Engels, bijvoorbeeld:"),
    "pl": ("Cześć!", "Nie ma za co!", "Do widzenia!", "Przepraszam, nie rozumiem jeszcze pytań po"
           " polsku. Zapytaj po angielsku, na przykład:"),
    "tr": ("Merhaba!", "Rica ederim!", "Görüşmek üzere!", "Üzgünüm, Türkçe soruları henüz"
           " anlamıyorum. Lütfen İngilizce sorun, örneğin:"),
    "ru": ("Здравствуйте!", "Пожалуйста!", "До свидания!", "К сожалению, вопросы на русском я пока"
           " не понимаю. Спросите по-английски, например:"),
    "uk": ("Вітаю!", "Будь ласка!", "До побачення!", "На жаль, питань українською я поки не"
           " розумію. Запитайте англійською, наприклад:"),
    "ar": ("مرحبا!", "على الرحب والسعة!", "مع السلامة!", "عذرا، لا أفهم الأسئلة بالعربية بعد."
           " اسألني بالإنجليزية من فضلك، مثلا:"),
    "fa": ("سلام!", "خواهش می‌کنم!", "خداحافظ!", "متأسفم، هنوز پرسش‌های فارسی را نمی‌فهمم."
           " لطفاً به انگلیسی بپرسید، مثلاً:"),
    "hi": ("नमस्ते!", "आपका स्वागत है!", "अलविदा!", "क्षमा करें, मैं अभी हिंदी में सवाल नहीं"
           " समझता। कृपया अंग्रेज़ी में पूछें, जैसे:"),
    "id": ("Halo!", "Sama-sama!", "Sampai jumpa!", "Maaf, saya belum mengerti pertanyaan dalam"
           " bahasa Indonesia. Silakan bertanya dalam bahasa Inggris, misalnya:"),
}  # fmt: skip
_UNREAD = "Sorry, I do not read questions in this language yet. Please ask in English, for example:"
_POLITE = (Talk.GREETING, Talk.THANKS, Talk.GOODBYE)


def small_talk(answer: TalkAnswer) -> Reply:
    """A short answer to small talk, and what to do next."""
    subject, language = answer.talk.talk, answer.talk.language
    if language != "en":
        return _in_language(answer, subject, language)
    return Reply(_of_archive(answer) or _worded(answer, _WORDS[subject]))


def _in_language(answer: TalkAnswer, subject: Talk, language: str) -> Reply:
    *polite, unread = _TONGUES.get(language, ("", "", "", _UNREAD))
    if subject in _POLITE[1:]:
        return Reply(polite[_POLITE.index(subject)])
    hello = f"{polite[0]} " if subject is Talk.GREETING else ""
    example = _worded(answer, "{question}")
    return Reply(f"{hello}{unread}\n{example}")


def _worded(answer: TalkAnswer, words: str) -> str:
    """`words` with what this archive has for their examples."""
    examples = answer.examples
    return words.format(
        question=line(next(iter(welcome.example_questions(examples)), "What did Jane Doe say?")),
        speaker=line(next(iter(examples.speakers), "Jane Doe")),
        topic=line(welcome.noun(next(iter(examples.topics), "budget"))),
        headline=line(next(iter(examples.headlines), "a headline, or most of it")),
        outlet=line(next(iter(answer.outlets), "the Herald")),
    )


# --- of the archive -------------------------------------------------------------------------


def _of_archive(answer: TalkAnswer) -> str:
    """What there is in it, where that is what was asked; else nothing."""
    match answer.talk.talk:
        case Talk.OUTLETS:
            return _outlets(answer)
        case Talk.SPAN:
            return _span(answer)
        case Talk.NEWEST | Talk.OLDEST:
            return f"The {answer.talk.talk.name.lower()} article here: {_article(answer)}"
        case Talk.FRESHNESS:
            return f"The newest article I have: {_article(answer)}\n/latest shows more."
        case Talk.PEOPLE:
            return _people(answer)
        case Talk.SIZE | Talk.TOPICS | Talk.ORIGIN:
            return _size(answer)
    return ""


def _article(answer: TalkAnswer) -> str:
    article = answer.article
    if article is None:
        return "none yet."
    date = f", {layout.date(article.published)}" if article.published else ""
    return f"<b>{line(article.title or article.outlet or 'untitled')}</b>{date}."


def _outlets(answer: TalkAnswer) -> str:
    names = [line(outlet) for outlet in answer.outlets]
    if not names:
        return "The articles here name no outlet. /latest shows the newest."
    more = f", and {len(names) - _OUTLETS} more" if len(names) > _OUTLETS else ""
    first = ", ".join(names[:_OUTLETS])
    example = _worded(answer, "{topic} in {outlet}")
    return f"I have articles of {first}{more}.\nAsk of one: {example}"


def _size(answer: TalkAnswer) -> str:
    counts = answer.counts
    if counts is None or not counts.articles:
        return "The archive is still empty."
    ending = {
        Talk.TOPICS: "\nAsk about {topic}, or see who is quoted with /people.",
        Talk.ORIGIN: "\nAll I say is word for word from them, with the source below it.",
    }.get(answer.talk.talk, "\nTry: {question}")
    amount = f"{counts.articles:,} news article{'s' * (counts.articles != 1)}"
    outlets = len(answer.outlets)
    of = f" of {outlets} outlet{'s' * (outlets != 1)}" if outlets else ""
    people = f" They quote {counts.speakers:,} people and organisations." if counts.speakers else ""
    return f"I have {amount}{of}{_between(answer)}.{people}{_worded(answer, ending)}"


def _between(answer: TalkAnswer) -> str:
    counts = answer.counts
    if counts is None or counts.first is None or counts.last is None:
        return ""
    return f", from {layout.date(counts.first)} to {layout.date(counts.last)}"


def _span(answer: TalkAnswer) -> str:
    dates = _between(answer).removeprefix(", ")
    example = _worded(answer, "{question}")
    return f"The articles here are {dates or 'undated'}.\nTry: {example}"


def _people(answer: TalkAnswer) -> str:
    speakers = answer.speakers
    names = ", ".join(f"<b>{line(who.name)}</b> ({who.quotes:,})" for who in speakers)
    if not names:
        return "Nobody is quoted in this archive yet."
    return f"Quoted most: {names}.\n/people shows more, with what each said."
