"""Paragraphs -> direct quotations: what was said, by whom, with which verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news_digest.subjects.quotations.attribution import (
    Attribution,
    attribution_after,
    attribution_before,
    attribution_begins,
    last_speaker,
)
from news_digest.subjects.quotations.marks import Part, Quoted, find_quoted

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+(?=[^\W\d_a-z\"“„«])")
_CLAUSE_END = re.compile(r"[.,!?…;:-]\s*$")
# Fewer words are a term that the reporter keeps at a distance: 'red line', “undesirable”. With a
# clause's end inside the marks and somebody said to speak, two are enough: "No comment," he said.
_FRAGMENT_WORDS, _SENTENCE_WORDS = 5, 2
# Paragraphs in which the one whom a pronoun means is looked for.
_LOOK_BACK = 3
# A title of a book or film capitalises most of its longer words.
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """A direct quotation; `speaker` is a full name of the story, or None where nobody is sure.

    `verb` is the verb of speech as printed, or None; `parts` say where the words stand, one a
    paragraph.
    """

    text: str
    speaker: str | None
    verb: str | None
    parts: tuple[Part, ...]


def find_quotations(texts: Sequence[str], people: Sequence[str]) -> tuple[FoundQuotation, ...]:
    """Return the direct quotations in the paragraphs `texts`, in order.

    `people` are the full names of the story. A surname is resolved where one of them alone bears
    it; he and she to the last who was said to speak.
    """
    quoted = find_quoted(texts)
    found: list[FoundQuotation] = []
    for at, one in enumerate(quoted):
        words = one.text(texts)
        attribution = _attribution(one, quoted[at + 1 :], texts)
        if not _is_speech(words, attribution):
            continue
        speaker, verb = None, attribution.verb if attribution else None
        if attribution:
            named = _antecedent(one, texts) if attribution.is_pronoun else attribution.subject
            speaker = _resolve(named, people) if named else None
        elif found and _same_paragraph(found[-1], one):
            # "…," X said. "…": what follows in the paragraph is still X's.
            speaker, verb = found[-1].speaker, found[-1].verb
        found.append(FoundQuotation(words, speaker, verb, one.parts))
    return tuple(found)


def _attribution(
    one: Quoted, following: Sequence[Quoted], texts: Sequence[str]
) -> Attribution | None:
    """Look behind the quotation, then in its sentence before it, then to the paragraph before."""
    first, final = one.parts[0], one.parts[-1]
    text = texts[final.index]
    end = next((p.parts[0].start for p in following if p.parts[0].index == final.index), len(text))
    behind = attribution_after(text[final.end + 1 : end])
    if behind:
        return behind
    before = texts[first.index][: max(0, first.start - 1)]
    sentence = _SENTENCE_END.split(before)[-1]
    if found := attribution_before(sentence):
        return found
    if not before.strip() and first.index and texts[first.index - 1].rstrip().endswith(":"):
        return attribution_before(_SENTENCE_END.split(texts[first.index - 1])[-1])
    return None


def _antecedent(one: Quoted, texts: Sequence[str]) -> str | None:
    """Return who was last said to speak, by name, before the quotation: whom he or she means."""
    first = one.parts[0]
    before = texts[first.index][: first.start]
    for text in (before, *reversed(texts[max(0, first.index - _LOOK_BACK) : first.index])):
        if name := last_speaker(text):
            return name
    return None


def _is_speech(words: str, attribution: Attribution | None) -> bool:
    printed = _WORD.findall(words)
    # A mark too many on the page turns what is inside out: "…," said Jane Roe, who …, "…"
    if _is_title(printed) or attribution_begins(words):
        return False
    if len(printed) >= _FRAGMENT_WORDS:
        return True
    ends = bool(_CLAUSE_END.search(words))
    return len(printed) >= _SENTENCE_WORDS and ends and attribution is not None


def _is_title(words: Sequence[str]) -> bool:
    longer = [word for word in words if len(word) >= _LONG_WORD]
    return len(longer) > 1 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)


def _same_paragraph(before: FoundQuotation, one: Quoted) -> bool:
    return before.parts[-1].index == one.parts[0].index


def _resolve(subject: str, people: Sequence[str]) -> str | None:
    """Return the one of `people` whom `subject` names: by the full name, or by the surname."""
    for name in sorted(people, key=len, reverse=True):
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", subject):
            return name
    words = subject.split()
    surname = words[-1].rstrip(".,'’") if words else ""
    bearers = {name for name in people if name.split()[-1] == surname}
    return bearers.pop() if len(bearers) == 1 else None
