"""What the small encoders share: their word pieces, and how ONNX Runtime runs one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The pieces of English words, in lower case and without accents."""
    return Tokenizer.from_str(_file("corpus.quotes", "tokenizer.json").decode())


@lru_cache
def session(package: str, name: str) -> InferenceSession:
    """The model of this name, on one thread: several processes use several processors."""
    from onnxruntime import InferenceSession, SessionOptions  # slow, and many commands need none

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(
        _file(package, name),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # slower here than what it fuses
    )


def _file(package: str, name: str) -> bytes:
    return (files(package) / "model" / name).read_bytes()
