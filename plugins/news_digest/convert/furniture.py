"""What stands around a story: lines that are recognised by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.model import Role


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a passage is no part of the story.

    `ends_story` tells that nothing of the story follows (comments, related stories, legal notes).
    """

    role: Role
    reason: str
    ends_story: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """`pattern` must match the whole passage; `longest` is the longest passage it may match."""

    furniture: Furniture
    pattern: re.Pattern[str]
    longest: int = 120


def _rule(
    role: Role, reason: str, *patterns: str, ends: bool = False, longest: int = 120
) -> _Rule:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return _Rule(Furniture(role, reason, ends), re.compile(joined, re.I), longest)


_NETWORKS = (
    r"(?:facebook|twitter|x|linked ?in|whats ?app|telegram|reddit|pinterest|tumblr|e-?mail|instagram"
    r"|google ?\+|youtube|flipboard|viber|vk|digg|delicious|stumbleupon|copy link|print|messenger"
    r"|sms|line|skype|xing|mail|rss|threads|bluesky|mastodon)"
)
_COUNT = r"(?:\d[\d.,k]*\+?\s*)"

_RULES = (
    _rule(
        Role.FURNITURE,
        "a share bar",
        rf"(?:share|tweet|pin|post|follow|save|send|e-?mail|print)(?:\s+(?:this|it|us|on|to|via|by|with"
        rf"|article|story|page|entry|post|friends?|a|link|the|in|{_NETWORKS}|[:|,/·•-])\s*)*",
        rf"{_COUNT}?{_NETWORKS}(?:[\s,|/·•&-]+(?:and|{_NETWORKS}))*\s*{_COUNT}?",
        rf"{_COUNT}(?:shares?|likes?|tweets?|views?|reads?|interactions?|reactions?)",
        r"(?:click to |click here to )?(?:share|print|e-?mail|tweet|like|listen)\b.{0,40}"
        r"(?:\(opens in new window\)|article|story|page|this)",
        r"copy (?:the )?link.*",
        r"(?:like|love|haha|wow|sad|angry)(?:\s+(?:like|love|haha|wow|sad|angry))+",
    ),
    _rule(
        Role.FURNITURE,
        "a menu or a control of the page",
        r"(?:skip|jump|go|back|return) to .{1,40}",
        r"accessibility links|breaking news|latest(?: news)?|most (?:read|popular|viewed|shared|recent)"
        r"|top stories|trending(?: now)?|menu|search|home|sections|sign (?:in|up|out)|log ?(?:in|out)"
        r"|register|subscribe(?: now)?|navigation|more|close|open|next|previous|prev|older|newer|loading"
        r"|advert(?:isement|ising)?|sponsored(?: content)?|promoted|newsletters?|site index|sitemap"
        r"|print(?: version)?|text size|font size|listen|watch(?: live)?|video|photos?|gallery|live"
        r"|play|pause|mute|unmute|settings|language|options|topics?|tags?:?.{0,80}|edition.{0,20}",
        r"(?:xs|sm|md|lg|xl|xxl)",
        r"(?:\W|_)+",
        r"(?:image|photo|video|audio|slide) ?\d+ (?:of|/) ?\d+",
        r"(?:scroll|swipe|tap|click|hover) (?:down|to|for|here|on)\b.{0,60}",
        r"(?:story continues|article continues|continue reading|continues) (?:below|after|above).{0,40}",
        r"(?:show|hide|view|load|see|read|learn|find out) (?:more|less|all|full|comments?)\b.{0,30}",
        r"(?:your|this) (?:browser|device) (?:does not|doesn.t|is not).{0,80}",
        r"(?:please )?enable (?:javascript|cookies).{0,80}",
        r"(?:min(?:ute)?s? read|\d+ min(?:ute)?s?(?: read)?|reading time:?.{0,20})",
        r"https?://\S+|www\.\S+",
    ),
    _rule(
        Role.PROMO,
        "the head of a list of other stories",
        r"(?:related|recommended|suggested|further|other|similar|more|popular|latest|recent)"
        r"\s*(?:articles?|stories|news|posts?|content|topics?|reading|links?|coverage|videos?|headlines)"
        r"(?: (?:from|on|in|about|for) .{1,40})?:?",
        r"(?:more (?:from|on|in|about|by)|you (?:may|might) (?:also )?(?:like|be interested).{0,30}"
        r"|read (?:also|next|more)|see also|also (?:read|on)|don.t miss|editors?.? (?:picks?|choice)"
        r"|from (?:the|our) (?:web|partners|archives?)|around the web|what.s next|up next"
        r"|in this story|in case you missed it|archives?|keep reading|next article)\b.{0,60}",
        ends=True,
    ),
    _rule(
        Role.FURNITURE,
        "the readers' comments begin",
        r"(?:\d[\d,.]* )?(?:comments?|repl(?:y|ies)|responses?)(?: \(\d+\))?:?",
        r"(?:leave|post|add|write|submit|make) (?:a |your )?(?:reply|comment)s?.{0,60}",
        r"(?:join|start|view) the (?:conversation|discussion).{0,60}",
        r"(?:show|view|read|see|load) (?:all )?(?:\d+ )?comments?.{0,20}",
        r"(?:no|be the first to) comment.{0,40}",
        r"comments (?:are|on this|closed|powered|policy|posted).{0,80}",
        r"your e-?mail address will not be published.*",
        ends=True,
    ),
    _rule(
        Role.LEGAL,
        "a copyright or licence note",
        r"(?:\W|the contents? )*(?:copyright|©|\(c\))\s.{0,300}",
        r".{0,200}\ball rights reserved\b.{0,200}",
        r".{0,120}©\s*(?:19|20)\d\d.{0,200}",
        r".{0,200}may not be (?:published|reproduced|copied|redistributed).{0,300}",
        r"(?:terms|privacy|cookies?|legal|disclaimer|imprint|impressum)"
        r"(?:(?: and|[,|/·&-])? ?(?:of|use|service|conditions|policy|notice|privacy|cookies?|settings"
        r"|preferences|terms|statement))*",
        ends=True,
        longest=700,
    ),
    _rule(
        Role.LEGAL,
        "a cookie, privacy or legal notice",
        r".{0,160}\b(?:we|site|website) uses? (?:our own |third.party )?cookies.{0,400}",
        r".{0,200}\b(?:by (?:continuing|using|clicking|signing up)).{0,120}"
        r"\b(?:you (?:agree|accept|consent)).{0,300}",
        r".{0,240}\b(?:terms of (?:use|service)|privacy (?:policy|notice)|cookie policy)\b.{0,240}",
        r".{0,120}\bhas been declared an? .{0,60}organi[sz]ation.{0,160}",
        r".{0,400}\byou could face fines or imprisonment\b.{0,300}",
        ends=True,
        longest=900,
    ),
    _rule(
        Role.PROMO,
        "an invitation to subscribe, follow or write in",
        r"(?:subscribe|sign up|follow|join|like) (?:to|for|us|our|me|the)\b.{0,160}",
        r"(?:for|get|receive) .{0,80}\b(?:newsletter|by e-?mail|in your inbox|alerts?)\b.{0,120}",
        r"(?:get|download|install) (?:the|our) .{0,60}\bapp\b.{0,60}",
        r"(?:listen to|watch|hear) (?:the|this|our) .{0,80}",
        r"to find out more,? (?:click|visit|see).{0,60}",
        r".{0,80}\bfollow (?:him|her|them|me|us|the author) on\b.{0,100}",
        r"(?:have|got) (?:a|any) (?:tip|question|story|news).{0,160}",
        r"support (?:our|independent|quality) .{0,60}journalism.{0,200}",
        longest=300,
    ),
)


def furniture_of(text: str) -> Furniture | None:
    """Return why a passage that reads `text` is no part of a story, or None if nothing says so."""
    bare = text.strip(" \t*_#>»›•|·-–—[]")
    if not bare:
        return _RULES[1].furniture
    for rule in _RULES:
        if len(bare) <= rule.longest and rule.pattern.fullmatch(bare):
            return rule.furniture
    return None
