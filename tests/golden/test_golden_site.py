"""A small site of every kind of document, compared file by file with what it was.

After a change that is meant to show, run `UPDATE_GOLDEN=1 make test ARGS=tests/golden` and review
the difference in `expected/` as part of the change.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
EXPECTED = HERE / "expected"
# Files that the build copies: the golden tree lists them and leaves their text to their sources.
SOURCES = (ROOT / "themes/digest/static",)
LIST = "files.txt"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, lay_out: Callable[[Path, Path], Path], digest: Run
) -> Path:
    folder = lay_out(HERE / "site", tmp_path_factory.mktemp("golden") / "site")
    done = digest(folder, "build", TZ="Asia/Kathmandu", LC_ALL="C", PYTHONHASHSEED="1")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    (folder / "summary.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def test_the_site_is_what_it_was(built: Path) -> None:
    made = tree(built)
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in made.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text, encoding="utf-8", newline="\n")
    wanted = {
        path.relative_to(EXPECTED).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(EXPECTED.rglob("*"))
        if path.is_file()
    }
    assert made[LIST] == wanted.get(LIST, "")
    for name, text in wanted.items():
        assert made[name] == text, f"{name} is not what it was"


def test_a_second_build_gives_the_same_bytes(built: Path, digest: Run) -> None:
    before = {path: path.read_bytes() for path in files_of(built)}
    done = digest(built, "build", TZ="America/Lima", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert done.returncode == 0, done.stderr
    assert re.search(r"converted in this run\)\s+0$", done.stdout, re.M), done.stdout
    assert {path: path.read_bytes() for path in files_of(built)} == before


def files_of(folder: Path) -> list[Path]:
    found = [
        path
        for name in ("content", "output")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    ]
    return [*found, folder / "summary.txt"]


def tree(folder: Path) -> dict[str, str]:
    """The text of every file that was made, by path; and the list of all, copied ones marked."""
    copied = {
        path.read_bytes() for source in SOURCES for path in source.rglob("*") if path.is_file()
    }
    made: dict[str, str] = {}
    listing = []
    for path in files_of(folder):
        # Not under the name that git is told to ignore.
        name = re.sub(r"^output/", "site/", path.relative_to(folder).as_posix())
        data = path.read_bytes()
        if name.startswith("site/lunr/"):
            # Scripts change with their sources, hashes in their names with them. Data is named by
            # its content, so that to list it is to compare it; but for the manifest.
            listing.append(re.sub(r"-[0-9A-Z]{8}\.js$", "-(hash).js", name))
            if path.name == "manifest.bin":
                content = json.loads(gzip.decompress(data))
                made[f"{name}.json"] = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
            continue
        given = HERE / "site" / name
        if data in copied or (given.is_file() and given.read_bytes() == data):
            listing.append(f"{name} (a copy)")
        else:
            listing.append(name)
            made[name] = data.decode("utf-8")
    return {**made, LIST: "\n".join(listing) + "\n"}
