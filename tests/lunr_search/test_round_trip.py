"""Whatever goes into an index is read out of its files again, as docs/architecture.md tells."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lunr_search.words.text import index_terms, stem, words

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    is_word: bool
    is_term: bool
    # Field -> document's number -> (frequency, length of the field there).
    postings: Mapping[str, Mapping[int, tuple[int, int]]]


class Bytes:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        self.at += size
        assert self.at <= len(self.data)
        return self.data[self.at - size : self.at]

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def varints(self, count: int) -> list[int]:
        return [self.varint() for _ in range(count)]

    def planes(self, count: int) -> list[int]:
        rows = [self.take(count) for _ in range(self.take(1)[0])]
        return [sum(row[at] << 8 * k for k, row in enumerate(rows)) for at in range(count)]


class ReadIndex:
    """An index as a client reads it: the description in docs/architecture.md, put into code."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: dict[str, Any] = json.loads(self.read("manifest"))
        self.bases = [0]
        for digit in self.manifest["capacities"]:
            self.bases.append(self.bases[-1] + (0 if digit == "-" else 2 ** int(digit, 36)))

    def read(self, name: str) -> bytes:
        return gzip.decompress((self.folder / f"{name}.bin").read_bytes())

    def names(self, kind: str, count: int) -> list[str]:
        joined = self.manifest[kind]["names"]
        width = len(joined) // count
        assert width >= 8
        return [joined[at : at + width] for at in range(0, len(joined), width)]

    def length(self, number: int) -> int:
        return next(at for at, base in enumerate(self.bases[1:]) if number < base)

    def directory(self) -> tuple[list[str], list[str]]:
        """Return where all shards start, and their names."""
        firsts = self.manifest["sections"]["starts"]
        starts: list[str] = []
        names: list[str] = []
        for first, name in zip(firsts, self.names("sections", len(firsts)), strict=True):
            section = json.loads(self.read(f"s/{name}"))
            assert section["starts"][0] == first
            width = len(section["names"]) // len(section["starts"])
            starts += section["starts"]
            names += [
                section["names"][at : at + width] for at in range(0, len(section["names"]), width)
            ]
        return starts, names

    def terms(self) -> tuple[list[dict[str, Entry]], list[list[list[Any]]]]:
        _, names = self.directory()
        shards = [self.shard(Bytes(self.read(f"t/{name}"))) for name in names]
        return [entries for entries, _ in shards], [suggested for _, suggested in shards]

    def texts(self, data: Bytes, *, sizes: bool) -> tuple[list[str], bytes, bytes]:
        count = data.varint()
        shared, lengths = data.varints(count), data.varints(count)
        flags = data.take(count)
        magnitudes = data.take(count) if sizes else b""
        texts, before = [], b""
        for common, length in zip(shared, lengths, strict=True):
            before = before[:common] + data.take(length)
            texts.append(before.decode())
        return texts, flags, magnitudes

    def shard(self, data: Bytes) -> tuple[dict[str, Entry], list[list[Any]]]:
        texts, flags, _ = self.texts(data, sizes=False)
        fields = [field["name"] for field in self.manifest["fields"]]
        by = self.manifest["by"]
        named = [(text, at) for at in range(len(fields)) for text in texts]
        sizes = data.planes(len(named))
        lists = [(*each, size) for each, size in zip(named, sizes, strict=True)]
        total = sum(size for _, _, size in lists)
        gaps, frequencies = iter(data.planes(total)), iter(data.planes(total))
        lengths = iter(data.planes(sum(size for _, at, size in lists if at != by)))
        entries = {
            text: Entry(bool(flag & 1), bool(flag & 2), {name: {} for name in fields})
            for text, flag in zip(texts, flags, strict=True)
        }
        for text, at, size in lists:
            number = -1
            found: dict[int, tuple[int, int]] = {}
            for _ in range(size):
                number += next(gaps)
                length = self.length(number) if at == by else next(lengths)
                found[number] = (next(frequencies), length)
            entries[text].postings[fields[at]].update(found)  # type: ignore[attr-defined]
        return entries, json.loads(data.data[data.at :])

    def vocabulary(self) -> list[dict[str, tuple[int, int]]]:
        chunks = []
        for name in self.names("vocabulary", len(self.manifest["sections"]["starts"])):
            data = Bytes(self.read(f"v/{name}"))
            texts, flags, sizes = self.texts(data, sizes=True)
            assert data.at == len(data.data)
            chunks.append(dict(zip(texts, zip(flags, sizes, strict=True), strict=True)))
        return chunks

    def parts(self) -> int:
        parts = 1
        while parts * 256 < self.manifest["documents"]:
            parts *= 2
        return parts

    def spread(self, length: int, slot: int, ways: int) -> int:
        return ((length * 65536 + slot) * 0x9E3779B1 % 2**32) * ways // 2**32

    def cards(self) -> dict[int, list[str]]:
        """Return all cards, address first, by number."""
        parts = self.parts()
        found = {}
        for part, name in enumerate(self.names("cards", parts)):
            for path in (self.folder / "c" / name).glob("*"):
                rows = json.loads(gzip.decompress(path.read_bytes()))
                assert rows == sorted(rows)
                for length, slot, *card in rows:
                    wanted = divmod(self.spread(length, slot, parts * 64), 64)
                    assert wanted == (part, int(path.stem))
                    found[self.bases[length] + slot] = card
        return found

    def columns(self) -> dict[int, tuple[int | None, dict[str, set[str]]]]:
        """Return days and the names of facets by number."""
        chunks = max(1, self.parts() // 4)
        values = json.loads(self.read(f"f/{self.manifest['values']}"))
        found = {}
        for at, name in enumerate(self.names("columns", chunks)):
            chunk = json.loads(self.read(f"f/{name}"))
            for row, (length, slot) in enumerate(chunk["documents"]):
                assert self.spread(length, slot, chunks) == at
                names = {
                    facet: {values[facet][value][0] for value in column[row]}
                    for facet, column in chunk["values"].items()
                }
                found[self.bases[length] + slot] = (chunk["days"][row], names)
        return found

    def numbers(self) -> set[int]:
        bits = self.read(f"d/{self.manifest['numbers']}")
        assert len(bits) == -(-self.bases[-1] // 8)
        return {at for at in range(len(bits) * 8) if bits[at >> 3] >> (at & 7) & 1}


def utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


def field_terms(name: str, text: str) -> Counter[str]:
    found = index_terms(text)
    return Counter(map(stem, found) if name in ("title", "body") else found)


def assert_round_trip(folder: Path, texts: Sequence[Texts]) -> ReadIndex:
    index = ReadIndex(folder)
    manifest = index.manifest
    names = [field["name"] for field in manifest["fields"]]
    assert manifest["documents"] == len(texts)

    cards = index.cards()
    urls = [each.get("url", f"articles/{at}/") for at, each in enumerate(texts)]
    number = {card[0]: at for at, card in cards.items()}
    assert sorted(number) == sorted(urls)
    assert index.numbers() == set(cards)
    for url, each in zip(urls, texts, strict=True):
        shown = dict(zip(manifest["cards"]["texts"], cards[number[url]][1:], strict=True))
        assert shown["title"] == each.get("title", "")

    # Every posting, with frequency and length, and no other.
    expected: dict[str, dict[str, dict[int, tuple[int, int]]]] = {}
    all_words = set()
    totals = Counter[str]()
    for url, each in zip(urls, texts, strict=True):
        for name in names:
            all_words.update(index_terms(each.get(name, "")))
            terms = field_terms(name, each.get(name, ""))
            totals[name] += terms.total()
            for term, count in terms.items():
                lists = expected.setdefault(term, {name: {} for name in names})
                lists[name][number[url]] = (count, terms.total())
    assert {field["name"]: field["terms"] for field in manifest["fields"]} == {
        name: totals[name] for name in names
    }
    assert manifest["by"] == max(range(len(names)), key=lambda at: totals[names[at]])
    shards, suggested = index.terms()
    entries = {text: entry for shard in shards for text, entry in shard.items()}
    assert {text for text, entry in entries.items() if entry.is_word} == all_words
    assert {t: entry.postings for t, entry in entries.items() if entry.is_term} == expected
    assert list(entries) == sorted(entries, key=utf16)
    starts, _ = index.directory()
    assert starts[0] == ""
    for start, before, shard in zip(starts[1:], shards, shards[1:], strict=False):
        assert utf16(list(before)[-1]) < utf16(start) <= utf16(next(iter(shard)))

    found = {text: value for chunk in index.vocabulary() for text, value in chunk.items()}
    assert list(found) == list(entries)
    for text, (flags, size) in found.items():
        assert flags == entries[text].is_word + 2 * entries[text].is_term
        looked_up = {
            name: text if name not in ("title", "body") or not flags & 1 else stem(text)
            for name in names
        }
        count = sum(len(expected.get(term, {}).get(n, {})) for n, term in looked_up.items())
        assert size == (math.floor(math.log2(count)) + 1 if count else 0)

    facets = {kind: [set(each.get(kind, "").splitlines()) for each in texts] for kind in FACETS}
    often = {k: Counter(name for each in rows for name in each) for k, rows in facets.items()}
    columns = index.columns()
    for at, url in enumerate(urls):
        _, names_of = columns[number[url]]
        assert names_of == {
            kind: {name for name in rows[at] if often[kind][name] > 1}
            for kind, rows in facets.items()
        }
    for at, rows in enumerate(suggested):
        assert rows == sorted(rows, key=lambda row: (-row[3], row[1]))
        wanted = {
            (kind, name, count)
            for kind, counted in often.items()
            for name, count in counted.items()
            if any(_shard_of(starts, word.text) == at for word in words(name))
        }
        assert {(kind, name, count) for kind, name, _, count in rows} == wanted
    return index


FACETS = ("people", "topics")


def _shard_of(starts: Sequence[str], word: str) -> int:
    return max(at for at, start in enumerate(starts) if utf16(start) <= utf16(word))


WORDS = st.sampled_from(
    [
        "agency",
        "agencies",
        "money",
        "Turkey",
        "Lavrov’s",
        "U.S.",
        "C++",
        "2007",
        "東京",
        "𐐨",
        "﨎",
        "é",
    ]
)
TEXT = st.lists(WORDS, max_size=6).map(" ".join)
NAMES = st.lists(WORDS, max_size=2, unique=True).map("\n".join)
DOCUMENTS = st.lists(
    st.fixed_dictionaries({"title": TEXT, "body": TEXT, "people": NAMES, "topics": NAMES}),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_few_documents(write_made: Callable[..., Any], texts: list[Texts]) -> None:
    with TemporaryDirectory() as folder:
        write_made(Path(folder), texts)
        assert_round_trip(Path(folder), texts)


def test_corpus_of_many_scripts(
    make_index: Callable[..., Path], corpus_texts: list[dict[str, str]]
) -> None:
    index = assert_round_trip(make_index(corpus_texts), corpus_texts)
    assert len(index.directory()[0]) > 5


def test_made_up_archive(make_index: Callable[..., Path], archive: list[dict[str, str]]) -> None:
    texts = archive[:700]
    index = assert_round_trip(make_index(texts), texts)
    assert index.parts() == 4
    days = {day for day, _ in index.columns().values()}
    assert None not in days
    assert len(days) > 100


def test_no_documents(make_index: Callable[..., Path]) -> None:
    index = assert_round_trip(make_index([]), [])
    assert index.directory()[0] == [""]
    assert index.manifest["capacities"] == ""


def test_dates(make_index: Callable[..., Path]) -> None:
    texts = [{"date": "1970-01-02"}, {"date": "1969-12-31"}, {}]
    index = assert_round_trip(make_index(texts), texts)
    assert {day for day, _ in index.columns().values()} == {1, -1, None}


def test_a_name_without_a_page_is_suggested_where_it_is_a_value_to_choose(
    make_index: Callable[..., Path],
) -> None:
    index = ReadIndex(make_index([{"people": "Ann Orr\n(no page) Bob"}] * 2))
    bob, ann = ["people", "(no page) Bob", None, 2], ["people", "Ann Orr", "people/ann-orr/", 2]
    assert index.terms()[1] == [[bob, ann]]
    assert [names["people"] for _, names in index.columns().values()] == [
        {"Ann Orr", "(no page) Bob"}
    ] * 2
