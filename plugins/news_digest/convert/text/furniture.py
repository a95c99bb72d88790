"""What stands around a story: lines that are recognised by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.model import Role


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a passage is no part of the story.

    `ends_story` tells that nothing of the story follows (comments, related stories, legal notes);
    `inset` that it may stand in a box inside the story all the same (a newsletter's form).
    """

    role: Role
    reason: str
    ends_story: bool = False
    inset: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """`pattern` must match the whole passage, which is no longer than `longest`.

    One of `needles` (where there are any) stands in every passage that matches, in lower case:
    to look for them first saves most of the time.
    """

    furniture: Furniture
    pattern: re.Pattern[str]
    longest: int
    needles: tuple[str, ...]

    def matches(self, text: str, lowered: str) -> bool:
        if len(text) > self.longest:
            return False
        if self.needles and not any(needle in lowered for needle in self.needles):
            return False
        return self.pattern.fullmatch(text) is not None


def _rule(
    role: Role,
    reason: str,
    *patterns: str,
    ends: bool = False,
    inset: bool = False,
    longest: int = 120,
    needles: tuple[str, ...] = (),
) -> _Rule:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return _Rule(Furniture(role, reason, ends, inset), re.compile(joined, re.I), longest, needles)


_NETWORKS = (
    r"(?:facebook|twitter|x|linked ?in|whats ?app|telegram|reddit|pinterest|tumblr|e-?mail"
    r"|instagram|google ?\+|youtube|flipboard|viber|vk|digg|delicious|stumbleupon|copy link|print"
    r"|messenger|sms|line|skype|xing|mail|rss|threads|bluesky|mastodon)"
)
_COUNT = r"(?:\d[\d.,k]*\+?\s*)"

_MENU = _rule(
    Role.FURNITURE,
    "a menu or a control of the page",
    r"(?:skip|jump) to .{1,40}",
    r"(?:go|back|return) to (?:the )?(?:top|main|home|start|content|navigation|index|list|page"
    r"|article|story|front page|results|overview)\b.{0,20}",
    r"accessibility links|breaking news|latest(?: news)?|top stories|trending(?: now)?|menu|search"
    r"|most (?:read|popular|viewed|shared|recent|commented)|home|sections|navigation|site ?map"
    r"|sign (?:in|up|out)|log ?(?:in|out)|register|subscribe(?: now)?|more|close|open|next|previous"
    r"|prev|older|newer|loading|advert(?:isement|ising)?"
    r"|newsletters?|site index|print(?: version)?|text size|font size|listen|watch(?: live)?|video"
    r"|photos?|gallery|live|play|pause|mute|unmute|settings|language|options|topics?|edition",
    r"(?:tags?|topics|keywords|filed under)(?:\s*:.{0,100})?",
    r"(?:xs|sm|md|lg|xl|xxl)",
    r"(?:\W|_)+",
    r"(?:image|photo|video|audio|slide) ?\d+ (?:of|/) ?\d+",
    r"(?:scroll|swipe|tap|click|hover) (?:down|to|for|here|on)\b.{0,60}",
    r"(?:story|article) continues (?:below|after|above).{0,40}|continue reading.{0,40}",
    r"(?:show|hide|view|load|see|read|learn|find out) (?:more|less|all|full|comments?)\b.{0,30}",
    r"(?:your|this) (?:browser|device) (?:does not|doesn.t|is not).{0,80}",
    r"(?:please )?enable (?:javascript|cookies).{0,80}",
    # 3 min read; Reading time: 3 minutes; Lesezeit: 3 Minuten; Tempo de leitura: 3 minutos
    r"(?:[^\W\d][^\d:]{3,28}:?\s)?\d+[\s-]*min(?:ut\w{1,3})?s?\.?(?: read)?",
    r"https?://\S+|www\.\S+",
)

