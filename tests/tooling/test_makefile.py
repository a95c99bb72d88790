"""The verbs of the Makefile, without building anything."""

from __future__ import annotations

import re
from pathlib import Path

from .conftest import ROOT, Run

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# Steps that verbs share; nobody calls them.
INTERNAL = {"setup-run", "setup-dev"}


def test_help_lists_every_verb_and_is_the_default(run: Run) -> None:
    phony = set(re.findall(r"^\.PHONY: (\S+)$", MAKEFILE, re.MULTILINE))
    rules = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
    assert phony == rules
    done = run(ROOT, "make", "help")
    assert done.returncode == 0
    assert set(re.findall(r"^  make (\S+) +\S", done.stdout, re.MULTILINE)) == rules - INTERNAL
    assert run(ROOT, "make").stdout == done.stdout


def test_publish_asks_for_the_address(scratch: Path, run: Run) -> None:
    for arguments in ((), ("SITEURL=",), ("SITEURL=example.org/digest",)):
        done = run(scratch, "make", "publish", *arguments)
        assert done.returncode != 0
        assert "make publish SITEURL=https://" in done.stdout


def test_the_address_of_publish_is_never_run_as_code(scratch: Path, run: Run) -> None:
    run(scratch, "make", "publish", 'SITEURL=ftp://x"; touch pwned; "`touch pwned`')
    assert not (scratch / "pwned").exists()


def test_setting_up_again_installs_nothing(scratch: Path, run: Run) -> None:
    for verb in ("setup-run", "setup-dev"):
        done = run(scratch, "make", verb)
        assert (done.returncode, done.stdout) == (0, "")


def test_clean_leaves_all_that_is_not_built(scratch: Path, run: Run) -> None:
    for name in ("output", ".build", ".cache"):
        (scratch / name).mkdir(exist_ok=True)
        (scratch / name / "file").touch()
    done = run(scratch, "make", "clean")
    assert (done.returncode, done.stdout) == (0, "")
    assert not (scratch / "output").exists()
    assert (scratch / ".venv" / "bin" / "python").exists()
    assert run(scratch, "git", "status", "--porcelain").stdout == ""
