"""DIGEST_* settings -> one `DigestSettings`, built once and handed to every step."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, Literal

from news_digest.diagnostics import Diagnostic, SettingsError, Severity
from news_digest.vocabulary.model import Policy

_PREFIX = "DIGEST_"
_SETTINGS_FILE = "pelicanconf.py"
# An address as Dask's schedulers print it: tcp://192.0.2.7:8786, tls://…
_EXECUTOR = re.compile(r"processes|dask(?::[a-z]+://[^\s:/][^\s]*:\d+)?")
# A spaCy model is a package, or a folder below the site's root.
_RECOGNISER = re.compile(r"rules|spacy:[\w][\w./-]*")
_SOURCE_URL_FIELDS = frozenset({"path", "name", "first", "last"})


# What is hardly likelier right than wrong deserves a look: on some 7 of 100 news pages as text, and
# on 3 of 100 as saved HTML (measured on 96 of each).
REVIEW_BELOW = 0.6


# Somebody whom one article names may be a mistake of the rules; hardly one whom two do.
PERSON_PAGE_FROM = 2


class Unreviewed(StrEnum):
    """What becomes of documents with open questions until somebody answers them."""

    PUBLISH = "publish"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """What a site may set about its digest; `DIGEST_SITE_ID` becomes `site_id`, and so on.

    Folders and files are POSIX paths relative to the site's root, the folder above Pelican's
    `PATH`. `docs/configuration.md` describes every setting.
    """

    site_id: str
    lang: str = "en"
    seeds: str = "seeds"
    articles: str = "content/articles"
    curation: str = "content/curation"
    provenance: str = "content/provenance"
    report: str = ".build/report.json"
    source_url: str | None = None
    default_policy: Policy = Policy.FULL
    drafts: bool = True
    review_below: float = REVIEW_BELOW
    unreviewed: Unreviewed = Unreviewed.PUBLISH
    people: str = "rules"
    person_page_from: int = PERSON_PAGE_FROM
    intersection_from: int = 3
    feed_max: int = 50
    feed_save_as: str = "feed.xml"
    workers: int | Literal["auto"] = "auto"
    executor: str = "processes"

    @classmethod
    def from_mapping(cls, settings: Mapping[str, Any]) -> DigestSettings:
        """Build the settings from Pelican's (or any) mapping.

        Raises `SettingsError` with a diagnostic for each key that is unknown, missing or has a
        value that cannot be used.
        """
        valid = {_PREFIX + field.name.upper(): field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        problems: list[Diagnostic] = []
        for key in sorted(key for key in settings if key.startswith(_PREFIX)):
            if key not in valid:
                problems.append(_unknown(key, tuple(valid)))
                continue
            try:
                values[valid[key]] = _READERS[valid[key]](settings[key])
            except _UnusableError as unusable:
                problems.append(_problem("bad-setting", f"{key} {unusable.what}.", unusable.hint))
        if "DIGEST_SITE_ID" not in settings:
            problems.append(
                _problem(
                    "missing-setting",
                    "DIGEST_SITE_ID is not set.",
                    "Choose a text that no other site uses, such as 'a-digest-of-mine-2024', "
                    "and never change it: every feed id is made of it.",
                )
            )
        if problems:
            raise SettingsError(problems)
        return cls(**values)


class _UnusableError(Exception):
    """A value that cannot be used: what is wrong with it, and what would do."""

    def __init__(self, what: str, hint: str) -> None:
        self.what = what
        self.hint = hint
        super().__init__(what)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _UnusableError(f"is {value!r}", "It must be a text that is not empty.")
    return value


def _inner_path(value: object) -> str:
    """A path below the site's root: every diagnostic and provenance file relies on that."""
    path = PurePosixPath(_text(value))
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise _UnusableError(
            f"is {value!r}, which does not lie in the site's folder",
            "Write it relative to the folder that holds pelicanconf.py, with forward slashes.",
        )
    return path.as_posix()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnusableError(f"is {value!r}", "It must be True or False.")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _UnusableError(f"is {value!r}", "It must be a whole number from 1 upwards.")
    return value


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _UnusableError(f"is {value!r}", "It must be a number from 0 to 1.")
    return float(value)


def _unreviewed(value: object) -> Unreviewed:
    try:
        return Unreviewed(_text(value))
    except ValueError:
        choices = " or ".join(repr(one.value) for one in Unreviewed)
        raise _UnusableError(f"is {value!r}", f"It must be {choices}.") from None


def _policy(value: object) -> Policy:
    try:
        return Policy(_text(value))
    except ValueError:
        choices = ", ".join(repr(policy.value) for policy in Policy)
        raise _UnusableError(f"is {value!r}", f"It must be one of {choices}.") from None


def _source_url(value: object) -> str | None:
    """A template such as `https://example.org/{path}#L{first}-L{last}`, or None."""
    if value is None:
        return None
    hint = (
        "It must be None or an address starting with https:// or http://, in which only "
        "{path}, {name}, {first} and {last} stand in braces."
    )
    template = _text(value)
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        raise _UnusableError(f"is {value!r}", hint) from None
    if not names <= _SOURCE_URL_FIELDS or not template.startswith(("https://", "http://")):
        raise _UnusableError(f"is {value!r}", hint)
    return template


def _workers(value: object) -> int | Literal["auto"]:
    if value == "auto":
        return "auto"
    try:
        return _count(value)
    except _UnusableError as unusable:
        hint = 'It must be "auto" or a whole number from 1 upwards.'
        raise _UnusableError(unusable.what, hint) from None


def _executor(value: object) -> str:
    if not isinstance(value, str) or not _EXECUTOR.fullmatch(value):
        hint = 'It must be "processes", "dask", or such as "dask:tcp://192.0.2.7:8786".'
        raise _UnusableError(f"is {value!r}", hint)
    return value


def _recogniser(value: object) -> str:
    if not isinstance(value, str) or not _RECOGNISER.fullmatch(value):
        hint = 'It must be "rules", or "spacy:" and a model, such as "spacy:en_core_web_sm".'
        raise _UnusableError(f"is {value!r}", hint)
    return value


_READERS = {
    "site_id": _text,
    "lang": _text,
    "seeds": _inner_path,
    "articles": _inner_path,
    "curation": _inner_path,
    "provenance": _inner_path,
    "report": _inner_path,
    "source_url": _source_url,
    "default_policy": _policy,
    "drafts": _flag,
    "review_below": _share,
    "unreviewed": _unreviewed,
    "people": _recogniser,
    "person_page_from": _count,
    "intersection_from": _count,
    "feed_max": _count,
    "feed_save_as": _inner_path,
    "workers": _workers,
    "executor": _executor,
}


def _unknown(key: str, valid: tuple[str, ...]) -> Diagnostic:
    nearest = get_close_matches(key, valid, n=1, cutoff=0.0)[0]
    return _problem("unknown-setting", f"There is no setting {key}.", f"The nearest is {nearest}.")


def _problem(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, _SETTINGS_FILE, None, message, hint)
