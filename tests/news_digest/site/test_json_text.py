"""JSON that stands within a page, whatever texts it holds."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from news_digest.site.json_text import file_json, script_json, without_empty

HOSTILE = "</script><script>alert(1)</script><!-- ]]> &amp; \u2028\u2029 '\""
texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",))),
    st.sampled_from([HOSTILE, "<!--<script>", "</SCRIPT >", "<\\/script>"]),
)
values = st.dictionaries(texts, st.one_of(texts, st.lists(texts), st.integers(), st.none()))


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data += data


@given(values)
def test_a_page_holds_one_script_and_a_reader_gets_what_was_put_in(value: dict[str, Any]) -> None:
    text = script_json(value)
    assert not set(text) & set("<>&\u2028\u2029")
    page = _Scripts()
    page.feed(f'<script type="application/ld+json">{text}</script><p>')
    page.close()
    assert page.tags == ["script", "p"]
    assert json.loads(page.data) == value


@given(values)
def test_files_hold_what_was_put_in(value: dict[str, Any]) -> None:
    assert json.loads(file_json(value).encode("utf-8")) == value


def test_half_a_surrogate_pair_is_no_reason_to_stop() -> None:
    assert json.loads(file_json({"a": ["\ud800x"]}).encode("utf-8")) == {"a": ["?x"]}


def test_what_is_empty_is_left_out() -> None:
    assert without_empty({"a": None, "b": "", "c": [], "d": 0, "e": "x"}) == {"d": 0, "e": "x"}
