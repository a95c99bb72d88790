"""Answers come in the order of the questions, whatever workers do: here, scripted ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path

import pytest

from news_digest.convert import read_document
from news_digest.importing import Converter
from news_digest.importing.conversion import Rejected, convert_seed
from news_digest.importing.execution.ahead import Ahead
from news_digest.importing.execution.tasks import (
    Chunk,
    Results,
    Setup,
    Task,
    WorkerLostError,
    convert_chunk,
    versions_here,
)
from news_digest.importing.seeds import Seed
from news_digest.model import Guidance, RawDocument, Story, StoryStatus
from news_digest.vocabulary import Vocabularies


def convert(document: RawDocument, _: Vocabularies, guidance: Guidance) -> Story:
    status = StoryStatus.REJECTED if "Home" not in document.text else StoryStatus.PUBLISHABLE
    return Story(document, status, document.text, guidance=guidance)


SETUP = Setup(Vocabularies.empty(), Converter(read_document, convert, "1"), versions_here())


class Scripted:
    """Workers that convert the latest chunk first, and are lost as `dies` says."""

    count = 2

    def __init__(self, dies: Callable[[Chunk], bool] = lambda _: False) -> None:
        self.dies = dies
        self.given: list[tuple[Future[Results], Chunk]] = []
        self.most_under_way = 0
        self.closed = False

    def submit(self, chunk: Chunk) -> Future[Results]:
        future: Future[Results] = Future()
        self.given.append((future, chunk))
        self.most_under_way = max(self.most_under_way, len(self.given))
        return future

    def wait(self, future: Future[Results]) -> Results:
        while self.given:
            latest, chunk = self.given.pop()
            if self.dies(chunk):
                latest.set_exception(WorkerLostError("killed"))
            else:
                latest.set_result(convert_chunk(SETUP, chunk))
        return future.result()

    def start_anew(self) -> None:
        for future, _ in self.given:
            future.cancel()
        self.given.clear()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def seeds(tmp_path: Path, fill: Callable[[Path, int], None]) -> list[Seed]:
    fill(tmp_path, 150)
    files = sorted((tmp_path / "seeds").iterdir())
    return [
        Seed(file.relative_to(tmp_path).as_posix(), sha256(file.read_bytes()).hexdigest())
        for file in files
    ]


def here(seeds: Sequence[Seed], root: Path) -> list[object]:
    return [convert_seed(seed, root, SETUP.vocabularies, SETUP.converter) for seed in seeds]


def test_the_order_is_that_of_the_questions(tmp_path: Path, seeds: list[Seed]) -> None:
    workers = Scripted()
    ahead = Ahead(seeds, tmp_path, SETUP, workers)
    assert [ahead.take(seed) for seed in seeds] == here(seeds, tmp_path)
    assert 2 <= workers.most_under_way <= 6  # never the whole archive
    ahead.close()
    assert workers.closed


def test_some_are_passed_over_and_others_were_not_foreseen(
    tmp_path: Path, seeds: list[Seed]
) -> None:
    asked = [seed for index, seed in enumerate(seeds) if index % 3 and not 40 < index < 100]
    asked += [seeds[0], seeds[50], seeds[149]]  # too late
    ahead = Ahead(seeds[:-2], tmp_path, SETUP, Scripted())
    assert [ahead.take(seed) for seed in asked] == here(asked, tmp_path)


def test_a_document_that_is_gone_is_none_that_a_worker_lost(
    tmp_path: Path, seeds: list[Seed]
) -> None:
    (tmp_path / seeds[20].path).unlink()
    ahead = Ahead(seeds, tmp_path, SETUP, Scripted())
    found = [ahead.take(seed) for seed in seeds]
    assert found == here(seeds, tmp_path)
    assert isinstance(found[20], Rejected)
    assert found[20].diagnostics[0].code == "seed-vanished"


def test_deadly_documents_are_named_and_cost_no_other(tmp_path: Path, seeds: list[Seed]) -> None:
    deadly = {seeds[index].path for index in (3, 4, 77, 140)}

    def dies(chunk: Chunk) -> bool:
        return any(task.seed.path in deadly for task in chunk)

    ahead = Ahead(seeds, tmp_path, SETUP, Scripted(dies))
    for seed, expected in zip(seeds, here(seeds, tmp_path), strict=True):
        found = ahead.take(seed)
        if seed.path not in deadly:
            assert found == expected
            continue
        assert isinstance(found, Rejected)
        assert found.diagnostics[0].code == "worker-lost"
        assert not found.lasting
    assert ahead.diagnostics == []


def test_a_worker_that_is_lost_once_costs_nothing(tmp_path: Path, seeds: list[Seed]) -> None:
    losses = iter([False, True] + [False] * 1000)
    ahead = Ahead(seeds, tmp_path, SETUP, Scripted(lambda _: next(losses)))
    assert [ahead.take(seed) for seed in seeds] == here(seeds, tmp_path)
    assert ahead.diagnostics == []


def test_without_any_worker_all_is_converted_here(tmp_path: Path, seeds: list[Seed]) -> None:
    ahead = Ahead(seeds, tmp_path, SETUP, Scripted(lambda _: True))
    assert [ahead.take(seed) for seed in seeds] == here(seeds, tmp_path)
    assert [one.code for one in ahead.diagnostics] == ["workers-unusable"]


def test_a_long_document_travels_alone(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    seeds = []
    for number in range(4):
        data = f"{number} ".encode() * 500_000
        (tmp_path / f"seeds/{number}.txt").write_bytes(data)
        seeds.append(Seed(f"seeds/{number}.txt", sha256(data).hexdigest()))
    sizes = []

    class Counting(Scripted):
        def submit(self, chunk: Chunk) -> Future[Results]:
            sizes.append(len(chunk))
            future: Future[Results] = Future()
            future.set_result(tuple(Rejected(()) for _ in chunk))
            return future

        def wait(self, future: Future[Results]) -> Results:
            return future.result()

    ahead = Ahead(seeds, tmp_path, SETUP, Counting())
    assert all(isinstance(ahead.take(seed), Rejected) for seed in seeds)
    assert sizes == [1, 1, 1, 1]


def test_a_worker_refuses_what_it_would_read_otherwise() -> None:
    theirs = Setup(SETUP.vocabularies, SETUP.converter, (("rules", "none"), *versions_here()[1:]))
    seed = Seed("seeds/a.txt", "0")
    with pytest.raises(Exception, match="executor-other-version"):
        convert_chunk(theirs, [Task(seed, b"text")])
