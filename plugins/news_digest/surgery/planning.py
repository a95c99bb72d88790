"""What a maintainer asks for x the site as it is -> which files change and whom it concerns.

A plan is checked as a whole before anything is written: the new vocabulary must be sound, every
redirect must lead somewhere, and no article may lose a person, topic or outlet that the change is
not about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from news_digest.articles.names import NameRef
from news_digest.diagnostics import VocabularyError
from news_digest.redirects import FILE_NAME, parse_redirects, with_redirects
from news_digest.redirects.model import is_address
from news_digest.site.entries import Entry
from news_digest.site.names import NameIndex
from news_digest.site.people import PeopleIndex, is_surname
from news_digest.site.taxonomies import Taxonomies, resolve_names
from news_digest.slugs import slug
from news_digest.surgery import operations
from news_digest.surgery.entry_text import NotInLinesError
from news_digest.surgery.kinds import Kind
from news_digest.surgery.operations import Operated, Part, Subject
from news_digest.surgery.refusals import refuse
from news_digest.surgery.vocabulary_text import VocabularyText
from news_digest.vocabulary import (
    PeopleVocabulary,
    Policy,
    Vocabularies,
    load_vocabularies,
    name_key,
)
from news_digest.yaml_files.report import nearest


@dataclass(frozen=True, slots=True)
class SiteState:
    """What an operation looks at: `curation` is the vocabularies' folder, below `root`.

    `addresses` has, by the name of a kind, the address of its pages with `{slug}` in it.
    """

    root: Path
    curation: Path
    vocabularies: Vocabularies
    entries: Sequence[Entry]
    default_policy: Policy
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file's bytes before (None: there was no file) and after; `path` is below the root."""

    path: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """Files in the order in which they are to be written, redirects, and articles concerned.

    Redirects come first: where a kill lets only them be written, the next build says so.
    """

    files: tuple[FileChange, ...]
    redirects: Mapping[str, str]
    articles: tuple[Entry, ...]


def plan_rename(
    state: SiteState, kind: Kind, given: str, name: str, new_id: str | None = None
) -> Plan:
    """Plan another name, and maybe another id, for a person, topic or outlet."""
    return _Planning(state, kind).rename(given, name, new_id)


def plan_merge(state: SiteState, kind: Kind, source: str, target: str) -> Plan:
    """Plan that two become one: the second."""
    return _Planning(state, kind).merge(source, target)


def plan_split(state: SiteState, kind: Kind, given: str, part: Part) -> Plan:
    """Plan that a part of the articles, or of the names, becomes another's."""
    return _Planning(state, kind).split(given, part)


def plan_confirm(state: SiteState, kind: Kind, given: str) -> Plan:
    """Plan an entry for a term that articles name and no vocabulary knows."""
    return _Planning(state, kind).confirm(given)


