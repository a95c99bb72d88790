"""Statements of figures, as wires print them, and the text around them."""

from __future__ import annotations

import pytest

from news_digest.convert.text.page import extract_text
from news_digest.model import BlockKind, Format, RawDocument
from news_digest.vocabulary import Vocabularies

PARAGRAPH, TABLE = BlockKind.PARAGRAPH, BlockKind.PREFORMATTED


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    document = RawDocument("seeds/wire.txt", text, "utf-8", Format.TEXT, "")
    extraction = extract_text(document, Vocabularies.empty())
    return [(block.kind, block.text) for block in extraction.blocks]


def wire(*lines: str) -> str:
    return "\n".join(["LISK HARBOUR CO <LSK> 2ND QTR NET", "", "3-MAY-1989 10:11", "", *lines])


def test_a_statement_stays_as_it_stands() -> None:
    text = wire(
        "LISK, May 3 - Shr 31 cts vs 1.07 dlrs",
        "    Net 2,104,000 vs 7,950,000",
        "    Nine mths",
        "    Net 9.3 mln vs 8.8 mln",
        " Reuter",
    )
    rows = "Shr 31 cts vs 1.07 dlrs\nNet 2,104,000 vs 7,950,000\nNine mths\nNet 9.3 mln vs 8.8 mln"
    assert blocks(text) == [(TABLE, rows)]


def test_a_note_behind_a_statement_is_unwrapped() -> None:
    text = wire(
        "LISK, May 3 - Shr profit nil vs loss nine cts",
        "    Net profit 19,000 vs loss 1,825,000",
        "    NOTE: The earlier year includes a charge for the crane",
        "that fell across the entrance of the port, which was closed",
        "for a week.",
        "    Company is based in Torp.",
        " Reuter",
    )
    note = (
        "NOTE: The earlier year includes a charge for the crane that fell across the entrance of "
        "the port, which was closed for a week."
    )
    assert blocks(text)[1:] == [(PARAGRAPH, note), (PARAGRAPH, "Company is based in Torp.")]
    assert blocks(text)[0][0] is TABLE


def test_rows_of_one_figure_are_set_in_and_end_in_it() -> None:
    rows = ["Shr six cts", "    Net 155,764", "    Revs 6,506,792", "    Assets 12.1 mln"]
    text = wire(f"LISK, May 3 - {rows[0]}", *rows[1:], " Reuter")
    assert blocks(text) == [(TABLE, "\n".join(row.strip() for row in rows))]


def test_columns_keep_their_width() -> None:
    text = wire(
        "LISK, May 3 - Catches landed at the three ports of the coast last month, in",
        "tonnes, were as follows, the board said.",
        "               This year   Last",
        "    Cod            92,182   19,046",
        "    Herring         2,640   14,375",
        " REUTER",
    )
    found = blocks(text)
    assert [kind for kind, _ in found] == [PARAGRAPH, TABLE]
    assert found[1][1].split("\n")[1:] == ["Cod            92,182   19,046",
                                           "Herring         2,640   14,375"]  # fmt: skip


def test_rows_that_return_are_rows_still() -> None:
    row = "    Avg shrs 48.9 mln vs 45.8 mln"
    text = wire("LISK, May 3 - Net 1 mln vs 2 mln", row, "    Year", "    Net 5 mln vs 6 mln", row)
    assert blocks(text)[0][1].count("Avg shrs") == 2


def test_a_paragraph_that_begins_like_a_credit_is_none_inside_a_run() -> None:
    text = wire(
        "LISK, May 3 - Lisk Harbour Co said it will pay for the crane that",
        "fell across the entrance of its port.",
        "    Based on a first count of its parts, the crane can be repaired",
        "for about two mln dlrs, it said.",
        "    The port will be open again within a week, according to those",
        "who work at it.",
        " Reuter",
    )
    assert len(blocks(text)) == 3


def test_a_sentence_may_end_in_an_agency() -> None:
    text = wire(
        "LISK, May 3 - The harbour will be open again by Friday, its manager told",
        "Reuters.",
        "    He said that the crane had been taken apart by divers from Torp.",
        " Reuter",
    )
    assert blocks(text)[0][1].endswith("its manager told Reuters.")
    assert len(blocks(text)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Mayor of Lisk resigns over the pier that nobody ever wanted to see",
                      "Mackerel dearer than ever before as the fleet stays in the harbour",
                      "Storm takes roof of the fish hall and drops it on Station Road"],
                     id="headlines"),
        pytest.param(["3 May 2019", "4 May 2019", "5 May 2019"], id="dates"),
        pytest.param(["Lisk vs Torp", "Torp vs Holm", "Holm vs Lisk"], id="matches"),
    ],
)  # fmt: skip
def test_what_is_no_statement_and_not_wrapped(lines: list[str]) -> None:
    paragraph = "The harbour of Lisk was closed on Monday after a crane fell across its entrance."
    found = blocks("\n\n".join(["Crane falls", paragraph, "\n".join(lines), paragraph[:-1] + "!"]))
    assert all(kind is PARAGRAPH for kind, _ in found)
    assert not any(lines[0] in text and lines[1] in text for _, text in found)
