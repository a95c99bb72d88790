"""What is installed when: nothing twice, nothing half, and a failure is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import bootstrap
import machine
import run_tests

FILES = ("package-lock.json", "package.json", "pyproject.toml", "requirements-dev.lock",
         "requirements-node.lock", "requirements.lock")  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".venv").mkdir()
    for name in FILES:
        (tmp_path / name).write_text(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command that would have been run."""
    seen: list[list[str]] = []
    monkeypatch.setattr(
        bootstrap, "run_quietly", lambda command, name: seen.append([name, *command])
    )
    monkeypatch.setattr(machine, "find_npm", lambda: ["npm"])
    return seen


def names(commands: Sequence[Sequence[str]]) -> list[str]:
    return [
        next((word for word in command if word.endswith(".lock")), command[0])
        for command in commands
    ]


def test_the_second_run_installs_nothing(checkout: Path, commands: list[list[str]]) -> None:
    assert bootstrap.main(["run"]) == 0
    assert names(commands) == ["requirements.lock", "pip", "npm"]
    commands.clear()
    assert bootstrap.main(["run"]) == 0
    assert commands == []


def test_everything_is_checked_by_hash(checkout: Path, commands: list[list[str]]) -> None:
    bootstrap.main(["dev"])
    locked, project, npm = commands
    assert {"--require-hashes", "--only-binary=:all:"} <= set(locked)
    assert {"--no-deps", "--no-index", "--no-build-isolation"} <= set(project)
    assert {"ci", "--ignore-scripts"} <= set(npm)


def test_what_tests_need_holds_what_the_site_needs(
    checkout: Path, commands: list[list[str]]
) -> None:
    assert bootstrap.main(["run"]) == 0
    commands.clear()
    assert bootstrap.main(["dev"]) == 0
    assert names(commands) == ["requirements-dev.lock", "pip"]
    commands.clear()
    assert bootstrap.main(["run"]) == 0
    assert commands == []


@pytest.mark.parametrize(
    ("changed", "installed"),
    [
        ("requirements.lock", ["requirements.lock", "pip"]),
        ("pyproject.toml", ["requirements.lock", "pip"]),
        ("package-lock.json", ["npm"]),
        ("requirements-dev.lock", []),
    ],
)
def test_a_changed_lock_is_installed(
    checkout: Path, commands: list[list[str]], changed: str, installed: list[str]
) -> None:
    bootstrap.main(["run"])
    commands.clear()
    (checkout / changed).write_text("changed")
    assert bootstrap.main(["run"]) == 0
    assert names(commands) == installed


@pytest.mark.parametrize("broken", [1, 2, 3])
def test_an_interrupted_step_is_done_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], broken: int
) -> None:
    record = bootstrap.run_quietly

    def interrupt(command: Sequence[str], name: str) -> None:
        record(command, name)
        if len(commands) == broken:
            raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "run_quietly", interrupt)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.main(["run"])
    begun = names(commands)
    commands.clear()
    monkeypatch.setattr(bootstrap, "run_quietly", record)
    assert bootstrap.main(["run"]) == 0
    assert begun[-1] in names(commands)


def test_a_failure_is_shown_with_what_to_do(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "pip_install", lambda *_: bootstrap.run_quietly(
        ["sh", "-c", "echo THESE PACKAGES DO NOT MATCH THE HASHES >&2; exit 1"], "pip"
    ))  # fmt: skip
    assert bootstrap.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "THESE PACKAGES DO NOT MATCH" in said
    assert "Run make again" in said
    assert not (checkout / ".venv" / "installed-run").exists()


def test_a_missing_lock_is_named(
    checkout: Path, commands: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "package-lock.json").unlink()
    assert bootstrap.main(["run"]) == 1
    assert "package-lock.json" in capsys.readouterr().err


def test_without_npm_that_of_the_wheel_is_taken(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    answers = iter([None, ["wheel/node", "npm-cli.js"]])
    monkeypatch.setattr(machine, "find_npm", lambda: next(answers))
    assert bootstrap.main(["run"]) == 0
    assert names(commands) == ["requirements.lock", "pip", "requirements-node.lock", "npm"]
    assert commands[-1][1:4] == ["wheel/node", "npm-cli.js", "ci"]


def test_node_of_the_wheel_is_taken_where_there_is_none(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    answers = iter([None, "wheel/node"])
    monkeypatch.setattr(machine, "find_node", lambda: next(answers))
    assert run_tests.ready_node() == "wheel/node"
    assert names(commands) == ["requirements-node.lock"]


def put(folder: Path, name: str, script: str) -> str:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


def test_a_node_that_is_too_old_or_broken_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_wheel", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DIGEST_NODE", raising=False)
    assert machine.find_node() is None
    node = put(tmp_path, "node", "echo v16.20.2")
    assert machine.find_node() is None
    put(tmp_path, "node", "echo v22.1.0; exit 1")
    assert machine.find_node() is None
    put(tmp_path, "node", "echo v22.1.0")
    assert machine.find_node() == node


def test_a_browser_is_asked_whether_it_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_BROWSER_PLACES", ())
    monkeypatch.setattr(machine, "_playwright_browser", lambda: iter(()))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    put(tmp_path, "chromium", "exit 1")
    assert machine.find_browser() is None
    chrome = put(tmp_path, "google-chrome", "echo Google Chrome 140.0.1")
    assert machine.find_browser() == chrome
    mine = put(tmp_path, "mine", "echo Chromium 140.0.1")
    monkeypatch.setenv("CHROMIUM", mine)
    assert machine.find_browser() == mine


def test_each_way_to_a_browser_is_tried_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = [
        ["sh", "-c", "echo E: no such package >&2; echo at some; exit 1"],
        ["sh", "-c", "exit 3"],
        ["true"],
    ]
    monkeypatch.setattr(machine, "find_browser", lambda: None)
    monkeypatch.setattr(run_tests, "ways_to_a_browser", lambda: iter(ways))
    with pytest.raises(bootstrap.SetupError) as caught:
        run_tests.ready_browser()
    for words in ("  E: no such package\n", "exit status 3", "left no browser", "CHROMIUM=/path"):
        assert words in str(caught.value)


def test_the_first_way_that_works_ends_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    monkeypatch.setattr(machine, "find_browser", lambda: str(made) if made.exists() else None)
    ways = [["touch", str(made)], ["false"]]
    monkeypatch.setattr(run_tests, "ways_to_a_browser", lambda: iter(ways))
    assert run_tests.ready_browser() == str(made)


@pytest.mark.parametrize(
    ("root", "sudo", "apt"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_debians_package_is_tried_where_it_may_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: bool, sudo: bool, apt: bool
) -> None:
    put(tmp_path, "apt-get", "exit 0")
    put(tmp_path, "sudo", f"exit {0 if sudo else 1}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run_tests.os, "geteuid", lambda: 0 if root else 1000)
    ways = [" ".join(way) for way in run_tests.ways_to_a_browser()]
    assert len(ways) == 1 + apt
    assert ways[0].startswith("sudo ") == (sudo and not root)
    assert ways[-1].endswith("playwright install chromium")
