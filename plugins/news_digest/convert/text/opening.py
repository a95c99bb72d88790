"""What a story's first paragraph carries before its first sentence.

Wires and their customers open with any of a photo caption, a place, an agency and a date, closed
by a dash: `Sergei Lavrov (file photo) (OSCE) March 27, 2007 -- Russian …`, `SAN JOSE, Calif.,
March 11 - …`, `( AFP ) - Russia …`, `LONDON, 3 May (Reuters) — …`. Others put
the agency behind the dash, with a full stop: `БРЮССЕЛЬ, 4 июл - РИА Новости. …`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.dates import FoundDate, find_dates, is_month
from news_digest.model import Span
from news_digest.subjects.people.lexicon import lexicon, plain
from news_digest.subjects.words import CALENDAR
from news_digest.vocabulary import OutletKind, OutletVocabulary

# The longest opening seen on real pages is a caption of one sentence and a dateline.
_LONGEST = 240

_DASH = re.compile(r"\s*(?:--+|[—–]|-(?=\s))\s*")
# LAHORE: …; the colon closes only what is surely a dateline.
_COLON = re.compile(r"\s*:\s+(?=[^\W\d_a-z]|[\"“'‘«])")
# МУРМАНСК, 5 марта. …; the full stop closes a day, or a town that is known as one.
_FULL_STOP = re.compile(r"(?:\s*[.।]|(?<=\.))[\s—–-]+(?=[^\W\d_a-z]|[\"“'‘«]|\d+ )")
# नई दिल्ली। …: one to three words that a danda closes are no sentence: that has a verb besides.
_BEFORE_DANDA = re.compile(r"[\u0900-\u0963]{2,20}(?: [\u0900-\u0963]{2,20}){0,2}(?=,? ?।\s)")
_PARENTHESIS = re.compile(r"[(\[]\s*([^()\[\]]{2,60}?)\s*[)\]]")
# /PRNewswire/ -- …; …, April 8, Reuter - …
_BETWEEN_SLASHES = re.compile(r"/\s*([^\W\d_][^/()]{1,40}?)\s*/")
_BARE_AGENCY = re.compile(r"([^\W\d_][\w.]*(?:[ -][^\W\d_][\w.]*){0,2})(?=\s*(?:--|[—–:]|-\s))")
_PHOTO = re.compile(
    r"\(\s*(?:(?:file|archive|undated|courtesy|illustrative)\b[^()]{0,20}"
    r"|[^()]{0,20}\bphotos?\b[^()]{0,40}|left|right|cent(?:er|re)|l|r|c)\s*\)",
    re.I,
)
# NEW YORK; SAN JOSE, Calif.; WASHINGTON/MOSCOW; PORT-AU-PRINCE, Haiti
_WORD = r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?"
_MONTH = r"(?i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
_REGION = rf",\s*(?!{_MONTH}\s*\d)"
_PLACE_CAPITALS = re.compile(
    r"(?=[^\W\d_]{2})[^\W\d_a-z]+(?:[ .'’/-]+[^\W\d_a-z]+)*(?![^\W\d_])"
    rf"(?:{_REGION}{_WORD}(?: (?!{_MONTH}\s*\d){_WORD})?)?"
)
# A place in ordinary letters is believed only where a date or an agency follows.
_CAPITALISED = rf"[A-ZÀ-ÖØ-Þ]{_WORD}"
_PLACE_PLAIN = re.compile(
    rf"{_CAPITALISED}(?:[ /-]{_CAPITALISED}){{0,3}}(?:{_REGION}{_CAPITALISED}(?: {_CAPITALISED})?)?"
)
# "March 27", "27 March", "4 июл": a day whose year the dateline leaves out.
_YEARLESS = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?P<month>[^\W\d_]{{3,11}})\.?)(?![\w/])"
)
# "РИА Новости. ", behind the dash: up to three words before a sentence.
_BEHIND_DASH = re.compile(r"(?P<name>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,2})\.\s+(?=\S)")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
# Wien (apa) - …; PUERTO LAUREL (EFEcom).- …: letters that a place stands before and a dash behind.
_LETTERS = re.compile(r"[A-Za-z]{2,8}")
_DASH_BEHIND = re.compile(r"\s*[.:]?\s*(?:--+|[—–]|-(?=\s))")
# /PRNewswire/ --: a service by its form alone.
_SERVICE = re.compile(r"[A-Z][\w-]*[a-z][A-Z]\w+")
_GAP = re.compile(r"[\s,;:/|.]*")
# Capitals of so few letters are organisations (NATO -- …), unless they are known as a place.
_ACRONYM_LETTERS = 5
# A dash that closes an aside follows within so many characters.
_ASIDE = 80


@dataclass(frozen=True, slots=True)
class Opening:
    """What stood before the first sentence; spans are relative to the paragraph's text.

    `end` is where the first sentence begins; 0 where there is no opening.
    """

    end: int = 0
    caption: Span | None = None
    place: Span | None = None
    agency: str | None = None
    agency_span: Span | None = None
    date: FoundDate | None = None

    @property
    def found(self) -> bool:
        """Whether the paragraph has an opening at all."""
        return self.end > 0


def read_opening(text: str, outlets: OutletVocabulary, *, day_first: bool | None) -> Opening:
    """Return the opening of the paragraph that reads `text`; an empty one where it has none."""
    head = text[:_LONGEST]
    dates = find_dates(head, day_first=day_first)
    for caption in (*_captions(head), None):
        opening = _opening(head, caption, dates, outlets)
        if opening.found and opening.end < len(text):
            return opening
    return Opening()


def is_place(text: str) -> bool:
    """Tell whether `text` is a place as datelines print it: `BUCHAREST`, `OSAKA, Japan`.

    Capitals alone are names of pages and sections, too: a region stands behind them, or it is one
    word, and not a common one; or the place is known. Scripts without capitals tell nothing.
    """
    span = Span(0, len(text))
    if _is_known(text, span):
        return True
    town, comma, _ = text.partition(",")
    if not town.isupper() or _PLACE_CAPITALS.fullmatch(text) is None:
        return False
    alone = " " not in town and len(town) > _ACRONYM_LETTERS
    return bool(comma) or (alone and not _is_word(text, span))


def _opening(
    head: str, caption: Span | None, dates: tuple[FoundDate, ...], outlets: OutletVocabulary
) -> Opening:
    """Read place, agency and date, in whatever order, from the caption's end to a dash."""
    at = caption.end if caption else 0
    place: Span | None = None
    agency: str | None = None
    agency_span: Span | None = None
    date: FoundDate | None = None
    yearless = False
    while gap := _GAP.match(head, at):
        told = agency is not None or date is not None or yearless
        colon = _COLON.match(head, at)
        if colon and _is_capitals(head, place) and (told or _is_known(head, place)):
            return Opening(colon.end(), caption, place, agency, agency_span, date)
        stop = _full_stop(head, at, place, outlets) if told or _is_dateline(head, place) else None
        if stop:
            return Opening(stop.end(), caption, place, agency, agency_span, date)
        at = gap.end()
        if dash := _DASH.match(head, at):
            if told or _opens_alone(head, place, dash):
                end = dash.end()
                if agency is None and (behind := _agency_behind(head, end, outlets)):
                    agency, agency_span, end = behind
                return Opening(end, caption, place, agency, agency_span, date)
            break
        if date is None and (one := next((d for d in dates if d.span.start == at), None)):
            date, at = one, one.span.end
        elif not yearless and (day := _yearless(head, at)):
            yearless, at = True, day.end()
        elif agency is None and (credit := _agency(head, at, place, outlets)):
            agency, agency_span = credit
            at = agency_span.end
        elif place is None and (where := _place(head, at)):
            place, at = where, where.end
        else:
            break
    return Opening()


