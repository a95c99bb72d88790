"""What no single entry shows of lineages: ids that lead to two entries, rules that contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from news_digest.vocabulary.codes import Code
from news_digest.yaml_files.report import Report, nearest, quoted

if TYPE_CHECKING:
    from news_digest.vocabulary.schema import Entry


def lineages_are_sound(entries: Sequence[Entry], report: Report) -> None:
    """Report former ids and feeds that two entries claim, and stand-ins that mean nothing."""
    old = [entry for entry in entries if not _KEYS.isdisjoint(entry.values)]
    if not old:
        return
    ids = {entry.id: entry for entry in entries}
    _former_ids_are_free(old, ids, report)
    _feeds_are_unique(old, ids, report)
    _stand_ins_are_known(old, ids, report)
    _stand_ins_agree(old, report)


_KEYS = frozenset(("former_ids", "feed_id", "instead_of", "in_articles", "from", "until"))


def _former_ids_are_free(old: Iterable[Entry], ids: dict[str, Entry], report: Report) -> None:
    owners: dict[str, Entry] = {}
    for entry in old:
        for former in entry.values.get("former_ids", ()):
            owner = ids.get(former.text) or owners.setdefault(former.text, entry)
            if owner is not entry:
                which = "is" if former.text in ids else "was"
                _taken(former.text, former.line, entry, f"{which} that of “{owner.id}”", report)
            elif former.text == entry.id:
                _taken(former.text, former.line, entry, "is its id still", report)


def _feeds_are_unique(old: Iterable[Entry], ids: dict[str, Entry], report: Report) -> None:
    owners: dict[str, Entry] = {}
    for entry in old:
        feed = entry.values.get("feed_id")
        if feed is None:
            continue
        owner = ids.get(feed.text) or owners.setdefault(feed.text, entry)
        if owner is not entry:
            _taken(feed.text, feed.line, entry, f"is that of the feed of “{owner.id}”", report)


def _taken(id_: str, line: int, entry: Entry, why: str, report: Report) -> None:
    report.error(
        Code.NAME_TAKEN,
        line,
        f"The id {quoted(id_)}, which “{entry.id}” lists as a former one, {why} (line "
        f"{entry.line} is the entry).",
        "Remove it here, or give the other entry another id.",
    )


def _stand_ins_are_known(old: Iterable[Entry], ids: dict[str, Entry], report: Report) -> None:
    for entry in old:
        meant = entry.values.get("instead_of")
        if meant is None:
            if not _RULES.isdisjoint(entry.values):
                report.error(
                    Code.MISSING_KEY,
                    entry.line,
                    f"“{entry.id}” claims articles, and not in whose place.",
                    "Add `instead_of:` and the id of the entry that the names there lead to.",
                )
        elif meant.text not in ids:
            near = nearest(meant.text, ids)
            report.error(
                Code.REFERENCE,
                meant.line,
                f"There is no entry with the id {quoted(meant.text)}.",
                f"Write `{near}`." if near else "Add the entry, or remove the line.",
            )
        elif _RULES.isdisjoint(entry.values):
            report.error(
                Code.MISSING_KEY,
                meant.line,
                f"“{entry.id}” stands in for “{meant.text}”, and nothing says where.",
                "Add `in_articles:` with slugs of articles, or days as `from:` and `until:`.",
            )
        elif entry.id in _chain(entry, ids):
            report.error(
                Code.VALUE,
                meant.line,
                f"“{entry.id}” stands in for itself, by way of others.",
                "Remove `instead_of` from one of them.",
            )


_RULES = frozenset(("in_articles", "from", "until"))


def _chain(entry: Entry, ids: dict[str, Entry]) -> Iterator[str]:
    """Yield the ids that `entry` stands in for, one by way of the other."""
    seen: set[str] = set()
    meant = entry.values.get("instead_of")
    while meant is not None and meant.text not in seen:
        yield meant.text
        seen.add(meant.text)
        next_entry = ids.get(meant.text)
        meant = next_entry.values.get("instead_of") if next_entry else None


def _stand_ins_agree(old: Iterable[Entry], report: Report) -> None:
    by_meant: dict[str, list[Entry]] = {}
    for entry in old:
        first, last = entry.values.get("from"), entry.values.get("until")
        if first and last and first > last:
            report.error(
                Code.VALUE,
                entry.line,
                f"The days of “{entry.id}” end before they begin.",
                "Correct `from` or `until`.",
            )
        if meant := entry.values.get("instead_of"):
            by_meant.setdefault(meant.text, []).append(entry)
    for rivals in by_meant.values():
        for one, other in combinations(rivals, 2):
            _two_agree(one, other, report)


def _two_agree(one: Entry, other: Entry, report: Report) -> None:
    claimed = {slug.text: slug.line for slug in one.values.get("in_articles", ())}
    for slug in other.values.get("in_articles", ()):
        if slug.text in claimed:
            report.error(
                Code.NAME_TAKEN,
                slug.line,
                f"The article {quoted(slug.text)} belongs to “{one.id}” already (line "
                f"{claimed[slug.text]}).",
                "Remove it from one of the two.",
            )
    (first, last), (other_first, other_last) = _days(one), _days(other)
    if first <= other_last and other_first <= last:
        report.error(
            Code.NAME_TAKEN,
            other.line,
            f"“{other.id}” claims days that “{one.id}” claims too (line {one.line}).",
            "Change `from` or `until` of one of the two.",
        )


def _days(entry: Entry) -> tuple[date, date]:
    """Return the first and the last day claimed; without any, days that meet no others."""
    first, last = entry.values.get("from"), entry.values.get("until")
    if first is None and last is None:
        return date.max, date.min
    return first or date.min, last or date.max
