"""The link check finds each kind of wrong address, and nothing in a site that is right."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.site.linkcheck import check_links, main

SITEURL = "https://example.org/some-repo"


def build(folder: Path, **files: str) -> Path:
    """Write a small site that is right, changed by `files` (`__` for `/`, `_` for `.`)."""
    site = {
        "index.html": f"""<!doctype html>
            <html lang="en"><head>
            <link rel="stylesheet" href="{SITEURL}/theme/site.css">
            <link rel="alternate" type="application/atom+xml" href="{SITEURL}/feed.xml">
            <link rel="canonical" href="{SITEURL}/">
            <script type="module" src="{SITEURL}/theme/page.js"></script></head>
            <body><h1 id="top-story">News</h1><a href="#top-story">jump</a> <a href="#">up</a>
            <a href="articles/a-story/#line-2">story</a>
            <a href="https://elsewhere.example/original?x=1#y">original</a>
            <a href="mailto:desk@example.org">desk</a>
            <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></body></html>""",
        "articles/a-story/index.html": f"""<p id="line-2">Text</p><a href="../../">home</a>
            <img src="{SITEURL}/theme/caf%C3%A9.png" srcset="../../theme/café.png 2x" alt="">""",
        "404.html": f'<a href="{SITEURL}/">home</a><a href="#here">here</a><p id="here">',
        "theme/site.css": "/* url(gone.png) */ body { background: url('café.png') }",
        "theme/café.png": "",
        "theme/page.js": """// import nothing from "nowhere.js"
            import { a } from "./part.js";
            new Worker(new URL("worker.js", import.meta.url));""",
        "theme/part.js": "export const a = 1;",
        "theme/worker.js": 'importScripts("part.js");',
        "feed.xml": f"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="{SITEURL}/"/>
            <entry><link href="{SITEURL}/articles/a-story/"/>
            <content type="html">&lt;a href="{SITEURL}/articles/a-story/"&gt;x&lt;/a&gt;</content>
            </entry></feed>""",
    }
    for name, text in site.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def only(problems: list[Diagnostic]) -> Diagnostic:
    assert len(problems) == 1, "\n".join(map(str, problems))
    assert problems[0].severity is Severity.ERROR
    assert problems[0].hint
    return problems[0]


@pytest.mark.parametrize("siteurl", [SITEURL, f"{SITEURL}/"])
def test_a_site_without_faults_has_no_problems(tmp_path: Path, siteurl: str) -> None:
    assert check_links(build(tmp_path), siteurl) == []


def test_a_site_at_the_root_of_its_host(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="https://example.org">home</a><a href="/x/">x</a>'
    )
    problem = only(check_links(tmp_path, "https://example.org"))
    assert "'/x/'" in problem.message


