from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from lunr_search.model import Tokenised
from lunr_search.tokens import cache
from lunr_search.tokens.cache import NOTHING, Kept, key_of, read_kept, write_kept

KEPT = Kept(
    [key_of(["a", "b"]), key_of(["ab", ""])],
    Tokenised(
        ["wire", "missiles"],
        ["wire", "missil"],
        [
            (array("I", [0, 0]),),
            (array("I", [1, 0]),),
        ],
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cache/of/search.tokens"
    write_kept(path, KEPT)
    return path


def test_what_was_written_is_read(file: Path) -> None:
    assert read_kept(file) == KEPT
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_no_file_is_nothing(tmp_path: Path) -> None:
    assert read_kept(tmp_path / "none") is NOTHING
    assert read_kept(tmp_path) is NOTHING


def test_a_damaged_file_is_nothing(file: Path) -> None:
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at])
        assert read_kept(file) is NOTHING
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert read_kept(file) is NOTHING
    file.write_bytes(whole + b"\0")
    assert read_kept(file) is NOTHING


def test_words_by_other_rules_are_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_RULES", ("words/text.py",))
    assert read_kept(file) is NOTHING


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    write_kept(tmp_path / "taken/search.tokens", KEPT)
    (tmp_path / "folder").mkdir()
    write_kept(tmp_path / "folder", KEPT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "taken"]


def test_keys_tell_texts_apart() -> None:
    texts = [[], [""], ["", ""], ["a", "b"], ["ab", ""], ["", "ab"], ["a\0b"], ["é"], ["\ud800"]]
    assert len({key_of(each) for each in texts}) == len(texts)
    assert key_of(["a", "b"]) == key_of(("a", "b"))
