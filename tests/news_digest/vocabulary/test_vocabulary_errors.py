"""Every mistake is an error with its line and its remedy, and no mistake hides another."""

from __future__ import annotations

import pytest

PERSON = "people:\n  ann:\n    name: Ann\n"
TOPIC = "topics:\n  a:\n    name: A\n"
OUTLET = "outlets:\n  gazette:\n    name: Gazette\n    policy: full\n"

# (file, content, code, line, words of the hint)
MISTAKES = {
    "bracket": ("people", "people:\n  a: [", "vocabulary-syntax", 2, "closed"),
    "tab": ("people", "people:\n\tann:\n\t\tname: Ann\n", "vocabulary-syntax", 2, "spaces"),
    "colon": ("people", "people:\n  a:\n    name: b: c\n", "vocabulary-syntax", 3, "quotation"),
    "control": ("people", "people:\n\n# \x07\n", "vocabulary-syntax", 3, "invisible"),
    "escape": ("people", 'not_people:\n  - "\\UFFFFFFFF"\n', "vocabulary-syntax", 2, "\\U"),
    "directive": ("people", "%YAML 1.3\n---\npeople:\n", "vocabulary-syntax", 1, "%"),
    "latin-1": ("people", b"people:\n# Ro\xe7en\n", "vocabulary-encoding", 2, "UTF-8"),
    "utf-16": ("people", "people:\n".encode("utf-16"), "vocabulary-encoding", 1, "UTF-8"),
    "alias": ("people", "people: &a {}\n", "vocabulary-unsupported", 1, "&"),
    "tag": ("people", "people: !!map {}\n", "vocabulary-unsupported", 1, "!"),
    "documents": ("people", PERSON + "---\n" + PERSON, "vocabulary-unsupported", 4, "---"),
    "list key": ("people", "people:\n  ? [a]\n  : b\n", "vocabulary-unsupported", 2, "["),
    "depth": ("people", "people:\n  " + "[" * 9000, "vocabulary-unsupported", 2, "brackets"),
    "list file": ("people", "- Ann\n- Bob\n", "vocabulary-type", 1, "`people:`"),
    "text file": ("topics", "elections\n", "vocabulary-type", 1, "`topics:`"),
    "list of entries": ("people", "people:\n  - Ann\n", "vocabulary-type", 2, "some-id"),
    "entry is text": ("people", "people:\n  ann: Ann\n", "vocabulary-type", 2, "`name: Ann`"),
    "entry is empty": ("people", "people:\n  ann:\n", "vocabulary-type", 2, "name:"),
    "number": ("people", PERSON + "    variants: [2007]\n", "vocabulary-type", 4, '"2007"'),
    "truth": ("people", PERSON + "    variants:\n      - Yes\n", "vocabulary-type", 5, '"Yes"'),
    "date": ("people", PERSON + "    variants: [2007-03-27]\n", "vocabulary-type", 4, '"2007'),
    "null": ("people", PERSON + "    variants: [~]\n", "vocabulary-type", 4, "quotation"),
    "text for list": ("people", PERSON + "    variants: Anna\n", "vocabulary-type", 4, "[Anna]"),
    "list for text": ("people", "people:\n  a:\n    name: [A]\n", "vocabulary-type", 3, "colon"),
    "flag": ("people", PERSON + "    hidden: yes\n", "vocabulary-type", 4, "`true`"),
    "unknown key": (
        "people",
        PERSON + "    variant: [Anna]\n",
        "vocabulary-unknown-key",
        4,
        "`variants:`",
    ),
    "unknown part": ("people", "peple:\n", "vocabulary-unknown-key", 1, "`people:`"),
    "far key": ("people", PERSON + "    xyz: 1\n", "vocabulary-unknown-key", 4, "variants"),
    "doubled id": ("people", PERSON + "  ann:\n    name: Bob\n", "vocabulary-duplicate-key", 4, ""),
    "doubled key": ("people", PERSON + "    name: Bob\n", "vocabulary-duplicate-key", 4, "Keep"),
    "no name": (
        "people",
        "people:\n  a:\n    hidden: true\n",
        "vocabulary-missing-key",
        2,
        "`name: ",
    ),
    "empty name": ("people", "people:\n  a:\n    name:\n", "vocabulary-missing-key", 2, "`name: "),
    "no policy": (
        "outlets",
        "outlets:\n  a:\n    name: A\n",
        "vocabulary-missing-key",
        2,
        "policy",
    ),
    "id": ("people", "people:\n  Ann Lee:\n    name: Ann Lee\n", "vocabulary-id", 2, "`ann-lee:`"),
    "accented id": ("people", "people:\n  josé:\n    name: José\n", "vocabulary-id", 2, "`jose:`"),
    "number id": ("people", "people:\n  24:\n    name: Two\n", "vocabulary-id", 2, '"24"'),
    "separator": ("people", "people:\n  a:\n    name: A; B\n", "vocabulary-value", 3, "signs"),
    "bracketed": ("people", "people:\n  a:\n    name: A [x]\n", "vocabulary-value", 3, "signs"),
    "no letter": ("people", "people:\n  a:\n    name: '...'\n", "vocabulary-value", 3, "name"),
    "surrogate": ("people", 'not_people: ["\\ud800 A"]\n', "vocabulary-value", 1, "Delete"),
    "bidi": ("people", 'not_people: ["\\u202eA"]\n', "vocabulary-value", 1, "Delete"),
    "long name": ("people", f"not_people: [{'a' * 201}]\n", "vocabulary-value", 1, "Shorten"),
    "empty text": ("people", PERSON + "    description: ''\n", "vocabulary-value", 4, "remove"),
    "policy": (
        "outlets",
        "outlets:\n  a:\n    name: A\n    policy: exerpt\n",
        "vocabulary-value",
        4,
        "`excerpt`",
    ),
    "kind": ("outlets", OUTLET + "    kind: blog\n", "vocabulary-value", 5, "outlet, agency"),
    "iptc": (
        "topics",
        "topics:\n  a:\n    name: A\n    iptc: 20000053\n",
        "vocabulary-value",
        4,
        "`medtop:20000053`",
    ),
    "domain": (
        "outlets",
        OUTLET + "    domains: [https://www.Example.org/news]\n",
        "vocabulary-value",
        5,
        "`example.org`",
    ),
    "homepage": ("outlets", OUTLET + "    homepage: bbc.com\n", "vocabulary-value", 5, "https://"),
    "script": (
        "outlets",
        OUTLET + "    homepage: javascript:alert(1)\n",
        "vocabulary-value",
        5,
        "https://",
    ),
    "none alone": (
        "topics",
        "topics:\n  a:\n    name: A\n    none: [b]\n",
        "vocabulary-value",
        4,
        "any",
    ),
    "contradiction": (
        "topics",
        "topics:\n  a:\n    name: A\n    any: [b]\n    none: [B]\n",
        "vocabulary-value",
        5,
        "one of the two",
    ),
    "empty group": (
        "topics",
        "topics:\n  a:\n    name: A\n    all:\n      - [b]\n      - []\n",
        "vocabulary-value",
        6,
        "fill",
    ),
    "same name": (
        "people",
        PERSON + "  bob:\n    name: Bob\n    variants: [ANN]\n",
        "vocabulary-name-taken",
        6,
        "one entry",
    ),
    "same domain": (
        "outlets",
        "outlets:\n  a:\n    name: A\n    policy: link\n    domains: [a.org]\n"
        "  b:\n    name: B\n    policy: link\n    domains: [a.org]\n",
        "vocabulary-name-taken",
        9,
        "one of the two",
    ),
    "not a person": (
        "people",
        PERSON + "not_people: [ann]\n",
        "vocabulary-name-taken",
        4,
        "hidden",
    ),
    "reference": (
        "people",
        PERSON + "never_merge:\n  - [ann, Ann]\n",
        "vocabulary-reference",
        5,
        "`ann`",
    ),
    "unknown id": (
        "people",
        PERSON + "never_merge:\n  - [ann, zoe]\n",
        "vocabulary-reference",
        5,
        "Add",
    ),
    "single": ("people", PERSON + "never_merge: [ann]\n", "vocabulary-value", 4, "- [one-id"),
    "one twice": (
        "people",
        PERSON + "never_merge: [[ann, ann]]\n",
        "vocabulary-value",
        4,
        "- [one-id",
    ),
    "unknown broader": (
        "topics",
        TOPIC + "    broader: B\n  b-c:\n    name: B\n",
        "vocabulary-reference",
        4,
        "`b-c`",
    ),
    "broader than itself": (
        "topics",
        TOPIC + "    broader: a\n",
        "vocabulary-reference",
        4,
        "Remove",
    ),
    "circle": (
        "topics",
        TOPIC + "    broader: b\n  b:\n    name: B\n    broader: c\n"
        "  c:\n    name: C\n    broader: b\n  d:\n    name: D\n    broader: a\n",
        "vocabulary-reference",
        7,
        "Remove",
    ),
    "list of introductions": (
        "topics",
        TOPIC + "    introduction: [one, two]\n",
        "vocabulary-type",
        4,
        "colon",
    ),
    "hidden in an introduction": (
        "topics",
        TOPIC + '    introduction: "one\\n\\ntwo\\u202E"\n',
        "vocabulary-value",
        4,
        "Delete",
    ),
    "phrase for near": ("topics", TOPIC + "    near: b\n", "vocabulary-type", 4, "within: 5"),
    "near nothing": (
        "topics",
        TOPIC + "    near:\n      - {phrases: [b], within: 5}\n",
        "vocabulary-missing-key",
        5,
        "`to:",
    ),
    "near empty": (
        "topics",
        TOPIC + "    near: {phrases: [b], to: [], within: 5}\n",
        "vocabulary-value",
        4,
        "Add phrases",
    ),
    "near far": (
        "topics",
        TOPIC + "    near:\n      phrases: [b]\n      to: [c]\n      within: 51\n",
        "vocabulary-value",
        7,
        "from 0 to 50",
    ),
    "near by words": (
        "topics",
        TOPIC + '    near: {phrases: [b], to: [c], within: "5"}\n',
        "vocabulary-value",
        4,
        "quotation",
    ),
    "near misspelt": (
        "topics",
        TOPIC + "    near:\n      phrases: [b]\n      to: [c]\n      within: 5\n      wihin: 1\n",
        "vocabulary-unknown-key",
        8,
        "`within:`",
    ),
    "weight": (
        "topics",
        TOPIC + "    weights:\n      lead: 1.1\n",
        "vocabulary-value",
        5,
        "from 0 to 1",
    ),
    "weights": ("topics", TOPIC + "    weights: 0.5\n", "vocabulary-type", 4, "headline: 0.95"),
    "weight of nothing": (
        "topics",
        TOPIC + "    weights: {leed: 1}\n",
        "vocabulary-unknown-key",
        4,
        "`lead:`",
    ),
    "ids in a row": ("people", PERSON + "never_merge: ann\n", "vocabulary-type", 4, "- [one-id"),
}


