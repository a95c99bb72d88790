"""Where a page comes from and who made it, by what it declares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from news_digest.convert.html.declarations import Declarations, Declared, is_address
from news_digest.convert.text.signatures import is_perhaps_person, is_person
from news_digest.model import Alternative, Decision
from news_digest.vocabulary import Outlet, OutletKind, OutletVocabulary

_LICENCE_NAME = re.compile(r"(?:CC[ -]|Creative Commons|Public Domain|ODC|GFDL|GPL).{0,80}", re.I)
_NOBODY = frozenset(
    ("admin", "administrator", "editor", "redaction", "redaktion", "staff", "author", "guest",
     "unknown", "none", "null", "undefined", "anonymous", "user", "webmaster")
)  # fmt: skip
_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=\S)", re.I)
# What some write behind their names: MS, RD, Ph.D.
_DEGREE = re.compile(r"(?:[A-Z][a-z]?\.?){2,4}|[A-Z]{2,6}")
_LONGEST_NAME, _MOST_AUTHORS, _MOST_WORDS = 80, 6, 6
_LONGEST_OUTLET, _LONGEST_CREDIT = 60, 200
# What an article file would read as an outlet's id.
_BRACKETS = re.compile(r"\s*\[[^\]]*\]\s*")


@dataclass(frozen=True, slots=True)
class Origin:
    """The page's outlet, address, writers, language, licence and picture credit, and why.

    The language is as declared: it is decided on when the story's words are known.
    """

    outlet: str | None
    url: str | None
    byline: str | None
    language: str | None
    licence: str | None
    image_credit: str | None
    decisions: tuple[Decision, ...]


def find_origin(declared: Declarations, outlets: OutletVocabulary) -> Origin:
    """Read all that the declarations say of where the page comes from."""
    decisions = [
        _outlet(declared, outlets),
        _address(declared.addresses),
        _byline(declared, outlets),
        _licence(declared.licences),
        _image_credit(declared.image_credits),
    ]
    made = {one.field: one for one in decisions if one}
    values = {field: one.value for field, one in made.items()}
    return Origin(
        values.get("outlet"),
        values.get("url"),
        values.get("byline"),
        declared.languages[0].value if declared.languages else None,
        values.get("licence"),
        values.get("image_credit"),
        tuple(made.values()),
    )


def outlet_of_host(url: str, outlets: OutletVocabulary) -> Outlet | None:
    """Return the outlet whose domain, or whose domain's subdomain, an address has."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    owners = {domain: one for one in outlets.by_id.values() for domain in one.domains}
    while "." in host:
        if host in owners:
            return owners[host]
        host = host.partition(".")[2]
    return None


def _outlet(declared: Declarations, outlets: OutletVocabulary) -> Decision | None:
    for one in declared.addresses:
        owner = outlet_of_host(one.value, outlets)
        if owner and owner.kind is OutletKind.OUTLET:
            reason = f"{one.by} is on its host"
            return Decision("outlet", owner.name, 0.97, (reason,))
    for site in declared.sites:
        known = outlets.find(site.value)
        if known and known.kind is OutletKind.OUTLET:
            return Decision("outlet", known.name, 0.95, (f"{site.by} names it",))
    named = [one for one in declared.sites if (_site_name(one.value))]
    if not named:
        return None
    first, *others = named
    value = _site_name(first.value)
    alternatives = tuple(
        Alternative(name, 0.1, f"{one.by} names it")
        for one in others
        if (name := _site_name(one.value)) and name.casefold() != (value or "").casefold()
    )
    reasons = (f"{first.by} names it", "outlets.yml does not know it")
    return Decision("outlet", value, 0.85 if not alternatives else 0.75, reasons, alternatives[:2])


def _site_name(text: str) -> str | None:
    """Return the name in what a site calls itself: `The Courier | News from Riverton`."""
    name = re.split(r"\s+(?:[|»·–—-]|::)\s+|\s*\|\s*", _BRACKETS.sub(" ", text).strip())[0].strip()
    name = name.removeprefix("www.") if " " not in name else name
    if not any(map(str.isalpha, name)) or len(name) > _LONGEST_OUTLET or name.startswith("@"):
        return None
    return None if is_address(name) else name


def _address(addresses: Iterable[Declared]) -> Decision | None:
    found = [one for one in addresses if urlsplit(one.value).path not in ("", "/")]
    if not found:
        return None
    first, *others = found
    alternatives = tuple(Alternative(one.value, 0.05, f"{one.by} gives it") for one in others[:2])
    confidence = 0.97 if not alternatives else 0.92
    return Decision("url", first.value, confidence, (f"{first.by} gives it",), alternatives)


def _byline(declared: Declarations, outlets: OutletVocabulary) -> Decision | None:
    sites = {one.value.casefold() for one in declared.sites}
    by = declared.authors[0].by if declared.authors else ""
    names: list[str] = []
    for one in declared.authors:
        if one.by != by:
            break
        # Behind a bar stands whom the writer works for.
        value = one.value.split(" | ")[0]
        for part in re.split(r"\s*[;|]\s*|,\s+(?:and\s+)?(?=\S)|\s+and\s+", value):
            # Behind a name stand degrees, offices and papers, too.
            if part.strip() and not value.startswith(part) and not _is_another(part.strip()):
                continue
            name = _BY.sub("", part.strip(), count=1) if _BY.match(part.strip()) else part.strip()
            if _is_writer(name) and name.casefold() not in sites and not outlets.find(name):
                names.append(name)
    names = list(dict.fromkeys(names))[:_MOST_AUTHORS]
    if not names:
        return None
    value = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return Decision("byline", value, 0.9, (f"{by} names the writers",))


def _is_another(part: str) -> bool:
    """Tell whether what stands behind a writer's name is another one."""
    return not _DEGREE.fullmatch(part) and (is_person(part) or is_perhaps_person(part))


def _is_writer(name: str) -> bool:
    """Tell a writer's name from an address, an account or a desk."""
    words = name.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and words[0].casefold() != "the"
        and len(name) <= _LONGEST_NAME
        and name.casefold() not in _NOBODY
        and not any(sign in name for sign in "@/\\<>{}_=")
        and not any(map(str.isdigit, name))
        and any(map(str.isalpha, name))
    )


def _licence(licences: Iterable[Declared]) -> Decision | None:
    for one in licences:
        if is_address(one.value) or _LICENCE_NAME.fullmatch(one.value):
            return Decision("licence", one.value, 0.9, (f"{one.by} names it",))
    return None


def _image_credit(credits: Iterable[Declared]) -> Decision | None:
    for one in credits:
        if len(one.value) <= _LONGEST_CREDIT and not is_address(one.value):
            return Decision("image_credit", one.value, 0.85, (f"{one.by} names it",))
    return None
