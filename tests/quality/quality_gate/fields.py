"""One document: headline, date, place and the like, right or wrong."""

from __future__ import annotations

from datetime import datetime

from quality_gate.converting import Conversion
from quality_gate.counting import Found, Marks
from quality_gate.truth import Truth
from quality_gate.words import alike, folded


def headline_marks(made: Conversion, truth: Truth) -> Marks:
    """Compare the headline with those that are accepted."""
    right = any(alike(made.headline, one) for one in truth.headlines)
    return _judged("headline", right, made.headline, truth.headlines[0])


def date_marks(made: Conversion, truth: Truth) -> Marks:
    """Compare the date.

    `day`: of the documents whose day is known, the share whose day is right. `claimed day`: of
    the days that were claimed, the share that is right; none is where the page has none.
    `time`: of the documents whose page prints a time, the share where it and its zone are
    right to the minute.
    """
    marks = Marks()
    day = made.date[:10] if made.date else None
    true_day = truth.date[:10] if truth.date else None
    if true_day is not None:
        marks += _judged("day", day == true_day, day, true_day)
    if day is not None:
        # Where the true day is known, the fault has been told.
        marks += Marks({"claimed day": float(day == true_day)})
        if true_day is None:
            marks += Marks(faults=(f"day: {day} (the page has none)",))
    if truth.date and "T" in truth.date:
        shown = made.date if day == true_day else None
        right = _to_the_minute(made.date) == _to_the_minute(truth.date)
        faults = (f"time: {shown} (is {truth.date})",) if shown and not right else ()
        marks += Marks({"time": float(right)}, faults=faults)
    return marks


def sparse_marks(name: str, made: str | None, true: str | None) -> Marks:
    """Compare a value that many pages lack: those where neither has one do not count."""
    if made is None and true is None:
        return Marks()
    return _judged(name, true is not None and _same(made, true), made, true)


def stated_marks(name: str, made: str | None, true: str | None) -> Marks:
    """Compare a value that is annotated on some documents only."""
    return Marks() if true is None else _judged(name, folded(made) == folded(true), made, true)


def language_marks(made: Conversion, truth: Truth) -> Marks:
    """Compare the language, whatever its region."""
    primary = (made.language or "").replace("_", "-").partition("-")[0].lower()
    return _judged("language", primary == truth.language, made.language, truth.language)


def people_marks(made: Conversion, truth: Truth) -> Marks:
    """Compare the people's full names: those of two words or more, as the kit does."""
    true = {folded(one): one for one in truth.people}
    claimed = {folded(one): one for one in made.people}
    # A script without spaces writes a full name as one word, which no count of words can tell
    # from a lone surname: such names do not count.
    true = {key: name for key, name in true.items() if " " in key}
    claimed = {key: name for key, name in claimed.items() if " " in key}
    wrong = [name for key, name in claimed.items() if key not in true]
    missed = [name for key, name in true.items() if key not in claimed]
    faults = [f"people: {names} {why}" for names, why in ((wrong, "wrong"), (missed, "missed"))]
    return Marks(
        found={"people": Found(len(true) - len(missed), len(wrong), len(missed))},
        faults=tuple(fault for fault, some in zip(faults, (wrong, missed), strict=True) if some),
    )


def _same(made: str | None, true: str) -> bool:
    """Tell whether two values are the same, but for what the page adds behind a comma."""
    return folded(true) in (folded(made), folded((made or "").partition(",")[0]))


def _to_the_minute(moment: str | None) -> str | None:
    """Return a moment without its seconds: declarations add `:00` to what the page prints."""
    if moment is None or "T" not in moment:
        return None
    return datetime.fromisoformat(moment).isoformat(timespec="minutes")


def _judged(name: str, right: bool, made: str | None, true: str | None) -> Marks:
    faults = () if right else (f"{name}: {made!r} (is {true!r})",)
    return Marks({name: float(right)}, faults=faults)
