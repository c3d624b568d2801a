"""Fit taggers to lessons: teachers to the labels, a student to the labels and its teachers' scores.

Runs on whatever processor holds the model. With `plan.rounded` the numbers of the last part of the
fitting are rounded to 8 bits as they will be when the tagger is served (Jacob and others 2018).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.training.lessons import UNKNOWN, Lessons
from tests.training.model import ROLES, Tagger


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit: `batch` is in word pieces, `trust` the teachers' share of the loss.

    `varied` is how often an article is read in another print than its own; `silver` the share of
    the articles nobody annotated that an epoch reads.
    """

    epochs: float
    batch: int
    rate: float
    head_rate: float = 1e-3
    warmup: float = 0.06
    name_weight: float = 0.3
    trust: float = 0.0
    varied: float = 0.5
    silver: float = 1.0
    rounded: float = 0.0
    seed: int = 20161109

    def with_seed(self, seed: int) -> Plan:
        """The same plan, begun with other numbers."""
        return replace(self, seed=seed)


def fit(
    model: Tagger, lessons: Lessons, rows: Tensor, plan: Plan, scores: Tensor | None = None
) -> None:
    """Fit `model` in place to these rows; `scores` has the teachers' log-probabilities by row."""
    device = next(model.parameters()).device
    chance = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    heads = [*model.shapes.parameters(), *model.roles.parameters(), *model.names.parameters()]
    body = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=0.01,
        fused=device.type == "cuda",
    )
    start, step, running = time.monotonic(), 0, 0.0
    first = list(_batches(lessons, _epoch(lessons, rows, plan, chance), plan.batch, chance))
    total = int(plan.epochs * len(first))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda number: _share(number / total, plan.warmup)
    )
    model.train()
    while step < total:
        for batch in _batches(lessons, _epoch(lessons, rows, plan, chance), plan.batch, chance):
            with _rounding(model, step >= total * (1 - plan.rounded)):
                loss = _loss(model, lessons, batch, plan, scores, device)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            if step % 200 == 0:
                running = loss.item()
                minutes = (time.monotonic() - start) / 60
                print(f"step {step} of {total} loss {running:.4f} {minutes:.1f} min", flush=True)
            if step >= total:
                break


def _epoch(lessons: Lessons, rows: Tensor, plan: Plan, chance: random.Random) -> list[int]:
    """The rows to read next: each article in one print, drawn."""
    variants = lessons.variants[rows].tolist()
    articles = lessons.articles[rows].tolist()
    silver = lessons.groups[rows].tolist()
    most = max(variants)
    draw: dict[int, int | None] = {}
    chosen = []
    for row, article, variant, group in zip(rows.tolist(), articles, variants, silver, strict=True):
        if article not in draw:
            is_varied = group == 0 and most and chance.random() < plan.varied
            draw[article] = chance.randint(1, most) if is_varied else 0
            if group == 1 and chance.random() >= plan.silver:
                draw[article] = None
        if variant == draw[article]:
            chosen.append(row)
    return chosen


def _batches(
    lessons: Lessons, rows: list[int], size: int, chance: random.Random | None
) -> Iterator[Tensor]:
    """Rows of like length together; in random order where `chance` is given."""
    lengths = (lessons.pieces != 0).sum(1).tolist()
    noise = (lambda: chance.random() * 24) if chance else (lambda: 0.0)
    order = sorted(rows, key=lambda row: lengths[row] + noise())
    groups: list[list[int]] = [[]]
    for row in order:
        if groups[-1] and (len(groups[-1]) + 1) * lengths[row] > size:
            groups.append([])
        groups[-1].append(row)
    if chance:
        chance.shuffle(groups)
    return (torch.tensor(group) for group in groups if group)


