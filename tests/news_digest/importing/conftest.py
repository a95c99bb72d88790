"""A small site on the disk, and a converter whose answers a test can read off the document.

A raw document's first line is its headline, the second its date (`-` for none), every further
line a paragraph. `REJECT` and `CRASH` as headlines do what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.guidance import ReviewPolicy
from news_digest.importing import Converter, ImportPaths, ImportReport, run_import
from news_digest.importing.run import KNOWN_FILES
from news_digest.model import (
    Block,
    BlockKind,
    DatePrecision,
    Format,
    Guidance,
    PublicationDate,
    RawDocument,
    Role,
    Span,
    Story,
    StoryStatus,
    Verdict,
)
from news_digest.settings import DigestSettings
from news_digest.vocabulary import Vocabularies

STORY = "Ministers meet\n2007-03-27\nThey met.\nThey left.\n"
NO_WORDS = Vocabularies.empty()
NO_REVIEW = ReviewPolicy()


def read(data: bytes, path: str) -> RawDocument:
    return RawDocument(path, data.decode(), "utf-8", Format.TEXT, sha256(data).hexdigest())


def story_of(document: RawDocument, byline: str) -> Story:
    headline, date, *paragraphs = document.text.splitlines()
    if headline == "REJECT":
        why = Diagnostic("no-story", Severity.WARNING, document.path, 1, "No story.", "")
        return Story(document, StoryStatus.REJECTED, document.text, diagnostics=(why,))
    if headline == "CRASH":
        raise ZeroDivisionError("as the document asked")
    published = (
        None if date == "-" else PublicationDate(datetime.fromisoformat(date), DatePrecision.DAY)
    )
    # Furniture (`# …`) is not of the story: two documents can differ in it alone.
    kept = [paragraph for paragraph in paragraphs if not paragraph.startswith("#")]
    return Story(
        document,
        StoryStatus.PUBLISHABLE if published else StoryStatus.DRAFT,
        text=document.text,
        headline=headline,
        published=published,
        byline=byline,
        blocks=tuple(
            Block(BlockKind.PARAGRAPH, text, Span(at, at + len(text)))
            for text in kept
            for at in [document.text.index(text)]
        ),
        verdicts=(Verdict(Span(0, len(document.text)), Role.BODY, "all of it", 1.0),),
    )


@dataclass
class Site:
    """A site at `root`; `converted` are the documents that the converter saw, in order."""

    root: Path
    rules: str = "1"
    byline: str = "by rules 1"
    words: Vocabularies = NO_WORDS
    review: ReviewPolicy = NO_REVIEW
    converted: list[str] = field(default_factory=list)

    def convert(self, document: RawDocument, _: Vocabularies, guidance: Guidance) -> Story:
        self.converted.append(document.path)
        return replace(story_of(document, self.byline), guidance=guidance)

    def new_rules(self) -> None:
        self.rules, self.byline = "2", "by rules 2"

    def run(self, *, refresh: bool = False) -> ImportReport:
        self.converted.clear()
        converter = Converter(read, self.convert, self.rules)
        paths = ImportPaths.of(self.root, DigestSettings(site_id="test"))
        return run_import(
            paths, self.words, refresh=refresh, converter=converter, review=self.review
        )

    def seed(self, name: str, text: str = STORY) -> Path:
        return self.write(f"seeds/{name}", text)

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        return file

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def files(self, folder: str = "content") -> dict[str, bytes]:
        return {
            file.relative_to(self.root).as_posix(): file.read_bytes()
            for file in sorted((self.root / folder).rglob("*"))
            if file.is_file()
        }

    def stamps(self) -> dict[Path, int]:
        return {file: file.stat().st_mtime_ns for file in self._all_files()}

    def _all_files(self) -> Iterator[Path]:
        # What is known of files is written as soon as some of them are old enough.
        files = (file for file in self.root.rglob("*") if file.is_file())
        return (file for file in files if file.name != KNOWN_FILES)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "seeds").mkdir()
    return Site(tmp_path)


def outcomes(report: ImportReport) -> dict[str, str]:
    return {outcome.path: outcome.kind.value for outcome in report.outcomes}


def codes(report: ImportReport) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


@pytest.fixture(name="outcomes")
def _outcomes() -> object:
    return outcomes


@pytest.fixture(name="codes")
def _codes() -> object:
    return codes
