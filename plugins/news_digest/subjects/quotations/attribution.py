"""Who is said to speak: the verb and its subject, next to a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.subjects.words import ATTRIBUTION_VERBS, PARTICLES

_VERB = "|".join(sorted(ATTRIBUTION_VERBS, key=len, reverse=True))
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_NAME_WORD = r"(?:[^\W\d_a-z]\.|(?:[Aa]l-)?[^\W\d_a-z][\w'’.-]*)"
_NAME = rf"{_NAME_WORD}(?: (?:(?:{_PARTICLE}) )?{_NAME_WORD})*"
_PRONOUN = r"(?:[Hh]e|[Ss]he)"
_ADVERB = r"(?:(?:also|then|later|further|separately|earlier|reportedly|simply|[a-z]+ly) )?"
# ," Lavrov said; ," he added; ," the minister told …
_SUBJECT_VERB = re.compile(
    rf"^[\s,–—-]*(?P<subject>{_PRONOUN}|(?:(?:the|a|an|one) )?(?:[a-z-]+ ){{0,4}}?(?:{_NAME})?)"
    rf",? {_ADVERB}(?P<verb>{_VERB})\b"
)
# ," said Lavrov; ," said Foreign Minister Sergei Lavrov; ," added the analyst, Jane Roe
_VERB_SUBJECT = re.compile(
    rf"^[\s,–—-]*(?P<verb>{_VERB}) (?P<subject>{_PRONOUN}|(?:(?:the|a|an|one) )?"
    rf"(?:[a-z-]+ ){{0,4}}?(?:{_NAME})?)(?:,[^\"“”]{{0,80}})?"
)
_INVERTED = re.compile(rf"\s*(?:{_VERB}) {_NAME_WORD}")
# Lavrov said that some were worried by "…; He added: "…
_BEFORE = re.compile(
    rf"(?P<subject>{_PRONOUN}|{_NAME})(?:, [^,\"“”]{{2,80}},)? {_ADVERB}(?P<verb>{_VERB})\b"
)

_NAMED = re.compile(
    rf"(?P<before>{_NAME})(?:, [^,\"“”]{{2,80}},)? {_ADVERB}(?:{_VERB})\b"
    rf"|\b(?:{_VERB}) (?:[a-z-]+ ){{0,3}}?(?P<after>{_NAME})"
)
_LONGEST = 2000
# Who speaks stands no farther from the quotation, in characters.
_REACH = 300


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to speak, as printed (a name, a pronoun, an office), and the verb."""

    subject: str
    verb: str

    @property
    def is_pronoun(self) -> bool:
        """Whether the subject is he or she."""
        return self.subject.lower() in ("he", "she")


def attribution_after(text: str) -> Attribution | None:
    """Return the attribution at the beginning of `text`, which stands behind a quotation."""
    for form in (_SUBJECT_VERB, _VERB_SUBJECT):
        match = form.match(text[:_REACH])
        if match and match["subject"].strip():
            return Attribution(match["subject"].strip(" ,"), match["verb"])
    return None


def attribution_begins(words: str) -> bool:
    """Tell whether `words` begin as what stands behind a quotation does: said Jane Roe, …"""
    return _INVERTED.match(words) is not None


def last_speaker(text: str) -> str | None:
    """Return the last name in `text` that is the subject of a verb of speech."""
    found = None
    for match in _NAMED.finditer(text[-_LONGEST:]):
        found = match["before"] or match["after"]
    return found


def attribution_before(text: str) -> Attribution | None:
    """Return the last attribution in `text`, the sentence up to a quotation."""
    found = None
    for match in _BEFORE.finditer(text[-_REACH:]):
        found = Attribution(match["subject"].strip(" ,"), match["verb"])
    return found
