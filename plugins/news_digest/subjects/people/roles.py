"""What a text says that somebody is: titles before a name, appositions on either side of it.

`Russian Foreign Minister Sergei Lavrov`; `Jane Roe, president of the self-declared republic, …`;
`The company's chairman, John Doe, …`. The people are known, so that only words have to be found
that present them; a role is given as printed, without the article before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from news_digest.subjects.people.mentions import is_title
from news_digest.subjects.words import ATTRIBUTION_VERBS, CALENDAR, DEMONYMS, SENTENCE_OPENERS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Courtesy, and what somebody is to somebody else: neither is a role.
_NO_ROLES = _words(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady counterpart colleague rival
    ally predecessor successor brother sister father mother son daughter uncle aunt cousin nephew
    niece husband wife widow widower winner victim player private
    """
)
# Lower-case words that belong to a title: former prime minister, special envoy, executive vice …
_MODIFIERS = _words(
    """
    former acting deputy vice prime foreign finance interior defence defense trade energy oil
    justice transport labour labor health agriculture special chief senior joint late then outgoing
    incoming interim honorary executive managing general first second assistant associate under
    state press party opposition government company group bank union police army military rebel
    separatist presidential parliamentary congressional republican democratic economic political
    research financial investment market stock commodities currency chemical industry commercial
    corporate regional national international federal central local city provincial permanent
    parent veteran fugitive exiled elected newly-elected newly-appointed
    """
)
# Trades of which the list of titles does not know the second word: chief operating officer.
_HEADS = _words("officer specialist expert consultant member partner")
_DETERMINERS = ("the ", "a ", "an ", "his ", "her ", "its ", "their ", "our ", "one ", "another ")
_PREPOSITION = re.compile(
    r"\s(?:of|at|with|for|in|from|on|to|by|and|who|which|whose|based|responsible|designate|under)\s"
)
# "…, who was president of X"; "…, an analyst who follows X"
_IS = re.compile(r"^who (?:is|was) (?:now |then |also )?")
_RELATIVE = re.compile(r"\s(?:who|which|whose|that)\s")
_BREAK = re.compile(r"[,;:()\[\]\"“”„«»–—]|--|(?<!\b[A-Z])\.(?:\s|$)")
_CLAUSE = r"[^,;:()\[\]\"“”„«»–—]"
# A full stop within the clause is one of an abbreviation: the U.S. Federal Reserve, Acme Corp.
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?](?=\s|$)|(?<=[A-Z]{2})\.(?=\s|$)")
_BEHIND = re.compile(rf",\s+(?:aged? )?(?:\d{{1,2}},\s+)?(?P<clause>{_CLAUSE}{{3,100}})(?P<end>.?)")
_PRESENTER = re.compile(r"(?:^|(?<=\s))(?:[Tt]he|[Aa]n?|[Ii]ts|[^\W\d_a-z][\w.]*['’]s)\s")
_POSSESSIVE = re.compile(r"['’]s$|s['’]$")
_NAMELIKE = re.compile(r"[^\W\d_a-z]")
# More words present nobody: they are a clause of their own.
_MOST_WORDS = 12
_WORDS_BEFORE = 8


@dataclass(frozen=True, slots=True)
class StatedRole:
    """What a text says that somebody is, as printed; `person` is the name's value in `names`."""

    person: str
    role: str


def roles_of(texts: Sequence[str], names: Mapping[str, str]) -> tuple[StatedRole, ...]:
    """Return the roles that the paragraphs `texts` state, in order, each once a person.

    `names` maps full names as printed to whom they mean. A surname that one of these alone bears
    counts behind a title, as in `President Roe`.
    """
    found: dict[tuple[str, str], StatedRole] = {}
    pattern, meant = _names(names)
    if pattern is None:
        return ()
    for text in texts:
        for match in pattern.finditer(text):
            person, full = meant[match[0]]
            for role in _roles_at(text, match.start(), match.end(), full=full):
                found.setdefault((person, role.casefold()), StatedRole(person, role))
    return tuple(found.values())


