"""What the page declares x what its text says -> the language of the story."""

from __future__ import annotations

import re

from news_digest.convert.language.detecting import Detected, detect_language
from news_digest.model import Alternative, Decision

FIELD = "language"

# language-script-region as in BCP 47 (RFC 5646, 2.1); variants and extensions are dropped.
_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-[a-z0-9]{1,8})*", re.I)

# Languages so much alike that a page knows better than its words, by the one that is detected.
# Withdrawn and wider codes stand with them. Source: IANA, Language Subtag Registry.
_ALIKE = {
    "bs": "sr", "cnr": "sr", "hr": "sr", "sh": "sr", "sr": "sr", "id": "ms", "in": "ms",
    "ms": "ms", "nb": "no", "nn": "no", "no": "no", "fil": "tl", "tl": "tl", "cmn": "zh",
    "yue": "zh", "zh": "zh", "prs": "fa", "fa": "fa", "iw": "he", "he": "he", "ji": "yi",
    "yi": "yi",
}  # fmt: skip

# Templates declare a language for all of a site's pages, whatever stands on them.
_OVERRULES = 0.9


def decide_language(declared: str | None, text: str) -> Decision:
    """Decide on the language of a story with the body `text`, as a tag of BCP 47.

    `declared` is what the page says (`en-GB`, `pt_BR`), if anything; a value that is no tag
    counts as none. The decision's value is None where the page is silent and the text unsure.
    """
    tag = _normalised(declared)
    detected = detect_language(text)
    if tag is None:
        return _undeclared(detected)
    says = f"the page declares {tag}"
    if detected.code is None:
        return Decision(FIELD, tag, 0.8, (says, *detected.reasons))
    if _family(detected.code) == _family(tag.partition("-")[0]):
        return Decision(FIELD, tag, 0.99, (says, *detected.reasons))
    if detected.confidence >= _OVERRULES:
        return Decision(
            FIELD,
            detected.code,
            _OVERRULES,
            detected.reasons,
            (Alternative(tag, round(1 - _OVERRULES, 2), says),),
        )
    rival = Alternative(detected.code, 0.4, "; ".join(detected.reasons))
    return Decision(FIELD, tag, 0.6, (says,), (rival,))


def _undeclared(detected: Detected) -> Decision:
    others = tuple(
        Alternative(code, share, "its words resemble the text's") for code, share in detected.others
    )
    confidence = detected.confidence if detected.code else 0.5
    return Decision(FIELD, detected.code, confidence, detected.reasons, others)


def _family(code: str) -> str:
    return _ALIKE.get(code, code)


def _normalised(declared: str | None) -> str | None:
    match = _TAG.fullmatch((declared or "").strip().replace("_", "-"))
    if not match:
        return None
    language, script, region = match.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)