@pytest.mark.parametrize(
    ("name", "content", "code", "line", "hint"), MISTAKES.values(), ids=MISTAKES.keys()
)
def test_a_mistake_is_told_with_its_line_and_remedy(errors, name, content, code, line, hint):
    (found,) = errors(**{name: content})
    assert (found.severity, found.code) == ("error", code)
    assert (found.path, found.line) == (f"content/curation/{name}.yml", line)
    assert hint in found.hint
    assert str(found).isprintable()


def test_all_mistakes_of_all_files_are_told_at_once(errors):
    found = errors(
        people="people:\n  A:\n    nam: Ann\n    hidden: 3\nnever_merge: [[x, y]]\n",
        topics="topics: [",
        outlets=b"\xff",
    )
    assert [(d.path.rpartition("/")[2], d.line, d.code) for d in found] == [
        ("people.yml", 2, "vocabulary-id"),
        ("people.yml", 2, "vocabulary-missing-key"),
        ("people.yml", 3, "vocabulary-unknown-key"),
        ("people.yml", 4, "vocabulary-type"),
        ("people.yml", 5, "vocabulary-reference"),
        ("people.yml", 5, "vocabulary-reference"),
        ("topics.yml", 1, "vocabulary-syntax"),
        ("outlets.yml", 1, "vocabulary-encoding"),
    ]


def test_a_small_file_cannot_become_a_large_one(errors):
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert errors(people=bomb)[0].code == "vocabulary-unsupported"


def test_an_enormous_file_is_refused(errors):
    assert errors(people="#" * 16_000_001)[0].code == "vocabulary-unsupported"


def test_a_folder_in_a_files_place_is_an_error(errors, tmp_path):
    (tmp_path / "content" / "curation" / "people.yml").mkdir(parents=True)
    (found,) = errors()
    assert (found.code, found.line) == ("vocabulary-unreadable", None)


def test_lines_are_counted_as_editors_count_them(errors):
    content = "people: # \u2028 \x85\r\n  ann:\r\n    name: 3\r\n"
    assert [d.line for d in errors(people=content)] == [3]
