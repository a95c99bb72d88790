"""A page as HTML -> the story on it: the steps, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from news_digest.convert.dates import prefers_day_first
from news_digest.convert.extraction import Extraction
from news_digest.convert.html.blocks import build_blocks
from news_digest.convert.html.body import find_body
from news_digest.convert.html.declarations import read_declarations
from news_digest.convert.html.findings import Findings
from news_digest.convert.html.headline import choose_headline
from news_digest.convert.html.layout import without_layout
from news_digest.convert.html.lines import MOST_LINES, PageText, take_text
from news_digest.convert.html.notes import notes_on
from news_digest.convert.html.origin import find_origin
from news_digest.convert.html.prose import is_paragraph
from news_digest.convert.html.publication import choose_publication
from news_digest.convert.html.refusal import refusal_of
from news_digest.convert.html.selection import choose_lines
from news_digest.convert.html.stated import stated_body
from news_digest.convert.html.tree import parse_page
from news_digest.convert.html.verdicts import verdicts_of
from news_digest.convert.html.writers import find_writers
from news_digest.convert.text.opening import read_opening
from news_digest.convert.text.stated import LineRange
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import RawDocument, Role, Verdict
from news_digest.vocabulary import Vocabularies


def extract_html(
    document: RawDocument, vocabularies: Vocabularies, lines: Sequence[LineRange] = ()
) -> Extraction:
    """Find the story in an HTML page. Never raises for bad input.

    Spans are those of the text taken from the page: what it shows, a line a block. Where `lines`
    states which of its lines are the story, exactly these are.
    """
    root, lost = parse_page(document.text)
    # An element that something refers to is not made anew by each step that meets it.
    alive = list(root.iter()) if root is not None else []
    # Before the text is taken, as this marks the tree.
    declared = read_declarations(root) if root is not None else None
    page = _taken(root)
    if not page.whole:
        lost = (*lost, f"what follows its first {MOST_LINES:,} lines")
    notes = (_cut(document.path, lost),) if lost else ()
    del alive
    if root is None or declared is None or not page.lines:
        refusal = refusal_of(document.path, root, (), None, is_article=False)
        return _without_story(page, notes, refusal)
    headline = choose_headline(page.lines, declared)
    writers = tuple(one.value for one in declared.authors)
    if lines:
        body = stated_body(page.lines, lines, headline)
    else:
        body = find_body(page.lines, choose_lines(root, page), headline, writers)
    refusal = None
    if body is None or not lines:
        article = declared.is_article
        refusal = refusal_of(document.path, root, page.lines, body, is_article=article)
    if body is None or refusal:
        return _without_story(page, notes, refusal)
    first = page.lines[body.kept[0]]
    day_first = prefers_day_first(page.text)
    opening = read_opening(first.text, vocabularies.outlets, day_first=day_first)
    top = headline.lines[0] if headline and headline.lines else None
    told = next((at for at in body.kept if is_paragraph(page.lines[at])), body.kept[0])
    publication = choose_publication(declared, page.lines, top, told)
    origin = find_origin(declared, vocabularies.outlets)
    byline = find_writers(page.lines, top, body.kept[0], body.kept[-1])
    findings = Findings(
        page, declared, body, headline, publication, opening, origin, byline
    ).judged()
    return Extraction(
        page.text,
        headline=headline.text if headline else None,
        published=publication.date if publication else None,
        place=findings.place(),
        outlet=origin.outlet,
        agency=opening.agency,
        byline=findings.byline(),
        credit=findings.credit(),
        image_credit=origin.image_credit,
        licence=origin.licence,
        url=origin.url,
        language=origin.language,
        blocks=build_blocks(page, body.kept, opening.end),
        captions=findings.captions(),
        verdicts=verdicts_of(page.lines, findings.roles, body.kept[0], opening),
        decisions=findings.decisions(),
        diagnostics=(*notes, *notes_on(document.path, findings)),
    )


def _taken(root: HtmlElement | None) -> PageText:
    page = take_text(root) if root is not None else PageText("", ())
    return replace(page, lines=without_layout(page.lines))


def _without_story(
    page: PageText, notes: tuple[Diagnostic, ...], refusal: Diagnostic | None
) -> Extraction:
    reason = "stands on a page without a story"
    verdicts = tuple(Verdict(line.span, Role.FURNITURE, reason, 0.6) for line in page.lines)
    said = (*notes, refusal) if refusal else notes
    return Extraction(page.text, verdicts=verdicts, diagnostics=said)


def _cut(path: str, lost: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "html-cut",
        Severity.WARNING,
        path,
        None,
        f"Of the page was not read: {'; '.join(lost)}.",
        "See whether the story is whole; if not, save the page's text as a .txt file.",
    )
