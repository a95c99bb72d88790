"""Boxes inside of a story that are no part of it, as their classes and first words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.convert.html.prose import is_paragraph, runs
from news_digest.model import Role

# What style sheets call boxes that hold something else than the story.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:poll|survey|quiz|newsletter|sign-?up|subscribe|promo|related|recirc|read-?also"
    r"|read-?more|see-?also|more-on|most-read|most-popular|trending|recommended|gallery-promo"
    r"|video-promo|(?:share|social)-?(?:bar|tools|links|buttons?|icons?)|toolbar|breadcrumbs?|tags|taboola|outbrain|paywall"
    r"|author-?bio|author-?info|author-?box|about-?(?:the-?)?author|bio|post-?tags"
    r"|sharedaddy|infobox|siteSub|contentSub|gh-cta|subscription-widget(?:-wrap)?|jp-relatedposts|navbox|toc|mw-editsection|noprint|reflist|catlinks)(?:$|[\s_-])",
    re.I,
)
_PULLED = re.compile(r"pull-?-?quote|pulled|quote-?pull", re.I)
# Video: A tour of the sleeping car. What has a full stop behind it is a sentence of the story.
_MEDIA = re.compile(
    r"(?:videos?|watch|photos?|pictures?|gallery|slide ?show|listen|audio|podcast|quiz|poll"
    r"|interactive|graphic|in pictures|fotos?|fotostrecke|bildergalerie|galerie|vidéo|vídeo"
    r"|видео|фото|опрос)\s*[:|–—]\s+\S.{0,150}(?<![.!?…”\"])",
    re.I,
)
# When a page was first printed, and where else it stands.
_PRINTED = re.compile(
    r"(?:this|the|a|an)\s+(?:(?:article|story|column|piece|report|review|version)\b.{0,40}?)"
    r"\b(?:(?:first |originally |also )?(?:appear(?:s|ed)|published|printed|ran))\b.{0,120}\.?"
    r"|(?:dieser|der) (?:text|artikel|beitrag) (?:erschien|ist|stammt|wurde)\b.{0,120}"
    r"|(?:cet article|este artículo|este artigo)\b.{0,60}\b(?:paru|publi)\w*\b.{0,100}",
    re.I,
)
_NOTE = 200


def role_in_box(line: PageLine) -> tuple[Role, str, float] | None:
    """Return what a line is if its classes or its form make it no part of the story."""
    if _BOX.search(line.hints[-80:]):
        return Role.PROMO, "stands in a box, by its class", 0.8
    if line.kind is not LineKind.PREFORMATTED and _MEDIA.fullmatch(line.text):
        return Role.PROMO, "leads to pictures or sound", 0.8
    if len(line.text) <= _NOTE and _PRINTED.fullmatch(line.text):
        return Role.FURNITURE, "a note on where the story was printed", 0.85
    return None


def pulled(lines: Sequence[PageLine], kept: set[int]) -> set[int]:
    """Return the quotations that only repeat what the story says elsewhere."""
    quoted = {at for at in kept if _is_quote(lines[at])}
    told = {run for at in kept - quoted for run in runs(lines[at].text)}
    return {at for at in quoted if (own := set(runs(lines[at].text))) and own <= told}


def _is_quote(line: PageLine) -> bool:
    return line.kind is LineKind.QUOTATION or _PULLED.search(line.hints[-80:]) is not None


def boxed(lines: Sequence[PageLine], kept: set[int]) -> dict[int, tuple[Role, str, float]]:
    """Return the chosen lines that stand in boxes, and what they are.

    Where most of the story stands in such a place, its class means something else on this page.
    """
    found = {at: role for at in kept if (role := role_in_box(lines[at]))}
    by_class = [at for at, (_, reason, _) in found.items() if "class" in reason]
    prose = [at for at in kept if is_paragraph(lines[at])]
    if 3 * sum(is_paragraph(lines[at]) for at in by_class) >= len(prose):
        found = {at: role for at, role in found.items() if at not in by_class}
    return found