def _read(lessons: Lessons, batch: Tensor, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    pieces = lessons.pieces[batch].long()
    longest = int((pieces != 0).sum(1).max())
    shapes = lessons.shapes[batch, :longest].long()
    pieces = pieces[:, :longest]
    return pieces.to(device), shapes.to(device), (pieces != 0).long().to(device)


def _loss(
    model: Tagger,
    lessons: Lessons,
    batch: Tensor,
    plan: Plan,
    scores: Tensor | None,
    device: torch.device,
) -> Tensor:
    pieces, shapes, mask = _read(lessons, batch, device)
    longest = pieces.shape[1]
    with torch.autocast(device.type, dtype=torch.bfloat16):
        given = model(pieces, shapes, mask)
    labels = [
        labels[batch, :longest].long().to(device) for labels in (lessons.roles, lessons.names)
    ]
    weights = (1.0, plan.name_weight)
    told = sum(
        weight * _cross(score.float(), gold)
        for weight, score, gold in zip(weights, given, labels, strict=True)
    )
    if scores is None:
        return told
    firsts = labels[1] != UNKNOWN  # every word has a name label, if only "none"
    firsts |= labels[0] != UNKNOWN
    teachers = scores[batch, :longest].to(device).float()
    followed = sum(
        weight * _follow(score.float()[firsts], teacher[firsts])
        for weight, score, teacher in zip(
            weights, given, (teachers[..., :ROLES], teachers[..., ROLES:]), strict=True
        )
    )
    return plan.trust * followed + (1 - plan.trust) * told


def _share(progress: float, warmup: float) -> float:
    if progress < warmup:
        return progress / warmup + 0.01
    return max(0.0, (1 - progress) / (1 - warmup))


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    known = (gold != UNKNOWN).sum().clamp(min=1)
    flat = scores.flatten(0, 1), gold.flatten()
    return functional.cross_entropy(*flat, ignore_index=UNKNOWN, reduction="sum") / known


def _follow(scores: Tensor, teacher: Tensor) -> Tensor:
    own = functional.log_softmax(scores, -1)
    return functional.kl_div(own, teacher, log_target=True, reduction="batchmean")


@torch.inference_mode()
def score(model: Tagger, lessons: Lessons, rows: Tensor, size: int = 65536) -> Tensor:
    """Log-probabilities of roles and names for the pieces of all rows; zeros for others."""
    model.eval()
    device = next(model.parameters()).device
    shape = (*lessons.pieces.shape, ROLES + model.names.out_features)
    result = torch.zeros(shape, dtype=torch.float16)
    for batch in _batches(lessons, rows.tolist(), size, None):
        pieces, shapes, mask = _read(lessons, batch, device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            given = model(pieces, shapes, mask)
        both = [functional.log_softmax(scores.float(), -1) for scores in given]
        result[batch, : pieces.shape[1]] = torch.cat(both, -1).half().cpu()
    return result


@contextmanager
def _rounding(model: nn.Module, is_on: bool) -> Iterator[None]:
    """With all linear layers of the encoder in 8 bits, as ONNX Runtime will run them."""
    if not is_on:
        yield
        return
    layers = [layer for layer in model.modules() if isinstance(layer, nn.Linear)]
    for layer in layers:
        layer.forward = _rounded(layer)
    try:
        yield
    finally:
        for layer in layers:
            del layer.forward


def _rounded(layer: nn.Linear) -> Callable[[Tensor], Tensor]:
    def forward(vectors: Tensor) -> Tensor:
        return functional.linear(_activation(vectors), _weight(layer.weight), layer.bias)

    return forward


def _weight(weight: Tensor) -> Tensor:
    """In signed 8 bits, a scale for every output."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return weight + ((weight / scale).round() * scale - weight).detach()


def _activation(vectors: Tensor) -> Tensor:
    """In unsigned 8 bits, a scale and a zero for every window."""
    inner = tuple(range(1, vectors.dim()))
    low = vectors.detach().amin(inner, keepdim=True).clamp(max=0).float()
    high = vectors.detach().amax(inner, keepdim=True).clamp(min=0).float()
    scale = ((high - low) / 255).clamp(min=1e-8)
    zero = (-low / scale).round()
    rounded = (((vectors.float() / scale) + zero).round().clamp(0, 255) - zero) * scale
    return vectors + (rounded.to(vectors.dtype) - vectors).detach()
