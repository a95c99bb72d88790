"""What stands around a story: lines that are recognised by what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from news_digest.convert.text.needles import holds_any
from news_digest.convert.text.phrasebook import Kind, load_phrases
from news_digest.model import Role


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a passage is no part of the story.

    `ends_story` tells that nothing of the story follows (comments, related stories, legal notes);
    `inset` that it may stand in a box inside the story all the same (a newsletter's form).
    """

    role: Role
    reason: str
    kind: Kind
    ends_story: bool = False
    inset: bool = False


_MENU = Furniture(Role.FURNITURE, "a menu or a control of the page", Kind.MENU)
_SHARE = Furniture(Role.FURNITURE, "a share bar", Kind.SHARE)
_RELATED = Furniture(
    Role.PROMO, "the head of a list of other stories", Kind.RELATED, ends_story=True
)
_COMMENTS = Furniture(Role.FURNITURE, "the readers' comments begin", Kind.COMMENTS, ends_story=True)
_LEGAL = Furniture(Role.LEGAL, "a copyright or licence note", Kind.LEGAL, ends_story=True)
_NOTICE = Furniture(
    Role.LEGAL, "a cookie, privacy or legal notice", Kind.NOTICE, ends_story=True, inset=True
)
_APPEAL = Furniture(
    Role.PROMO, "an invitation to subscribe, follow or write in", Kind.APPEAL, inset=True
)
_BY_KIND: Mapping[Kind, Furniture] = MappingProxyType(
    {
        Kind.MENU: _MENU,
        Kind.SHARE: _SHARE,
        Kind.RELATED: _RELATED,
        Kind.POINTER: Furniture(Role.PROMO, "points to another story", Kind.POINTER, inset=True),
        Kind.COMMENTS: _COMMENTS,
        Kind.ABOUT: Furniture(
            Role.FURNITURE, "the lines about the writer begin", Kind.ABOUT, ends_story=True
        ),
        Kind.LEGAL: _LEGAL,
        Kind.NOTICE: _NOTICE,
        Kind.APPEAL: _APPEAL,
    }
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """`pattern` must match the whole passage in lower case, which is no longer than `longest`.

    Every passage that matches begins with one of `begins`, and one of `needles` stands in it; where
    either is empty, that tells nothing. To look for them first saves most of the time.
    """

    furniture: Furniture
    pattern: re.Pattern[str]
    longest: int
    begins: tuple[str, ...]
    needles: tuple[str, ...]

    def matches(self, lowered: str) -> bool:
        return (
            len(lowered) <= self.longest
            and (not self.begins or lowered.startswith(self.begins))
            and (not self.needles or holds_any(lowered, self.needles))
            and self.pattern.fullmatch(lowered) is not None
        )


def _rule(
    furniture: Furniture,
    *patterns: str,
    begins: tuple[str, ...] = (),
    needles: tuple[str, ...] = (),
    longest: int = 120,
) -> _Rule:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return _Rule(furniture, re.compile(joined), longest, begins, needles)


_NETWORK_NAMES = (
    "facebook|twitter|x|linked ?in|whats ?app|telegram|reddit|pinterest|tumblr|e-?mail|instagram"
    "|google ?[+]|youtube|flipboard|viber|vk|digg|delicious|stumbleupon|copy link|print|messenger"
    "|sms|line|skype|xing|mail|rss|threads|bluesky|mastodon|pint|вконтакте|одноклассники|微信|微博"
)
_NETWORKS = f"(?:{_NETWORK_NAMES})"
_COUNT = r"(?:\d[\d.,k]*\+?\s*)"
# Share bars and menus are short; their patterns are tried on lines up to this length alone.
_BAR = 90
# All patterns are matched against the passage in lower case: `re.I` makes them twice as slow.
_BAR_PATTERN = re.compile(
    rf"(?:share|tweet|pin|post|follow|save|send|e-?mail|print)"
    rf"(?:\s+(?:this|it|us|on|to|via|by|with|article|story|page|entry|post|friends?|a|link|the"
    rf"|in|{_NETWORKS}|[:|,/·•-])\s*)*"
    rf"|{_COUNT}?{_NETWORKS}(?:[\s,|/·•&-]+(?:and|{_NETWORKS}))*\s*{_COUNT}?"
    rf"|{_COUNT}(?:shares?|likes?|tweets?|views?|reads?|interactions?|reactions?)"
    r"|(?:like|love|haha|wow|sad|angry)(?:\s+(?:like|love|haha|wow|sad|angry))+"
)
_CONTROL_PATTERN = re.compile(
    r"(?:\W|_)+"
    r"|(?:image|photo|video|audio|slide) ?\d+ (?:of|/) ?\d+"
    # 3 min read; Reading time: 3 minutes; Lesezeit: 3 Minuten; Tempo de leitura: 3 minutos
    r"|(?:[^\W\d][^\d:]{3,28}:?\s)?\d+[\s-]*min(?:ut\w{1,3})?s?\.?(?: read)?"
    r"|https?://\S+|www\.\S+"
    # [Home] [News] [Sports]; Document 14 of 50; Subscribe: $1 for 3 months
    r"|(?:\[[^\[\]]{1,30}\]\s*){2,}|[^\[\]]{1,30}\](?:\s*\[[^\[\]]{1,30}\]?)+"
    r"|(?:document|page|result|record|item|article|story) \d+ of \d+"
    r"|subscribe\b.{0,30}[$£€]\s?\d.{0,40}"
)

_RULES = (
    _rule(
        _COMMENTS,
        r"(?:\d[\d,.]* )?(?:comments?|repl(?:y|ies)|responses?)(?: \(\d+\))?:?",
        r"(?:show|view|read|see|load) (?:all )?(?:\d+ )?comments?.{0,20}",
        # 4 thoughts on “A title”; 12 responses to "A title"
        r"(?:\d+|one|two|three) (?:thoughts?|comments?|responses?|repl(?:y|ies)) (?:on|to)"
        r" .{2,160}",
        longest=180,
        needles=("comment", "repl", "response", "thought"),
    ),
    _rule(
        _LEGAL,
        r"(?:\W|the contents? )*(?:©|\(c\))\s.{0,300}",
        r".{0,200}\ball rights reserved\b.{0,200}",
        r".{0,120}©\s*(?:19|20)\d\d.{0,200}",
        r".{0,200}may not be (?:published|reproduced|copied|redistributed|rebroadcast)\b.{0,300}",
        longest=700,
        needles=("©", "(c)", "rights reserved", "may not be "),
    ),
    _rule(
        _LEGAL,
        r"copyright[\s:,]*(?:notice[\s:,]*)?(?:©|\(c\)|(?:19|20)\d\d|by\b).{0,300}",
        r"copyright.{0,50}",
        r"(?:terms|privacy|cookies?|legal|disclaimer|imprint|impressum)"
        r"(?:(?: and| ?[,|/·&-])? ?(?:of|use|service|conditions|policy|notice|privacy|cookies?"
        r"|settings|preferences|terms|statement))*",
        longest=700,
        begins=(
            "copyright", "terms", "privacy", "cookie", "legal", "disclaimer", "imprint",
            "impressum",
        ),
    ),
    # A notice speaks to its reader; a story about privacy policies does not.
    _rule(
        _NOTICE,
        r".{0,160}\b(?:we|site|website) uses? (?:our own |third.party )?cookies.{0,400}",
        r".{0,200}\bby (?:continuing|using|clicking|signing up).{0,120}"
        r"\byou (?:agree|accept|consent).{0,300}",
        r"(?=.*\b(?:you|your|our|we)\b).{0,240}\b(?:terms of (?:use|service)"
        r"|privacy (?:policy|notice)|cookie policy)\b.{0,240}",
        r".{0,120}\bhas been declared an? .{0,60}organi[sz]ation.{0,160}",
        r".{0,400}\byou could face fines or imprisonment\b.{0,300}",
        longest=900,
        needles=(
            "cookie", "you agree", "you accept", "you consent", "terms of ", "privacy ",
            "been declared a", "fines or imprisonment",
        ),
    ),
    _rule(
        _NOTICE,
        r"(?:privacy|cookies?|legal) (?:notice|policy|statement):\s.{0,400}",
        longest=900,
        begins=("privacy ", "cookie", "legal "),
    ),
    _rule(
        Furniture(
            Role.FURNITURE, "a note on the printed edition", Kind.LEGAL, ends_story=True
        ),
        r"(?:a|this) version of (?:this|the) (?:article|story|review|column|essay)"
        r" (?:was |is )?(?:first |also )?(?:appear(?:s|ed)|printed|published) .{2,400}",
        r"order reprints\b.{0,80}",
        longest=500,
        begins=("a version of ", "this version of ", "order reprints"),
    ),
    _rule(
        _APPEAL,
        r"(?:get|receive) .{0,80}\b(?:newsletter|by e-?mail|inbox|alerts?)\b.{0,120}",
        r"for .{0,80}\b(?:newsletter|e-?mail|alerts?|updates)\b.{0,40}"
        r"\b(?:subscribe|sign up|click|visit|follow)\b.{0,120}",
        r"(?:get|download|install) (?:the|our) .{0,60}\bapp\b.{0,60}",
        r"(?:listen to|watch|hear) (?:the (?:entire|full|whole|video|audio|interview)|this|our)\b"
        r".{0,80}",
        r"support (?:our|independent|quality) .{0,60}journalism.{0,200}",
        longest=300,
        begins=(
            "get ", "receive ", "for ", "download ", "install ", "listen to ", "watch ", "hear ",
            "support ",
        ),
        needles=(
            "newsletter", "mail", "inbox", "alert", "updates", "app", "listen to ", "watch ",
            "hear ", "journalism",
        ),
    ),
    _rule(
        _APPEAL,
        r".{0,80}\bfollow (?:him|her|them|me|us|the author|\w+) on"
        r" (?:facebook|twitter|instagram|youtube|social)\b.{0,100}",
        longest=300,
        needles=("follow ",),
    ),
    _rule(
        _BY_KIND[Kind.POINTER],
        r"also on \S+\.\w{2,12}\b.{0,200}",
        longest=240,
        begins=("also on ",),
    ),
)  # fmt: skip


def furniture_of(text: str) -> Furniture | None:
    """Return why a passage that reads `text` is no part of a story, or None if nothing says so."""
    bare = text[:_LONGEST].strip(" \t*_#>»›•|·-–—[]")
    if not bare:
        return _MENU
    if len(bare) >= _LONGEST:
        return None
    lowered = bare.lower()
    if kind := load_phrases().kind_of(lowered):
        return _BY_KIND[kind]
    if len(bare) <= _BAR:
        if _BAR_PATTERN.fullmatch(lowered):
            return _SHARE
        # Of letters alone no control is made.
        if not lowered.replace(" ", "").isalpha() and _CONTROL_PATTERN.fullmatch(lowered):
            return _MENU
    needles = _NEEDLES[bisect_left(_LENGTHS, len(bare))]
    if lowered.startswith(_BEGINS) or holds_any(lowered, needles):
        for rule in _RULES:
            if rule.matches(lowered):
                return rule.furniture
    return _MENU if len(bare) <= _BAR and _is_row_of_controls(bare) else None


def _needles_from(longest: int) -> tuple[str, ...]:
    """Return the needles of all rules that match passages of so many characters, however begun."""
    rules = [rule for rule in _RULES if rule.longest >= longest and not rule.begins]
    return tuple(dict.fromkeys(one for rule in rules for one in rule.needles))


# The lengths of passages up to which rules match, and the needles that are needed up to each:
# hardly any passage has one of them.
_LENGTHS = sorted({rule.longest for rule in _RULES})
_NEEDLES = tuple(map(_needles_from, _LENGTHS))
_BEGINS = tuple(dict.fromkeys(one for rule in _RULES for one in rule.begins))
# No rule matches a passage that is longer.
_LONGEST = 1 + max(rule.longest for rule in _RULES)


def _is_row_of_controls(text: str) -> bool:
    """Tell whether `text` is a menu in one line: `Subscribe | Log in | E-paper`."""
    if "|" not in text:
        return False
    entries = [entry.strip() for entry in text.split("|")]
    controls = sum(load_phrases().kind_of(one.lower()) is not None for one in entries if one)
    return len(entries) > 1 and 2 * controls >= len(entries)
