"""Fit a tagger to labels, to a teacher's scores, or to both; and score text with one."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from tests.training.model import Tagger
from tests.training.polnear import Example

UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit: `batch` is in word pieces, `trust` the teacher's share of the loss."""

    epochs: float
    batch: int
    rate: float
    head_rate: float = 1e-3
    warmup: float = 0.06
    entity_weight: float = 0.3
    trust: float = 0.0
    seed: int = 20161109


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side; `members` are their places among the examples."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: tuple[Tensor, Tensor]  # rows and columns of each word's first piece
    members: tuple[int, ...]


def batches(examples: Sequence[Example], size: int, chance: random.Random | None) -> list[Batch]:
    """Windows of like length together; in random order where `chance` is given."""
    noise = (lambda: chance.random() * 24) if chance else (lambda: 0.0)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].window.pieces) + noise())
    groups: list[list[int]] = [[]]
    for member in order:
        longest = len(examples[member].window.pieces)
        if groups[-1] and (len(groups[-1]) + 1) * longest > size:
            groups.append([])
        groups[-1].append(member)
    if chance:
        chance.shuffle(groups)
    return [_batch(examples, group) for group in groups if group]


def _batch(examples: Sequence[Example], members: Sequence[int]) -> Batch:
    chosen = [examples[member].window for member in members]
    longest = max(len(window.pieces) for window in chosen)
    pieces = torch.zeros((len(chosen), longest), dtype=torch.long)
    shapes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, window in enumerate(chosen):
        length = len(window.pieces)
        pieces[row, :length] = torch.tensor(window.pieces)
        shapes[row, :length] = torch.tensor(window.shapes)
        mask[row, :length] = 1
    rows = [row for row, window in enumerate(chosen) for _ in window.firsts]
    columns = [place for window in chosen for place in window.firsts]
    return Batch(pieces, shapes, mask, (torch.tensor(rows), torch.tensor(columns)), tuple(members))


def fit(
    model: Tagger,
    table: Tensor,
    examples: Sequence[Example],
    plan: Plan,
    teacher: Sequence[tuple[Tensor, Tensor]] | None = None,
) -> None:
    """Fit `model` in place; `teacher` has the scores of roles and entities for each example."""
    chance = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    total = plan.epochs * sum(len(example.window.pieces) for example in examples)
    heads = [*model.shapes.parameters(), *model.roles.parameters(), *model.entities.parameters()]
    body = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=0.01,
    )
    seen, start, step, running = 0, time.monotonic(), 0, 0.0
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda _: _share(seen / total, plan.warmup)
    )
    model.train()
    while seen < total:
        for batch in batches(examples, plan.batch, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(table[batch.pieces], batch.shapes, batch.mask)
            loss = _loss(scores, batch, examples, plan, teacher, chance)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            seen += int(batch.mask.sum())
            schedule.step()
            step += 1
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            if step % 25 == 0:
                minutes = (time.monotonic() - start) / 60
                print(
                    f"step {step} {seen / total:.1%} loss {running:.4f} {minutes:.1f} min",
                    flush=True,
                )
            if seen >= total:
                break


def _share(progress: float, warmup: float) -> float:
    return (
        progress / warmup + 0.01 if progress < warmup else max(0.0, (1 - progress) / (1 - warmup))
    )


def _loss(
    scores: tuple[Tensor, Tensor],
    batch: Batch,
    examples: Sequence[Example],
    plan: Plan,
    teacher: Sequence[tuple[Tensor, Tensor]] | None,
    chance: random.Random,
) -> Tensor:
    roles, entities = (score.float()[batch.firsts] for score in scores)
    members = [examples[member] for member in batch.members]
    gold = torch.tensor([r for e in members for r in _one_of(e.roles, len(e.entities), chance)])
    named = torch.tensor([n if n >= 0 else UNKNOWN for e in members for n in e.entities])
    loss = _cross(roles, gold) + plan.entity_weight * _cross(entities, named)
    if teacher is None:
        return loss
    told = [
        torch.cat([teacher[member][part] for member in batch.members]).float() for part in (0, 1)
    ]
    followed = _follow(roles, told[0]) + plan.entity_weight * _follow(entities, told[1])
    return plan.trust * followed + (1 - plan.trust) * loss


def _one_of(roles: Sequence[Sequence[int]], words: int, chance: random.Random) -> Sequence[int]:
    """The labels of one annotator; none at all for text that nobody annotated."""
    return chance.choice(roles) if roles else (UNKNOWN,) * words


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    known = (gold >= 0).sum().clamp(min=1)
    return functional.cross_entropy(scores, gold, ignore_index=UNKNOWN, reduction="sum") / known


def _follow(scores: Tensor, told: Tensor) -> Tensor:
    return functional.kl_div(
        functional.log_softmax(scores, -1),
        functional.log_softmax(told, -1),
        log_target=True,
        reduction="batchmean",
    )


@torch.inference_mode()
def score(
    model: Tagger, table: Tensor, examples: Sequence[Example], size: int = 8192
) -> list[tuple[Tensor, Tensor]]:
    """Scores of roles and entities for every word of every example, in their order."""
    model.eval()
    found: list[tuple[Tensor, Tensor]] = [(torch.empty(0), torch.empty(0))] * len(examples)
    for batch in batches(examples, size, None):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(table[batch.pieces], batch.shapes, batch.mask)
        roles, entities = (score.float()[batch.firsts] for score in scores)
        place = 0
        for member in batch.members:
            end = place + len(examples[member].window.firsts)
            found[member] = (roles[place:end].half(), entities[place:end].half())
            place = end
    return found
