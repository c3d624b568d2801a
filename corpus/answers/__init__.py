"""From a question to what answers it; each flow reads one state of the archive (`snapshot`).

    words -> line (outlet and dates, once) -> Question      corpus.questions
    words -> whom they mean, by name or by office           people, offices
    Question -> whom it is about -> their quotes            said, spokespeople
    line -> what it searches for -> passages, ranked        passages
    words -> title -> an article in short, or a choice      articles
    words -> topic or time -> stories, or events in order   coverage
    the questions of the buttons -> their numbers           memory

`Corpus.ask` opens the state and hands it to a flow; `Corpus.answer` gives the numbers of its
buttons, too, and writes only those of questions that nobody asked before.
"""
