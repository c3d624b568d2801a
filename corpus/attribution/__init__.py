"""The steps behind `corpus.quotes` and `corpus.speakers`, for English news.

`statements` splits a text into what one person may have said in one go, `cues`
tags the words of saying, `sources` finds who is named beside them, `links` puts
content, cue and source together. `people` lists the persons of an article by
the words in `names`.
"""
