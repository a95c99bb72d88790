"""Who finds people: the rules, or a spaCy model where the settings name one.

spaCy is an optional extra (`pip install news-digest[spacy]`), imported when the first document is
read by a model and not before.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache, partial
from hashlib import sha256
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from news_digest.diagnostics import Diagnostic, SettingsError, Severity
from news_digest.model import Block, BlockKind, PersonModel
from news_digest.subjects.people.mentions import find_mentions
from news_digest.subjects.people.recognition import Named, known_name, name_people, parts_of
from news_digest.vocabulary import PeopleVocabulary

_SPACY = "spacy:"
_PEOPLE = ("PERSON", "PER")
# What a pipeline may have and names do not need.
_NEEDLESS = ["parser", "tagger", "morphologizer", "lemmatizer", "attribute_ruler", "senter"]
_TRIMMED = " \t\n\"“”‘’'.,;:()"
_FEWEST_LETTERS = 2


class Recogniser(Protocol):
    """Blocks -> who is named in them, in order: by full names, or by a surname alone."""

    def __call__(
        self, blocks: Sequence[Block], vocabulary: PeopleVocabulary, headline: str | None
    ) -> tuple[Named, ...]:
        """Return each mention of a person."""


def person_model(setting: str, root: Path) -> PersonModel | None:
    """Return the model that `DIGEST_PEOPLE` names, or None for the rules.

    A folder is looked for below the site's `root`. Raises `SettingsError` where spaCy or the model
    is missing: it says what to install. Nothing is loaded yet.
    """
    if not setting.startswith(_SPACY):
        return None
    name = setting.removeprefix(_SPACY)
    _spacy()
    folder = root / name
    if (folder / "meta.json").is_file():
        return PersonModel(name, str(folder), _version_of_folder(folder))
    try:
        return PersonModel(name, name, version(name))
    except (PackageNotFoundError, ValueError):
        raise _unusable(
            f"There is no spaCy model `{name}`, neither a package nor a folder of the site.",
            f"Install it with `python -m spacy download {name}`, or correct DIGEST_PEOPLE.",
        ) from None


def recogniser_of(model: PersonModel | None) -> Recogniser:
    """Return who finds people: the rules, or the model."""
    return name_people if model is None else partial(_name_people, model)


def _name_people(
    model: PersonModel,
    blocks: Sequence[Block],
    vocabulary: PeopleVocabulary,
    headline: str | None,  # noqa: ARG001
) -> tuple[Named, ...]:
    """Return whom the model takes for people, and whom the vocabulary knows."""
    texts = [block for block in blocks if block.kind is not BlockKind.HEADING]
    documents = _load(model.source).pipe(block.text for block in texts)
    found: list[Named] = []
    for block, document in zip(texts, documents, strict=True):
        named = {
            name: (block.text.find(name), Named(name, name, block, "people.yml names this person"))
            for mention in find_mentions(block.text)
            if (name := known_name(mention, vocabulary))
        }
        known = frozenset(named)
        for entity in document.ents:
            name = " ".join(entity.text.split()).strip(_TRIMMED)
            if entity.label_ in _PEOPLE and _is_usable(name, known, vocabulary):
                reason = f"{model.name} takes it for a person"
                place = (entity.start_char, Named(name, name, block, reason))
                named.setdefault(name, place)
        found += [one for _, one in sorted(named.values(), key=lambda pair: pair[0])]
    full = {part for one in found if " " in one.name for part in parts_of(one.name)}
    return tuple(
        one
        for one in found
        if " " in one.name or vocabulary.find(one.name) or not full & parts_of(one.name)
    )


def _is_usable(name: str, known: frozenset[str], vocabulary: PeopleVocabulary) -> bool:
    if len(name) < _FEWEST_LETTERS or vocabulary.is_excluded(name):
        return False
    # "President Putin" where people.yml has Putin: the model's span holds more than the name.
    return not any(f" {one} " in f" {name} " for one in known)


@lru_cache(maxsize=1)
def _load(source: str) -> Any:
    try:
        return _spacy().load(source, exclude=_NEEDLESS)
    except (OSError, ValueError, ImportError) as error:
        raise _unusable(
            f"spaCy cannot load the model `{Path(source).name}`: {error}",
            "Install a model for the installed version of spaCy (`python -m spacy validate`).",
        ) from error


def _spacy() -> Any:
    try:
        return import_module("spacy")
    except ImportError as error:
        raise _unusable(
            f"DIGEST_PEOPLE asks for a spaCy model, and spaCy cannot be imported: {error}.",
            "Install it with `pip install news-digest[spacy]`, or set DIGEST_PEOPLE to `rules`.",
        ) from error


def _version_of_folder(folder: Path) -> str:
    """Return what tells a folder's model from an earlier one in its place."""
    try:
        stated = json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("version", "")
    except (OSError, ValueError, AttributeError) as error:
        raise _unusable(
            f"{folder.name}/meta.json is none of a spaCy model: {error}.",
            "Save the model again with `nlp.to_disk(FOLDER)`, or correct DIGEST_PEOPLE.",
        ) from error
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{stated}-{digest.hexdigest()[:12]}"


def _unusable(message: str, hint: str) -> SettingsError:
    return SettingsError(
        [Diagnostic("no-people-model", Severity.ERROR, "pelicanconf.py", None, message, hint)]
    )
