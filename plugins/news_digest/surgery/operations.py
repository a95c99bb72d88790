"""rename, merge, split: a vocabulary and its text -> other text, and the addresses that change.

Nothing is written here, and no article is ever touched: names in articles lead to the changed
entries by their variants, former ids and stand-in rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from news_digest.surgery import entry_text as text_of
from news_digest.surgery.kinds import Kind
from news_digest.surgery.refusals import refuse
from news_digest.surgery.vocabulary_text import VocabularyText
from news_digest.vocabulary.model import Outlet, Person, Topic, Vocabularies, name_key

_LINEAGE = ("former_ids", "feed_id", "instead_of", "in_articles", "from", "until")
_RULE = ("instead_of", "in_articles", "from", "until")
_FIELDS = {"any": "any_of", "all": "all_of", "none": "none_of"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The vocabulary that is operated on: what it holds, and its text."""

    kind: Kind
    vocabularies: Vocabularies
    text: VocabularyText
    path: str

    def entry(self, id_: str) -> Person | Topic | Outlet:
        """Return the entry with an id that there is."""
        found = self.kind.entry(self.vocabularies, id_)
        assert found is not None, id_
        return found


@dataclass(frozen=True, slots=True)
class Operated:
    """The vocabulary's new text. `moved` has the present id of each id that is no more."""

    text: VocabularyText
    moved: Mapping[str, str] = field(default_factory=dict)


def rename(subject: Subject, id_: str, name: str, new_id: str | None) -> Operated:
    """Give an entry another name, which leaves the old one as a variant, and maybe another id."""
    entry = subject.entry(id_)
    text = subject.text.entry(id_)
    if name != entry.name:
        text = text_of.without_items(text, "variants", [name])
        text = text_of.with_value(text, "name", name)
        if name_key(name) != name_key(entry.name):
            text = text_of.with_items(text, "variants", [entry.name])
    if new_id is None or new_id == id_:
        return Operated(subject.text.with_entry(id_, text))
    lineage = entry.lineage
    owner = _owner(subject, new_id)
    if owner not in (None, id_):
        refuse(
            "id-taken",
            subject.path,
            f"The id `{new_id}` is or was that of `{owner}`.",
            "Choose another id, or merge the two.",
        )
    text = text_of.without_items(text, "former_ids", [new_id])
    text = text_of.with_items(text, "former_ids", [id_])
    if subject.kind.has_feed:
        feed = lineage.feed_id or id_
        if feed != new_id:
            text = text_of.with_value(text, "feed_id", feed)
        elif lineage.feed_id:
            text = text_of.without_key(text, "feed_id")
    text = text_of.with_id(text, new_id)
    changed = subject.text.with_entry(id_, text).with_references(id_, new_id)
    return Operated(changed, {id_: new_id})


def merge(subject: Subject, source_id: str, target_id: str) -> Operated:
    """Make two entries one: the second, with the names and the former ids of the first."""
    source, target = subject.entry(source_id), subject.entry(target_id)
    if subject.kind.name == "person":
        for pair in subject.vocabularies.people.never_merge:
            if {source_id, target_id} <= pair:
                refuse(
                    "never-merge",
                    subject.path,
                    f"`never_merge` says that `{source_id}` and `{target_id}` are two people.",
                    "If they are one, remove that line first.",
                )
    old = subject.text.entry(source_id)
    text = subject.text.entry(target_id)
    kept = _keys_to_move(subject, source, target, old, text)
    names = [source.name, *source.variants]
    own = {name_key(name) for name in (target.name, *target.variants)}
    text = text_of.with_items(
        text, "variants", [name for name in names if name_key(name) not in own]
    )
    text = text_of.with_items(text, "former_ids", [source_id, *source.lineage.former_ids])
    for key in subject.kind.joined:
        items = getattr(source, _FIELDS.get(key, key))
        if items:
            text = text_of.with_items(text, key, items)
    if target.lineage.instead_of == source_id:
        for key in _RULE:
            text = text_of.without_key(text, key) if key in text_of.keys_of(text) else text
    left = text_of.comments_of(old)
    for key in kept:
        start, end = text_of.span_of_key(old, key)
        text = text_of.with_lines(text, old[start:end])
        moved_comments = text_of.comments_of(f"x:\n{old[start:end]}")
        left = tuple(one for one in left if one not in moved_comments)
    text = text_of.with_lines(text, "".join(f"{one}\n" for one in left))
    changed = subject.text.with_entry(target_id, text).with_entry(source_id, "")
    return Operated(changed.with_references(source_id, target_id), {source_id: target_id})


