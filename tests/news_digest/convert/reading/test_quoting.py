"""Mail whose lines are quoted."""

from __future__ import annotations

from news_digest.convert.reading.quoting import without_quote_marks

HEAD = "From: Jane Roe\n\n"
QUOTED = "".join(f"> Line {number} of the story.\n>\n" for number in range(1, 9))


def test_marks_before_most_lines_are_dropped() -> None:
    plain = without_quote_marks(HEAD + QUOTED)

    assert ">" not in plain
    assert plain.count("\n") == (HEAD + QUOTED).count("\n")
    assert "\nLine 8 of the story.\n" in plain


def test_marks_within_marks_are_dropped() -> None:
    assert without_quote_marks("> > twice quoted\n" * 8) == "twice quoted\n" * 8


def test_a_quotation_inside_a_text_stays() -> None:
    text = "A line that nobody quoted.\n" * 20 + "> A short quotation.\n" * 6

    assert without_quote_marks(text) == text
    assert without_quote_marks("5 > 3\n" * 30) == "5 > 3\n" * 30