@pytest.mark.parametrize(
    ("files", "code", "where"),
    [
        pytest.param(
            {"page_html": '\n<a href="articles/gone/">x</a>'}, "broken-link", 2, id="page"
        ),
        pytest.param({"page_html": '<img src="gone.png">'}, "broken-link", 1, id="image"),
        pytest.param(
            {"page_html": '<img src="index.html" srcset="index.html 1x, gone.png 2x">'},
            "broken-link",
            1,
            id="srcset",
        ),
        pytest.param(
            {"page_html": '<a href="articles/A-Story/">x</a>'}, "broken-link", 1, id="case"
        ),
        pytest.param({"page_html": '<a href="http://[">x</a>'}, "broken-link", 1, id="no-address"),
        pytest.param(
            {"page_html": '<meta property="og:image" content="gone.png">'},
            "broken-link",
            1,
            id="preview",
        ),
        pytest.param(
            {"page_html": '<meta http-equiv="refresh" content="0; url=gone/">'},
            "broken-link",
            1,
            id="refresh",
        ),
        pytest.param(
            {"page_html": "<style>\n\nb{background:url(gone.png)}</style>"},
            "broken-link",
            3,
            id="inline-style",
        ),
        pytest.param(
            {"page_html": '<script type="module">import "./gone.js"</script>'},
            "broken-link",
            1,
            id="inline-script",
        ),
        pytest.param({"more_css": '\n@import "gone.css";'}, "broken-link", 2, id="css-import"),
        pytest.param({"more_css": "b{background:url( gone.png )}"}, "broken-link", 1, id="css-url"),
        pytest.param(
            {"more_js": 'import {\n a,\n} from "./gone.js";'}, "broken-link", 3, id="js-import"
        ),
        pytest.param({"more_js": 'await import("./gone.js")'}, "broken-link", 1, id="js-dynamic"),
        pytest.param({"more_js": 'new Worker("gone.js")'}, "broken-link", 1, id="js-worker"),
        pytest.param({"more_js": "importScripts('gone.js')"}, "broken-link", 1, id="js-scripts"),
        pytest.param(
            {"more_js": 'new URL("gone.json", import.meta.url)'}, "broken-link", 1, id="js-url"
        ),
        pytest.param(
            {"more_xml": f'<feed>\n<link href="{SITEURL}/gone/"/></feed>'},
            "broken-link",
            2,
            id="feed",
        ),
        pytest.param(
            {"more_xml": '<feed><content type="html">&lt;img src="gone.png"></content></feed>'},
            "broken-link",
            1,
            id="feed-content",
        ),
        pytest.param(
            {"more_xml": f"<urlset><url>\n<loc>{SITEURL}/gone/</loc></url></urlset>"},
            "broken-link",
            2,
            id="sitemap",
        ),
        pytest.param({"more_xml": "<feed>"}, "unreadable-file", None, id="feed-cut-off"),
        pytest.param(
            {"page_html": '<a href="articles/a-story/#nothing">x</a>'},
            "broken-anchor",
            1,
            id="anchor",
        ),
        pytest.param(
            {"page_html": '<a href="#nothing">x</a>'}, "broken-anchor", 1, id="own-anchor"
        ),
        pytest.param(
            {"page_html": '<a href="articles/a-story">x</a>'}, "missing-slash", 1, id="slash"
        ),
        pytest.param({"page_html": f'<a href="{SITEURL}">x</a>'}, "missing-slash", 1, id="home"),
        pytest.param({"page_html": '<a href="/articles/">x</a>'}, "outside-site", 1, id="root"),
        pytest.param({"page_html": '<a href="../x/">x</a>'}, "outside-site", 1, id="above"),
        pytest.param(
            {"page_html": '<a href="/some-repo-2/">x</a>'}, "outside-site", 1, id="same-beginning"
        ),
        pytest.param(
            {"page_html": '<script src="https://scripts.example/x.js"></script>'},
            "third-party",
            1,
            id="foreign-script",
        ),
        pytest.param(
            {"page_html": '<link rel="preconnect" href="https://fonts.example">'},
            "third-party",
            1,
            id="foreign-link",
        ),
        pytest.param(
            {"more_css": "@import url(//fonts.example/a.css);"}, "third-party", 1, id="foreign-css"
        ),
        pytest.param(
            {"page_html": '<form action="https://search.example/"></form>'},
            "third-party",
            1,
            id="foreign-form",
        ),
        pytest.param(
            {"page_html": '<a href="JavaScript:alert(1)">x</a>'}, "unsafe-link", 1, id="script-link"
        ),
    ],
)
def test_each_kind_of_wrong_address_is_found(
    tmp_path: Path, files: dict[str, str], code: str, where: int | None
) -> None:
    problem = only(check_links(build(tmp_path, **files), SITEURL))
    assert (problem.code, problem.line) == (code, where)
    changed = next(iter(files)).replace("_", ".")
    assert problem.path == f"{tmp_path.name}/{changed}"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://example.org/2007/story.html">the original</a>',
        '<a href="https://example.org/">the outlet</a>',
        f'<a href="{SITEURL}-2/">another site</a>',
        '<blockquote cite="https://example.org/2007/story.html">a quotation</blockquote>',
    ],
)
def test_a_link_in_full_may_lead_elsewhere_on_the_host(tmp_path: Path, link: str) -> None:
    feed = f'<feed><content type="html">{html.escape(link)}</content></feed>'
    assert check_links(build(tmp_path, page_html=link, more_xml=feed), SITEURL) == []


