"""`map` over several processes: the same results in the same order, wherever they are made."""

from __future__ import annotations

import os

import pytest

from bot.cli.processes import mapping

PROCESS = "__import__('os').getpid()"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_few_are_done_here_without_starting_a_process(count: int) -> None:
    with mapping(2) as over:
        assert list(over(eval, [PROCESS] * count)) == [os.getpid()] * count


def test_many_are_done_elsewhere() -> None:
    with mapping(2) as over:
        assert os.getpid() not in list(over(eval, [PROCESS] * 4))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_what_they_are_of(jobs: int) -> None:
    with mapping(jobs) as over:
        assert list(over(eval, [f"{number} * 2" for number in range(20)])) == list(range(0, 40, 2))