def _captions(head: str) -> list[Span]:
    """Return what may be a photo caption that runs into the paragraph, the longest first.

    It ends with a parenthesis, and one of its parentheses tells that it is about a picture.
    """
    photo = _PHOTO.search(head)
    if photo is None or ". " in head[: photo.start()]:
        return []
    ends = [match.end() for match in _PARENTHESIS.finditer(head, photo.start())]
    return [Span(0, end) for end in reversed(ends)]


def _agency(
    head: str, at: int, place: Span | None, outlets: OutletVocabulary
) -> tuple[str, Span] | None:
    """Return the agency that is named next: one of the vocabulary's, or an acronym in parentheses.

    One of the vocabulary's may also stand between slashes, or bare before the dash. Between a place
    and a dash, letters in parentheses are an agency however they are written (`Wien (apa) - `), and
    a compound between slashes is (`/PRNewswire/ -- `).
    """
    enclosed = _PARENTHESIS.match(head, at)
    # The gap before it may have taken the first slash.
    slashes = _BETWEEN_SLASHES.match(head, at - 1) if at and head[at - 1] == "/" else None
    match = enclosed or slashes or _BARE_AGENCY.match(head, at)
    if match is None:
        return None
    span = Span(at, match.end())
    for name in re.split(r"\s*[/,;]\s*|\s+and\s+", match[1]):
        outlet = outlets.find(name)
        if outlet is not None and outlet.kind is OutletKind.AGENCY:
            return outlet.name, span
    closed = place is not None and _DASH_BEHIND.match(head, match.end())
    if enclosed:
        form = _LETTERS if closed else _ACRONYM
    else:
        form = _SERVICE
        if not (slashes and closed):
            return None
    return (match[1], span) if form.fullmatch(match[1]) else None


