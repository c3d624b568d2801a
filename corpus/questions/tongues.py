"""A message in another language than English: which it is, and whether it greets or thanks. Pure.

By lists of words, because what detects languages reads whole sentences: of three words it takes
a name for a language. What tells a language here are the small words of questions, without those
that stand in names ("de la", "van der") or are English, too; a script tells it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.language import is_word
from corpus.text import fold

# Without accents, as `fold` leaves them, between commas: hello, thanks, goodbye.
_POLITE = {
    "de": (
        "hallo, guten tag, guten morgen, guten abend, gruss gott, servus, moin, hallo bot, na",
        "danke, danke schon, danke sehr, vielen dank, dankeschon, besten dank, danke dir",
        "tschuss, auf wiedersehen, bis bald, gute nacht, bis spater",
    ),
    "fr": (
        "bonjour, salut, bonsoir, coucou, bonjour a tous, salut ca va, ca va, comment ca va",
        "merci, merci beaucoup, merci bien, mille mercis, grand merci",
        "au revoir, a bientot, bonne nuit, a plus, a demain",
    ),
    "es": (
        "hola, buenos dias, buenas tardes, buenas noches, buenas, hola que tal, que tal,"
        " como estas, hola como estas",
        "gracias, muchas gracias, mil gracias, gracias amigo, muchisimas gracias",
        "adios, hasta luego, hasta manana, hasta pronto, nos vemos, chao",
    ),
    "pt": (
        "bom dia, boa tarde, boa noite, ola tudo bem, oi, tudo bem, oi tudo bem, ola bom dia",
        "obrigado, obrigada, muito obrigado, muito obrigada, valeu",
        "tchau, ate logo, ate amanha, ate mais",
    ),
    "it": (
        "ciao, buongiorno, buon giorno, buonasera, buona sera, salve, come stai, ciao come stai",
        "grazie, grazie mille, molte grazie, tante grazie",
        "arrivederci, buonanotte, buona notte, a presto, ci vediamo",
    ),
    "nl": (
        "goedemorgen, goedemiddag, goedenavond, goedendag, hoi, dag, hoe gaat het",
        "bedankt, dank je, dank je wel, dank u, dank u wel, dankjewel, dankuwel",
        "tot ziens, doei, welterusten, tot straks",
    ),
    "pl": (
        "czesc, dzien dobry, dobry wieczor, siema, witam, hej",
        "dziekuje, dzieki, dziekuje bardzo, dziekuje ci, wielkie dzieki",
        "do widzenia, dobranoc, na razie, pa pa",
    ),
    "tr": (
        "merhaba, selam, selamlar, gunaydin, iyi gunler, iyi aksamlar, naber, nasilsin",
        "tesekkurler, tesekkur ederim, cok tesekkurler, sagol, sag ol, sagolun, eyvallah",
        "gule gule, hosca kal, gorusuruz, iyi geceler, hoscakal",
    ),
    "ru": (
        "привет, здравствуйте, здравствуй, добрый день, доброе утро, добрый вечер, приветик,"
        " как дела, привет как дела, privet",
        "спасибо, большое спасибо, спасибо большое, благодарю, спс, spasibo",
        "пока, до свидания, спокойной ночи, до встречи, poka",
    ),
    "uk": (
        "привіт, вітаю, добрий день, доброго дня, добрий ранок, добрий вечір, доброго ранку,"
        " як справи, доброго вечора",
        "дякую, щиро дякую, дуже дякую, спасибі, diakuiu, dyakuyu",
        "до побачення, бувай, на добраніч, бувайте",
    ),
    "ar": (
        "مرحبا, السلام عليكم, اهلا, أهلا, صباح الخير, مساء الخير, هلا, سلام عليكم, marhaba,"
        " salam alaikum, assalamu alaikum, salam aleikum",
        "شكرا, شكرا جزيلا, شكرا لك, مشكور, shukran",
        "مع السلامة, الى اللقاء, إلى اللقاء, وداعا, تصبح على خير",
    ),
    "fa": (
        "سلام, درود, صبح بخیر, سلام خوبی, خوبی, وقت بخیر, عصر بخیر, چطوری",
        "ممنون, مرسی, متشکرم, سپاس, خیلی ممنون, تشکر, دستت درد نکنه",
        "خداحافظ, خدانگهدار, شب بخیر, بای",
    ),
    "hi": (
        "नमस्ते, नमस्कार, हैलो, हेलो, प्रणाम, namaste, namaskar, kaise ho, aap kaise ho",
        "धन्यवाद, शुक्रिया, बहुत धन्यवाद, dhanyavad, dhanyawad, shukriya",
        "अलविदा, फिर मिलेंगे, शुभ रात्रि, alvida",
    ),
    "id": (
        "halo, selamat pagi, selamat siang, selamat sore, selamat malam, apa kabar, halo apa kabar,"
        " hai apa kabar",
        "terima kasih, makasih, terimakasih, terima kasih banyak, trims",
        "sampai jumpa, selamat tinggal, dadah, sampai nanti",
    ),
}
_KINDS = ("a greeting", "thanks", "goodbye")

# Small words of each language that are in no other of these, in no names, and not English.
_TELLING = {
    "de": (
        "was wer wie wo wann warum hat haben hatte ist sind wurde wird werden uber zu zum zur"
        " nicht und oder gesagt sagt sagte ich du sie wir ihr mir mich dir bitte gibt es kann"
        " kannst mit von fur auf bei nach vor aus welche welcher welches denn mal auch noch nur"
        " eine einen einem der das dem zeig zeige erzahl nachrichten artikel gestern heute"
        " zusammenfassung suche"
    ),
    "fr": (
        "que quoi qui quand pourquoi comment ou est sont etait ont dit disait declare sur avec"
        " pour dans pas plus nous vous je tu il elle ils elles mon ton votre quel quelle quels"
        " quelles ce cette ces une aux par peux pouvez suis veux donne moi parle actualites"
        " nouvelles hier aujourdhui resume article des qu y c"
    ),
    "es": (
        "que quien quienes cuando donde como cual cuales dijo dice dicho ha han sobre con para"
        " por no yo tu usted esta estan fue son una unos hay puedes puede quiero dame dime"
        " muestra noticias ayer hoy resumen resume articulo cuanto cuantos acerca porque pero"
        " mas mi"
    ),
    "pt": (
        "que quem quando onde como qual quais disse diz dito sobre com para por nao eu voce ele"
        " ela foi sao esta estao uma mais pode quero mostre noticias ontem hoje resumo resuma"
        " artigo porque mas meu minha o os em pelo pela falou"
    ),
    "it": (
        "che chi cosa quando dove come perche quale quali detto dice disse su con per non io tu"
        " lui lei noi voi sono stato stata ha hanno una questo questa puoi posso voglio dammi"
        " dimmi notizie ieri oggi riassunto riassumi articolo riguardo ma anche di il gli nel"
        " della"
    ),
    "nl": (
        "wat wie waar wanneer waarom hoe heeft hebben gezegd zegt zei over met voor niet ik jij"
        " hij zij wij jullie is zijn was werd wordt een het kun kunt wil geef laat zien nieuws"
        " gisteren vandaag samenvatting artikel naar bij uit ook maar welke mijn vertel"
    ),
    "pl": (
        "co kto kiedy gdzie dlaczego jak czy powiedzial powiedziala mowi mowil o w z na nie ja"
        " ty on ona jest sa byl byla ma jaki jaka jakie ktory ktora moj pokaz daj mi wiadomosci"
        " wczoraj dzis dzisiaj streszczenie artykul oraz ale sie przez"
    ),
    "tr": (
        "ne kim nerede neden nicin nasil hangi dedi diyor soyledi soyluyor hakkinda icin ile ve"
        " bu su o ben sen biz siz mi var yok oldu olan gibi bana goster haber haberler haberleri"
        " bugun dun ozet ozetle makale kac da demek konusunda neler"
    ),
    "id": (
        "apa siapa kapan dimana mana mengapa kenapa bagaimana berkata kata mengatakan dikatakan"
        " tentang dengan untuk yang di ke dari tidak saya kamu anda dia kami adalah ini itu bisa"
        " tolong berita kemarin hari artikel ringkasan dan atau juga oleh dalam"
    ),
    "hi": (
        "kya kaun kab kahan kyu kyun kaise kaha kahaa bola boli ke ki ka ko se mein ne"
        " hai hain tha thi aur nahi nahin mujhe batao bataiye khabar samachar baare bare"
    ),
    "ru": ("chto kto kogda gde pochemu kak skazal skazala govorit ob eto net"),
}
_FEWEST = 2
_SHARE = 0.25
_READ = 300  # letters

# By their letters; before it, the letters that only one of the languages of a script has.
_SCRIPTS = (
    ("uk", "[а-яґєіїё’]", "[ґєії]"),
    ("ru", "[а-яё]", ""),
    ("fa", r"[\u0600-\u06ff]", "[پچژگکی]"),
    ("ar", r"[\u0600-\u06ff]", ""),
    ("hi", r"[\u0900-\u0963]", ""),
    ("he", r"[\u0590-\u05ff]", ""),
    ("el", r"[\u0370-\u03ff]", ""),
    ("ja", r"[\u3040-\u30ff\u4e00-\u9fff]", r"[\u3040-\u30ff]"),
    ("zh", r"[\u4e00-\u9fff]", ""),
    ("ko", r"[\uac00-\ud7af]", ""),
    ("th", r"[\u0e00-\u0e7f]", ""),
)
_UNSPACED = ("ja", "zh", "th")
_SENTENCE = 6  # letters of a script without spaces
_WORD = re.compile(r"[\w\u0900-\u0963]+")


class Polite(NamedTuple):
    """A greeting, thanks or a goodbye, by its kind, in the language of this ISO 639-1 code."""

    kind: str
    language: str


def polite_word(text: str) -> Polite | None:
    """What a text of nothing but a polite word in another language is.

    `text` is folded, with single spaces, and no punctuation.
    """
    return _BY_WORDS.get(text) or _BY_WORDS.get(_BOT.sub("", text))


_BOT = re.compile(r" (?:bot|бот|بوت)$")


def _plain(words: str) -> str:
    return fold(words).strip()


_BY_WORDS = {
    _plain(words): Polite(kind, language)
    for language, rows in reversed(_POLITE.items())
    for kind, row in zip(_KINDS, rows, strict=True)
    for words in row.split(",")
}
_TELLING_WORDS = {language: frozenset(words.split()) for language, words in _TELLING.items()}


def language_of_question(message: str) -> str | None:
    """The ISO 639-1 code of the language a question is written in; None for English, or unsure.

    A name in another script is no question: three of its words must be.
    """
    start = message[:_READ].lower()
    words = _WORD.findall(start.replace("'", " ").replace("’", " "))
    return _by_script(start, words) or _by_words([fold(word) for word in words])


def _by_script(text: str, words: Sequence[str]) -> str | None:
    for language, letters, telling in _SCRIPTS:
        hits = [word for word in words if re.match(letters, word)]
        if len(hits) > len(words) / 2 and re.search(telling, text):
            is_unspaced = language in _UNSPACED and sum(map(len, hits)) >= _SENTENCE
            return language if is_unspaced or len(hits) > _FEWEST else None
    return None


def _by_words(words: Sequence[str]) -> str | None:
    counts = {
        language: sum(word in telling for word in words)
        for language, telling in _TELLING_WORDS.items()
    }
    language = max(counts, key=lambda code: counts[code])
    foreign = sum(len(word) < 2 or not is_word(word) for word in words)
    is_sure = counts[language] >= max(_FEWEST, _SHARE * len(words)) and foreign >= _FEWEST
    return language if is_sure else None
