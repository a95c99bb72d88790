"""A small site in memory and on disk, to operate on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from news_digest.articles import read_archive
from news_digest.site.entries import check_articles
from news_digest.site.taxonomies import Taxonomies, resolve_names
from news_digest.surgery import Plan, SiteState, apply_plan
from news_digest.vocabulary import Policy, load_vocabularies

ADDRESSES = {"person": "people/{slug}/", "topic": "topics/{slug}/", "outlet": "outlets/{slug}/"}
PEOPLE = """\
# Confirmed people.
people:
  ann-roe:
    name: Ann Roe
    variants: [Anna Roe]  # as printed
    # She resigned.
    description: A mayor.

  bob-poe:
    name: Bob Poe

  carl-doe:
    name: Carl Doe
    variants:
      - Karl Doe

never_merge:
  - [ann-roe, carl-doe]
"""
TOPICS = """\
topics:
  rain:
    name: Rain
    any: [rain]
  storms:
    name: Storms
    any: [storm]
"""
OUTLETS = "outlets:\n  gazette:\n    name: Gazette\n    policy: excerpt\n"
ARTICLES = {
    "one": ("2007-03-01", "Anna Roe; Bob Poe", "Rain", "Gazette"),
    "two": ("2007-03-02", "Karl Doe; Dora Low", "Storms", "Herald"),
    "three": ("2007-03-03", "Ann Roe; Dora Low; Bobby Poe", "Rain; Storms", "Gazette"),
    "four": ("2007-03-04", "Ann Roe [ann-roe]", "Rain", "Gazette"),
}


@dataclass(frozen=True)
class Ward:
    """A site on disk."""

    root: Path

    @property
    def curation(self) -> Path:
        return self.root / "content/curation"

    def state(self) -> SiteState:
        archive = read_archive(self.root / "content/articles", self.root / "provenance", self.root)
        entries, problems = check_articles(archive.articles, frozenset())
        assert problems == ()
        vocabularies = load_vocabularies(self.curation, root=self.root)
        return SiteState(self.root, self.curation, vocabularies, entries, Policy.LINK, ADDRESSES)

    def taxonomies(self) -> Taxonomies:
        state = self.state()
        return resolve_names(state.entries, state.vocabularies, state.default_policy)

    def people_of(self, slug: str) -> tuple[str, ...]:
        return self.taxonomies().of_article[slug].people

    def apply(self, plan: Plan) -> None:
        apply_plan(plan, self.root)

    def read(self, name: str) -> str:
        return (self.curation / name).read_text(encoding="utf-8")

    def files(self) -> Mapping[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return make_ward(tmp_path)


@pytest.fixture(scope="session")
def new_ward() -> Callable[[Path], Ward]:
    return make_ward


def make_ward(root: Path, people: str = PEOPLE) -> Ward:
    made = Ward(root)
    made.curation.mkdir(parents=True)
    for name, text in (("people", people), ("topics", TOPICS), ("outlets", OUTLETS)):
        (made.curation / f"{name}.yml").write_text(text, encoding="utf-8")
    write_articles(root / "content/articles", ARTICLES.items())
    return made


def write_articles(folder: Path, articles: Iterable[tuple[str, tuple[str, str, str, str]]]) -> None:
    folder.mkdir(parents=True)
    for slug, (day, people, topics, outlet) in articles:
        (folder / f"{slug}.md").write_text(
            f"Title: {slug}\nDate: {day}\nSlug: {slug}\nTopics: {topics}\nPeople: {people}\n"
            f"Outlet: {outlet}\n\nText.\n",
            encoding="utf-8",
        )
