"""What was learned from a file counts while the file stays as it is, and no longer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.known_files import KnownFiles, read_known_files

LATER = 1 << 62


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_bytes(b"one")
    return made


def learned(file: Path, facts: object, settled: int = LATER) -> KnownFiles:
    """What the run after the one that learned the facts knows."""
    first = KnownFiles(settled=settled)
    first.learn("a.txt", file.stat(), facts)
    data = first.format()
    kept = file.with_name("files.json")
    kept.write_bytes(data or b"")
    return read_known_files(kept)


def recalled(known: KnownFiles, file: Path) -> object:
    return known.recall("a.txt", file.stat(), lambda facts: facts)


def test_what_was_learned_comes_back(file: Path) -> None:
    assert recalled(learned(file, ["x", 1, {"k": "\ud800é"}]), file) == ["x", 1, {"k": "\ud800é"}]


def test_another_path_is_another_file(file: Path) -> None:
    assert learned(file, "x").recall("b.txt", file.stat(), str) is None


def rewrite_and_set_time_back(file: Path) -> None:
    """Leave size, inode and time as they were: what `rsync --times --inplace` may do."""
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_bytes(b"two")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def replace(file: Path) -> None:
    """Put another file with the same size and time there."""
    before = file.stat()
    other = file.with_name("other")
    other.write_bytes(b"two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


def grow(file: Path) -> None:
    file.write_bytes(b"three")


@pytest.mark.parametrize("change", [rewrite_and_set_time_back, replace, grow])
def test_a_file_that_changed_is_not_known(file: Path, change: Callable[[Path], None]) -> None:
    known = learned(file, "x")
    change(file)
    assert recalled(known, file) is None


def test_a_file_that_just_changed_is_not_learned(file: Path) -> None:
    # It may change again within the clock's step, and nobody could tell.
    assert recalled(learned(file, "x", settled=file.stat().st_mtime_ns), file) is None


def test_by_default_what_is_younger_than_two_seconds_is_not_learned(file: Path) -> None:
    known = read_known_files(file.with_name("files.json"))
    known.learn("a.txt", file.stat(), "x")
    assert known.format() is None


def test_what_was_written_is_learned_in_the_end(file: Path) -> None:
    known = KnownFiles()
    known.wrote("a.txt", file.stat(), "x")
    assert known.format() is None
    assert not known.learn_written(file.stat().st_ctime_ns)
    assert known.learn_written(file.stat().st_ctime_ns + 1)
    data = json.loads(known.format() or b"")
    assert KnownFiles(data["files"]).recall("a.txt", file.stat(), str) == "x"


def test_what_was_written_by_a_clock_of_whole_seconds_is_not_learned(file: Path) -> None:
    os.utime(file, ns=(10**18, 10**18))
    known = KnownFiles()
    known.wrote("a.txt", file.stat(), "x")
    assert not known.learn_written(10**19)


def test_what_nobody_asks_for_is_forgotten(file: Path) -> None:
    known = learned(file, "x")
    assert b"a.txt" not in (known.format() or b"a.txt")


def test_what_stays_as_it_is_need_not_be_written(file: Path) -> None:
    known = learned(file, "x")
    assert recalled(known, file) == "x"
    assert known.format() is None


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{}",
        '{"format": 0, "files": {"a.txt": []}}',
        '{"format": 1, "files": {"a.txt": []}}',
        '{"format": 1, "files": {"a.txt": null}}',
        '{"format": 1, "files": {"a.txt": 7}}',
        '{"format": 1, "files": [1]}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_damaged_cache_knows_nothing(file: Path, kept: str) -> None:
    there = file.with_name("files.json")
    there.write_bytes(kept.encode("utf-8", "surrogateescape"))
    assert recalled(read_known_files(there), file) is None


def test_facts_that_cannot_be_used_are_none(file: Path) -> None:
    def useless(_: object) -> object:
        raise ValueError("no such format")

    assert learned(file, "x").recall("a.txt", file.stat(), useless) is None


def test_where_nothing_can_be_kept_nothing_is_learned(file: Path) -> None:
    known = read_known_files(file / "files.json")
    known.learn("a.txt", file.stat(), "x")
    assert known.format() is None
