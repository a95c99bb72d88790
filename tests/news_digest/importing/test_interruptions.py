"""A kill at any moment loses nothing: the next import ends where an undisturbed one would have."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from news_digest.diagnostics import ArticleError
from news_digest.importing import run, writing

Site = Any  # the class of conftest.py
STORY = "Ministers meet\n2007-03-27\nThey met.\nThey left.\n"
ARTICLE = "content/articles/2007/03/2007-03-27-ministers-meet.md"


class KillError(BaseException):
    """Stands for SIGKILL: nothing in the importer may catch it."""


def add(site: Site) -> None:
    site.seed("b.txt", STORY.replace("They", "We"))
    site.seed("c.txt", "Other\n-\nText.\n")


def add_copies_and_versions(site: Site) -> None:
    words = " ".join(f"word{number} of it," for number in range(30))
    more = " ".join(f"more{number} of it," for number in range(30))
    site.seed("m.txt", f"Long\n2007-03-29\n{words}\n")
    site.seed("n.txt", f"Long again\n2007-03-29\n{words}\n")
    site.seed("o.txt", f"Long, with more\n2007-03-29\n{words}\n{more}\n")


def change(site: Site) -> None:
    site.seed("a.txt", STORY + "More.\n")


def rename(site: Site) -> None:
    (site.root / "seeds/a.txt").rename(site.root / "seeds/z.txt")


def succeed(site: Site) -> None:
    (site.root / "seeds/a.txt").unlink()
    site.seed("z.txt", STORY + "# another menu\n")


def refresh(site: Site) -> None:
    site.new_rules()


def lose_provenance(site: Site) -> None:
    shutil.rmtree(site.root / "content/provenance")


@pytest.mark.parametrize(
    "event",
    [add, add_copies_and_versions, change, rename, succeed, refresh, lose_provenance],
    ids=lambda event: event.__name__,
)
@pytest.mark.parametrize("moment", ["before", "during", "after"])
def test_the_next_import_completes(
    site: Site, tmp_path: Path, event: Callable[[Any], None], moment: str
) -> None:
    site.seed("a.txt")
    site.run()
    event(site)
    again = event is refresh
    undisturbed = copy_of(site, tmp_path / "undisturbed")
    writes = len(undisturbed.run(refresh=again).written)
    assert writes > 0

    for nth in range(1, writes + 1):
        killed = copy_of(site, tmp_path / f"killed-{nth}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writing, "_replace", dying(nth, moment))
            with pytest.raises(KillError):
                killed.run(refresh=again)
        report = killed.run(refresh=again)
        assert killed.files() == undisturbed.files()
        assert report.articles == len(list((killed.root / "content/articles").rglob("*.md")))
        assert killed.run(refresh=again).written == ()


def copy_of(site: Site, root: Path) -> Site:
    for folder in ("seeds", "content"):
        shutil.copytree(site.root / folder, root / folder)
    copy = type(site)(root, site.rules)
    copy.byline = site.byline
    return copy


def dying(nth: int, moment: str) -> Callable[[str, bytes], None]:
    """Return the importer's write, killed before, during or after its `nth` call."""
    real, calls = writing._replace, 0

    def replace(target: str, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls < nth or moment == "after":
            real(target, data)
        if calls < nth:
            return
        if moment == "during":
            file = Path(target)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.with_name(f".{file.name}.digest-tmp").write_bytes(data[: len(data) // 2])
        raise KillError

    return replace


def test_an_edit_between_the_kill_and_the_next_import_is_kept(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.seed("a.txt")
    real = writing._replace

    def article_only(target: str, data: bytes) -> None:
        if "provenance" in Path(target).parts:
            raise KillError
        real(target, data)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_replace", article_only)
        with pytest.raises(KillError):
            site.run()
    site.edit(ARTICLE, "They left.", "They left *early*.")
    edited = site.text(ARTICLE)
    report = site.run()
    assert site.text(ARTICLE) == edited
    assert [outcome.article for outcome in report.outcomes] == [ARTICLE]
    assert len(site.files()) == 2


def test_an_article_vanishes_during_the_import(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.seed("a.txt")
    site.run()
    rename(site)
    plan_import = run.plan_import

    def plan_when_it_is_gone(*arguments: Any) -> Any:
        (site.root / ARTICLE).unlink()
        return plan_import(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(run, "plan_import", plan_when_it_is_gone)
        with pytest.raises(ArticleError) as caught:
            site.run()
    assert [(one.code, one.path) for one in caught.value.diagnostics] == [
        ("article-vanished", ARTICLE)
    ]
    assert [outcome.kind for outcome in site.run().outcomes] == ["withdrawn"]


def test_an_edit_during_the_import_is_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.seed("a.txt")
    site.run()
    site.seed("a.txt", STORY + "More.\n")
    convert = site.convert

    def convert_while_somebody_edits(document: Any, words: Any, guidance: Any) -> Any:
        site.edit(ARTICLE, "They left.", "They left *early*.")
        return convert(document, words, guidance)

    monkeypatch.setattr(site, "convert", convert_while_somebody_edits)
    report = site.run()
    assert "They left *early*." in site.text(ARTICLE)
    assert [each.code for each in report.diagnostics] == ["write-refused"]
