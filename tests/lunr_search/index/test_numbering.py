from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lunr_search.index.numbering import (
    Numbering,
    Place,
    capacity,
    capacity_digits,
    hashed_slots,
    number_documents,
)
from lunr_search.model import Document


def story(url: str, day: int | None) -> Document:
    return Document(url, {}, (), day, {})


# A document is an address, a day, and how long its body is.
Made = tuple[str, int | None, int]


def numbered(made: Sequence[Made]) -> Numbering:
    return number_documents(
        [story(url, day) for url, day, _ in made],
        [(range(1), range(length)) for _, _, length in made],
        [len(made), sum(length for _, _, length in made) + len(made) + 1],
    )


def by_url(made: Sequence[Made], numbering: Numbering) -> Mapping[str, int]:
    return {url: number for (url, _, _), number in zip(made, numbering.numbers, strict=True)}


MADE = st.lists(
    st.tuples(st.text(max_size=5), st.none() | st.integers(-3, 3), st.integers(0, 40)),
    unique_by=lambda each: each[0],
)


@given(MADE, st.randoms(use_true_random=False))
def test_numbers_tell_lengths(made: list[Made], chance: random.Random) -> None:
    numbering = numbered(made)
    assert numbering.by == 1
    assert len(set(numbering.numbers)) == len(made)
    bases = [0]
    for slots in numbering.capacities:
        bases.append(bases[-1] + slots)
    assert numbering.slots == bases[-1]
    for (_, _, length), place, number in zip(
        made, numbering.places, numbering.numbers, strict=True
    ):
        assert place == Place(length, number - bases[length])
        assert place.slot < numbering.capacities[length]
    assert [numbering.numbers[at] for at in numbering.order] == sorted(numbering.numbers)
    shuffled = chance.sample(made, len(made))
    assert by_url(shuffled, numbered(shuffled)) == by_url(made, numbering)


def test_one_more_of_today_moves_no_other() -> None:
    chance = random.Random(7)
    made: list[Made] = [(f"a/{at}/", at // 3, chance.randint(20, 40)) for at in range(300)]
    moved = 0
    for at in range(200, 300):
        before, after = numbered(made[:at]), numbered(made[: at + 1])
        if before.capacities == after.capacities:
            kept = by_url(made[:at], before).items()
            # Those of the same day may have to give way.
            moved += sum(by_url(made[: at + 1], after)[url] != number for url, number in kept)
        else:
            run = made[at][2] // 8
            same = [i for i in range(at) if made[i][2] // 8 < run]
            assert [before.numbers[i] for i in same] == [after.numbers[i] for i in same]
    assert moved <= 10


def test_the_longest_field_is_told_by_the_number() -> None:
    documents = [story("a/", 1)]
    assert number_documents(documents, [(range(5), range(5))], [5, 5]).by == 0
    assert number_documents(documents, [(range(5), range(6))], [5, 6]).by == 1


def test_slots_in_reserve() -> None:
    assert [capacity(n) for n in (0, 1, 6, 7, 12, 13, 24, 25)] == [8, 8, 8, 16, 16, 32, 32, 64]
    assert all(capacity(n) >= 4 * n / 3 for n in range(2000))


def test_lengths_that_are_much_alike_have_equally_many_slots() -> None:
    assert numbered([("a", None, 3)]).capacities == (4,) * 8
    assert numbered([("a", None, 9), ("b", None, 9)]).capacities == (0,) * 8 + (4,) * 8
    # A power of two, above what the fullest of them has.
    assert numbered([(f"{at}", None, 1) for at in range(64)]).capacities == (128,) * 8
    # Longer ones are alike where they differ by an eighth.
    assert numbered([("a", None, 140)]).capacities == (0,) * 128 + (4,) * 16
    # Where a next document may well fall there are slots: up to an eighth of the documents' number.
    assert numbered([(f"{at}", None, 1) for at in range(256)]).capacities == (
        *(512,) * 8,
        *(4,) * 24,
    )
    assert numbered([]).capacities == ()


def test_a_document_more_seldom_fills_a_length() -> None:
    chance = random.Random(5)
    made: list[Made] = [(f"{at}", 0, int(chance.gauss(200, 60))) for at in range(2000)]
    kept = [numbered(made[:at]).capacities for at in range(1000, 2000)]
    changed = sum(one != other for one, other in pairwise(kept))
    assert 0 < changed <= 30


def test_digits() -> None:
    assert capacity_digits((0, 1, 8, 1024, 2**35)) == "-03az"


@given(st.lists(st.text(), unique=True, max_size=40))
def test_later_keys_move_no_earlier_ones(keys: list[str]) -> None:
    slots = capacity(len(keys))
    found = hashed_slots(keys, slots)
    assert len(set(found)) == len(keys)
    assert all(0 <= slot < slots for slot in found)
    assert hashed_slots(keys[:-1], slots) == found[:-1]
    assert sorted(hashed_slots(keys, max(1, len(keys)))) == list(range(len(keys)))


def test_places_spread_evenly() -> None:
    # The numbers that the browser's part comes to as well.
    assert [Place(93, slot).spread(8192) for slot in range(4)] == [1705, 6768, 3639, 510]
    filled = [0] * 64
    for length in range(40, 140):
        for slot in range(64):
            filled[Place(length, slot).spread(64)] += 1
    assert 70 < min(filled) <= max(filled) < 130


def test_places_know_nothing_of_other_lengths() -> None:
    made: list[Made] = [("a", 1, 5), ("b", 1, 9)]
    more: list[Made] = [*made, ("c", 1, 2)]
    assert numbered(more).places[:2] == numbered(made).places