def _names(
    names: Mapping[str, str],
) -> tuple[re.Pattern[str] | None, Mapping[str, tuple[str, bool]]]:
    """Return what finds the names, and whom each means; True where it is a full name."""
    bearers: dict[str, set[str]] = {}
    for name, person in names.items():
        bearers.setdefault(name.split()[-1], set()).add(person)
    meant = {
        surname: (next(iter(people)), False)
        for surname, people in bearers.items()
        if len(people) == 1
    }
    meant |= {name: (person, " " in name) for name, person in names.items()}
    if not meant:
        return None, meant
    longest_first = sorted(meant, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w'’-])(?:{either})(?![\w-])"), meant


def _roles_at(text: str, start: int, end: int, *, full: bool) -> Iterator[str]:
    if role := _before(text[:start]):
        yield role
    if not full:
        return
    role = _behind(text[end:]) or _presented(text[:start], text[end:])
    if role:
        yield role


def _before(before: str) -> str | None:
    """Return the title right before a name: Russian Foreign Minister, Fed chairman."""
    if not before.endswith(" "):
        return None
    words = _BREAK.split(before)[-1].split()
    first = _head_of(words)
    if first is None:
        return None
    while first and len(words) - first < _WORDS_BEFORE and _belongs(words[first - 1]):
        # What stands before a possessive can only be the rest of the owner's name: Saudi Arabia's.
        if _owned(words[first:]) and not _NAMELIKE.match(words[first - 1]):
            break
        first -= 1
    kept = words[first:]
    while len(kept) > 1 and _opens(kept[0]):
        kept.pop(0)
    return _role(kept)


def _head_of(words: Sequence[str]) -> int | None:
    """Return where the office stands: right before the name, or before what it is an office of.

    Secretary of State George Shultz; Chancellor of the Exchequer Nigel Lawson.
    """
    if not words or words[-1] in ("of", "for", "the"):
        return None
    if _heads(words[-1]):
        return len(words) - 1
    for at in range(len(words) - 2, max(-1, len(words) - _WORDS_BEFORE), -1):
        if words[at] in ("of", "for"):
            if at and _heads(words[at - 1]):
                return at - 1
        elif words[at] != "the" and not _NAMELIKE.match(words[at]):
            return None
    return None


def _belongs(word: str) -> bool:
    lowered = word.lower().rstrip(".")
    if lowered in ATTRIBUTION_VERBS or lowered in CALENDAR:
        return False
    return (
        bool(_NAMELIKE.match(word))
        or lowered in _MODIFIERS
        or lowered in DEMONYMS
        or is_title(word)
        or lowered.endswith("-based")
    )


def _owned(words: Sequence[str]) -> bool:
    return any(map(_POSSESSIVE.search, words))


def _opens(word: str) -> bool:
    """Tell whether a word begins a sentence rather than a title: `Meanwhile President Roe`."""
    lowered = word.lower()
    return lowered in SENTENCE_OPENERS and lowered not in ("first", "second")


def _behind(after: str) -> str | None:
    """Return the apposition behind a full name: `, president of the republic, …`."""
    match = _BEHIND.match(after)
    if match is None:
        return None
    clause, *rest = _SENTENCE_END.split(match["clause"], maxsplit=1)
    # Without an end the clause goes on behind its hundredth sign, and presents nobody.
    if not rest and match["end"] not in tuple(',;:()[]"“”„«»–—') and match.end() < len(after):
        return None
    return _apposition(clause)


def _presented(before: str, after: str) -> str | None:
    """Return the apposition before a full name: `The company's chairman, John Doe, …`."""
    if not before.endswith(", ") or not after.startswith((",", ".")):
        return None
    clause = _BREAK.split(before[:-2])[-1]
    # The nearest article that presents somebody: not that of the republic in `… of the republic`.
    for match in reversed(list(_PRESENTER.finditer(clause))):
        if role := _apposition(clause[match.start() :]):
            return role
    return None


def _apposition(clause: str) -> str | None:
    """Return the clause as a role, if what it says first is an office or a trade."""
    clause = _IS.sub("", clause.strip())
    head = _PREPOSITION.split(f"{clause} ", maxsplit=1)[0].split()
    words = clause.split()
    if not head or len(words) > _MOST_WORDS or not _heads(head[-1]):
        return None
    if words[0] in ("who", "which", "whose"):
        return None
    # "Lavrov, Jane Roe": the next of a list; "…, told the minister": another clause.
    if any(word.lower() in ATTRIBUTION_VERBS or word.endswith("ing") for word in head[:1]):
        return None
    return _role(words)


def _heads(word: str) -> bool:
    """Tell whether a word is an office or a trade of one person: ministers are several."""
    lowered = word.lower()
    if lowered in _NO_ROLES or lowered.endswith("ministers"):
        return False
    return is_title(word) or lowered in _HEADS


def _role(words: Sequence[str]) -> str | None:
    role = _RELATIVE.split(" ".join(words), maxsplit=1)[0].strip(" .")
    for determiner in _DETERMINERS:
        if role.lower().startswith(determiner):
            role = role[len(determiner) :]
    return role if role and role.lower() not in _HEADS else None
