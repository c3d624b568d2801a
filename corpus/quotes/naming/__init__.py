"""Whom an article names, and whom a mention in it means.

`people` lists the persons by the `capitals` of their names; `resolution` says whom a mention
means: by name, by `pronouns`, by `descriptions`, or one of the `organisations`.
"""