def _agency_behind(head: str, at: int, outlets: OutletVocabulary) -> tuple[str, Span, int] | None:
    """Return the agency between the dash and the first sentence, and where that begins.

    It is one of the vocabulary's; or, in scripts other than Latin, where this form is at home, one
    whose name begins with an acronym. (`GTE Corp. President Jane Roe …` is no agency.)
    """
    match = _BEHIND_DASH.match(head, at)
    if match is None:
        return None
    name, span = match["name"], Span(match.start("name"), match.end("name"))
    outlet = outlets.find(name)
    if outlet is not None and outlet.kind is OutletKind.AGENCY:
        return outlet.name, span, match.end()
    words = name.split()
    acronym = not name.isascii() and 2 <= len(words[0]) <= 11 and words[0].isupper()
    if acronym and all(word[0].isupper() for word in words) and head[match.end()].isupper():
        return name, span, match.end()
    return None


def _yearless(head: str, at: int) -> re.Match[str] | None:
    match = _YEARLESS.match(head, at)
    if match is None or (match["month"] and not is_month(match["month"])):
        return None
    return match


def _place(head: str, at: int) -> Span | None:
    danda = _BEFORE_DANDA.match(head) if at == 0 else None
    if danda:
        return Span(0, danda.end())
    capitals = _PLACE_CAPITALS.match(head, at)
    if capitals and len(capitals[0]) <= 60:
        return Span(at, capitals.end())
    plain = _PLACE_PLAIN.match(head, at)
    if plain and len(plain[0]) <= 50:
        # Dresden. Das Freibad …: the full stop of `St. Louis` stands behind no place.
        town = Span(at, at + len(plain[0].partition(". ")[0]))
        return town if _is_known(head, town) else Span(at, plain.end())
    return None


def _is_capitals(head: str, place: Span | None) -> bool:
    """Tell whether the place's first word is in capitals: `SAN JOSE, Calif.`"""
    return place is not None and place.of(head).split(",")[0].isupper()


def _full_stop(
    head: str, at: int, place: Span | None, outlets: OutletVocabulary
) -> re.Match[str] | None:
    """Return the full stop that closes a dateline: no agency follows (`Oslo. 4 May. AFP - …`)."""
    stop = _FULL_STOP.match(head, at)
    if stop is None or place is None or _is_word(head, place):
        return None
    return stop if _agency(head, stop.end(), place, outlets) is None else None


def _is_dateline(head: str, place: Span | None) -> bool:
    """Tell whether a full stop alone makes a dateline of the place."""
    if place is None:
        return False
    return _is_known(head, place) or _BEFORE_DANDA.match(head, place.start) is not None


def _is_word(head: str, place: Span) -> bool:
    """Tell whether what looks like a place is a common word or a day: `On May 3. …`"""
    words = place.of(head).lower().split()
    return any(word in CALENDAR for word in words) or all(
        plain(word) in lexicon().common and plain(word) not in lexicon().places for word in words
    )


def _is_known(head: str, place: Span | None) -> bool:
    """Tell whether the place, or the first of two (`WASHINGTON/MOSCOW`), is a town or country."""
    if place is None:
        return False
    names = re.split(r"[,/]", place.of(head))
    return any(plain(name.strip(" .")) in lexicon().places for name in names)


def _opens_alone(head: str, place: Span | None, dash: re.Match[str]) -> bool:
    """Tell whether a place and a dash are an opening with neither agency nor date between them.

    Acronyms are none; a place in ordinary letters must be known as one, and be no aside that a
    second dash closes (`Paris - the city of light - is …`).
    """
    if place is None:
        return False
    name = place.of(head)
    if _is_known(head, place):
        sentence = head[dash.end() :]
        return name.split(",")[0].isupper() or (
            sentence[:1].isupper() and dash[0].strip() not in sentence[:_ASIDE]
        )
    return _is_capitals(head, place) and (len(name) > _ACRONYM_LETTERS or " " in name)
