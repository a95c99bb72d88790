"""Every file of seeds/ is a raw document, rejected with a reason, or ignored on purpose."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from news_digest.importing import seeds as module
from news_digest.importing.seeds import SeedError, SeedListing, list_seeds, read_seed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path / "seeds"


def listed(folder: Path) -> SeedListing:
    return list_seeds(folder, folder.parent)


def reasons(folder: Path) -> dict[str, str]:
    return {each.path: each.diagnostic.code for each in listed(folder).rejected}


def test_documents_with_any_name_in_any_folder(folder: Path) -> None:
    names = ["b.txt", "-a.txt", "with 'quotes\".txt", "ü.TXT", "2007/03/x.html", "no ending"]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    listing = listed(folder)
    assert listing.rejected == ()
    assert [seed.path for seed in listing.seeds] == [
        "seeds/-a.txt",
        "seeds/2007/03/x.html",
        "seeds/b.txt",
        "seeds/no ending",
        "seeds/with 'quotes\".txt",
        "seeds/ü.TXT",
    ]
    assert listing.seeds[2].sha256 == sha256(b"b.txt").hexdigest()


def test_hidden_files_and_sidecars_are_passed_over(folder: Path) -> None:
    for name in (".DS_Store", ".git/config.txt", "a.yml", "b/c.YAML", ".a.txt.swp"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    listing = listed(folder)
    assert (listing.seeds, listing.rejected) == ((), ())
    told = [(each.path, each.code) for each in listing.diagnostics]
    assert told == [
        (path, "guidance-without-document") for path in ("seeds/a.yml", "seeds/b/c.YAML")
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert list_seeds(tmp_path / "seeds", tmp_path) == SeedListing((), ())


def test_unsupported_endings(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF")
    (folder / "Thumbs.db").write_bytes(b"")
    assert reasons(folder) == {
        "seeds/Thumbs.db": "seed-unsupported-ending",
        "seeds/a.pdf": "seed-unsupported-ending",
    }


def test_links(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "inner").mkdir()
    (folder / "inner/a.txt").write_text("a", encoding="utf-8")
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "out").symlink_to(folder.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "nowhere.txt").symlink_to(folder / "none.txt")
    (folder / "within.txt").symlink_to(folder / "inner/a.txt")
    assert reasons(folder) == {
        "seeds/loop": "seed-link-to-folder",
        "seeds/nowhere.txt": "seed-link-broken",
        "seeds/out": "seed-link-leaves",
        "seeds/out.txt": "seed-link-leaves",
        "seeds/self.txt": "seed-link-broken",
    }
    assert [seed.path for seed in listed(folder).seeds] == ["seeds/inner/a.txt", "seeds/within.txt"]


def test_a_link_out_of_seeds_through_a_folder_name_with_the_same_start(folder: Path) -> None:
    (folder.parent / "seeds-old").mkdir()
    (folder.parent / "seeds-old/a.txt").write_text("a", encoding="utf-8")
    (folder / "a.txt").symlink_to(folder.parent / "seeds-old/a.txt")
    assert reasons(folder) == {"seeds/a.txt": "seed-link-leaves"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_cannot_be_written_into_an_article(folder: Path) -> None:
    for name in (b"latin-\xe9.txt", b"two\nlines.txt", b"tab\t.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"x")
    assert reasons(folder) == {
        "seeds/latin-\\xe9.txt": "seed-name-unusable",
        "seeds/tab\\x09.txt": "seed-name-unusable",
        "seeds/two\\x0alines.txt": "seed-name-unusable",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one encoding of names")
def test_names_are_utf8_whatever_the_locale(folder: Path) -> None:
    (folder / "Zürich.txt").write_text("x", encoding="utf-8")
    code = """
import sys
from pathlib import Path
from news_digest.importing.seeds import file_of, list_seeds, read_seed
root = Path(sys.argv[1])
[seed] = list_seeds(root / "seeds", root).seeds
print(sys.getfilesystemencoding(), ascii(seed.path), read_seed(file_of(seed.path, root), "a"))
"""
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder.parent)],
        env={**os.environ, **locale},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "ascii 'seeds/Z\\xfcrich.txt' b'x'\n"


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert reasons(folder) == {"seeds/pipe.txt": "seed-not-a-file"}


def test_a_large_file_is_not_read_to_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    (folder / "fits.txt").write_bytes(b"x" * 100)
    with (folder / "large.txt").open("wb") as file:
        file.truncate(1 << 40)  # a hole of one terabyte: reading it would never end
    assert reasons(folder) == {"seeds/large.txt": "seed-too-large"}
    assert [seed.path for seed in listed(folder).seeds] == ["seeds/fits.txt"]


def test_a_file_that_vanishes(folder: Path) -> None:
    with pytest.raises(SeedError) as caught:
        read_seed(folder / "gone.txt", "seeds/gone.txt")
    assert [each.code for each in caught.value.diagnostics] == ["seed-vanished"]


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind root, as whom tests may run.
    (folder / "a.txt").write_text("x", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert reasons(folder) == {"seeds/a.txt": "seed-unreadable"}


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_that_may_not_be_opened(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0)
    assert set(reasons(folder)) == {"seeds/closed"}
    (folder / "closed").chmod(0o700)


def test_every_file_is_accounted_for_whatever_goes_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a").mkdir()
    (folder / "a/b.txt").write_text("x", encoding="utf-8")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert reasons(folder) == {"seeds/a": "seed-not-a-file"}
