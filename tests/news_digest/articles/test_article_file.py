"""The article file's exact form, and reading that agrees with Pelican's."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.settings import read_settings

from news_digest.articles.article_file import (
    format_article,
    parse_article,
    read_article,
    with_source,
    with_status,
)
from news_digest.articles.known import facts_of_article, facts_of_written
from news_digest.diagnostics import ArticleError
from news_digest.model import DatePrecision, PublicationDate, Story, StoryStatus
from news_digest.vocabulary.model import Vocabularies

EXPECTED = """\
Title: Ministers meet
Date: 2007-09-03 13:05+04:00
Date-Precision: minute
Slug: 2007-09-03-ministers-meet
Topics: Iran's nuclear programme
People: J. Pérez; Ann Lee [ann-lee-2]; Bo Li
Outlet: RFE/RL
Agency: AFP
Place: Moscow
Byline: A. Writer
Credit: compiled from agency reports
Original: https://news.example/1
Language: en
Summary: \\# They \\*met\\*.
Source: seeds/a b.txt
Source-Sha256: 5555555555555555555555555555555555555555555555555555555555555555
"""
BODY = """
Moscow: they \\*met\\*.

They left.
"""


@pytest.fixture
def written(story: Story, vocabularies: Vocabularies) -> bytes:
    return format_article(story, slug="2007-09-03-ministers-meet", vocabularies=vocabularies)


def test_the_form(written: bytes) -> None:
    digest = sha256((EXPECTED + BODY).encode()).hexdigest()
    assert written.decode() == f"{EXPECTED}Converted-Sha256: {digest}\n{BODY}"


@pytest.mark.parametrize("headline", [None, "", " \x00\xa0"])
def test_every_article_has_a_title(
    story: Story, vocabularies: Vocabularies, headline: str | None
) -> None:
    untitled = replace(story, headline=headline)
    article = parse_article(format_article(untitled, slug="s", vocabularies=vocabularies), "a.md")
    assert article.get("title") == "Untitled (a b.txt)"


def test_a_draft_without_headline_and_date(story: Story, vocabularies: Vocabularies) -> None:
    bare = Story(document=story.document, status=StoryStatus.DRAFT, text="", blocks=story.blocks)
    text = format_article(bare, slug="undated-a-b", vocabularies=vocabularies).decode()
    assert text.startswith(
        "Title: Untitled (a b.txt)\nSlug: undated-a-b\nStatus: draft\n"
        "Source: seeds/a b.txt\nSource-Sha256: "
    )


@pytest.mark.parametrize(
    ("precision", "printed"),
    [
        (DatePrecision.DAY, "2007-09-03"),
        (DatePrecision.MINUTE, "2007-09-03 13:05+04:00"),
        (DatePrecision.SECOND, "2007-09-03 13:05:00+04:00"),
    ],
)
def test_the_date_is_as_precise_as_the_page(
    story: Story, vocabularies: Vocabularies, precision: DatePrecision, printed: str
) -> None:
    assert story.published is not None
    dated = replace(story, published=PublicationDate(story.published.when, precision))
    article = parse_article(format_article(dated, slug="s", vocabularies=vocabularies), "a.md")
    assert (article.get("date"), article.get("date-precision")) == (printed, precision.value)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@settings(deadline=None)  # a busy machine is no mistake
@given(data=st.data())
def test_any_value_comes_back(
    data: st.DataObject, story: Story, vocabularies: Vocabularies
) -> None:
    fields = ("headline", "place", "outlet", "agency", "byline", "credit", "url", "language")
    values = {field: data.draw(ANY_TEXT) for field in fields}
    values["headline"] = "a" + values["headline"]
    written = format_article(replace(story, **values), slug="s", vocabularies=vocabularies)
    article = parse_article(written, "a.md")
    assert article.untouched
    assert facts_of_written(written) == facts_of_article(article)
    assert article.body == BODY.removeprefix("\n")
    for field, value in values.items():
        key = {"headline": "title", "url": "original"}.get(field, field)
        assert "".join((article.get(key) or "").split()) == "".join(
            "".join(sign for sign in value if sign >= " " and not "\x7f" <= sign <= "\x9f").split()
        )


@pytest.fixture(scope="module")
def pelican_settings() -> dict[str, object]:
    return read_settings(override={"FORMATTED_FIELDS": []})


def pelican_meta(text: str) -> dict[str, list[str]]:
    reader = Markdown(extensions=["markdown.extensions.meta"])
    reader.convert(text)
    return dict(reader.Meta)


TRICKY = [
    "Title: a\nDate: 2007-03-27\n\nbody",
    "---\nTitle: a\n---\nbody",
    "---\nTitle: a\n...\nbody",
    "--- yaml\ntitle: a\nbody\n",
    "TITLE: a\ntitle: b\n\nTitle: c",
    "Summary: one\n    two\n\n    three",
    "Summary:\n    one\n    two\nTitle: x\n\nbody",
    "Title: a\n  not continued\n\nbody",
    "   Title: indented three\n\nbody",
    "    Title: indented four\n\nbody",
    "\tTitle: tab\n\nbody",
    "Title: a\n\tcontinued by a tab\n\nbody",
    "Title:\tafter a tab\tand another\n\n",
    "\n\nTitle: below blank lines\n\nbody",
    "Title: a\n \t \nSlug: body",
    "No metadata at all.\n\nTitle: no",
    "Moscow: the first line is metadata",
    "Title: a\nno colon\nSlug: b",
    "Title: a\u2028b\x0bc\x1cd\n\nbody",
    "Title: \x02hidden\x03\n\nbody",
    "Tïtle: not a key\n\nbody",
    "Date Precision: not a key\n\nbody",
    "Title: a",
    "Title:",
    "Title: \xa0no-break\xa0\n",
    "",
    "\n",
    "---",
]


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_reading_agrees_with_pelican(
    tmp_path: Path, pelican_settings: dict[str, object], text: str, line_end: str, mark: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes((mark + text.replace("\n", line_end)).encode())
    article = read_article(path, tmp_path)
    # Pelican opens files in text mode, with universal line ends.
    with path.open(encoding="utf-8-sig") as opened:
        expected = pelican_meta(opened.read())
    assert {key: list(value.values) for key, value in article.metadata.items()} == expected
    _, metadata = MarkdownReader(pelican_settings).read(str(path))
    title = metadata.get("title")
    if isinstance(title, str):
        assert article.metadata["title"].value == title


META_LINES = st.sampled_from(
    ["Title: a", "title : b", "Key: c", "    more", "  less", "---", "...", "", " ", "\t", "text"]
)


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(META_LINES, max_size=7).map("\n".join))
def test_reading_agrees_with_pelican_on_any_mix_of_lines(text: str) -> None:
    article = parse_article(text.encode(), "a.md")
    assert {key: list(meta.values) for key, meta in article.metadata.items()} == pelican_meta(text)


def test_where_things_stand() -> None:
    article = parse_article(b"Title: a\nSummary: b\n    c\nPeople: d\n\nbody\n", "x/y.md")
    assert {key: meta.line for key, meta in article.metadata.items()} == {
        "title": 1,
        "summary": 2,
        "people": 4,
    }
    assert article.body == "body\n"
    assert article.get("summary") == "b c"
    assert article.slug == "y"


def test_any_edit_is_noticed(written: bytes) -> None:
    assert parse_article(written, "a.md").untouched
    for index in range(len(written)):
        edited = written[:index] + bytes([written[index] ^ 1]) + written[index + 1 :]
        try:
            assert not parse_article(edited, "a.md").untouched
        except ArticleError:
            assert written[index] > 127  # the flipped bit broke a character
    assert not parse_article(written + b" ", "a.md").untouched
    assert not parse_article(b"\n" + written, "a.md").untouched


def test_a_checkout_with_crlf_is_no_edit(written: bytes) -> None:
    crlf = written.replace(b"\n", b"\r\n")
    article = parse_article(crlf, "a.md")
    assert article.untouched
    assert article.body == BODY.removeprefix("\n")
    assert with_source(crlf, "seeds/a b.txt") == written


def test_a_new_source_path_changes_nothing_else(written: bytes) -> None:
    renamed = with_source(written, "seeds/ü.txt")
    article = parse_article(renamed, "a.md")
    assert article.untouched
    assert article.get("source") == "seeds/ü.txt"
    assert with_source(renamed, "seeds/a b.txt") == written


def test_a_status_comes_and_goes_and_changes_nothing_else(written: bytes) -> None:
    draft = with_status(written, draft=True)
    article = parse_article(draft, "a.md")
    assert article.untouched
    assert article.get("status") == "draft"
    assert with_status(draft, draft=True) == draft
    assert with_status(draft, draft=False) == written


def test_licence_and_credit_of_pictures_stand_beside_the_original(
    story: Story, vocabularies: Vocabularies
) -> None:
    given = replace(story, licence="CC BY 4.0", image_credit="Bob")
    written = format_article(given, slug="s", vocabularies=vocabularies).decode()
    keys = [line.partition(":")[0] for line in written.partition("\n\n")[0].splitlines()]
    at = keys.index("Credit")
    assert keys[at : at + 5] == ["Credit", "Image-Credit", "Original", "Licence", "Language"]


def test_pelican_renders_the_summary_as_the_plain_text_it_was(
    tmp_path: Path, written: bytes
) -> None:
    (tmp_path / "a.md").write_bytes(written)
    _, metadata = MarkdownReader(read_settings()).read(str(tmp_path / "a.md"))
    assert metadata["summary"] == "<p># They *met*.</p>"


def test_a_file_name_keeps_its_spaces(story: Story, vocabularies: Vocabularies) -> None:
    named = replace(story, document=replace(story.document, path="seeds/-a  'b\" c.txt"))
    written = format_article(named, slug="s", vocabularies=vocabularies)
    assert parse_article(written, "a.md").get("source") == "seeds/-a  'b\" c.txt"


def test_an_article_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"Title: a\n\nB\xe9\n")
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "a.md", tmp_path)
    [diagnostic] = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.path, diagnostic.line) == ("article-not-utf8", "a.md", 3)


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "b.md", tmp_path)
    assert [each.code for each in caught.value.diagnostics] == ["article-unreadable"]
