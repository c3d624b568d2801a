"""Train the reader: `python -m tests.training.reading SHARED`, about an hour on two processors.

A small encoder learns from SQuAD 2.0 (Rajpurkar, Jia and Liang, 2018) where an answer begins and
ends, "nowhere" being the first piece (Devlin and others, 2019), and whether there is one at all.
It is judged on subjects that it has not seen; then it learns from these, too. What it has learned
is kept in the work folder every 250 steps. `docs/search.md` says what comes out.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from corpus import text
from corpus.quotes import encoder as pieces
from corpus.types import Span
from tests.training import encoders
from tests.training.export import Layer
from tests.training.model import encoder_of
from tests.training.questions import Example, epoch, examples, names_by_title

MODEL = Path(__file__).parents[2] / "corpus" / "search" / "model" / "reader.onnx"
# Epochs and rate: of the subjects to learn from, and then of those to judge by, too.
FIRST, THEN = (3.0, 1e-4), (1.25, 6e-5)
BATCH, SEED = 6144, 7
_HEADS, _WARMUP, _KEPT = 5, 0.06, 250
# All batches have one of these lengths: a new shape costs more than the padding.
_LENGTHS = (96, 128, 160, 192, 224, 256, 320)
_QUESTION, _TITLE = 48, 24
_WITH_TITLE = 0.75


class Reader(nn.Module):
    """Scores of every piece as the beginning and end of an answer, and of the whole passage."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.spans, self.pool, self.yes = (
            nn.Linear(hidden, 2),
            nn.Linear(2 * hidden, hidden),
            nn.Linear(hidden, 1),
        )

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Batch x pieces x 2, and log-odds by passage."""
        output = self.encoder(
            input_ids=ids, token_type_ids=kinds, attention_mask=mask
        ).last_hidden_state
        weights = mask[..., None].to(output.dtype)
        mean = (output * weights).sum(1) / weights.sum(1)
        whole = torch.tanh(self.pool(self.dropout(torch.cat([output[:, 0], mean], -1))))
        return self.spans(self.dropout(output)), self.yes(self.dropout(whole))[:, 0]


class Lesson(NamedTuple):
    """An example in pieces, where its passage begins and its answer is; -1 where nobody knows."""

    ids: list[int]
    kinds: list[int]
    begins: int
    offsets: list[tuple[int, int]]
    first: int
    last: int
    is_answered: bool
    weight: float


def lesson(example: Example, title: str) -> Lesson:
    """The pieces of an example under a title, which may be ""."""
    tokenizer = pieces.tokenizer()
    start, end = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def ids(words: str, most: int) -> list[int]:
        return tokenizer.encode(words, add_special_tokens=False).ids[:most]

    asking, head = ids(example.question, _QUESTION), ids(title, _TITLE)
    before = [start, *asking, end, *head, *([end] if head else [])]
    encoding = tokenizer.encode(example.passage, add_special_tokens=False)
    room = _LENGTHS[-1] - len(before) - 1
    offsets = encoding.offsets[:room]
    whole = [*before, *encoding.ids[:room], end]
    kinds = [int(place >= len(asking) + 2) for place in range(len(whole))]
    first, last = _place(example, offsets, len(before))
    return Lesson(
        whole, kinds, len(before), offsets, first, last, example.is_answered, example.weight
    )


def _place(example: Example, offsets: Sequence[tuple[int, int]], begins: int) -> tuple[int, int]:
    if not example.is_answered:
        return 0, 0
    inside = [
        begins + place
        for place, (start, end) in enumerate(offsets)
        if any(start < answer.end and end > answer.start for answer in example.answers[:1])
    ]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def batches(
    lessons: Sequence[Lesson], chance: random.Random | None = None
) -> Iterator[tuple[list[int], int]]:
    """Places of lessons of about one length, and that length; in random order with `chance`."""
    order = list(range(len(lessons)))
    if chance:
        chance.shuffle(order)
    groups, left = list[tuple[list[int], int]](), list[int]()
    shorter = 0
    for length in _LENGTHS:
        left += [place for place in order if shorter < len(lessons[place].ids) <= length]
        while len(left) >= BATCH // length:
            groups.append((left[: BATCH // length], length))
            left = left[BATCH // length :]
        shorter = length
    groups += [(left, _LENGTHS[-1])] if left else []
    if chance:
        chance.shuffle(groups)
    yield from groups


def scores(model: Reader, lessons: Sequence[Lesson], length: int) -> tuple[Tensor, Tensor]:
    """What the reader says of lessons; pieces that are not of the passage or the first are out."""
    ids, kinds, mask = (torch.zeros(len(lessons), length, dtype=torch.long) for _ in range(3))
    inside = torch.zeros(len(lessons), length, dtype=torch.bool)
    for row, each in enumerate(lessons):
        size = len(each.ids)
        ids[row, :size], kinds[row, :size] = torch.tensor(each.ids), torch.tensor(each.kinds)
        mask[row, :size] = 1
        inside[row, each.begins : each.begins + len(each.offsets)] = True
        inside[row, 0] = True
    with torch.autocast("cpu", dtype=torch.bfloat16):
        spans, odds = model(ids, kinds, mask)
    return spans.float().masked_fill(~inside[..., None], -1e4), odds.float()


def _loss(model: Reader, lessons: Sequence[Lesson], length: int) -> Tensor:
    spans, odds = scores(model, lessons, length)
    weights = torch.tensor([each.weight for each in lessons])
    answered = torch.tensor([float(each.is_answered) for each in lessons])
    whole = functional.binary_cross_entropy_with_logits(odds, answered, reduction="none")
    ends = torch.tensor([[each.first, each.last] for each in lessons])
    placed = functional.cross_entropy(spans, ends.clamp(min=0), reduction="none").mean(1)
    return ((whole + placed * (ends[:, 0] >= 0)) * weights).mean()


def fit(
    model: Reader,
    taught: Sequence[Example],
    kept: Sequence[Example],
    work: Path,
    plan: tuple[float, float],
) -> None:
    """Fit the reader in place, and say at times how it does on what is kept."""
    (epochs, rate), chance, step = plan, random.Random(SEED), 0
    names = names_by_title(taught)
    heads = [*model.spans.parameters(), *model.pool.parameters(), *model.yes.parameters()]
    body = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": _HEADS * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    total = int(epochs * len(list(batches(_lessons(epoch(taught, names, chance), chance)))))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: _share(at / total))
    model.train()
    while step < total:
        lessons = _lessons(epoch(taught, names, chance), chance)
        for group, length in batches(lessons, chance):
            _loss(model, [lessons[place] for place in group], length).backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            if step % _KEPT == 0 or step == total:
                torch.save(model.state_dict(), work / "reader.pt")
                print(f"step {step} of {total}: {judged(model, kept)}", flush=True)
            if step == total:
                break


def _lessons(drawn: Iterator[Example], chance: random.Random) -> list[Lesson]:
    return [
        lesson(example, example.title if chance.random() < _WITH_TITLE else "") for example in drawn
    ]


def _share(progress: float) -> float:
    rising = min(1.0, progress / _WARMUP + 0.01)
    return min(rising, max(0.02, (1 - progress) / (1 - _WARMUP)))


@torch.inference_mode()
def judged(model: Reader, kept: Sequence[Example]) -> str:
    """Whether it is answered (area under the curve), and in which sentence (share right)."""
    model.eval()
    lessons = [lesson(example, example.title) for example in kept]
    odds, right = [0.0] * len(kept), list[bool]()
    for group, length in batches(lessons):
        spans, wholes = scores(model, [lessons[place] for place in group], length)
        for row, place in enumerate(group):
            odds[place] = float(wholes[row])
            if kept[place].answers:
                begins, size = lessons[place].begins, len(lessons[place].offsets)
                chances = spans[row, begins : begins + size].softmax(0).mean(1)
                right.append(_is_right(kept[place], lessons[place], chances))
    model.train()
    answered = [score for score, example in zip(odds, kept, strict=True) if example.is_answered]
    others = [score for score, example in zip(odds, kept, strict=True) if not example.is_answered]
    pairs = sum(score > other for score in answered for other in others)
    return (
        f"AUC {pairs / (len(answered) * len(others)):.3f}, sentence {sum(right) / len(right):.3f}"
    )


def _is_right(example: Example, read: Lesson, chances: Tensor) -> bool:
    def chance(sentence: Span) -> float:
        inside = [sentence.start <= start < sentence.end for start, _ in read.offsets]
        return float(chances[torch.tensor(inside)].sum())

    best = max(text.sentences(example.passage), key=chance)
    return best.overlaps(example.answers[0])


# --- written as it is served -------------------------------------------------------------


class _Served(nn.Module):
    """The reader as the bot runs it: one passage at a time, with no mask."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.embeddings = model.encoder.embeddings
        self.layers = nn.ModuleList(map(Layer, model.encoder.encoder.layer))
        self.spans, self.pool, self.yes = model.spans, model.pool, model.yes

    def forward(self, ids: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor]:
        parts = self.embeddings
        vectors = parts.word_embeddings(ids[0]) + parts.token_type_embeddings(kinds[0])
        places = parts.position_embeddings.weight[: ids.shape[1]]
        vectors = parts.LayerNorm(vectors + places)
        for layer in self.layers:
            vectors = layer(vectors)
        whole = torch.cat([vectors[:1], vectors.mean(0, keepdim=True)], 1)
        return self.spans(vectors), self.yes(torch.tanh(self.pool(whole)))


