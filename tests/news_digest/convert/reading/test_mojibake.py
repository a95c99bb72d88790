"""UTF-8 that was read as something else and saved again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.convert import read_document
from news_digest.convert.reading.mojibake import repair
from news_digest.convert.reading.notes import encoding_notes

TEXTS = [
    "The “red line” – Russia’s own — was drawn in a café in Köln on Tuesday…",
    "José García habló mañana: «¿Qué más?» — costó 30 € y 20 £.",
    "Müller sagte, daß die Größe der Flügel für die Prüfung nicht genüge.",
    "À Paris, où l’été fut très beau, le président a été reçu à l’Élysée.",
    "Wałęsa powiedział w Gdańsku, że żółć i święto są częścią życia.",
    "Министр иностранных дел сказал, что переговоры продолжатся.",
    "قال وزير الخارجية إن المفاوضات سوف تستمر.",
    "外交部发言人星期二在北京说，双方将继续就有关问题进行磋商。",
    "A flag 🇱🇻 and a smile 🙂.",
]


def mistaken(text: str, codec: str, times: int = 1) -> str:
    """Read UTF-8 as `codec`, as browsers do: a byte without a meaning gives its control sign."""
    for _ in range(times):
        text = "".join(
            bytes([byte]).decode(codec, errors="ignore") or chr(byte) for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_letters_come_back(text: str, codec: str, times: int) -> None:
    assert repair(mistaken(text, codec, times)) == (text, "cp1252", times)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("codec", ["cp1251", "mac_roman"])
def test_other_mistakes(text: str, codec: str) -> None:
    assert repair(mistaken(text, codec))[0] == text


@pytest.mark.parametrize("text", [*TEXTS, "plain", "", "ÂÃâ", "SÃO PAULO", "À LA FRANÇAISE É ÎLE"])
def test_what_is_right_stays(text: str) -> None:
    assert repair(text) == (text, "", 0)


@pytest.mark.parametrize(
    "text",
    [
        "The letters Ã© stand there for é, Ã¨ for è, and â€™ for ’ where pages are garbled: “so”.",
        "Müller größer schöner Käthe fährt über Köln, es stand Ã¼ da",
        "“Â£5” — she said – “or £6”",
    ],
)
def test_a_text_that_shows_such_letters_stays(text: str) -> None:
    assert repair(text) == (text, "", 0)


@pytest.mark.parametrize(
    ("garbled", "text"),
    [
        ("â€œWe sailâ€ he said at the cafÃ©", "“We sail” he said at the café"),
        ("â€œWe sailâ€\x9d he said", "“We sail” he said"),
        ("â€œWe sailâ€\ufffd he said at the cafÃ©", "“We sail” he said at the café"),
        ("VoilÃ , dit-il, Ã  l'Ã©tÃ© prÃ©cÃ©dent", "Voilà, dit-il, à l'été précédent"),
    ],
)
def test_bytes_that_were_lost_on_the_way(garbled: str, text: str) -> None:
    assert repair(garbled)[0] == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_repairing_again_changes_nothing(text: str) -> None:
    repaired, _, _ = repair(text)
    assert repair(repaired)[0] == repaired or repair(text)[2] == 3


def test_it_is_told() -> None:
    page = mistaken(TEXTS[0], "cp1252", 2).encode()
    document = read_document(page, "seeds/a.txt")
    assert document.text == TEXTS[0]
    assert document.encoding == "utf-8, twice read as cp1252"
    (note,) = encoding_notes(document)
    assert note.code == "mojibake-repaired"
    assert "twice read as cp1252" in note.message


def test_in_windows_1252_both_are_told() -> None:
    page = mistaken(TEXTS[2], "latin-1").encode("latin-1")
    # What Latin-1 was read as and was saved as is UTF-8 again, and nothing is to be repaired.
    assert read_document(page, "seeds/a.txt").encoding == "utf-8"
    page = mistaken(TEXTS[2], "cp1252").encode("utf-16")
    document = read_document(page, "seeds/a.txt")
    assert document.text == TEXTS[2]
    assert [note.code for note in encoding_notes(document)] == ["not-utf-8", "mojibake-repaired"]
