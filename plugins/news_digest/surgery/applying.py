"""A plan -> files: each in one step, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path

from news_digest.surgery.planning import FileChange, Plan
from news_digest.surgery.refusals import refuse


def apply_plan(plan: Plan, root: Path) -> None:
    """Write the plan's files below `root`.

    Raises SurgeryError where a file is no longer what the plan saw, or cannot be written; what was
    written before it is put back.
    """
    for change in plan.files:
        file = root / change.path
        if (file.read_bytes() if file.is_file() else None) != change.before:
            refuse(
                "changed-meanwhile",
                change.path,
                "Somebody changed the file meanwhile.",
                "Nothing was changed: run the command again.",
            )
    done: list[FileChange] = []
    try:
        for change in plan.files:
            _replace(root / change.path, change.after)
            done.append(change)
    except OSError as error:
        for written in done:
            with suppress(OSError):
                _restore(root / written.path, written.before)
        refuse(
            "write-failed",
            change.path,
            f"The file cannot be written: {error.strerror or error}.",
            "Check the folder's permissions and the disk's free space; nothing was changed.",
        )


def diff_of(plan: Plan) -> Iterator[str]:
    """Yield the lines of a unified diff of all files."""
    for change in plan.files:
        before = (change.before or b"").decode("utf-8-sig", "replace")
        after = change.after.decode("utf-8-sig", "replace")
        yield from unified_diff(
            _lines(before),
            _lines(after),
            f"a/{change.path}" if change.before is not None else "/dev/null",
            f"b/{change.path}",
            lineterm="",
        )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []


def _replace(file: Path, data: bytes) -> None:
    # A maintainer may keep the vocabularies elsewhere: a link stays one.
    target = file.resolve()
    temporary = target.with_name(f".{target.name}.digest-tmp")
    try:
        temporary.write_bytes(data)
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _restore(file: Path, before: bytes | None) -> None:
    if before is None:
        file.unlink()
    else:
        _replace(file, before)
