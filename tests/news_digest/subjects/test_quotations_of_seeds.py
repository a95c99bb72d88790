"""Every direct quotation of the two seed documents is found, and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import Quotation
from news_digest.subjects.quotations import quotations_of
from news_digest.vocabulary import load_vocabularies

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.starter_content


def quoted(name: str) -> tuple[Quotation, ...]:
    vocabularies = load_vocabularies(ROOT / "content/curation")
    document = read_document((ROOT / "seeds" / name).read_bytes(), f"seeds/{name}")
    return quotations_of(convert(document, vocabularies))


@pytest.mark.parametrize(
    ("name", "beginnings"),
    [
        (
            "000_3c329eb93760de7d.txt",
            [
                ("too early to say who is going to vote, and how.", "said"),
                ("We hope the Iranian leadership will respond", "said"),
                # broken over two paragraphs: its opening mark ends the one before
                ("The Security Council resolution is designed exactly", "added"),
            ],
        ),
        (
            "004_0460e67650089926.txt",
            [
                ("There are so-called 'red line' issues for Russia", "said"),
                ("There we cannot fail to react", "said"),
                ("Russia does not horse-trade", "added"),
                ("the rapid rebirth of our country", "said"),
                ("It's a pity that in the absence of convincing proof", "said"),
                ("Great Britain has become a voluntary", "said"),
            ],
        ),
    ],
)
def test_every_quotation_is_lavrov_s(name: str, beginnings: list[tuple[str, str]]) -> None:
    found = quoted(name)
    assert [one.verb for one in found] == [verb for _, verb in beginnings]
    for one, (beginning, _) in zip(found, beginnings, strict=True):
        assert one.text.startswith(beginning)
        assert one.speaker == "Sergei Lavrov"


def test_words_at_a_distance_are_no_quotations() -> None:
    texts = {
        one.text.strip(".,")
        for name in ("000_3c329eb93760de7d.txt", "004_0460e67650089926.txt")
        for one in quoted(name)
    }
    assert not {"red line", "undesirable", "undesirable organization", "price"} & texts