def write(model: Reader, path: Path) -> None:
    """The reader as one small ONNX file, its numbers in 8 bits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    example = torch.ones((1, 24), dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch:
        plain = str(Path(scratch, "plain.onnx"))
        torch.onnx.export(
            _Served(model).eval(),
            (example, torch.zeros_like(example)),
            plain,
            input_names=["pieces", "kinds"],
            output_names=["spans", "odds"],
            dynamic_axes={"pieces": {1: "length"}, "kinds": {1: "length"}, "spans": {0: "length"}},
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            str(path),
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8,
            per_channel=True,
        )


def main() -> None:
    """Train, judge, write."""
    parser = argparse.ArgumentParser(prog="training.reading", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with answers/ and retrieval/")
    parser.add_argument("--work", type=Path, default=Path("build/reading"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(SEED)
    taught, kept, whole = examples(options.shared)
    print(f"{len(taught)} questions to learn from, {len(kept)} to judge by")
    encoder = encoder_of(encoders.student(), pieces.tokenizer())
    for layer in encoder.encoder.layer:
        layer.attention.self.dropout.p = 0.0  # without it attention is one quick step
    model = Reader(encoder)
    fit(model, taught, kept, options.work, FIRST)
    fit(model, whole, kept, options.work, THEN)
    write(model, MODEL)


if __name__ == "__main__":
    main()