_RULES = (
    _rule(
        Role.FURNITURE,
        "a share bar",
        rf"(?:share|tweet|pin|post|follow|save|send|e-?mail|print)"
        rf"(?:\s+(?:this|it|us|on|to|via|by|with|article|story|page|entry|post|friends?|a|link|the"
        rf"|in|{_NETWORKS}|[:|,/·•-])\s*)*",
        rf"{_COUNT}?{_NETWORKS}(?:[\s,|/·•&-]+(?:and|{_NETWORKS}))*\s*{_COUNT}?",
        rf"{_COUNT}(?:shares?|likes?|tweets?|views?|reads?|interactions?|reactions?)",
        r"(?:click to |click here to )?(?:share|print|e-?mail|tweet|like|listen)\b.{0,40}"
        r"(?:\(opens in new window\)|article|story|page|this)",
        r"copy (?:the )?link.*",
        r"(?:like|love|haha|wow|sad|angry)(?:\s+(?:like|love|haha|wow|sad|angry))+",
    ),
    _MENU,
    _rule(
        Role.PROMO,
        "the head of a list of other stories",
        r"(?:related|recommended|suggested|further|other|similar|more|popular|latest|recent)"
        r"\s*(?:articles?|stories|news|posts?|content|topics?|reading|links?|coverage|videos?"
        r"|headlines)(?: (?:from|on|in|about|for) .{1,40})?:?",
        r"(?:more (?:from|on)|you (?:may|might) (?:also )?(?:like|be interested).{0,30}"
        r"|read (?:also|next|more)|see also|also (?:read|on)|don.t miss"
        r"|editors?.? (?:picks?|choice)|from (?:the|our) (?:web|partners|archives?)"
        r"|around the web|up next|in this story|in case you missed it|keep reading"
        r"|next article)\b.{0,60}",
        r"(?:more (?:in|about|by)\b.{0,24}|what.s next|archives?)[?:]?",
        # Recommended for you; More for you; Promoted:; Sponsored links; We recommend
        r"(?:(?:recommended|promoted|sponsored|suggested|selected|picked|chosen|more|top picks"
        r"|popular|trending|just)\s+(?:just\s+)?for (?:you|our readers)"
        r"|(?:promoted|sponsored|paid|partner)\s+(?:links?|content|stories|posts?|by .{1,30}"
        r"|from .{1,30})|we (?:also )?recommend|our (?:picks|recommendations)):?",
        r"(?:recommended|promoted|sponsored|suggested|related):?",
        ends=True,
    ),
    _rule(
        Role.FURNITURE,
        "the readers' comments begin",
        r"(?:\d[\d,.]* )?(?:comments?|repl(?:y|ies)|responses?)(?: \(\d+\))?:?",
        r"(?:leave|post|add|write|submit|make) (?:a |your )?(?:reply|comment)s?.{0,60}",
        r"(?:join|start|view) the (?:conversation|discussion).{0,60}",
        r"(?:show|view|read|see|load) (?:all )?(?:\d+ )?comments?.{0,20}",
        r"no comments?(?: yet.{0,40})?|be the first to comment.{0,40}",
        r"comments (?:are|on this|closed|powered|policy|posted).{0,80}",
        r"your e-?mail address will not be published.*",
        ends=True,
    ),
    _rule(
        Role.LEGAL,
        "a copyright or licence note",
        r"(?:\W|the contents? )*(?:©|\(c\))\s.{0,300}",
        r"copyright[\s:,]*(?:notice[\s:,]*)?(?:©|\(c\)|(?:19|20)\d\d|by\b).{0,300}",
        r"copyright.{0,50}",
        r".{0,200}\ball rights reserved\b.{0,200}",
        r".{0,120}©\s*(?:19|20)\d\d.{0,200}",
        r".{0,200}may not be (?:published|reproduced|copied|redistributed|rebroadcast)\b.{0,300}",
        r"(?:terms|privacy|cookies?|legal|disclaimer|imprint|impressum)"
        r"(?:(?: and| ?[,|/·&-])? ?(?:of|use|service|conditions|policy|notice|privacy|cookies?"
        r"|settings|preferences|terms|statement))*",
        ends=True,
        longest=700,
        needles=(
            "©", "(c)", "copyright", "rights reserved", "may not be", "terms", "privacy",
            "cookie", "legal", "disclaimer", "imprint", "impressum",
        ),
    ),
    # A notice speaks to its reader; a story about privacy policies does not.
    _rule(
        Role.LEGAL,
        "a cookie, privacy or legal notice",
        r".{0,160}\b(?:we|site|website) uses? (?:our own |third.party )?cookies.{0,400}",
        r".{0,200}\bby (?:continuing|using|clicking|signing up).{0,120}"
        r"\byou (?:agree|accept|consent).{0,300}",
        r"(?=.*\b(?:you|your|our|we)\b).{0,240}\b(?:terms of (?:use|service)"
        r"|privacy (?:policy|notice)|cookie policy)\b.{0,240}",
        r"(?:privacy|cookies?|legal) (?:notice|policy|statement):\s.{0,400}",
        r".{0,120}\bhas been declared an? .{0,60}organi[sz]ation.{0,160}",
        r".{0,400}\byou could face fines or imprisonment\b.{0,300}",
        ends=True,
        inset=True,
        longest=900,
        needles=(
            "cookie", "you agree", "you accept", "you consent", "terms of", "privacy ",
            "been declared a", "fines or imprisonment",
        ),
    ),
    _rule(
        Role.FURNITURE,
        "a note on the printed edition",
        r"(?:a|this) version of (?:this|the) (?:article|story|review|column|essay)"
        r" (?:was |is )?(?:first |also )?(?:appear(?:s|ed)|printed|published) .{2,400}",
        r"order reprints\b.{0,80}",
        ends=True,
        longest=500,
        needles=("version of", "reprints"),
    ),
    _rule(
        Role.PROMO,
        "an invitation to subscribe, follow or write in",
        r"(?:subscribe|sign up) (?:to|for)\b.{0,160}",
        r"(?:follow|join|like) (?:us|our|me)\b.{0,160}|follow the author\b.{0,60}",
        r"(?:get|receive) .{0,80}\b(?:newsletter|by e-?mail|in your inbox|alerts?)\b.{0,120}",
        r"for .{0,80}\b(?:newsletter|e-?mail|alerts?|updates)\b.{0,40}"
        r"\b(?:subscribe|sign up|click|visit|follow)\b.{0,120}",
        r"(?:get|download|install) (?:the|our) .{0,60}\bapp\b.{0,60}",
        r"(?:listen to|watch|hear) (?:the (?:entire|full|whole|video|audio|interview)|this|our)\b"
        r".{0,80}",
        r"to find out more,? (?:click|visit|see).{0,60}",
        r".{0,80}\bfollow (?:him|her|them|me|us|the author) on\b.{0,100}",
        r"(?:have|got) (?:a|any) (?:tip|question|story|news)\b.{0,160}",
        r"support (?:our|independent|quality) .{0,60}journalism.{0,200}",
        inset=True,
        longest=300,
    ),
)  # fmt: skip


def furniture_of(text: str) -> Furniture | None:
    """Return why a passage that reads `text` is no part of a story, or None if nothing says so."""
    bare = text.strip(" \t*_#>»›•|·-–—[]")
    if not bare:
        return _MENU.furniture
    lowered = bare.lower()
    for rule in _RULES:
        if rule.matches(bare, lowered):
            return rule.furniture
    return _MENU.furniture if _is_row_of_controls(bare) else None


def _is_row_of_controls(text: str) -> bool:
    """Tell whether `text` is a menu in one line: `Subscribe | Log in | E-paper`."""
    entries = [entry.strip() for entry in text.split("|")] if len(text) <= _MENU.longest else []
    controls = sum(_MENU.matches(entry, entry.lower()) for entry in entries if entry)
    return len(entries) > 1 and 2 * controls >= len(entries)
