"""Whoever follows an old address arrives at the page, below any path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import Page, expect

from pages_server import PagesServer, serving


@pytest.fixture(scope="module")
def published(
    published: PagesServer,
    tmp_path_factory: pytest.TempPathFactory,
    copy_site: Callable[[PagesServer, Path], Path],
    digest: Callable[..., CompletedProcess[str]],
) -> Iterator[PagesServer]:
    """The sample site, in which two people were made one."""
    folder = copy_site(published, tmp_path_factory.mktemp("merged") / "site")
    with serving(PagesServer("/some-repo")) as server:
        for command in (
            ("merge", "person", "milan-rocen", "martti-ahtisaari", "--yes"),
            ("build", "--settings", "publishconf.py"),
        ):
            done = digest(folder, *command, SITEURL=server.siteurl)
            assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        server.folder = folder / "output"
        yield server


def test_an_old_address_leads_to_the_person_who_took_it_over(
    page: Page, published: PagesServer
) -> None:
    page.goto(f"{published.siteurl}/people/milan-rocen/")
    page.wait_for_url(f"{published.siteurl}/people/martti-ahtisaari/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Martti Ahtisaari")
    expect(page.get_by_role("main")).to_contain_text("Russia Mum On Kosovo Vote")


def test_articles_name_the_one_person(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/articles/2007-03-27-russia-mum-on-kosovo-vote/")
    main = page.get_by_role("main")
    expect(main.locator("a[href$='/people/martti-ahtisaari/']").first).to_be_visible()
    expect(main.locator("a[href$='/people/milan-rocen/']")).to_have_count(0)
