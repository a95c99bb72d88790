"""The theme's own files: colours that can be read, and nothing from anywhere else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import lunr_search

# Text at 4.5:1 (WCAG 2.2, 1.4.3), the frames of controls and focus marks at 3:1 (1.4.11).
TEXT = [
    ("ink", "paper"),
    ("ink", "panel"),
    ("faded", "paper"),
    ("faded", "panel"),
    ("accent", "paper"),
    ("accent", "panel"),
    ("mark-ink", "mark"),
    ("paper", "ink"),
]
FRAMES = [("control", "paper"), ("focus", "paper"), ("focus", "panel"), ("rule-heavy", "paper")]


def luminance(colour):
    """Relative luminance, WCAG 2.2's definition, of a colour `#rrggbb`: 0 (black) to 1 (white)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def schemes(theme):
    """Return the colour tokens of the light and of the dark scheme."""
    sheet = (theme.folder / "static/css/tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media screen and (prefers-color-scheme: dark)")
    pattern = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    return {"light": dict(pattern.findall(light)), "dark": dict(pattern.findall(dark))}


def test_the_formula_agrees_with_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_both_schemes_define_the_same_colours(schemes):
    assert schemes["light"].keys() == schemes["dark"].keys()
    assert {name for pair in TEXT + FRAMES for name in pair} <= schemes["light"].keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(schemes, scheme, front, back):
    assert contrast(schemes[scheme][front], schemes[scheme][back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), FRAMES)
def test_frames_can_be_seen(schemes, scheme, front, back):
    assert contrast(schemes[scheme][front], schemes[scheme][back]) >= 3


def sheets(theme):
    return sorted(theme.folder.glob("static/css/*.css"))


def without_comments(sheet):
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_colours_are_chosen_in_one_place(theme):
    for sheet in sheets(theme):
        if sheet.name != "tokens.css":
            text = sheet.read_text(encoding="utf-8")
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])", text), sheet.name


def test_every_token_that_is_used_is_defined(theme):
    everything = "\n".join(s.read_text(encoding="utf-8") for s in sheets(theme))
    used = set(re.findall(r"var\((--[a-z-]+)\)", everything))
    assert used == set(re.findall(r"^\s+(--[a-z-]+):", everything, re.MULTILINE))


def test_every_class_that_is_styled_is_used(theme):
    scripts = (Path(lunr_search.__file__).parent / "browser").glob("*.js")
    users = [*theme.folder.glob("templates/**/*.html"), *scripts]
    used = set(re.findall(r"[\w-]+", "\n".join(u.read_text(encoding="utf-8") for u in users)))
    for sheet in sheets(theme):
        selectors = re.findall(r"([^{};]+)\{", without_comments(sheet))
        styled = set(re.findall(r"\.([a-z][\w-]*)", "\n".join(selectors)))
        assert sorted(styled - used) == [], sheet.name


def test_no_rule_stands_twice(theme):
    for sheet in sheets(theme):
        rules = re.findall(r"([^{}]+\{[^{}]*\})", without_comments(sheet))
        counts = Counter(" ".join(rule.split()) for rule in rules)
        assert [rule for rule, count in counts.items() if count > 1] == [], sheet.name


def test_nothing_is_fetched_from_anywhere(theme):
    for path in theme.folder.rglob("*"):
        if path.suffix in (".css", ".html", ".svg", ".js"):
            text = path.read_text(encoding="utf-8")
            # The SVG namespace is a name, which nobody fetches.
            text = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
            assert not re.search(r"https?://[^\"]|@import|url\(|@font-face", text), path.name


def test_templates_hold_no_inline_script_and_no_inline_style(theme):
    for path in theme.folder.glob("templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        handlers = r"\son(?:click|load|error|input|change|submit|focus|blur|key\w+|mouse\w+)="
        assert not re.search(rf"<style|\sstyle=|{handlers}|javascript:[^'`]", text), path.name
        for script in re.findall(r"<script[^>]*>.*?</script>", text, re.DOTALL):
            assert re.fullmatch(
                r'<script type="module" src="[^"]+"></script>'
                r'|<script src="[^"]+" defer></script>'
                r'|<script type="application/ld\+json">{{ structured\(SITEURL\) }}</script>',
                script,
            )


def test_the_classes_that_the_search_creates_are_styled(theme):
    sheet = (theme.folder / "static/css/search.css").read_text(encoding="utf-8")
    for name in ["popup", "results", "result", "title", "meta", "lead", "status"]:
        assert f".lunr-{name}" in sheet, name
    assert '[aria-selected="true"]' in sheet


def test_nothing_moves_unless_motion_is_welcome(theme):
    for sheet in sheets(theme):
        text = sheet.read_text(encoding="utf-8")
        welcome = text.partition("@media (prefers-reduced-motion: no-preference)")
        assert not re.search(r"\b(transition|animation|scroll-behavior)\b", welcome[0]), sheet.name