class _Planning:
    """One operation. What changes on the way is `subject`, from the files to the result."""

    def __init__(self, state: SiteState, kind: Kind) -> None:
        self.state = state
        self.kind = kind
        self.file = state.curation / kind.file
        self.path = self.file.relative_to(state.root).as_posix()
        self.before = self.file.read_bytes() if self.file.is_file() else None
        text = VocabularyText.of(self.before or b"", kind.section)
        self.subject = Subject(kind, state.vocabularies, text, self.path)
        self.taxonomies = self._resolved(state.vocabularies)

    def rename(self, given: str, name: str, new_id: str | None) -> Plan:
        id_ = self._identified(given)
        self._confirmed(id_)
        if new_id is not None and new_id != id_:
            self._check_id(new_id)
            if new_id in self.kind.terms(self.taxonomies):
                refuse(
                    "id-taken",
                    self.path,
                    f"`{new_id}` is the id of another {self.kind.name}, whom articles name.",
                    f"If they are one: digest merge {self.kind.name} {id_} {new_id}.",
                )
        return self._planned({id_}, lambda: operations.rename(self.subject, id_, name, new_id))

    def merge(self, source: str, target: str) -> Plan:
        source_id, target_id = self._identified(source), self._identified(target)
        if source_id == target_id:
            refuse(
                "same-entry",
                self.path,
                f"`{source}` and `{target}` are one already.",
                "Name two ids.",
            )
        self._confirmed(target_id)
        self._confirmed(source_id)
        return self._planned(
            {source_id, target_id}, lambda: operations.merge(self.subject, source_id, target_id)
        )

    def split(self, given: str, part: Part) -> Plan:
        id_ = self._identified(given)
        self._check_id(part.id)
        term = self.kind.terms(self.taxonomies).get(part.id)
        if term is not None and name_key(term.name) != name_key(part.name):
            refuse(
                "id-taken",
                self.path,
                f"`{part.id}` is the id of “{term.name}”, whom articles name.",
                "Choose another id for the new entry.",
            )
        by_slug = {entry.slug: entry for entry in self.state.entries}
        for article in part.articles:
            if article not in by_slug:
                near = nearest(article, by_slug)
                refuse(
                    "unknown-article",
                    self.path,
                    f"There is no article with the slug `{article}`.",
                    f"Did you mean `{near}`?" if near else "Give the slug as in its address.",
                )
            if id_ not in self.kind.ids(self.taxonomies.of_article[article]):
                refuse(
                    "not-in-article",
                    self.path,
                    f"The article `{article}` does not name `{id_}`.",
                    "Leave it out.",
                )
        self._confirmed(id_)
        plan = self._planned({id_, part.id}, lambda: operations.split(self.subject, id_, part))
        after = self._resolved(self.subject.vocabularies).of_article
        for article in part.articles:
            if part.id not in self.kind.ids(after[article]):
                refuse(
                    "split-without-effect",
                    self.path,
                    f"The article `{article}` names `{id_}` by its id.",
                    "Change the id in the article, and leave it out here.",
                )
        left = any(id_ in self.kind.ids(ids) for ids in after.values())
        if not left and id_ in self.kind.terms(self.taxonomies):
            refuse(
                "split-leaves-nothing",
                self.path,
                f"No article would name `{id_}` any more, and its page would be gone.",
                f"Rename it instead: digest rename {self.kind.name} {id_} … --id {part.id}.",
            )
        return plan

    def confirm(self, given: str) -> Plan:
        id_ = self._identified(given)
        if self.kind.entry(self.subject.vocabularies, id_) is not None:
            refuse(
                "same-entry", self.path, f"`{id_}` has an entry already.", "Nothing is to be done."
            )
        return self._planned({id_}, lambda: self._confirmation(id_))

    def _planned(self, about: set[str], operate: Callable[[], Operated]) -> Plan:
        """Carry the operation out in memory, check what comes out, and say what it changes."""
        try:
            done = operate()
        except NotInLinesError:
            self._refuse_layout()
        self._take_over(done)
        redirects = self._redirects(done.moved)
        files = self._redirect_files(redirects)
        after = self._resolved(self.subject.vocabularies)
        self._check_effects(about, done.moved, after)
        made = self.subject.text.to_bytes()
        if made != self.before:
            files.append(FileChange(self.path, self.before, made))
        ids = about | set(done.moved.values())
        articles = tuple(
            entry
            for entry in self.state.entries
            if ids
            & {
                *self.kind.ids(self.taxonomies.of_article[entry.slug]),
                *self.kind.ids(after.of_article[entry.slug]),
            }
        )
        return Plan(tuple(files), redirects, articles)

    def _identified(self, given: str) -> str:
        """Return the id that is meant, by itself or by a name. Refuses what nobody has."""
        vocabulary = self.kind.vocabulary(self.subject.vocabularies)
        terms = self.kind.terms(self.taxonomies)
        if given in vocabulary.by_id or given in terms:
            return given
        if (current := vocabulary.lineages.current(given)) != given:
            return current
        names = {name_key(term.name): id_ for id_, term in terms.items()}
        found = vocabulary.find(given)
        id_ = found.id if found else names.get(name_key(given))
        if id_ is None:
            near = nearest(slug(given), {*vocabulary.by_id, *terms})
            refuse(
                "unknown-id",
                self.path,
                f"There is no {self.kind.name} with the id `{given}`.",
                f"Did you mean `{near}`?" if near else "The ids are in the addresses of pages.",
            )
        return id_

    def _check_id(self, id_: str) -> None:
        if slug(id_) != id_:
            refuse(
                "bad-id",
                self.path,
                f"`{id_}` is not in the form of an address.",
                f"Write `{slug(id_)}`.",
            )
        target = self.kind.vocabulary(self.subject.vocabularies).lineages.current(id_)
        address = self._address(id_)
        redirect = self._parsed_redirects().get(address) if address else None
        if target == id_ and redirect is not None:
            refuse(
                "id-taken",
                self.path,
                f"The address {address} leads to {redirect} (in {FILE_NAME}).",
                "Choose another id: what was published there must stay reachable.",
            )

    def _confirmed(self, id_: str) -> None:
        """Give a term without an entry one, in memory."""
        if self.kind.entry(self.subject.vocabularies, id_) is None:
            try:
                self._take_over(self._confirmation(id_))
            except NotInLinesError:
                self._refuse_layout()

    def _confirmation(self, id_: str) -> Operated:
        term = self.kind.terms(self.taxonomies)[id_]
        others = sorted(self._spellings(id_) - {term.name})
        variants = {
            name_key(name): name for name in others if name_key(name) != name_key(term.name)
        }
        policy = self.state.default_policy.value if self.kind.name == "outlet" else None
        return operations.confirm(self.subject, id_, term.name, variants.values(), policy)

    def _spellings(self, id_: str) -> set[str]:
        """Return the names by which articles lead to an unconfirmed id."""
        vocabulary = self.kind.vocabulary(self.subject.vocabularies)
        index: NameIndex[Any] = (
            PeopleIndex(vocabulary)
            if isinstance(vocabulary, PeopleVocabulary)
            else NameIndex(self.kind.file, vocabulary)
        )
        found = set()
        for entry in self.state.entries:
            for name in self._names(entry):
                # A surname alone is its bearer's in this archive today, and no spelling of a name.
                alone = self.kind.name == "person" and is_surname(name.name)
                if name.id is None and not alone and index.id_of(name, entry) == id_:
                    found.add(name.name)
        return found

    def _names(self, entry: Entry) -> Sequence[NameRef]:
        if self.kind.name == "outlet":
            return [NameRef(name, None) for name in (entry.outlet, entry.agency) if name]
        return entry.people if self.kind.name == "person" else entry.topics

    def _take_over(self, done: Operated) -> None:
        """Read the new text as the build would. Refuses a vocabulary that would not be sound."""
        data = done.text.to_bytes()
        try:
            vocabularies = load_vocabularies(
                self.state.curation, root=self.state.root, instead={self.kind.file: data}
            )
        except VocabularyError as error:
            # The lines are those of the file as it would be, so the message is what counts.
            refuse(
                "vocabulary-would-break",
                self.path,
                " ".join(one.message for one in error.diagnostics),
                "Nothing was changed: correct the entries by hand, or choose another name.",
            )
        self.subject = replace(self.subject, vocabularies=vocabularies, text=done.text)

    def _resolved(self, vocabularies: Vocabularies) -> Taxonomies:
        return resolve_names(self.state.entries, vocabularies, self.state.default_policy)

    def _check_effects(self, about: set[str], moved: Mapping[str, str], after: Taxonomies) -> None:
        for entry in self.state.entries:
            before = self.kind.ids(self.taxonomies.of_article[entry.slug])
            now = self.kind.ids(after.of_article[entry.slug])
            for id_ in before:
                kept = {moved.get(id_, id_)} | (about if id_ in about else set())
                if kept.isdisjoint(now):
                    refuse(
                        "would-take-away",
                        entry.file.path,
                        f"The article would no longer be listed under `{id_}`.",
                        f"The name leads to two then: merge `{id_}` first, or choose another name.",
                        entry.line_of(
                            "people" if self.kind.name == "person" else self.kind.section
                        ),
                    )

    def _address(self, id_: str) -> str | None:
        template = self.state.addresses.get(self.kind.name)
        return template.format(slug=id_) if template else None

    def _redirects(self, moved: Mapping[str, str]) -> dict[str, str]:
        pairs = ((self._address(old), self._address(new)) for old, new in moved.items())
        return {old: new for old, new in pairs if old and new and is_address(old)}

    def _redirect_files(self, redirects: Mapping[str, str]) -> list[FileChange]:
        if not redirects:
            return []
        file = self.state.curation / FILE_NAME
        path = file.relative_to(self.state.root).as_posix()
        before = file.read_bytes() if file.is_file() else None
        after = with_redirects(before or b"", redirects, path)
        return [FileChange(path, before, after)] if after != before else []

    def _parsed_redirects(self) -> dict[str, str]:
        file = self.state.curation / FILE_NAME
        data = file.read_bytes() if file.is_file() else b""
        return {old: one.new for old, one in parse_redirects(data, FILE_NAME).by_old.items()}

    def _refuse_layout(self) -> NoReturn:
        refuse(
            "vocabulary-layout",
            self.path,
            "An entry is not written as keys on lines of their own, so that none can be changed.",
            "Write the entries concerned as in docs/vocabularies.md; nothing was changed.",
        )
