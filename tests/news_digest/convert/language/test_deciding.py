"""What a page declares against what its text says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news_digest.convert.language import decide_language
from news_digest.model import Story

SPANISH = "El ayuntamiento decidió el lunes que el puente sobre el río seguirá cerrado. " * 3
CROATIAN = "Gradsko vijeće odlučilo je u ponedjeljak da će most preko rijeke ostati zatvoren. " * 3


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        (None, SPANISH, "es"),
        ("es", SPANISH, "es"),
        ("es-AR", SPANISH, "es-AR"),
        ("ES_ar", SPANISH, "es-AR"),
        ("es-x-private", SPANISH, "es"),
        ("zh-hant-TW", "市議會週一決定，河上的大橋將關閉到春天。", "zh-Hant-TW"),
        ("en", SPANISH, "es"),  # a template's language, which nobody changed
        ("sr", CROATIAN, "sr"),  # neighbours: the page knows better
        ("nb-NO", "Kommunestyret vedtok mandag at broen over elva skal holdes stengt.", "nb-NO"),
        ("iw", "מועצת העיר החליטה ביום שני כי הגשר מעל הנהר יישאר סגור.", "iw"),
        ("en", "Anna Lund", "en"),
        (None, "Anna Lund", None),
        ("", SPANISH, "es"),
        ("{{ lang }}", SPANISH, "es"),
        ('en"><script>', SPANISH, "es"),
    ],
)
def test_declared_and_detected(declared: str | None, text: str, expected: str | None) -> None:
    decision = decide_language(declared, text)
    assert decision.field == "language"
    assert decision.value == expected
    assert 0 < decision.confidence < 1
    assert decision.reasons


def test_what_was_overruled_is_an_alternative() -> None:
    decision = decide_language("en", SPANISH)
    assert [one.value for one in decision.alternatives] == ["en"]
    assert decision.confidence < decide_language("es", SPANISH).confidence


def test_a_story_has_its_language(story_of: Callable[[str | bytes], Story]) -> None:
    story = story_of(
        "El puente sigue cerrado\n\n3 de marzo de 2007\n\n"
        "El ayuntamiento decidió el lunes que el puente sobre el río seguirá cerrado hasta la "
        "primavera, según dijo la alcaldesa en una rueda de prensa.\n\n"
        "Los vecinos, que llevan meses esperando, piden un transbordador más barato y dicen que "
        "el ministerio aún no ha respondido a su carta.\n"
    )
    assert story.language == "es"
    (decision,) = (one for one in story.decisions if one.field == "language")
    assert decision.confidence > 0.9
