"""The first words: the greeting and the help, by examples of this archive. Pure."""

from __future__ import annotations

from corpus import Examples
from handlers.replies.layout import Reply, line


def greeting(examples: Examples, articles: int) -> Reply:
    """The greeting, with questions this archive answers."""
    if not articles:
        return Reply(
            "The archive is still empty. Whoever runs this bot can fill it with"
            " <code>onrecord load PATH</code>."
        )
    questions = "\n".join(f"• {line(question)}" for question in example_questions(examples))
    return Reply(
        f"Ask me who said what. I answer from {articles:,} news articles, in their own words,"
        f" and show where each was published.\n\nFor example:\n{questions}\n\n/help shows what else"
        " you can ask."
    )


def in_group(username: str, speaker: str | None) -> Reply:
    """The greeting in a group that the bot was added to: how it is asked, and who decides."""
    name = line(speaker or "Jane Doe")
    return Reply(
        "Hello. I answer from news articles, in their own words: who said what.\n\n"
        f"Ask me by my name, as in <i>@{username} what did {name} say?</i>, by a command, or in a"
        " reply to one of my messages. I hear nothing else here.\n\n"
        "Everybody may look at /digest and /subscriptions; administrators decide what this chat"
        " follows. /help shows what else I do."
    )


def example_questions(examples: Examples) -> list[str]:
    """Up to four questions in plain words that this archive answers."""
    speakers, topics = examples.speakers, examples.topics
    about = f" about {noun(topics[0])}" if topics else ""
    return [
        *(f"What did {speaker} say{about}?" for speaker in speakers[:1]),
        *(f"What did {speaker} say?" for speaker in speakers[1:]),
        *(f"Who said something about {noun(topic)}?" for topic in topics[1:]),
        *examples.headlines,
    ]


def noun(topic: str) -> str:
    """A topic as it stands in a sentence: "the river", "NATO"."""
    return f"the {topic}" if topic.islower() else topic


def help_(examples: Examples) -> Reply:
    """What can be asked, by example."""
    speaker = line(next(iter(examples.speakers), "Jane Doe"))
    topic = line(noun(next(iter(examples.topics), "budget")))
    headline = line(next(iter(examples.headlines), "A headline, or most of it"))
    return Reply(
        f"<b>What somebody said</b>\nWhat did {speaker} say about {topic}?\n"
        f"Who said something about {topic}?\n/said {speaker} about {topic} since 2019\n\n"
        f"<b>What the articles say</b>\n/ask {topic}\n\n"
        f"<b>A summary</b>\n{headline}\n/summary with a headline or a link, or as a reply to a"
        " message. Or paste an article, or send it as a .txt, .md, .html, .pdf,"
        " .docx or .eml file.\n\n"
        f"<b>Many articles</b>\nSummarize everything on {topic}\nWhat happened last week?\n"
        f"/summary last week about {topic}\nTimeline of {topic}\n\n"
        "<b>Looking around</b>\n/latest for the newest articles, /people for who is quoted most."
        f"\n\n<b>What is new, by itself</b>\nTell me every morning at 8 what {speaker} says about"
        f" {topic}\nNotify me when {speaker} speaks\n/subscribe with a name, a topic or an outlet;"
        " /subscriptions shows what you follow, /digest what is new in it, /settings your time"
        " zone, quiet hours and pauses; /export and /forget are for what I know of you."
        "\n\nA name may be misspelt. Every sentence I quote is from an article, word for word."
    )
