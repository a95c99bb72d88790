"""Which way a language is written."""

from __future__ import annotations

# Scripts and languages that are written from right to left.
# Source: the Unicode Character Database (Bidi_Class R and AL) and CLDR (likely subtags).
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb",
     "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)  # fmt: skip


def direction_of(tag: str | None) -> str | None:
    """Return `rtl` or `ltr` for a language tag of BCP 47 (`ar`, `az-Arab`), or None for none."""
    if not tag:
        return None
    language, *others = tag.lower().replace("_", "-").split("-")
    if others and len(others[0]) == 4:
        return "rtl" if others[0] in _SCRIPTS else "ltr"
    return "rtl" if language in _LANGUAGES else "ltr"
