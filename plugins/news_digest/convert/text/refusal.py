"""Why a page holds no story: it lists many, or only leads to others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from news_digest.convert.dates import is_relative
from news_digest.convert.text.body import Body
from news_digest.convert.text.needles import holds_any
from news_digest.convert.text.phrasebook import Kind
from news_digest.convert.text.prose import Reading
from news_digest.diagnostics import Diagnostic, Severity

# Headlines have so many words; shorter lines are entries of menus, longer ones paragraphs.
_HEADLINE_WORDS = range(4, 21)
_SENTENCE_WORDS, _PARAGRAPH_WORDS = 10, 25
# A page that lists stories names so many of them at least, and dates, cuts or closes (`Read more`)
# this share of them: a round-up of briefs has plain subheadings.
_LISTED, _MARKED = 5, 0.6
# A headline stands so many passages above its first sentence, at most.
_ABOVE = 4
# No story of a list is longer than so many paragraphs.
_TEASER = 2
# A page of headlines alone has so many, and so many dates beside them.
_HEADLINES, _DATES = 12, 5
# 4 hours ago has few words.
_WHEN_WORDS = 5
# 08:02 Ferry crews return to work: a page with so many of these lines lists a day's stories.
_TIMED_WORDS = range(4, 26)
_TIMED, _TIMED_LINES = re.compile(r"\(?\d{1,2}[:.]\d\d\b\)?(?: ?[ap]\.?m\b\.?)?\W{1,3}\w"), 8
# What is said in the place of a story: of cookies, or that there is none at the address.
_CONSENT_NEEDLES = (
    "cookie", "consent", "personal", "tracking", "javascript", "block", "privacy", "einwilligung",
    "datenschutz", "captcha", "robot", "browsing", "legitimate", "subscri",
)  # fmt: skip
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|personal data|personalised|personalized|tracking|javascript"
    r"|ad.?block\w*|privacy settings|einwilligung|datenschutz\w*|consentement|captcha"
    r"|consentimiento|robot|browsing data|legitimate interests?|subscri\w+)\b",
    re.I,
)
_TO_READER = re.compile(r"\b(?:we|our|us|you|your|wir|unsere?|sie|ihre?|nous|vous|nos|vos)\b", re.I)
_NOT_FOUND = re.compile(
    r"\b(?:page|article|story|link|address|url|document)\b.{0,60}\b(?:not found"
    r"|no longer (?:exists?|available)|may have been (?:re)?moved|could ?n[o’']t be found"
    r"|has been (?:re)?moved|does ?n[o’']t exist|has expired)\b"
    r"|\bseite\b.{0,40}\bnicht (?:gefunden|verfügbar)|\bpage\b.{0,60}\b(?:introuvable|n[’']existe)"
    r"|\bp[áa]gina\b.{0,60}\b(?:no (?:existe|encontrada|se encuentra)|n[ãa]o (?:existe|encontrada))"
    r"|\bpagina\b.{0,60}\bnon (?:trovata|esiste)|страниц\w+.{0,40}не (?:найдена|существует)",
    re.I,
)
# One of these stands in whatever the pattern finds.
_NOT_FOUND_NEEDLES = (
    "found", "longer", "moved", "exist", "expired", "nicht ", "introuvable", "encontrada",
    "encuentra", "trovata", "esiste", "найдена", "существует",
)  # fmt: skip
_NOTE_WORDS = 90
# Where no more of a page than this is neither furniture nor a few words, it is only navigation.
_NAVIGATION, _ENTRY_WORDS = 0.2, 3

_WRITE = (
    "Look with `digest explain`; if it is a story, state its lines in a sidecar, or write the "
    "article by hand in content/articles/ and delete the raw document."
)
_SAVE = (
    "Save the stories' own pages. If it is a story, state its lines in a sidecar (`lines: 12-40`)."
)


def refusal_of(path: str, readings: Sequence[Reading], body: Body | None) -> Diagnostic | None:
    """Return why the page becomes no story, or None where it is one."""
    if body is not None and (stories := _listed(readings, body)):
        line = stories[0][0].passage.number
        message = f"The page lists {len(stories)} stories and tells none."
        return _refusal("index-page", path, line, message, _SAVE)
    if body is not None and (what := _in_its_place([readings[at] for at in body.kept])):
        return _refusal("no-story", path, readings[body.first].passage.number, what, _SAVE)
    timed = [one for one in readings if _is_timed(one)]
    if len(timed) >= _TIMED_LINES and 2 * len(timed) >= len(readings):
        message = f"The page lists {len(timed)} stories by the hour and tells none."
        return _refusal("index-page", path, timed[0].passage.number, message, _SAVE)
    told = body is not None and any(_is_told(readings[at]) for at in body.kept)
    headlines = [] if told else [one for one in readings if _is_headline(one)]
    dates = sum([one.states_date for one in readings])
    if len(headlines) >= _HEADLINES and dates >= _DATES:
        line = headlines[0].passage.number
        message = f"The page lists {len(headlines)} headlines and tells no story."
        return _refusal("index-page", path, line, message, _SAVE)
    if body is not None:
        return None
    line = readings[0].passage.number if readings else 1
    others = sum(one.furniture is None and one.words > _ENTRY_WORDS for one in readings)
    if readings and others <= _NAVIGATION * len(readings):
        message = "The page is made of menus and controls: no story is on it."
        return _refusal("only-navigation", path, line, message, _SAVE)
    message = "Nothing in the file reads like a story's paragraphs."
    return _refusal("no-story", path, line, message, _WRITE)


def _in_its_place(kept: Sequence[Reading]) -> str | None:
    """Return what the page says in the place of a story, or None."""
    said = [one for one in kept if one.words >= _SENTENCE_WORDS or one.terminal]
    words = sum(one.words for one in kept)
    if words <= _NOTE_WORDS and any(map(_tells_of_nothing, kept)):
        return "The page says that nothing is at its address."
    others = (one for one in said if not _asks(one))
    # Looked for no further than needed: on a page with a story, the first ones tell.
    if said and next(islice(others, len(said) // 4, None), None) is None:
        return "The page asks for consent or a subscription, and tells no story."
    return None


def _tells_of_nothing(reading: Reading) -> bool:
    text = reading.passage.text
    # To look for strings first saves most of the time, here and below: hardly a story has any.
    return holds_any(text.lower(), _NOT_FOUND_NEEDLES) and _NOT_FOUND.search(text) is not None


def _asks(reading: Reading) -> bool:
    text = reading.passage.text
    if not holds_any(text.lower(), _CONSENT_NEEDLES):
        return False
    return _CONSENT.search(text) is not None and _TO_READER.search(text) is not None


def _is_timed(reading: Reading) -> bool:
    text = reading.passage.text
    # To look at the first character saves most of the time.
    return (
        (text[0] == "(" or text[0].isdecimal())
        and reading.words in _TIMED_WORDS
        and _TIMED.match(text) is not None
    )


def _listed(readings: Sequence[Reading], body: Body) -> list[list[Reading]]:
    """Return the stories that the page lists where its body seems to stand.

    A body of a sentence or two may be one of many on the page; the story of a page that lists
    others stands above these, and has more than one sentence.
    """
    told = sum(_is_sentence(readings[at]) for at in body.kept)
    if told > _TEASER:
        return _stories(readings[max(body.first - _ABOVE, 0) : body.end])
    stories = _stories(readings)
    number = readings[body.first].passage.number
    above = sum(story[-1].passage.number < number for story in stories)
    return stories if above >= _TEASER or told <= 1 else []


def _stories(region: Sequence[Reading]) -> list[list[Reading]]:
    """Return the stories that the region lists, each from its headline on; none if it tells one.

    A list has a headline above every sentence or two, and most of its stories are dated, cut
    short, signed, or closed by a control (`Read more`).
    """
    stories: list[list[Reading]] = []
    sentences = 0
    for one in region:
        if _is_headline(one):
            if not stories or sentences:
                stories.append([])
                sentences = 0
        elif _is_sentence(one):
            sentences += 1
            if sentences > _TEASER or not stories:
                return []
        if stories:
            stories[-1].append(one)
    stories = [story for story in stories if any(map(_is_sentence, story))]
    marked = sum(any(map(_is_mark, story)) for story in stories)
    return stories if len(stories) >= _LISTED and marked >= _MARKED * len(stories) else []


def _is_headline(reading: Reading) -> bool:
    return (
        reading.words in _HEADLINE_WORDS
        and not reading.terminal
        and not reading.furniture
        and not reading.states_date
        and not reading.byline
        and not reading.caption
        and not reading.passage.tabular
        and not reading.passage.marker
    )


def _is_sentence(reading: Reading) -> bool:
    return (
        reading.words >= _SENTENCE_WORDS
        and (reading.terminal or reading.cut)
        and not reading.furniture
        and not reading.caption
    )


def _is_told(reading: Reading) -> bool:
    return reading.passage.tabular or (reading.terminal and reading.words >= _PARAGRAPH_WORDS)


def _is_mark(reading: Reading) -> bool:
    if reading.words <= _WHEN_WORDS and is_relative(reading.passage.text):
        return True
    if reading.states_date or reading.byline or (_is_sentence(reading) and reading.cut):
        return True
    mark = reading.furniture
    return mark is not None and mark.kind in (Kind.MENU, Kind.COMMENTS)


def _refusal(code: str, path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, path, line, message, hint)
