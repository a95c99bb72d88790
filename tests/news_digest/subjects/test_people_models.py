from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from news_digest.convert import RULES_VERSION, convert, read_document, rules_of
from news_digest.diagnostics import SettingsError
from news_digest.model import PersonModel
from news_digest.settings import DigestSettings
from news_digest.subjects.people import models, person_model
from news_digest.vocabulary import Vocabularies
from news_digest.vocabulary.model import PeopleVocabulary, Person, name_key

PAGE = b"""\
Crane on the quay is mended at last

3 June 2013

The crane on the quay was mended by Qrsto of Xyzzia, said Jane Roe on Monday in the port.

Roe said that Qrsto Vmmb, the smith, worked three nights and asked for nothing but his supper.

The harbour board thanked Lund Board, and the whole town came to see the crane turn again.
"""


@pytest.fixture(autouse=True)
def _forget_models() -> Iterator[None]:
    models._load.cache_clear()
    yield
    models._load.cache_clear()


def people_of(vocabularies: Vocabularies) -> list[str]:
    story = convert(read_document(PAGE, "seeds/a.txt"), vocabularies)
    return [one.name for one in story.people]


def with_model(model: PersonModel | None, people: PeopleVocabulary | None = None) -> Vocabularies:
    empty = Vocabularies.empty()
    return Vocabularies(people or empty.people, empty.topics, empty.outlets, "", person_model=model)


def test_the_rules_are_the_default() -> None:
    assert DigestSettings.from_mapping({"DIGEST_SITE_ID": "x"}).people == "rules"
    assert person_model("rules", Path()) is None
    assert rules_of(Vocabularies.empty()) == RULES_VERSION


@pytest.mark.parametrize("value", ["", "spacy", "spacy:", "Rules", "spacy:/etc", "spacy:../x", 3])
def test_settings_that_name_nobody(value: object) -> None:
    with pytest.raises(SettingsError, match="DIGEST_PEOPLE"):
        DigestSettings.from_mapping({"DIGEST_SITE_ID": "x", "DIGEST_PEOPLE": value})


def test_without_spacy_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)

    with pytest.raises(SettingsError, match=r"pip install news-digest\[spacy\]"):
        person_model("spacy:en_core_web_sm", tmp_path)


class StandIn:
    """A pipeline that takes given words for people, as spaCy's are called."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        for text in texts:
            found = [
                SimpleNamespace(text=name, label_=label, start_char=text.index(name))
                for name in self.names
                for label in ("PERSON", "ORG")
                if name in text
            ]
            yield SimpleNamespace(ents=found)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PersonModel:
    spacy = ModuleType("spacy")
    names = ("Jane Roe", "Roe", "Qrsto Vmmb,", "Qrsto", "Lund Board")
    spacy.load = lambda *_, **__: StandIn(names)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    folder = tmp_path / "models" / "names"
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text(json.dumps({"version": "3.1"}))
    model = person_model("spacy:models/names", tmp_path)
    assert model is not None
    return model


def test_a_models_people_are_resolved_as_those_of_the_rules(stand_in: PersonModel) -> None:
    assert people_of(with_model(stand_in)) == ["Jane Roe", "Qrsto Vmmb", "Lund Board"]


def test_the_vocabulary_has_the_last_word(stand_in: PersonModel) -> None:
    roe = Person("j-roe", "Jane M. Roe", ("Roe", "Jane Roe"), None, False, 1)
    xyzzia = Person("xyzzia", "Xyzzia", (), None, False, 1)
    people = PeopleVocabulary(
        {one.id: one for one in (roe, xyzzia)},
        {name_key(name): roe for name in ("Jane M. Roe", "Jane Roe", "Roe")}
        | {name_key("Xyzzia"): xyzzia},
        frozenset([name_key("Lund Board")]),
        (),
    )

    story = convert(read_document(PAGE, "seeds/a.txt"), with_model(stand_in, people))

    assert [one.id for one in story.people] == ["xyzzia", "j-roe", "qrsto-vmmb"]
    assert [one.confirmed for one in story.people] == [True, True, False]


def test_conversions_depend_on_the_model(stand_in: PersonModel, tmp_path: Path) -> None:
    before = rules_of(with_model(stand_in))
    (tmp_path / "models" / "names" / "weights").write_bytes(b"other")

    after = rules_of(with_model(person_model("spacy:models/names", tmp_path)))

    assert RULES_VERSION not in (before, after)
    assert before != after
    assert "models/names 3.1-" in before
    assert str(tmp_path) not in before


def test_a_model_that_is_not_there(stand_in: PersonModel, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no spaCy model `en_core_web_xx`"):
        person_model("spacy:en_core_web_xx", tmp_path)


def test_a_folder_that_is_no_model(stand_in: PersonModel, tmp_path: Path) -> None:
    (tmp_path / "models" / "names" / "meta.json").write_text("[]")

    with pytest.raises(SettingsError, match=r"meta\.json"):
        person_model("spacy:models/names", tmp_path)


def test_a_pipeline_of_spacy_itself(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed (extra: spacy)")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Jane Roe"},
            {"label": "PERSON", "pattern": "Roe"},
            {"label": "PERSON", "pattern": "Qrsto Vmmb"},
            {"label": "ORG", "pattern": "Lund Board"},
        ]
    )
    pipeline.to_disk(tmp_path / "model")

    model = person_model("spacy:model", tmp_path)

    assert people_of(with_model(model)) == ["Jane Roe", "Qrsto Vmmb"]


def test_a_folder_that_spacy_cannot_load(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed (extra: spacy)")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "meta.json").write_text("{}")

    with pytest.raises(SettingsError, match="cannot load the model"):
        people_of(with_model(person_model("spacy:model", tmp_path)))
