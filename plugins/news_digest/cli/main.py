"""Read the command line and run one verb; errors become lines, never tracebacks.

A verb imports what it needs when it runs: half a second is long for `digest --help`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from news_digest.cli.guides import Guide, guide_of, unguided
from news_digest.cli.site_root import Site, find_site
from news_digest.cli.surgery import add_verbs
from news_digest.diagnostics import DigestError, SettingsError
from news_digest.settings import REVIEW_BELOW
from news_digest.vocabulary import Vocabularies

_PREVIEW_SETTINGS = "pelicanconf.py"
_EXIT_FAILURE = 1
_EXIT_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the `digest` command; return its exit status."""
    options = build_parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except DigestError as error:
        for diagnostic in error.diagnostics:
            print(diagnostic, file=sys.stderr)
        return _EXIT_FAILURE
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe (`digest explain … | head`) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _convert(options: argparse.Namespace) -> int:
    from news_digest.cli.convert import convert_files

    _, vocabularies, guide = _premises(options)
    for text in convert_files(options.files, vocabularies, guide, as_json=options.json):
        sys.stdout.buffer.write(f"{text}\n".encode())
    return 0


def _explain(options: argparse.Namespace) -> int:
    from rich.console import Console

    from news_digest.cli.explain import explain_file

    _, vocabularies, guide = _premises(options)
    console = Console(highlight=False, markup=False, emoji=False)
    results = [explain_file(path, vocabularies, guide, console) for path in options.files]
    return 0 if all(results) else _EXIT_FAILURE


def _review(options: argparse.Namespace) -> int:
    from news_digest.cli.review import review_files, review_site

    if not options.files:
        return review_site(find_site(options.site), below=options.below, limit=options.limit)
    site, vocabularies, guide = _premises(options)
    below = site.settings.review_below if site else REVIEW_BELOW
    below = below if options.below is None else options.below
    review_files(options.files, vocabularies, guide, below=below, limit=options.limit)
    return 0


def _suggest(options: argparse.Namespace) -> int:
    from news_digest.cli.suggest import suggest_for_files
    from news_digest.cli.suggest_site import suggest_for_site

    if not options.files:
        return suggest_for_site(find_site(options.site), options.learn_from)
    site, vocabularies, guide = _premises(options)
    if site is None and options.learn_from is None:
        find_site(options.site)  # which says that there is nothing to learn from
    lines = suggest_for_files(
        options.files, options.learn_from, site, vocabularies, guide, as_json=options.json
    )
    for line in lines:
        sys.stdout.buffer.write(f"{line}\n".encode())
    return 0


def _import(options: argparse.Namespace) -> int:
    from news_digest.cli.importing import import_seeds

    return import_seeds(find_site(options.site), refresh=options.refresh)


def _build(options: argparse.Namespace) -> int:
    site = find_site(options.site)
    output = _output(options, site)
    _build_once(site, options.settings, output)
    preview = options.settings == _PREVIEW_SETTINGS
    then = "`make serve` shows it." if preview else "upload what is in it."
    print(f"The site is in {site.name_of(output)}/; {then}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from news_digest.cli.serve import serve_site

    site = find_site(options.site)
    output = _output(options, site)

    def build(address: str) -> None:
        # Links in full, as in the published site: 404.html is shown at any depth.
        served = {"SITEURL": address, "RELATIVE_URLS": False}
        try:
            _build_once(site, options.settings, output, served)
        except DigestError as error:
            print(error, file=sys.stderr)

    serve_site(site, output, options.port, build)
    return 0


def _build_once(
    site: Site, settings_file: str, output: Path, overrides: Mapping[str, Any] | None = None
) -> None:
    from news_digest.cli.build import build_site
    from news_digest.cli.summary import summary_lines

    report = build_site(site, settings_file, output, overrides)
    for line in summary_lines(report):
        print(line, flush=True)


def _output(options: argparse.Namespace, site: Site) -> Path:
    output: Path = options.output
    return output if output.is_absolute() else site.root / output


def _premises(options: argparse.Namespace) -> tuple[Site | None, Vocabularies, Guide]:
    """Return the site, its vocabularies, and what is stated there; outside any site, nothing."""
    try:
        site = find_site(options.site)
    except SettingsError as error:
        if any(one.code != "no-site" for one in error.diagnostics):
            raise
        print("digest: no site here, so no vocabularies are used", file=sys.stderr)
        return None, Vocabularies.empty(), unguided
    vocabularies = site.vocabularies()
    return site, vocabularies, guide_of(site, vocabularies)


def _limit(text: str) -> int:
    limit = int(text)
    if limit < 1:
        raise ValueError
    return limit


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise ValueError
    return share


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; a verb sets `run`, its function of the options."""
    parser = argparse.ArgumentParser(prog="digest", description="The news digest's tools.")
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="FOLDER", help="the site's folder (this one)"
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    convert = verbs.add_parser("convert", help="show what the converter makes of files")
    convert.add_argument("files", nargs="+", metavar="FILE")
    convert.add_argument("--json", action="store_true", help="one JSON object a line")
    convert.set_defaults(run=_convert)

    explain = verbs.add_parser("explain", help="show every raw line with its verdict and why")
    explain.add_argument("files", nargs="+", metavar="FILE")
    explain.set_defaults(run=_explain)

    review = verbs.add_parser("review", help="ask what the converter was unsure of, take answers")
    review.add_argument("files", nargs="*", metavar="FILE")
    review.add_argument(
        "--limit",
        type=_limit,
        metavar="N",
        help="ask about the N least certain documents alone",
    )
    review.add_argument(
        "--below",
        type=_share,
        metavar="SHARE",
        help="ask about what is less sure than this, from 0 to 1 (DIGEST_REVIEW_BELOW)",
    )
    review.set_defaults(run=_review)

    suggest = verbs.add_parser(
        "suggest", help="suggest topics, learned from how articles were filed"
    )
    suggest.add_argument("files", nargs="*", metavar="FILE")
    suggest.add_argument("--json", action="store_true", help="one JSON object a line")
    suggest.add_argument(
        "--learn-from",
        metavar="FILE",
        help="learn from JSON lines of labelled documents (the site's articles)",
    )
    suggest.set_defaults(run=_suggest)

    importing = verbs.add_parser("import", help="convert what changed in seeds/ into articles")
    importing.add_argument(
        "--refresh",
        action="store_true",
        help="rewrite articles that nobody edited and that today's rules or vocabularies change",
    )
    importing.set_defaults(run=_import)

    add_verbs(verbs)

    build = verbs.add_parser("build", help="import, then build the site")
    serve = verbs.add_parser("serve", help="build, serve at a local address, rebuild on change")
    # What is served is never what was built for publishing: a preview has drafts in it.
    for verb, folder in ((build, "output"), (serve, ".build/preview")):
        verb.add_argument(
            "--settings",
            default=_PREVIEW_SETTINGS,
            metavar="FILE",
            help="Pelican's settings for this build (%(default)s)",
        )
        verb.add_argument(
            "--output",
            type=Path,
            default=Path(folder),
            metavar="FOLDER",
            help="where the site goes (%(default)s)",
        )
    build.set_defaults(run=_build)
    serve.add_argument(
        "--port",
        type=int,
        default=8000,
        help="where to serve; 0 for any that is free (%(default)s)",
    )
    serve.set_defaults(run=_serve)
    return parser


if __name__ == "__main__":
    sys.exit(main())
