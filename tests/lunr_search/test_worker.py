"""The worker's messages, pauses and second tries: the script itself, and time as a test has it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from lunr_search.scripts.serving import site_scripts
from lunr_search.settings.places import find_esbuild

Node = Callable[[str, object], Any]
Log = list[dict[str, Any]]
Step = Mapping[str, object]

MANIFEST = "http://site/lunr/manifest.bin"
SETUP: Step = {"post": {"type": "setup", "manifest": MANIFEST}}


def words(prefix: str, count: int) -> str:
    """Return words that begin with `prefix`, each another."""
    return " ".join(f"{prefix}{chr(97 + at // 26 % 26)}{chr(97 + at % 26)}" for at in range(count))


# Texts that fill several shards: many words begin with "wide", few with "narrow".
STORIES = [
    {
        "url": f"{at}/",
        "title": f"Story {words('wide', 500).split()[at * 7]} {chr(97 + at % 26)}lpha",
        "body": words("wide", 500) + " " + words(chr(97 + at % 26) * 3, 40) + " narrow narrows",
        "people": "Sergei Lavrov" if at % 2 else "",
    }
    for at in range(60)
]


@pytest.fixture(scope="module")
def folder(make_index: Callable[..., Path]) -> Path:
    made = make_index(STORIES)
    assert len(list((made / "t").iterdir())) > 8
    return made


@pytest.fixture(scope="module")
def run(run_node: Node, folder: Path) -> Callable[..., Log]:
    def run(*steps: Step) -> Log:
        log: Log = run_node("worker.cjs", {"folder": str(folder), "steps": steps})
        return log

    return run


def query(number: int, text: str, *, typing: bool = False, **more: object) -> Step:
    asked = {"first": 0, "count": 8, "sort": "relevance", "chosen": {}, "facets": False}
    return {
        "post": {"type": "query", "id": number, "text": text, "typing": typing, **asked, **more}
    }


def results(number: int) -> Step:
    return {"until": "results", "id": number}


def of(log: Log, kind: str) -> Log:
    return [entry for entry in log if entry["type"] == kind]


def since(log: Log, kind: str, number: int) -> Log:
    """Return what came after the message of this kind and id."""
    at = next(i for i, e in enumerate(log) if e["type"] == kind and e.get("id") == number)
    return log[at + 1 :]


def test_a_query_is_answered(run: Callable[..., Log]) -> None:
    log = run(SETUP, {"until": "ready"}, query(1, "narrow"), results(1))
    assert of(log, "ready") == [{"type": "ready", "documents": 60}]
    (answer,) = of(log, "results")
    assert answer["text"] == "narrow"
    assert answer["mode"] == "all"
    assert answer["total"] == 60
    assert len(answer["results"]) == 8
    assert answer["results"][0]["url"].startswith("http://site/")
    assert answer["facets"] is None
    # Nobody types: there is nothing to wait for. And nothing rare: the second file stays away.
    assert of(log, "timer") == []
    assert of(log, "script") == []
    assert of(log, "loading")[0]["id"] == 1


def test_a_query_may_come_before_the_index(run: Callable[..., Log]) -> None:
    log = run(SETUP, query(1, "narrow"), results(1))
    assert of(log, "results")[0]["total"] == 60


def test_three_pauses(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        # A word of three letters or more: 100 ms.
        query(1, "narr", typing=True),
        {"until": "timer"},
        {"tick": 99},
        {"rest": True},
        {"tick": 1},
        results(1),
        # All that is needed is there: none.
        query(2, "narro", typing=True),
        results(2),
        # Two letters, or what begins words of many shards: 500 ms.
        query(3, "bb", typing=True),
        {"until": "timer"},
        {"tick": 500},
        results(3),
        query(4, "wide", typing=True),
        {"until": "timer"},
        {"tick": 500},
        results(4),
        # Nobody types: none.
        query(5, "yyy", typing=False),
        results(5),
    )
    assert [entry["milliseconds"] for entry in of(log, "timer")] == [100, 500, 500]
    # Nothing is fetched nor said to be loading before the pause is over.
    before = log[log.index({"type": "timer", "milliseconds": 100}) + 1]
    assert before == {"type": "loading", "id": 1}
    # A warm query fetches nothing, waits for nothing, and is not announced as loading.
    assert since(log, "results", 1)[0]["type"] == "results"
    assert since(log, "results", 1)[0]["id"] == 2


def test_time_that_has_passed_is_not_waited_for_again(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, "narrow", typing=True),
        {"until": "timer"},
        {"tick": 150},
        results(1),
    )
    # The cards that are fetched as well need no pause of their own.
    assert [entry["milliseconds"] for entry in of(log, "timer")] == [100]


def test_cards_of_a_warm_query_wait_for_the_next_keystroke(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, "narrow "),
        results(1),
        query(2, "story narrow", typing=True, first=40),
        {"until": "timer"},
        query(3, "narrow", typing=True),
        results(3),
        {"tick": 500},
        {"rest": True},
    )
    assert [entry["id"] for entry in of(log, "results")] == [1, 3]


def test_a_newer_query_drops_the_one_before(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, "narr", typing=True),
        {"until": "timer"},
        query(2, "narro", typing=True),
        {"tick": 100},
        results(2),
        {"tick": 500},
        {"rest": True},
    )
    assert [entry["id"] for entry in of(log, "results")] == [2]
    assert of(log, "error") == []
    shards = [entry for entry in of(log, "fetch") if entry["name"].startswith("t/")]
    assert len(shards) == len({entry["name"] for entry in shards})


def test_a_query_can_be_cancelled(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, "narrow", typing=True),
        {"until": "timer"},
        {"post": {"type": "cancel", "id": 1}},
        {"tick": 1000},
        {"rest": True},
        query(2, "narrow"),
        {"post": {"type": "cancel", "id": 1}},
        results(2),
    )
    assert [entry["id"] for entry in of(log, "results")] == [2]
    assert of(log, "error") == []


def test_phrases_are_read_by_the_page(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, '"narrow narrows"', count=2),
        {"until": "read", "id": 1},
        {"post": {"type": "texts", "id": 7, "texts": ["of another query"]}},
        {"post": {"type": "texts", "id": 1, "texts": ["Narrow narrows"] * 8}},
        results(1),
    )
    (read,) = of(log, "read")
    assert len(read["urls"]) == 8
    assert all(url.startswith("http://site/") for url in read["urls"])
    (answer,) = of(log, "results")
    assert answer["mode"] == "all"
    assert len(answer["results"]) == 2
    assert not answer["complete"]
    assert of(log, "script") == [{"type": "script", "name": "worker-more.js"}]


def test_rare_characters_alone_take_the_second_file(run: Callable[..., Log]) -> None:
    def mark(passage: str) -> Log:
        message = {"type": "mark", "id": 1, "text": "Lavrov", "passages": [passage]}
        return run({"post": message}, {"until": "marks", "id": 1})

    familiar = "“Lavrov”… José Žižek Лавров Ὀδυσσεύς مُحَمَّد שלום हिन्दी 한국어 😀\ufe0f"
    assert of(mark(familiar), "script") == []
    assert of(mark("東京"), "script") == [{"type": "script", "name": "worker-more.js"}]


def test_a_dropped_query_reads_no_more(run: Callable[..., Log]) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, '"narrow narrows"'),
        {"until": "read", "id": 1},
        query(2, "narrow"),
        {"post": {"type": "texts", "id": 1, "texts": ["nothing"] * 8}},
        results(2),
        {"rest": True},
    )
    assert len(of(log, "read")) == 1
    assert [entry["id"] for entry in of(log, "results")] == [2]


def test_marks_need_no_index(run: Callable[..., Log]) -> None:
    passages = ["Lavrov’s visit", "and no more", ""]
    log = run(
        {"post": {"type": "mark", "id": 1, "text": "person:lavrov -more", "passages": passages}},
        {"until": "marks", "id": 1},
        {"post": {"type": "mark", "id": 2, "text": '"no more" lavrof~1', "passages": passages}},
        {"until": "marks", "id": 2},
    )
    first, second = of(log, "marks")
    assert first["spans"] == [[[0, 8]], [], []]
    assert second["spans"] == [[[0, 8]], [[4, 6], [7, 11]], []]
    assert of(log, "fetch") == []


def test_marking_does_not_drop_a_query(run: Callable[..., Log]) -> None:
    mark = {"post": {"type": "mark", "id": 2, "text": "a", "passages": ["a"]}}
    log = run(SETUP, {"until": "ready"}, query(1, "narrow"), mark, results(1))
    assert len(of(log, "marks")) == 1


@pytest.mark.parametrize(
    ("damage", "code"),
    [("offline", "offline"), ("html", "damaged"), ("short", "damaged"), ("missing", "missing")],
)
def test_what_is_wrong_is_told(run: Callable[..., Log], damage: str, code: str) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        {"damage": damage},
        query(1, "narrow"),
        {"until": "error", "id": 1},
        # It may be better the next time.
        {"damage": None},
        query(2, "narrow"),
        results(2),
    )
    (error,) = of(log, "error")
    assert error["code"] == code
    assert error["message"]
    assert of(log, "results")[0]["total"] == 60


@pytest.mark.parametrize(
    ("damage", "code"), [("offline", "offline"), ("missing", "missing"), ("short", "damaged")]
)
def test_what_is_wrong_with_a_script_is_told(
    run: Callable[..., Log], damage: str, code: str
) -> None:
    log = run(
        SETUP,
        {"until": "ready"},
        query(1, "narrow"),
        results(1),
        {"damage": damage},
        query(2, '"narrow narrows"'),
        {"until": "error", "id": 2},
    )
    assert of(log, "script") == [{"type": "script", "name": "worker-more.js"}]
    assert [entry["code"] for entry in of(log, "error")] == [code]


def test_a_damaged_manifest_is_told(run: Callable[..., Log]) -> None:
    log = run({"damage": "html"}, SETUP, {"until": "error"})
    assert [(entry["id"], entry["code"]) for entry in of(log, "error")] == [(None, "damaged")]


def test_an_index_of_another_format_is_told(
    run: Callable[..., Log], folder: Path, tmp_path: Path
) -> None:
    manifest = gzip.decompress((folder / "manifest.bin").read_bytes())
    other = gzip.compress(manifest.replace(b'"format":3', b'"format":1'))
    (tmp_path / "manifest.bin").write_bytes(other)
    log = run({"folder": str(tmp_path)}, SETUP, {"until": "error"})
    assert [entry["code"] for entry in of(log, "error")] == ["format"]


@pytest.mark.parametrize("damage", [None, "welcome"])
def test_a_site_that_was_built_anew(
    run: Callable[..., Log], make_index: Callable[..., Path], damage: str | None
) -> None:
    newer = make_index([{"url": "new/", "title": "Narrow", "body": "all is new"}])
    log = run(
        SETUP,
        {"until": "ready"},
        {"folder": str(newer), "damage": damage},
        query(1, "narrow"),
        results(1),
        query(2, "new"),
        results(2),
    )
    first, second = of(log, "results")
    assert [each["url"] for each in first["results"]] == ["http://site/new/"]
    assert second["total"] == 1
    assert of(log, "error") == []
    manifests = [entry for entry in of(log, "fetch") if entry["name"] == "manifest.bin"]
    assert len(manifests) == 2


@pytest.mark.parametrize("small", [False, True])
def test_the_scripts_of_a_site(
    run_node: Node, folder: Path, lunr_js: Path, tmp_path: Path, small: bool
) -> None:
    esbuild = find_esbuild(lunr_js.parent.parent / "@esbuild") if small else None
    if small and esbuild is None:
        pytest.fail("there is no esbuild: run `npm ci`")
    for name, text in site_scripts(lunr_js, esbuild).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    steps = [
        SETUP,
        {"until": "ready"},
        query(1, "narrow"),
        results(1),
        query(2, "narow", facets=True),
        results(2),
        query(3, "narow~1 -sergei"),
        results(3),
        query(4, '"narrow narrows"', count=8),
        {"until": "read", "id": 4},
        {"post": {"type": "texts", "id": 4, "texts": ["Narrow narrows"] * 8}},
        {"until": "read", "id": 4},
        {"post": {"type": "texts", "id": 4, "texts": ["Narrow narrows"] * 8}},
        results(4),
        query(5, "-sergei", sort="date"),
        results(5),
    ]
    asked = {"folder": str(folder), "steps": steps, "scripts": str(tmp_path)}
    log: Log = run_node("worker.cjs", asked)
    assert of(log, "error") == []
    plain, misspelt, near, phrase, minus = of(log, "results")
    assert plain["total"] == 60
    assert (misspelt["mode"], misspelt["spelling"]) == ("none", "narrow")
    assert (near["mode"], near["total"]) == ("all", 30)
    assert (phrase["mode"], len(phrase["results"])) == ("all", 8)
    assert (minus["mode"], minus["total"]) == ("all", 30)


def test_nothing_that_is_wrong_with_a_message_ends_the_worker(run: Callable[..., Log]) -> None:
    log = run(
        query(1, "too early"),
        {"until": "error", "id": 1},
        SETUP,
        {"until": "ready"},
        query(2, "narrow"),
        results(2),
    )
    assert [entry["code"] for entry in of(log, "error")] == ["failed"]
