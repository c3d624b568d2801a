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
    """The tagger as the bot runs it: one window at a time, all scores in one array.

    The same sums as BERT's in fewer steps: no mask, for nothing is padded, and one product for the
    queries, keys and values of a layer.
    """

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.embeddings, self.shapes = model.encoder.embeddings, model.shapes
        self.layers = nn.ModuleList(map(Layer, model.encoder.encoder.layer))
        self.heads = _beside(model.roles, model.names)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        vectors = self.embeddings.word_embeddings(pieces[0]) + self.shapes(shapes[0])
        places = self.embeddings.position_embeddings.weight[: pieces.shape[1]]
        kind = self.embeddings.token_type_embeddings.weight[0]
        vectors = self.embeddings.LayerNorm(vectors + (places + kind))
        for layer in self.layers:
            vectors = layer(vectors)
        return self.heads(vectors)[None]


class Layer(nn.Module):
    """A layer of BERT with one product for its queries, keys and values, and no mask."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        own = layer.attention.self
        self.heads, self.size = own.num_attention_heads, own.attention_head_size
        with torch.no_grad():
            own.query.weight /= self.size**0.5
            own.query.bias /= self.size**0.5
        self.into = _beside(own.query, own.key, own.value)
        self.layer = layer

    def forward(self, vectors: Tensor) -> Tensor:
        parts = self.into(vectors).reshape(-1, 3 * self.heads, self.size).transpose(0, 1)
        queries, keys, values = parts.split(self.heads)
        weights = torch.softmax(queries @ keys.transpose(1, 2), dim=-1)
        context = (weights @ values).transpose(0, 1).reshape(-1, self.heads * self.size)
        inner = self.layer.attention.output
        vectors = inner.LayerNorm(inner.dense(context) + vectors)
        wide = nn.functional.gelu(self.layer.intermediate.dense(vectors))
        return self.layer.output.LayerNorm(self.layer.output.dense(wide) + vectors)


def _beside(*layers: nn.Linear) -> nn.Linear:
    """One linear layer that gives the outputs of these, one after another."""
    joint = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    with torch.no_grad():
        joint.weight.copy_(torch.cat([layer.weight for layer in layers]))
        joint.bias.copy_(torch.cat([layer.bias for layer in layers]))
    return joint


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


def write(model: Tagger, tokenizer: Tokenizer, folder: Path) -> None:
    """`tagger.onnx` and `tokenizer.json` in `folder`."""
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
