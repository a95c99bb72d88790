"""What goes into the site as scripts: the parts of lunr.js, put together, minified or not."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lunr_search.scripts import serving as scripts
from lunr_search.scripts.esbuild import EsbuildError, minify
from lunr_search.scripts.lunr_parts import query_parts
from lunr_search.settings.places import find_esbuild

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def esbuild() -> Path:
    found = find_esbuild(ROOT / "node_modules/@esbuild")
    if found is None:
        pytest.fail("there is no esbuild: run `npm ci`")
    return found


@pytest.fixture(scope="session")
def whole(lunr_js: Path) -> str:
    return lunr_js.read_text(encoding="utf-8")


def test_the_parts_answer_as_the_whole(
    whole: str, esbuild: Path, run_node: Callable[[str, object], Any], corpus: list[str]
) -> None:
    texts = [re.findall(r"[a-z]{4,}", text.lower()) for text in corpus]
    asked = {
        "whole": whole,
        "documents": [
            {"title": " ".join(found[:5]), "body": " ".join(found)} for found in texts if found
        ],
        "words": sorted({word for found in texts for word in found})[::150],
    }
    for parts in (plain_parts(whole), small_parts(whole, esbuild)):
        answer = run_node("lunr-parts.cjs", {**asked, "parts": parts})
        assert answer["same"]
        assert answer["left"] == []
        assert min(answer["found"]) > 4


def test_the_licence_stays_and_stands_once(whole: str, esbuild: Path) -> None:
    for always, _ in (plain_parts(whole), small_parts(whole, esbuild)):
        assert always.count("@license MIT") == 1
    assert small_parts(whole, esbuild)[0].count("Copyright (C)") == 1


def plain_parts(whole: str) -> tuple[str, str]:
    parts = query_parts(whole)
    assert parts is not None
    return parts.always, parts.rarely


def small_parts(whole: str, esbuild: Path) -> tuple[str, str]:
    always, rarely = plain_parts(whole)
    given = {"lunr.js": always, "more.js": rarely, "page.js": ""}
    small = minify(esbuild, given, entry="page.js", classic=["lunr.js", "more.js"])
    assert len(small["lunr.js"]) + len(small["more.js"]) < 12_500
    return small["lunr.js"], small["more.js"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"2.3.9"', '"2.3.10"'),
        lambda text: text.replace("\nlunr.Set.empty =", "\nlunr.Set.none ="),
        lambda text: text.replace("\nlunr.", "\n lunr."),
        lambda text: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL),
        lambda text: text + text,
        lambda _: "",
    ],
)
def test_another_lunr_js_is_used_whole(
    whole: str,
    change: Callable[[str], str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    changed = change(whole)
    assert query_parts(changed) is None
    (tmp_path / "lunr.js").write_text(changed, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        worker = scripts.site_scripts(tmp_path / "lunr.js", None)["worker.js"]
    assert worker.startswith(changed)
    assert "lunr.js is not lunr.js 2.3.9" in caplog.text


def test_every_script_has_its_place() -> None:
    """A script is the worker's, or a module that the page's entry leads to."""
    browser = ROOT / "plugins/lunr_search/browser"
    classic = {*scripts.WORKER, *scripts.WORKER_MORE, "local.js"}
    reached, ahead = set(), {scripts.ENTRY}
    while ahead:
        name = ahead.pop()
        reached.add(name)
        text = (browser / name).read_text(encoding="utf-8")
        ahead |= set(re.findall(r'(?:from|import)[ (]+"\./([\w-]+\.js)"', text)) - reached
    assert reached | classic == {path.name for path in browser.iterdir()}
    assert not reached & classic


def test_without_esbuild_the_modules_stay_as_they_are(lunr_js: Path) -> None:
    found = scripts.site_scripts(lunr_js, None)
    browser = ROOT / "plugins/lunr_search/browser"
    modules = {path.name for path in browser.iterdir()} - {*scripts.WORKER, *scripts.WORKER_MORE}
    assert set(found) == {*modules, "worker.js", "worker-more.js"}
    for name in modules:
        assert found[name] == (browser / name).read_text(encoding="utf-8")
    ends = [
        found["worker.js"].index((browser / name).read_text("utf-8")) for name in scripts.WORKER
    ]
    assert ends == sorted(ends)


def test_with_esbuild_they_are_few_and_small(lunr_js: Path, esbuild: Path) -> None:
    plain, small = scripts.site_scripts(lunr_js, None), scripts.site_scripts(lunr_js, esbuild)
    assert {"search.js", *scripts.CLASSIC} <= set(small)
    others = set(small) - {"search.js", *scripts.CLASSIC}
    assert all(re.fullmatch(r"search-[0-9A-Z]{8}\.js", name) for name in others), others
    assert sum(map(len, small.values())) < sum(map(len, plain.values())) / 2
    assert small == scripts.site_scripts(lunr_js, esbuild)


def test_what_is_loaded_later_is_a_file_of_its_own(esbuild: Path) -> None:
    pages = {
        "search.js": 'addEventListener("focus", () => import("./box.js").then((m) => m.open()))',
        "box.js": 'import { text } from "./view.js"; export const open = () => alert(text)',
        "view.js": 'export const text = "Übersicht"',
        "worker.js": "(function (scope) { scope.answer = 6 * 7 })(globalThis)",
    }
    small = minify(esbuild, pages, entry="search.js", classic=["worker.js"])
    (later,) = set(small) - {"search.js", "worker.js"}
    assert f'import("./{later}")' in small["search.js"]
    assert "Übersicht" in small[later]
    changed = minify(
        esbuild, {**pages, "view.js": "export const text = 1"}, entry="search.js",
        classic=["worker.js"],
    )  # fmt: skip
    assert set(changed) != set(small)


def test_an_esbuild_that_fails_does_no_harm(
    lunr_js: Path, esbuild: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "esbuild"
    broken.write_text("not a program")
    with caplog.at_level(logging.WARNING):
        assert scripts.site_scripts(lunr_js, broken) == scripts.site_scripts(lunr_js, None)
    assert f"not minified. {broken}: " in caplog.text
    with pytest.raises(EsbuildError, match=r"page\.js:1:\d+"):
        minify(esbuild, {"page.js": "let = ;", "a.js": ""}, entry="page.js", classic=["a.js"])


def test_scripts_of_an_earlier_build_go(
    lunr_js: Path, tmp_path: Path, settings: Any, esbuild: Path
) -> None:
    for name in ("search-0123ABCD.js", "theme.js"):
        (tmp_path / name).write_text("")
    scripts.write_scripts(tmp_path, settings(None))
    written = {path.name for path in tmp_path.iterdir()}
    assert "search-0123ABCD.js" not in written
    scripts.write_scripts(tmp_path, settings(esbuild))
    small = {path.name for path in tmp_path.iterdir()}
    assert {"theme.js", "search.js", "worker.js", "worker-more.js"} <= small
    assert "box.js" in written - small


@pytest.fixture
def settings(lunr_js: Path) -> Callable[[Path | None], Any]:
    from lunr_search.settings import read_settings

    return lambda esbuild: read_settings(
        {"PATH": str(ROOT / "content"), "LUNR_JS": str(lunr_js),
         "LUNR_ESBUILD": esbuild and str(esbuild)}
    )  # fmt: skip
