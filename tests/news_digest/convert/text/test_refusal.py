"""Pages that hold no story, and round-ups that do."""

from __future__ import annotations

import pytest

from news_digest.convert.text.page import extract_text
from news_digest.convert.text.phrasebook import Kind, load_phrases
from news_digest.model import Format, RawDocument
from news_digest.vocabulary import Vocabularies

TEASERS = [
    ("Crane closes the harbour of Lisk", "A crane fell across the only entrance of the port on a "
     "quiet Monday morning, its manager said."),
    ("Mayor of Torp resigns over pier", "She had promised in spring that not one plank of the old "
     "pier would be touched by the builders."),
    ("Mackerel dearer than ever", "Landings at the northern ports fell for the third month in a "
     "row, the board of fisheries said."),
    ("Storm takes roof of fish hall", "Nobody was in the hall when the wind lifted its roof and "
     "dropped it on Station Road at night."),
    ("Island school to stay open", "The county will keep paying the only teacher of the nine "
     "children who live on the outer islands."),
    ("Ferry company buys two boats", "They were built for a lake in the south and will have to be "
     "made fit for the sea over winter."),
]  # fmt: skip


_REFUSALS = ("index-page", "only-navigation", "no-story")


def codes(text: str) -> list[tuple[str, int | None]]:
    document = RawDocument("seeds/page.txt", text, "utf-8", Format.TEXT, "")
    extraction = extract_text(document, Vocabularies.empty())
    refused = not extraction.blocks
    assert refused == any(one.code in _REFUSALS for one in extraction.diagnostics)
    return [(one.code, one.line) for one in extraction.diagnostics]


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param("{headline}\n\n{day} May 2019\n\n{teaser}", id="dated"),
        pytest.param("{headline}\n\n{teaser}\n\nRead more", id="continued"),
        pytest.param("{headline}\n\n{cut} …", id="cut"),
    ],
)
def test_an_index_page_is_refused_where_it_shows(shape: str) -> None:
    items = [
        shape.format(headline=headline, teaser=teaser, cut=teaser[:-12], day=day)
        for day, (headline, teaser) in enumerate(TEASERS, 3)
    ]
    assert codes("\n\n".join(["Home\nNews\nSport\nWeather", *items])) == [("index-page", 6)]


def test_headlines_with_dates_alone_are_an_index_page() -> None:
    items = [
        f"{headline} {word}\n{day} May 2019"
        for day, headline in enumerate((one for one, _ in TEASERS), 1)
        for word in ("again", "at last")
    ]
    assert codes("Home\nNews\n\n" + "\n".join(items)) == [("index-page", 4)]


def test_a_round_up_of_briefs_is_a_story() -> None:
    briefs = [f"{headline}\n\n{teaser}" for headline, teaser in TEASERS]
    found = codes("\n\n".join(["The week on the coast", "By Anna Lund", "3 May 2019", *briefs]))
    assert "index-page" not in dict(found)


def test_a_story_above_a_list_of_others_is_one() -> None:
    story = [f"{teaser} {other}" for (_, teaser), (_, other) in zip(TEASERS, TEASERS[1:])]  # noqa: B905, RUF007
    items = [f"{headline}\n\n{day} May 2019\n\n{TEASERS[0][1]}" for day, (headline, _)
             in enumerate(TEASERS, 3)]  # fmt: skip
    found = codes("\n\n".join(["Crane closes harbour", "3 May 2019", *story, "More news", *items]))
    assert "index-page" not in dict(found)


def test_navigation_alone() -> None:
    menu = ["Home", "Sign in", "Subscribe", "Search", "Most read", "Share", "Facebook", "Imprint"]
    assert codes("\n".join(menu)) == [("only-navigation", 1)]


@pytest.mark.parametrize(
    "text",
    ["", "Just a few words of a note", "COCOA GRADINGS - MAY 4\n\nNone posted, 20 lots in all."],
)
def test_nothing_that_reads_like_a_story(text: str) -> None:
    assert codes(text) == [("no-story", 1)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mehr zum Thema: Häfen", Kind.RELATED),
        ("12 Kommentare", Kind.COMMENTS),
        ("Comentarios (3)", Kind.COMMENTS),
        ("À lire aussi : Le port de Lisk fermé", Kind.POINTER),
        ("Todos los derechos reservados 2019", Kind.LEGAL),
        ("Condividi su Facebook", Kind.SHARE),
        ("Wir verwenden Cookies, um diese Seite zu verbessern", Kind.NOTICE),
        ("Подписывайтесь на наш канал", Kind.APPEAL),
        ("Διαβάστε επίσης", Kind.RELATED),
        ("関連記事", Kind.RELATED),
        ("关于作者", Kind.ABOUT),
        ("Temps de lecture : 3 min", Kind.MENU),
        # a word more makes another line of it
        ("Comment le port de Lisk a fermé", None),
        ("Kommentarlos ging der Hafenmeister", None),
        ("The search for the crane goes on", None),
        ("More stories than anybody can count were told in the fish hall that night.", None),
    ],
)
def test_phrases(line: str, kind: Kind | None) -> None:
    assert load_phrases().kind_of(line.lower()) is kind
