"""Write a fitted tagger as one small ONNX file, its numbers in 8 bits, and its tokenizer."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from tests.training.model import Tagger

_FRAME = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


class _Served(nn.Module):
    """The tagger as the bot runs it: one window at a time, all scores in one array."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        return torch.cat(self.model(pieces, shapes, torch.ones_like(pieces)), dim=-1)


def pruned(tokenizer: Tokenizer, texts: Iterable[str]) -> Tokenizer:
    """The tokenizer with only the pieces these texts need, and every single character.

    The texts are cut as before; other words fall into smaller pieces.
    """
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    used = {piece for encoding in encodings for piece in encoding.tokens}
    old = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    kept = [
        piece
        for piece, _ in old
        if piece in used or piece in _FRAME or len(piece.removeprefix("##")) == 1
    ]
    described = json.loads(tokenizer.to_str())
    described["model"]["vocab"] = {piece: number for number, piece in enumerate(kept)}
    for added in described["added_tokens"]:
        added["id"] = kept.index(added["content"])
    described["post_processor"] = None
    return Tokenizer.from_str(json.dumps(described))


def write(model: Tagger, table: Tensor, tokenizer: Tokenizer, folder: Path) -> None:
    """`tagger.onnx` and `tokenizer.json` in `folder`; `table` is `pieces_of` the encoder."""
    words = model.encoder.get_input_embeddings().weight.data[table]
    model.encoder.set_input_embeddings(nn.Embedding.from_pretrained(words))
    model.encoder.set_attn_implementation("eager")  # the form that can be written
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch, "plain.onnx")
        example = torch.ones((1, 24), dtype=torch.long)
        torch.onnx.export(
            _Served(model).eval(),
            (example, torch.zeros_like(example)),
            str(plain),
            input_names=["pieces", "shapes"],
            output_names=["scores"],
            dynamic_axes={
                "pieces": {1: "length"},
                "shapes": {1: "length"},
                "scores": {1: "length"},
            },
            dynamo=False,
        )
        quantize_dynamic(
            str(plain),
            str(folder / "tagger.onnx"),
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8,
            per_channel=True,
        )
    onnx.checker.check_model(str(folder / "tagger.onnx"))