@dataclass(frozen=True, slots=True)
class Part:
    """What a split takes out of an entry: articles (slugs), days, names."""

    id: str
    name: str
    articles: Sequence[str] = ()
    names: Sequence[str] = ()
    first: date | None = None
    last: date | None = None


def split(subject: Subject, id_: str, part: Part) -> Operated:
    """Make a second entry that stands in for the first in some articles, or has some its names."""
    entry = subject.entry(id_)
    owner = _owner(subject, part.id)
    if owner is not None:
        refuse(
            "id-taken",
            subject.path,
            f"The id `{part.id}` is or was that of `{owner}`.",
            "Choose another id for the new entry.",
        )
    own = {name_key(name): name for name in entry.variants}
    for name in part.names:
        if name_key(name) not in own:
            refuse(
                "unknown-name",
                subject.path,
                f"“{name}” is no variant of `{id_}`.",
                f"Its variants are {', '.join(entry.variants) or 'none'}.",
            )
    leaving = [own[key] for key in map(name_key, (part.name, *part.names)) if key in own]
    text = text_of.without_items(subject.text.entry(id_), "variants", leaving)
    values: dict[str, str | tuple[str, ...]] = {"name": part.name}
    if isinstance(entry, Outlet):
        values["kind"] = entry.kind.value
    values["variants"] = tuple(name for name in leaving if name_key(name) != name_key(part.name))
    if isinstance(entry, Outlet):
        values["policy"] = entry.policy.value
    if part.articles or part.first or part.last:
        values["instead_of"] = id_
        values["in_articles"] = tuple(part.articles)
        values |= {"from": part.first.isoformat()} if part.first else {}
        values |= {"until": part.last.isoformat()} if part.last else {}
    changed = subject.text.with_entry(id_, text).with_new_entry(part.id, values)
    if subject.kind.name == "person":
        changed = changed.with_pair(id_, part.id)
    return Operated(changed)


def confirm(
    subject: Subject, id_: str, name: str, variants: Iterable[str], policy: str | None = None
) -> Operated:
    """Give a term that no vocabulary knows an entry, under the id that it has."""
    values: dict[str, str | tuple[str, ...]] = {"name": name, "variants": tuple(variants)}
    if policy is not None:
        values["policy"] = policy
    return Operated(subject.text.with_new_entry(id_, values))


def _owner(subject: Subject, id_: str) -> str | None:
    """Return the id of the entry whose id `id_` is or was."""
    vocabulary = subject.kind.vocabulary(subject.vocabularies)
    if id_ in vocabulary.by_id:
        return id_
    current = vocabulary.lineages.current(id_)
    return current if current != id_ else None


def _keys_to_move(
    subject: Subject,
    source: Person | Topic | Outlet,
    target: Person | Topic | Outlet,
    old: str,
    text: str,
) -> list[str]:
    """Return the keys that the target takes over; refuse where something would be lost."""
    kept = []
    handled = {"name", "variants", "former_ids", "feed_id", *subject.kind.joined}
    rule_moves = source.lineage.instead_of not in (None, target.id)
    there = text_of.keys_of(text)
    for key in text_of.keys_of(old):
        if key in handled:
            continue
        if key in _RULE:
            if rule_moves and not set(_RULE) & set(there):
                kept.append(key)
            elif rule_moves:
                _differ(subject, key, source, target)
            continue
        value, other = _value(source, key), _value(target, key)
        # A narrower topic that joins its broader one leaves no broader one behind.
        if value == other or (key == "broader" and value == target.id):
            continue
        if key in there or key not in subject.kind.moved:
            _differ(subject, key, source, target)
        kept.append(key)
    for key in there:
        if key in handled or key in _LINEAGE or key in text_of.keys_of(old):
            continue
        if key not in subject.kind.moved and _value(source, key) != _value(target, key):
            _differ(subject, key, source, target)
    return kept


def _value(entry: Person | Topic | Outlet, key: str) -> object:
    return getattr(entry, _FIELDS.get(key, key))


def _differ(
    subject: Subject, key: str, source: Person | Topic | Outlet, target: Person | Topic | Outlet
) -> None:
    refuse(
        "merge-would-lose",
        subject.path,
        f"`{key}` of `{source.id}` (line {source.line}) and of `{target.id}` (line "
        f"{target.line}) differ, and one would be lost.",
        f"Make `{key}` of both the same, or remove it from `{source.id}`.",
    )
