"""Rename, merge and split: what changes, what stays, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from news_digest.diagnostics import SurgeryError
from news_digest.surgery import (
    KINDS,
    Part,
    apply_plan,
    plan_confirm,
    plan_merge,
    plan_rename,
    plan_split,
    unconfirmed_people,
)

PERSON, TOPIC, OUTLET = KINDS["person"], KINDS["topic"], KINDS["outlet"]


def refusal(plan, *arguments, **named):
    with pytest.raises(SurgeryError) as error:
        plan(*arguments, **named)
    (found,) = error.value.diagnostics
    return found


def test_a_rename_changes_two_lines_and_no_article(ward):
    before = ward.files()
    ward.apply(plan_rename(ward.state(), PERSON, "ann-roe", "Anne Roe"))
    changed = {name for name, data in ward.files().items() if before.get(name) != data}
    assert changed == {"content/curation/people.yml"}
    old = before["content/curation/people.yml"].decode()
    assert ward.read("people.yml") == old.replace("name: Ann Roe", "name: Anne Roe").replace(
        "[Anna Roe]", "[Anna Roe, Ann Roe]"
    )
    assert ward.people_of("one") == ("ann-roe", "bob-poe")


def test_a_rename_to_a_variant_swaps_the_two(ward):
    ward.apply(plan_rename(ward.state(), PERSON, "carl-doe", "Karl Doe"))
    assert "name: Karl Doe\n    variants: [Carl Doe]\n" in ward.read("people.yml")


def test_another_id_leaves_a_redirect_and_keeps_the_feed(ward):
    ward.apply(plan_rename(ward.state(), PERSON, "ann-roe", "Anne Roe", "anne-roe"))
    assert ward.read("redirects.yml").endswith("\npeople/ann-roe/: people/anne-roe/\n")
    people = ward.state().vocabularies.people
    assert people.lineages.feed_id("anne-roe") == "ann-roe"
    assert ward.people_of("four") == ("anne-roe",)  # which names the old id
    assert people.never_merge == (frozenset(("anne-roe", "carl-doe")),)
    ward.apply(plan_rename(ward.state(), PERSON, "anne-roe", "Ann Roe", "ann-roe"))
    assert ward.read("redirects.yml").endswith("\npeople/anne-roe/: people/ann-roe/\n")
    assert ward.state().vocabularies.people.lineages.feed_id("ann-roe") == "ann-roe"


def test_a_merge_takes_names_comments_and_what_is_lacking(ward):
    ward.apply(plan_merge(ward.state(), PERSON, "ann-roe", "bob-poe"))
    assert ward.read("people.yml").split("never_merge")[0] == (
        "# Confirmed people.\npeople:\n  bob-poe:\n    name: Bob Poe\n"
        "    variants: [Ann Roe, Anna Roe]\n    former_ids: [ann-roe]\n"
        "    description: A mayor.\n    # as printed\n    # She resigned.\n\n"
        "  carl-doe:\n    name: Carl Doe\n    variants:\n      - Karl Doe\n\n"
    )
    assert ward.people_of("one") == ("bob-poe",)
    assert ward.people_of("four") == ("bob-poe",)


def test_unconfirmed_people_can_be_merged_and_renamed(ward):
    ward.apply(plan_merge(ward.state(), PERSON, "bobby-poe", "bob-poe"))
    ward.apply(plan_rename(ward.state(), PERSON, "Dora Low", "Dora Lowe"))
    assert ward.people_of("three") == ("ann-roe", "dora-low", "bob-poe")
    assert "  dora-low:\n    name: Dora Lowe\n    variants: [Dora Low]\n" in ward.read("people.yml")
    assert ward.read("redirects.yml").endswith("\npeople/bobby-poe/: people/bob-poe/\n")


def test_outlets_and_topics_too(ward):
    ward.apply(plan_merge(ward.state(), TOPIC, "storms", "rain"))
    assert ward.taxonomies().of_article["three"].topics == ("rain",)
    assert "any: [rain, storm]" in ward.read("topics.yml")
    ward.apply(plan_rename(ward.state(), OUTLET, "herald", "The Herald"))
    assert "    name: The Herald\n    variants: [Herald]\n    policy: link\n" in ward.read(
        "outlets.yml"
    )


def test_a_split_by_articles_by_days_and_by_names(ward):
    part = Part("ann-roe-2", "Ann Roe (poet)", articles=["three"], names=["Anna Roe"])
    ward.apply(plan_split(ward.state(), PERSON, "ann-roe", part))
    assert ward.people_of("one")[0] == "ann-roe-2"  # by its name
    assert ward.people_of("three")[0] == "ann-roe-2"
    assert ward.people_of("four") == ("ann-roe",)  # by its id
    part = Part("dry-rain", "Dry rain", first=date(2007, 3, 2), last=date(2007, 3, 3))
    ward.apply(plan_split(ward.state(), TOPIC, "rain", part))
    of_article = ward.taxonomies().of_article
    assert of_article["one"].topics == of_article["four"].topics == ("rain",)
    assert of_article["three"].topics == ("dry-rain", "storms")
    assert frozenset(("ann-roe", "ann-roe-2")) in ward.state().vocabularies.people.never_merge


def test_what_would_lose_something_is_refused_and_nothing_is_changed(ward):
    (ward.curation / "people.yml").write_text(
        ward.read("people.yml").replace("name: Bob Poe\n", "name: Bob Poe\n    description: X.\n")
    )
    before, state = ward.files(), ward.state()
    assert refusal(plan_merge, state, PERSON, "ann-roe", "carl-doe").code == "never-merge"
    lost = refusal(plan_merge, state, PERSON, "ann-roe", "bob-poe")
    assert lost.code == "merge-would-lose"
    assert "description" in lost.message
    unknown = refusal(plan_merge, state, PERSON, "ann-rowe", "bob-poe")
    assert (unknown.code, unknown.hint) == ("unknown-id", "Did you mean `ann-roe`?")
    taken = refusal(plan_rename, state, PERSON, "ann-roe", "Ann", "bob-poe")
    assert taken.code == "id-taken"
    assert refusal(plan_rename, state, PERSON, "ann-roe", "Ann", "Ann!").code == "bad-id"
    other = refusal(plan_rename, state, PERSON, "ann-roe", "Bob Poe")
    assert other.code == "vocabulary-would-break"
    swallowed = refusal(plan_rename, state, PERSON, "ann-roe", "Dora Low")
    assert swallowed.code == "would-take-away"
    assert swallowed.path in {"content/articles/two.md", "content/articles/three.md"}
    no_article = refusal(plan_split, state, PERSON, "ann-roe", Part("x", "X", ["thre"]))
    assert (no_article.code, no_article.hint) == ("unknown-article", "Did you mean `three`?")
    not_there = refusal(plan_split, state, PERSON, "ann-roe", Part("x", "X", ["two"]))
    assert not_there.code == "not-in-article"
    by_id = refusal(plan_split, state, PERSON, "ann-roe", Part("x", "X", ["four"]))
    assert by_id.code == "split-without-effect"
    everything = refusal(plan_split, state, PERSON, "bob-poe", Part("x", "X", ["one"]))
    assert everything.code == "split-leaves-nothing"
    assert ward.files() == before


def test_a_former_id_is_nobody_elses(ward):
    ward.apply(plan_merge(ward.state(), PERSON, "bobby-poe", "bob-poe"))
    taken = refusal(plan_rename, ward.state(), PERSON, "ann-roe", "Ann Roe", "bobby-poe")
    assert taken.code == "id-taken"


def test_an_entry_on_one_line_is_refused(ward):
    (ward.curation / "people.yml").write_text("people:\n  bob-poe: {name: Bob Poe}\n")
    assert refusal(plan_rename, ward.state(), PERSON, "bob-poe", "B").code == "vocabulary-layout"


def test_files_that_changed_meanwhile_are_left_alone(ward):
    plan = plan_rename(ward.state(), PERSON, "ann-roe", "Anne Roe", "anne-roe")
    (ward.curation / "people.yml").write_text("people:\n  x:\n    name: X\n")
    before = ward.files()
    assert refusal(apply_plan, plan, ward.root).code == "changed-meanwhile"
    assert ward.files() == before


def test_the_unconfirmed_are_listed_and_confirmed(ward):
    state = ward.state()
    found = unconfirmed_people(state.entries, ward.taxonomies())
    assert [(one.name, one.articles) for one in found] == [("Dora Low", 2), ("Bobby Poe", 1)]
    assert (found[0].first, found[0].last) == (date(2007, 3, 2), date(2007, 3, 3))
    assert found[0].example == "content/articles/three.md"
    ward.apply(plan_confirm(state, PERSON, "Bobby Poe"))
    assert (
        "  bob-poe:\n    name: Bob Poe\n\n  bobby-poe:\n    name: Bobby Poe\n\n  carl"
        in ward.read("people.yml")
    )
