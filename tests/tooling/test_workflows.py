"""The workflows: pinned actions, no more rights than needed, tests before anything is published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
PINNED_WITH_VERSION = re.compile(r"uses: (actions/[a-z-]+@[0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")

# What each job may have beyond nothing at all.
RIGHTS = {
    ("ci", "test"): {"contents": "read"},
    ("publish", "test"): {"contents": "read"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
}


def load(path: Path) -> dict[str, Any]:
    # YAML 1.2: `on` is a word here, not a boolean.
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return loaded


def jobs() -> list[Any]:
    return [
        pytest.param(path.stem, name, job, id=f"{path.stem}-{name}")
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
    ]


def test_there_are_the_two_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "publish"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_has_no_rights_that_it_does_not_name(path: Path) -> None:
    assert load(path)["permissions"] == {}
    assert load(path)["concurrency"]["group"]


@pytest.mark.parametrize(("workflow", "name", "job"), jobs())
def test_a_job_has_the_rights_it_needs_and_no_others(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    assert job["permissions"] == RIGHTS[workflow, name]
    assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize(("workflow", "name", "job"), jobs())
def test_every_action_is_githubs_own_and_pinned_by_commit(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_one_action_has_one_commit_and_its_version_beside_it() -> None:
    lines = [
        line.strip()
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    pins = [PINNED_WITH_VERSION.search(line) for line in lines]
    assert all(pins), lines
    versions: dict[str, set[tuple[str, str]]] = {}
    for pin in pins:
        assert pin is not None
        versions.setdefault(pin[1].partition("@")[0], set()).add((pin[1], pin[2]))
    assert all(len(found) == 1 for found in versions.values()), versions


@pytest.mark.parametrize(("workflow", "name", "job"), jobs())
def test_checkouts_leave_no_credentials_behind(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    for step in job["steps"]:
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize(("workflow", "name", "job"), jobs())
def test_no_expression_is_pasted_into_a_command(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_what_is_deployed_was_tested_and_built_for_the_address_that_pages_reports() -> None:
    publish = load(ROOT / ".github" / "workflows" / "publish.yml")
    assert publish["on"]["push"]["branches"] == ["main"]
    assert publish["concurrency"]["cancel-in-progress"] is False
    test, build, deploy = (publish["jobs"][name] for name in ("test", "build", "deploy"))
    assert (build["needs"], deploy["needs"]) == ("test", "build")
    assert ".ci/run" in [step.get("run") for step in test["steps"]]
    pages = next(step for step in build["steps"] if "configure-pages" in step.get("uses", ""))
    made = next(step for step in build["steps"] if step.get("run") == "make publish")
    assert made["env"]["SITEURL"] == f"${{{{ steps.{pages['id']}.outputs.base_url }}}}"
    uploaded = next(step for step in build["steps"] if "upload-pages" in step.get("uses", ""))
    assert uploaded["with"]["path"] == "output"
    assert build["steps"].index(pages) < build["steps"].index(made) < len(build["steps"]) - 1
    assert deploy["environment"]["name"] == "github-pages"
