"""Full-text statements, in SQLite's FTS5; with `dialect` the only ones that know the database.

Text is folded and split into words before it is indexed, so that the index,
the spelling and the question agree on what a word is.
"""
