from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lunr_search
from lunr_search.tokens import parallel
from lunr_search.tokens.parallel import split, tokenise_texts
from lunr_search.tokens.tokeniser import Tokeniser

TEXTS = [
    (f"Story {at}", f"the {at} missiles of {at % 3}, well-known {'x' * (at % 5)}")
    for at in range(40)
]


def tokenised(enough: int) -> tuple[object, list[str]]:
    tokeniser = Tokeniser(["known"])
    return tokenise_texts(TEXTS, tokeniser, enough=enough), tokeniser.words


def test_other_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = tokenised(enough=10**9)
    monkeypatch.setattr(parallel, "processors", lambda: 3)
    pools: list[int] = []

    class Pool(parallel.ProcessPoolExecutor):
        def __init__(self, count: int, *args: object, **others: object) -> None:
            pools.append(count)
            super().__init__(count, *args, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", Pool)
    assert tokenised(enough=1) == alone
    assert pools == [2]


def test_a_lost_process_costs_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lost:
        def result(self) -> bytes:
            raise parallel.BrokenProcessPool

    alone = tokenised(enough=10**9)
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    monkeypatch.setattr(parallel.ProcessPoolExecutor, "submit", lambda *_: Lost())
    assert tokenised(enough=1) == alone


def test_few_texts_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", refuse)
    assert len(tokenise_texts(TEXTS, Tokeniser())) == len(TEXTS)
    assert tokenise_texts([], Tokeniser(), enough=1) == []


@given(st.lists(st.integers(0, 50), max_size=20), st.integers(0, 6))
def test_parts_are_all_the_documents_in_order(sizes: list[int], count: int) -> None:
    documents = [("x" * size,) for size in sizes]
    parts = split(documents, sizes, count)
    assert len(parts) == max(count, 1)
    assert [document for part in parts for document in part] == documents
    for part in parts:
        longest = max(sizes, default=0)
        assert sum(len(text) for (text,) in part) <= sum(sizes) / len(parts) + longest


def test_processes_find_a_plugin_that_only_pelican_does() -> None:
    """Its PLUGIN_PATHS are none of python's, and `-S` keeps those of an installed plugin away."""
    code = (
        "import sys\n"
        "from importlib.machinery import PathFinder\n"
        "from importlib.util import module_from_spec\n"
        "spec = PathFinder.find_spec('lunr_search', [sys.argv[1]])\n"
        "sys.modules[spec.name] = plugin = module_from_spec(spec)\n"
        "spec.loader.exec_module(plugin)\n"
        "from lunr_search.tokens import parallel\n"
        "parallel.processors = lambda: 2\n"
        "tokeniser = parallel.Tokeniser()\n"
        "found = parallel.tokenise_texts([('a b',), ('c',)], tokeniser, enough=1)\n"
        "print(len(found), tokeniser.words)\n"
    )
    plugins = str(Path(lunr_search.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, plugins],
        env={**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("2 ['a', 'b', 'c']\n", "")
