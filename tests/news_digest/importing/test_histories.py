"""Any history of a site: what always holds, whatever maintainers do between imports."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from news_digest.convert.guided import refusal
from news_digest.guidance import ReviewPolicy
from news_digest.importing import writing
from news_digest.model import Decision, Guidance, Story, StoryStatus
from news_digest.slugs import slug

Site = Any  # the class of conftest.py

BRIDGE = """Bridge tolls rise
2007-03-27
The tolls of the harbour bridge will rise by a fifth in May, the ministry said on Tuesday.
Drivers of lorries will pay 24 crowns instead of 20, and buses will pay nothing at all.
Minister Hanna Brook told reporters that the money would go to the northern ramp alone.
The union of hauliers announced that 300 lorries would cross the bridge at walking pace.
"""

STATED = st.sampled_from(
    [
        "byline: Ann Other\n",
        "status: draft\n",
        "status: publish\n",
        "status: reject\n",
        "duplicate: no\n",
        "duplicate: seeds/a.txt\n",
        "duplicate: seeds/b.txt\n",
        "bylin: Ann Other\n",  # a mistake
        "",
    ]
)
SIDECARS = st.sampled_from(["a.yml", "b.txt.yml", "c d.yml", "sub/e.yml"])
NAMES = st.sampled_from(["a.txt", "b.txt", "c d.txt", "sub/e.txt"])
TEXTS = st.sampled_from(
    [
        "Ministers meet\n2007-03-27\nThey met.\n",
        "Ministers meet\n2007-03-27\nThey met.\n# a menu\n",  # the same story
        "Ministers meet\n2007-03-27\nThey did not meet.\n",  # the same address
        "Ministers meet\n-\nThey met.\n",  # the same story but for its date
        "Minister resigns\n2008-01-02\nShe left.\n",
        "REJECT\n-\n",
        BRIDGE,
        BRIDGE.replace("hauliers", "hauiiers"),  # a copy
        BRIDGE[: BRIDGE.rindex("The union")],  # another
        BRIDGE.replace("2007-03-27", "2007-03-28"),
        BRIDGE.replace("300 lorries", "200 lorries"),  # another version
    ]
)
PICK = st.integers(min_value=0, max_value=9)
UNSURE = Decision("byline", None, 0.5, ("nothing looks like one",))


class KillError(BaseException):
    """Stands for SIGKILL."""


def obeying(site_class: type) -> type:
    """A site whose converter obeys what is stated, and is unsure who wrote about bridges."""

    class ObeyingSite(site_class):  # type: ignore[misc]
        def convert(self, document: Any, words: Any, guidance: Guidance) -> Story:
            story: Story = super().convert(document, words, guidance)
            if why := refusal(guidance, document.text):
                return replace(story, status=StoryStatus.REJECTED, blocks=(), diagnostics=(why,))
            if story.status is StoryStatus.REJECTED:
                return story
            if story.headline and "Bridge" in story.headline:
                story = replace(story, decisions=(UNSURE,))
            if stated := guidance.stated("byline"):
                story = replace(story, byline=stated.value)
            status, complete = guidance.stated("status"), story.status is StoryStatus.PUBLISHABLE
            held = not complete or (status and status.value == "draft")
            return replace(story, status=StoryStatus.DRAFT if held else story.status)

    return ObeyingSite


def machine_of(site_class: type) -> type[RuleBasedStateMachine]:
    class Histories(RuleBasedStateMachine):
        """A maintainer's work. `edited` is the text of each article that was edited by hand."""

        @initialize()
        def start(self) -> None:
            self.folder = tempfile.TemporaryDirectory()
            self.site_class = obeying(site_class)
            self.site = self.site_class(Path(self.folder.name))
            (self.site.root / "seeds").mkdir()
            self.edited: dict[Path, str] = {}
            self.withdrawn: set[str] = set()

        def teardown(self) -> None:
            if hasattr(self, "folder"):
                self.folder.cleanup()

        def pick(self, pattern: str, index: int) -> Path | None:
            found = sorted(file for file in self.site.root.glob(pattern) if file.is_file())
            return found[index % len(found)] if found else None

        @rule(name=NAMES, text=TEXTS)
        def put(self, name: str, text: str) -> None:
            self.site.seed(name, text)

        @rule(name=SIDECARS, text=STATED)
        def state(self, name: str, text: str) -> None:
            self.site.seed(name, text)

        @rule(index=PICK)
        def delete_sidecar(self, index: int) -> None:
            if sidecar := self.pick("seeds/**/*.yml", index):
                sidecar.unlink()

        @rule(hold=st.booleans())
        def hold_what_is_unsure(self, hold: bool) -> None:
            self.site.review = ReviewPolicy(below=0.7, hold=hold)

        @rule(index=PICK)
        def kill_an_import(self, index: int) -> None:
            """It ends in the same bytes as one that nobody killed."""
            with tempfile.TemporaryDirectory() as folder:
                whole = replace(self.site, root=Path(folder) / "site", converted=[])
                shutil.copytree(self.site.root, whole.root)
                whole.run()
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(writing, "_replace", dying(index))
                    with suppress(KillError):
                        self.site.run()
                self.site.run()
                assert self.site.files() == whole.files()

        @rule(index=PICK, name=NAMES)
        def rename(self, index: int, name: str) -> None:
            if seed := self.pick("seeds/**/*.txt", index):
                target = self.site.root / "seeds" / name
                target.parent.mkdir(exist_ok=True)
                seed.replace(target)

        @rule(index=PICK, other=PICK)
        def swap(self, index: int, other: int) -> None:
            if (one := self.pick("seeds/**/*.txt", index)) and (
                two := self.pick("seeds/**/*.txt", other)
            ):
                first, second = one.read_bytes(), two.read_bytes()
                one.write_bytes(second)
                two.write_bytes(first)

        @rule(index=PICK, other=PICK)
        def overwrite(self, index: int, other: int) -> None:
            if (one := self.pick("seeds/**/*.txt", index)) and (
                two := self.pick("seeds/**/*.txt", other)
            ):
                two.write_bytes(one.read_bytes())

        @rule(index=PICK)
        def delete_seed(self, index: int) -> None:
            if seed := self.pick("seeds/**/*.txt", index):
                seed.unlink()

        @rule(index=PICK, sign=st.sampled_from("*\n"))
        def edit(self, index: int, sign: str) -> None:
            if article := self.pick("content/articles/**/*.md", index):
                text = article.read_text(encoding="utf-8") + sign
                article.write_text(text, encoding="utf-8")
                self.edited[article] = text

        @rule(index=PICK)
        def move_article(self, index: int) -> None:
            if article := self.pick("content/articles/**/*.md", index):
                target = self.site.root / "content/articles" / f"moved-{article.name}"
                if not target.exists():
                    article.rename(target)
                    if article in self.edited:
                        self.edited[target] = self.edited.pop(article)

        @rule(index=PICK)
        def delete_article(self, index: int) -> None:
            if article := self.pick("content/articles/**/*.md", index):
                article.unlink()
                self.edited.pop(article, None)

        @rule(index=PICK)
        def delete_provenance(self, index: int) -> None:
            if provenance := self.pick("content/provenance/*.json", index):
                provenance.unlink()

        @rule()
        def change_rules(self) -> None:
            self.site.new_rules()

        @rule(refresh=st.booleans())
        def run_import(self, refresh: bool) -> None:
            seeds = self.site.files("seeds")
            # The account is checked by the import itself.
            first = self.site.run(refresh=refresh)
            assert self.site.files("seeds") == seeds
            content = self.site.files()
            again = self.site.run()
            assert again.written == ()
            assert [(one.path, one.kind) for one in again.outcomes] == [
                (one.path, one.kind) for one in first.outcomes
            ]
            assert self.site.converted == []
            assert self.site.files() == content
            slugs = [
                line
                for data in content.values()
                for line in data.decode().splitlines()
                if line.startswith("Slug: ")
            ]
            assert len(slugs) == len(set(slugs))
            self.check_addresses(content)
            self.check_copies(again)

        def check_copies(self, report: Any) -> None:
            """A duplicate repeats a document that is there, and is listed once at most."""
            paths = {outcome.path for outcome in report.outcomes}
            listed = [
                copy["path"]
                for provenance in self.site.root.glob("content/provenance/*.json")
                for data in [json.loads(provenance.read_bytes())]
                if (self.site.root / data["source"]["path"]).exists()
                for copy in data["also_in"]
            ]
            for outcome in report.outcomes:
                if outcome.kind == "duplicate":
                    assert any(path in outcome.reason for path in paths - {outcome.path})
                    assert listed.count(outcome.path) <= 1

        def check_addresses(self, content: dict[str, bytes]) -> None:
            """An address tells the story that it told at first."""
            for data in content.values():
                fields = dict(
                    line.split(": ", 1) for line in data.decode().splitlines() if ": " in line
                )
                if "Title" in fields:
                    assert slug(fields["Title"]) in fields["Slug"]

        @invariant()
        def edited_articles_are_as_their_editor_left_them(self) -> None:
            for article, text in getattr(self, "edited", {}).items():
                assert article.read_text(encoding="utf-8") == text

        @precondition(lambda self: self.pick("content/articles/**/*.md", 0))
        @rule(index=PICK)
        def withdraw(self, index: int) -> None:
            """An article deleted after an import stays deleted, whatever its document does."""
            self.site.run()
            article = self.pick("content/articles/**/*.md", index)
            if article is None:
                return
            article.unlink()
            self.edited.pop(article, None)
            before = self.site.files("content/articles")
            self.site.run()
            assert self.site.files("content/articles") == before

    return Histories


def dying(after: int) -> Callable[[str, bytes], None]:
    """The importer's write, killed after so many calls."""
    real, left = writing._replace, after

    def replace_file(target: str, data: bytes) -> None:
        nonlocal left
        if left == 0:
            raise KillError
        left -= 1
        real(target, data)

    return replace_file


@pytest.fixture
def site_class(site: Site) -> type:
    return type(site)


def test_any_history(site_class: type) -> None:
    run_state_machine_as_test(
        machine_of(site_class),
        settings=settings(max_examples=60, stateful_step_count=20, deadline=None),
    )
