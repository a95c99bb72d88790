"""`digest rename`, `merge`, `split` and `people`: show what would change, ask, and change it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from news_digest.adapter.run import reserved_keys
from news_digest.adapter.settings import load_pelican_settings
from news_digest.articles import read_archive
from news_digest.cli.locking import only_one
from news_digest.cli.site_root import Site, find_site
from news_digest.diagnostics import ArticleError, Severity
from news_digest.site.entries import check_articles
from news_digest.site.taxonomies import resolve_names
from news_digest.slugs import slug
from news_digest.surgery import (
    KINDS,
    Part,
    Plan,
    SiteState,
    apply_plan,
    diff_of,
    plan_confirm,
    plan_merge,
    plan_rename,
    plan_split,
    unconfirmed_people,
)

# Of the articles concerned, as many as fit on a screen beside the diff.
_MOST_ARTICLES = 20
# Wider than any row: no row is folded.
_ONE_LINE = 1_000


def add_verbs(verbs: Any) -> None:
    """Add the verbs to the command line's."""
    rename = verbs.add_parser("rename", help="give a person, topic or outlet another name")
    _add_kind(rename)
    rename.add_argument("id", metavar="ID")
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("--id", dest="new_id", metavar="NEW-ID", help="another id and address, too")
    _add_switches(
        rename, lambda state, o: plan_rename(state, KINDS[o.kind], o.id, o.name, o.new_id)
    )

    merge = verbs.add_parser("merge", help="make two people, topics or outlets one")
    _add_kind(merge)
    merge.add_argument("source", metavar="FROM")
    merge.add_argument("target", metavar="INTO")
    _add_switches(merge, lambda state, o: plan_merge(state, KINDS[o.kind], o.source, o.target))

    split = verbs.add_parser("split", help="part two people, topics or outlets of one name")
    _add_kind(split)
    split.add_argument("id", metavar="ID")
    split.add_argument("name", metavar="NAME", help="the name of the new entry")
    split.add_argument("--into", metavar="NEW-ID", help="its id (made of the name)")
    split.add_argument(
        "--articles", nargs="+", default=[], metavar="SLUG", help="articles that mean the new one"
    )
    split.add_argument(
        "--names", nargs="+", default=[], metavar="VARIANT", help="variants that become its own"
    )
    split.add_argument("--from", dest="first", type=_day, metavar="DAY", help="its first day")
    split.add_argument("--until", dest="last", type=_day, metavar="DAY", help="its last day")
    _add_switches(split, _split)

    people = verbs.add_parser("people", help="list whom nobody has confirmed, or confirm somebody")
    what = people.add_mutually_exclusive_group(required=True)
    what.add_argument("--unconfirmed", action="store_true", help="list whom articles name alone")
    what.add_argument("--confirm", metavar="NAME", help="give one of them an entry in people.yml")
    people.add_argument("--json", action="store_true", help="list one JSON object a line")
    _add_switches(people, lambda state, o: plan_confirm(state, KINDS["person"], o.confirm))
    people.set_defaults(run=_people)


def _add_kind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=sorted(KINDS), metavar="person|topic|outlet")


def _add_switches(
    parser: argparse.ArgumentParser, plan: Callable[[SiteState, argparse.Namespace], Plan]
) -> None:
    parser.add_argument("--dry-run", action="store_true", help="show what would change, no more")
    parser.add_argument("--yes", action="store_true", help="change it without asking")
    parser.set_defaults(run=_operate, plan=plan)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _split(state: SiteState, options: argparse.Namespace) -> Plan:
    part = Part(
        options.into or slug(options.name),
        options.name,
        options.articles,
        options.names,
        options.first,
        options.last,
    )
    return plan_split(state, KINDS[options.kind], options.id, part)


def _operate(options: argparse.Namespace) -> int:
    site = find_site(options.site)
    with only_one(site):
        plan = options.plan(_state(site), options)
        _show(plan)
        if not plan.files:
            print("Nothing changes.")
            return 0
        if options.dry_run:
            return 0
        if not options.yes and not _asked():
            print("Nothing was changed.", file=sys.stderr)
            return 1
        apply_plan(plan, site.root)
    print("Done; build to see it.")
    return 0


def _people(options: argparse.Namespace) -> int:
    if options.confirm is not None:
        return _operate(options)
    state = _state(find_site(options.site))
    taxonomies = resolve_names(state.entries, state.vocabularies, state.default_policy)
    found = unconfirmed_people(state.entries, taxonomies)
    if options.json:
        for one in found:
            told = {
                "id": one.id,
                "name": one.name,
                "articles": one.articles,
                "first": one.first.isoformat() if one.first else None,
                "last": one.last.isoformat() if one.last else None,
                "example": one.example,
            }
            sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
        return 0
    # In a pipe a person is a line, however long.
    width = None if sys.stdout.isatty() else _ONE_LINE
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    table = Table(box=None, pad_edge=False)
    for name in ("articles", "name", "first", "last", "newest article"):
        table.add_column(name, justify="right" if name == "articles" else "left", overflow="fold")
    for one in found:
        days = ("" if day is None else day.isoformat() for day in (one.first, one.last))
        table.add_row(str(one.articles), one.name, *days, one.example)
    console.print(table if found else "Everybody is confirmed.")
    return 0


def _state(site: Site) -> SiteState:
    """Read what an operation looks at. Raises `DigestError` where the site could not be built."""
    settings = load_pelican_settings(site.root)
    digest = site.settings
    archive = read_archive(site.root / digest.articles, site.root / digest.provenance, site.root)
    entries, problems = check_articles(archive.articles, reserved_keys())
    errors = [one for one in (*archive.diagnostics, *problems) if one.severity is Severity.ERROR]
    if errors:
        raise ArticleError(errors)
    return SiteState(
        site.root,
        site.root / digest.curation,
        site.vocabularies(),
        entries,
        digest.default_policy,
        {name: str(settings[f"{name.upper()}_URL"]) for name in KINDS},
    )


def _show(plan: Plan) -> None:
    lines = list(diff_of(plan))
    lines += [f"{old} leads to {new} from now on." for old, new in plan.redirects.items()]
    lines += [f"Articles concerned: {len(plan.articles)}; none is rewritten."]
    for entry in plan.articles[:_MOST_ARTICLES]:
        lines.append(f"  {entry.file.path}: {entry.title}")
    if len(plan.articles) > _MOST_ARTICLES:
        lines.append(f"  … and {len(plan.articles) - _MOST_ARTICLES} more")
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
    sys.stdout.flush()


def _asked() -> bool:
    """Ask on a terminal; elsewhere nobody could answer."""
    if not sys.stdin.isatty():
        print("Nobody can be asked here: say --yes to change it.", file=sys.stderr)
        return False
    try:
        return input("Change it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
