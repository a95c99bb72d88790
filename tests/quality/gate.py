"""Score the converter on the annotated documents; fail where it is worse than it was.

    .venv/bin/python tests/quality/gate.py [--faults] [--only NAME] [--kits FOLDER]
    .venv/bin/python tests/quality/gate.py --pin [--lower REASON]
    .venv/bin/python tests/quality/gate.py --write FOLDER

The first compares with the floors in floors.json (exit status 1 where something failed), the
second makes what is measured now the floors, the third writes the documents as the converter is
fed them, to look at with `digest explain`. CONTRIBUTING.md says how to add a document.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from news_digest.vocabulary import load_vocabularies
from quality_gate.converting import Converter, converter_with
from quality_gate.corpus import SETS, hash_of, read_set
from quality_gate.floors import (
    Measured,
    Pinned,
    failures,
    lowerings,
    pin,
    read_floors,
    write_floors,
)
from quality_gate.kits import kits_in, score_kit
from quality_gate.report import faults, table
from quality_gate.scoring import score_set
from quality_gate.truth import TruthError

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
# The site's own vocabularies are its maintainer's to change, and must not move a score.
VOCABULARY = HERE / "vocabulary"
FLOORS = HERE / "floors.json"
KITS = HERE.parents[2] / "shared" / "eval"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.write:
            return _write(options.write)
        return _gate(options)
    except TruthError as error:
        print(error, file=sys.stderr)
        return 1


def measure_corpus(converter: Converter) -> Iterator[Measured]:
    """Yield each set of the corpus as it is scored now. Raises TruthError."""
    for name in SETS:
        folder = CORPUS / name
        yield Measured(name, hash_of(folder, VOCABULARY), score_set(read_set(folder), converter))


def measure_kits(folder: Path, converter: Converter) -> Iterator[Measured]:
    """Yield each kit in `folder` as it is scored now."""
    for kit in kits_in(folder):
        yield Measured(kit.name, kit.truth_sha256(), score_kit(kit, converter))


def converter() -> Converter:
    """Return the project's converter with the gate's vocabularies."""
    return converter_with(load_vocabularies(VOCABULARY))


def _gate(options: argparse.Namespace) -> int:
    pinned = read_floors(FLOORS)
    run = converter()
    measured = []
    for one in _sets(options.kits, run):
        if options.only not in (None, one.name):
            continue
        measured.append(one)
        print("\n".join(table(one.name, one.scores, pinned.floors.get(one.name, {}))))
        if options.faults:
            print("\n".join(("", *faults(one.scores))))
        print(flush=True)
    if not kits_in(options.kits):
        print(f"There are no kits in {options.kits}: they were skipped.")
    if options.pin or options.lower:
        return _pin(pinned, measured, options.lower)
    failed = [failure for one in measured for failure in failures(pinned, one)]
    for failure in failed:
        print(failure, file=sys.stderr)
    if failed:
        print(
            "See what is wrong with --faults. If documents were added, or the scores are better, "
            "pin the floors anew:\n    .venv/bin/python tests/quality/gate.py --pin",
            file=sys.stderr,
        )
        return 1
    print("No score is below its floor.")
    return 0


def _sets(kits: Path, run: Converter) -> Iterator[Measured]:
    yield from measure_corpus(run)
    yield from measure_kits(kits, run)


def _pin(pinned: Pinned, measured: Sequence[Measured], reason: str | None) -> int:
    crashes = [name for one in measured for name in one.scores.crashes]
    lowered = [str(each) for one in measured for each in lowerings(pinned, one)]
    if crashes or (lowered and not (reason and reason.strip())):
        for line in (*lowered, *(f"the converter crashed on {name}" for name in crashes)):
            print(line, file=sys.stderr)
        print(
            "Nothing was pinned. Lower a floor with --lower REASON, which floors.json keeps.",
            file=sys.stderr,
        )
        return 1
    for one in measured:
        pinned = pin(pinned, one, reason)
    write_floors(FLOORS, pinned)
    print(f"Pinned: {', '.join(one.name for one in measured)}.")
    return 0


def _write(folder: Path) -> int:
    for name in SETS:
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        for document in read_set(CORPUS / name):
            (target / document.name).write_bytes(document.data)
    print(f"The documents, as fed, are in {folder}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", action="store_true", help="say what is wrong where")
    parser.add_argument("--only", metavar="NAME", help="score one set: text, html, or a kit")
    parser.add_argument(
        "--kits",
        type=Path,
        default=Path(os.environ.get("DIGEST_KITS") or KITS),
        metavar="FOLDER",
        help="where the kits are (default: $DIGEST_KITS, or ../shared/eval)",
    )
    parser.add_argument("--pin", action="store_true", help="make what is measured the floors")
    parser.add_argument("--lower", metavar="REASON", help="pin, though floors sink")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the documents as fed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
