from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from lunr.index import Index

from lunr_search.documents import Document
from lunr_search.index import build_index
from lunr_search.settings import Field
from lunr_search.store import FORMAT, write_store

FIELDS = (
    Field("title", "title", 5, stemmed=True),
    Field("people", "people", 1, stemmed=False),
)


def document(at: int, title: str, people: str = "") -> Document:
    return Document(f"articles/{at}/", {"title": title, "people": people}, {"title": title})


DOCUMENTS = (
    document(0, "Agencies \U0001f600 ｶﾞﾝﾀﾞﾑ 𐐀𐐨 Ａ \ufb01nance", "Agencies Lavrov"),
    document(1, "Money"),
)


def test_terms_are_stems_but_for_names() -> None:
    index = build_index(DOCUMENTS, FIELDS)
    terms = dict(index.lunr["invertedIndex"])
    assert terms["agenc"]["title"] == {"0": {}}
    assert terms["agenc"]["people"] == {}
    assert terms["agencies"]["people"] == {"0": {}}
    assert "agencies" in index.words
    assert "agenc" not in index.words
    assert (index.stemmed, index.unstemmed) == (("title",), ("people",))


def test_terms_are_in_the_order_of_utf_16() -> None:
    # U+10428 is two units, of which the first, D801, is below U+FA0E.
    index = build_index((document(0, "𐐨 \ufa0e 한 z"),), FIELDS)
    terms = [term for term, _ in index.lunr["invertedIndex"]]
    assert terms == list(index.words)
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))
    assert terms != sorted(terms)


def test_lunr_py_loads_it_too() -> None:
    index = Index.load(json.dumps(build_index(DOCUMENTS, FIELDS).lunr))
    assert [found["ref"] for found in index.search("title:agencies")] == ["0"]


def test_no_documents() -> None:
    index = build_index((), FIELDS)
    assert index.words == ()
    assert Index.load(dict(index.lunr)).search("anything") == []


def test_files(tmp_path: Path) -> None:
    folder = tmp_path / "search/lunr"
    write_store(folder, build_index(DOCUMENTS, FIELDS), DOCUMENTS, root="../../")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["format"] == FORMAT
    assert (manifest["root"], manifest["documents"]) == ("../../", 2)
    cards = json.loads((folder / manifest["cards"]).read_text("utf-8"))
    assert cards["names"] == ["title"]
    assert cards["cards"][1] == ["articles/1/", "Money"]
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json",
        manifest["index"],
        manifest["cards"],
    }


def test_what_is_out_of_date_goes_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "index-notes.json").write_text("{}")
    write_store(tmp_path, build_index(DOCUMENTS, FIELDS), DOCUMENTS, root="../")
    before = {path.name for path in tmp_path.iterdir()}
    write_store(tmp_path, build_index(DOCUMENTS[1:], FIELDS), DOCUMENTS[1:], root="../")
    after = {path.name for path in tmp_path.iterdir()}
    assert before & after == {"index-notes.json", "manifest.json"}
    assert len(after) == 4


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from lunr_search.documents import Document; "
        "from lunr_search.index import build_index; from lunr_search.settings import Field; "
        "from lunr_search.store import write_store; "
        "f = (Field('t', 't', 2, stemmed=True), Field('p', 'p', 1, stemmed=False)); "
        "d = [Document(f'a{i}/', {'t': f'one two {i}', 'p': 'x y z'}, {'title': 't'})"
        " for i in range(20)]; write_store(Path(sys.argv[1]), build_index(d, f), d, root='../')"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            check=True,
        )
    written = [
        {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in "12"
    ]
    assert written[0] == written[1]
    assert len(written[0]) == 3