@pytest.mark.parametrize(
    "files",
    [
        {"page_html": '<link rel="canonical" href="https://example.org/x/">'},
        {"page_html": '<link rel="alternate" href="https://example.org/feed.xml">'},
        {"page_html": '<link rel="stylesheet" href="https://example.org/theme/site.css">'},
        {"page_html": '<script src="https://example.org/theme/page.js"></script>'},
        {"page_html": '<form action="https://example.org/search/"></form>'},
        {"page_html": '<meta property="og:url" content="https://example.org/x/">'},
        {"page_html": '<meta http-equiv="refresh" content="0; url=https://example.org/x/">'},
        {"page_html": f'<a href="{SITEURL}articles/a-story/">glued</a>'},
        {"more_xml": '<feed><link href="https://example.org/x/"/></feed>'},
        {"more_xml": "<urlset><loc>https://example.org/x/</loc></urlset>"},
        {
            "more_xml": '<feed><content type="html">'
            "&lt;img src='https://example.org/a.png'&gt;</content></feed>"
        },
    ],
)
def test_what_the_site_is_made_of_must_not_lie_elsewhere_on_the_host(
    tmp_path: Path, files: dict[str, str]
) -> None:
    assert only(check_links(build(tmp_path, **files), SITEURL)).code == "outside-site"


def test_the_not_found_page_must_not_use_relative_addresses(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "404.html").write_text('<link rel="stylesheet" href="theme/site.css">')
    assert only(check_links(tmp_path, SITEURL)).path.endswith("/404.html")


def test_a_base_element_changes_what_relative_addresses_mean(tmp_path: Path) -> None:
    page = f'<base href="{SITEURL}/articles/"><a href="a-story/">right</a><a href="feed.xml">no</a>'
    problem = only(check_links(build(tmp_path, page_html=page), SITEURL))
    assert "'feed.xml'" in problem.message


@pytest.mark.parametrize(("kind", "wrong"), [("application/ld+json", 0), ("module", 1), ("", 1)])
def test_a_data_block_is_no_script(tmp_path: Path, kind: str, wrong: int) -> None:
    headline = """{"headline": "How to import('./gone.js')"}"""
    built = build(tmp_path, page_html=f'<script type="{kind}">{headline}</script>')
    assert len(check_links(built, SITEURL)) == wrong


def test_an_address_that_is_wrong_on_many_pages_is_reported_once(tmp_path: Path) -> None:
    build(tmp_path)
    for number in range(5):
        (tmp_path / f"page-{number}.html").write_text('<a href="gone/">x</a>')
    problem = only(check_links(tmp_path, SITEURL))
    assert problem.path.endswith("page-0.html")
    assert problem.message.endswith("(The same in 4 more places.)")
    for number in range(2, 5):
        (tmp_path / f"page-{number}.html").unlink()
    assert only(check_links(tmp_path, SITEURL)).message.endswith("(The same in 1 more place.)")


def test_a_page_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    (build(tmp_path) / "page.html").write_bytes(b"caf\xe9")
    assert only(check_links(tmp_path, SITEURL)).code == "unreadable-file"


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    assert only(check_links(tmp_path, SITEURL)).code == "nothing-built"


@pytest.mark.parametrize("siteurl", ["", "/some-repo", "example.org/x", "ftp://example.org"])
def test_the_site_needs_an_absolute_address(tmp_path: Path, siteurl: str) -> None:
    with pytest.raises(ValueError, match="absolute"):
        check_links(build(tmp_path), siteurl)


def test_the_command_tells_by_its_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(build(tmp_path))
    assert main([folder, SITEURL]) == 0
    build(tmp_path, page_html='<a href="gone/">x</a>')
    assert main([folder, SITEURL]) == 1
    printed = capsys.readouterr()
    assert "page.html:1: error [broken-link]" in printed.err
    assert printed.out.endswith("\n1 wrong address.\n")
    build(tmp_path, page_html='<a href="gone/">x</a><a href="gone-too/">x</a>')
    assert main([folder, SITEURL]) == 1
    assert capsys.readouterr().out == "2 wrong addresses.\n"
    assert main([folder, "nonsense"]) == 2
    assert main([]) == 2
