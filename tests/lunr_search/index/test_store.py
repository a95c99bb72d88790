from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from lunr_search.index import codec, store
from lunr_search.index.store import Written

Texts = Mapping[str, str]
Write = Callable[[Path, list[dict[str, str]]], Written]

TEXTS = [
    {"title": "Agencies speak", "body": "Of money", "people": "Ann Orr", "url": "articles/one/"},
    {"title": "Money", "body": "More money than sense", "people": "Ann Orr", "url": "articles/2/"},
    {"title": "Missiles", "body": "On Friday", "url": "articles/three/"},
]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def named(folder: Path) -> set[str]:
    """Return all files that can be found; of cards, those that are in the folders."""

    def read(name: str) -> Any:
        return json.loads(gzip.decompress((folder / f"{name}.bin").read_bytes()))

    def names(joined: str) -> list[str]:
        # No index in these tests needs longer names.
        return [joined[at : at + 8] for at in range(0, len(joined), 8)]

    manifest = read("manifest")

    def split(kind: str) -> list[str]:
        return names(manifest[kind]["names"])

    found = {f"s/{name}.bin" for name in split("sections")}
    for section in split("sections"):
        found |= {f"t/{name}.bin" for name in names(read(f"s/{section}")["names"])}
    found |= {f"v/{name}.bin" for name in split("vocabulary")}
    found |= {f"f/{name}.bin" for name in [*split("columns"), manifest["values"]]}
    found |= {f"d/{manifest['numbers']}.bin", "manifest.bin"}
    for name in split("cards"):
        found |= {f"c/{name}/{path.name}" for path in (folder / "c" / name).iterdir()}
    return found


def test_all_files_can_be_found(write_made: Write, tmp_path: Path) -> None:
    written = write_made(tmp_path, TEXTS)
    assert set(files(tmp_path)) == named(tmp_path)
    assert written == Written(documents=3, files=len(named(tmp_path)), new=written.files, removed=0)


def test_unchanged_input_writes_nothing(write_made: Write, tmp_path: Path) -> None:
    write_made(tmp_path, TEXTS)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    written = write_made(tmp_path, TEXTS)
    assert (written.new, written.removed) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times


def test_the_order_of_articles_does_not_matter(
    write_made: Write, tmp_path: Path, archive: list[dict[str, str]]
) -> None:
    some = archive[:600]
    write_made(tmp_path / "one", some)
    write_made(tmp_path / "other", random.Random(3).sample(some, len(some)))
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_an_index_written_over_another_is_the_same(write_made: Write, tmp_path: Path) -> None:
    write_made(tmp_path / "one", TEXTS[:2])
    (tmp_path / "one/t/notes.bin").write_text("not of the index")
    (tmp_path / "one/t/.0123abcd.bin.tmp").write_text("left by a build that was killed")
    written = write_made(tmp_path / "one", TEXTS)
    assert written.removed > 3
    (tmp_path / "one/t/notes.bin").unlink()
    write_made(tmp_path / "other", TEXTS)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_what_is_damaged_is_written_again(write_made: Write, tmp_path: Path) -> None:
    write_made(tmp_path, TEXTS)
    before = files(tmp_path)
    shard = next((tmp_path / "t").iterdir())
    shard.write_bytes(shard.read_bytes()[:-1])
    next((tmp_path / "v").iterdir()).unlink()
    next((tmp_path / "d").iterdir()).write_bytes(b"")
    next((tmp_path / "c").glob("*/*")).unlink()
    write_made(tmp_path, TEXTS)
    assert files(tmp_path) == before


def test_a_build_killed_at_any_moment_leaves_an_index(
    write_made: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_made(tmp_path / "new", TEXTS)
    expected = files(tmp_path / "new")
    write_made(tmp_path / "killed", TEXTS[:1])
    old = files(tmp_path / "killed")
    move = Path.replace
    left = 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    kills = 0
    for moment in range(50):
        left = moment
        try:
            write_made(tmp_path / "killed", TEXTS)
        except KeyboardInterrupt:
            kills += 1
        else:
            break
        found = files(tmp_path / "killed")
        assert found["manifest.bin"] == old["manifest.bin"]
        assert {name: found[name] for name in old} == old
    assert kills > 3
    assert files(tmp_path / "killed") == expected


def test_names_grow_until_they_differ() -> None:
    digests = ["0123456789ab", "0123456789cd", "ffffffffffff", "0123456789ab"]
    assert store._names(digests) == ["0123456789a", "0123456789c", "fffffffffff", "0123456789a"]
    assert store._names(["0123456789ab", "1123456789ab"]) == ["01234567", "11234567"]


def test_one_more_story_changes_few_files(
    write_made: Write, tmp_path: Path, archive: list[dict[str, str]]
) -> None:
    write_made(tmp_path, archive[:1994])
    few = 0
    for end in range(1995, 2001):
        old = set(files(tmp_path))
        written = write_made(tmp_path, archive[:end])
        new = sorted(set(files(tmp_path)) - old)
        assert len(new) == written.new - 1, "the manifest keeps its name"
        # Its own cards' folder, and the shards of its own words.
        few += sum(name.startswith("c/") for name in new) <= 64 and len(new) < written.files / 4
    # Now and then a length of stories has no number left, and many move.
    assert few >= 4


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2]); import conftest; "
        "conftest.write_made_index(Path(sys.argv[1]), [{'title': f'one two {i}', 'people': 'X Y\\n'"
        " f'Z {i % 3}', 'topics': 'a', 'body': 'three four ' * (i % 4)} for i in range(40)])"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed), str(Path(__file__).parents[1])],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            check=True,
        )
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert len(files(tmp_path / "1")) > 20


def test_a_lone_surrogate_stops_no_build(write_made: Write, tmp_path: Path) -> None:
    write_made(tmp_path, [{"title": "a \ud800 b", "url": "\udc00/", "people": "Ann \udfff"}])
    assert set(files(tmp_path)) == named(tmp_path)


def test_files_are_gzip(write_made: Write, tmp_path: Path) -> None:
    write_made(tmp_path, TEXTS)
    for content in files(tmp_path).values():
        assert content.endswith(codec.gzip_trailer(gzip.decompress(content)))


def test_a_million_of_one_word(write_made: Write, tmp_path: Path) -> None:
    text: dict[str, Any] = {"body": "word " * 70_000}
    write_made(tmp_path, [text, {"body": "word"}])
    assert set(files(tmp_path)) == named(tmp_path)
