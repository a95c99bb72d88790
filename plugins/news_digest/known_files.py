"""What was learned from files by reading or writing them, for as long as they stay as they are.

A file is known by its path, size, times and inode. A file system's clock goes in steps, so a file
may change twice within one and look the same: what was read of a file that had changed less than
`_STEP` before is not kept (git calls such files racily clean). Of any other file every later change
moves its times, the second of which (`ctime`) no program can set back.

What is kept is disposable: missing, damaged or of another format, files are read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")

# Of what the readers learn from a file: another one where that changes.
_FORMAT = 1

# The coarsest clock of a file system, in nanoseconds: FAT's.
_STEP = 2_000_000_000
_SECOND = 1_000_000_000

# What an entry holds before what was learned: size, mtime_ns, ctime_ns, inode.
_Entry = list[Any]


class KnownFiles:
    """What earlier runs learned from files; those of this run are added.

    `settled` is the time (of the file system's clock, in nanoseconds) before which a file must have
    changed last: with none, nothing is learned.
    """

    def __init__(self, before: Mapping[str, _Entry] | None = None, settled: int = 0) -> None:
        self._before = before or {}
        self._settled = settled
        self._now: dict[str, _Entry] = {}
        # When each changed last, and its entry as JSON: thousands of lists, kept until an import
        # ends, would be looked through for garbage again and again.
        self._written: dict[str, tuple[int, str]] = {}
        self._settled_writes: dict[str, str] = {}
        self._learned = False

    def recall(
        self, path: str, state: os.stat_result, made_of: Callable[[Any], Value]
    ) -> Value | None:
        """Return what is `made_of` the facts learned from a file that is in this `state` still.

        None where there are none, or none that can be used.
        """
        entry = self._before.get(path)
        try:
            if entry is None or entry[:4] != _state(state):
                return None
            value = made_of(entry[4])
        except (TypeError, ValueError, LookupError, AttributeError):
            return None
        self._now[path] = entry
        return value

    def learn(self, path: str, state: os.stat_result, facts: Any) -> None:
        """Keep what was read of a file that was in this `state` before it was read.

        Facts are made of JSON's values.
        """
        if max(state.st_mtime_ns, state.st_ctime_ns) < self._settled:
            self._now[path] = [*_state(state), facts]
            self._learned = True

    def wrote(self, path: str, state: os.stat_result | None, facts: Any) -> None:
        """Note what this run put into a file, which was in this `state` when it had been put there.

        Where the clock counts whole seconds, nobody could tell an edit within the same one.
        """
        if state and state.st_mtime_ns % _SECOND:
            last = max(state.st_mtime_ns, state.st_ctime_ns)
            self._written[path] = (last, _json([*_state(state), facts]))

    def learn_written(self, settled: int) -> bool:
        """Keep what was noted of files that this run put there before `settled`, if of any.

        So the next run need not read what a large import wrote.
        """
        written = self._written.items()
        self._settled_writes = {path: entry for path, (last, entry) in written if last < settled}
        return bool(self._settled_writes)

    def format(self) -> bytes | None:
        """Return the file to keep; None where what there is need not be written again.

        It holds what was asked for, or learned, in this run.
        """
        written = self._settled_writes
        if not self._learned and not written and len(self._now) == len(self._before):
            return None
        read = {path: entry for path, entry in self._now.items() if path not in written}
        entries = [_json(read)[1:-1]] if read else []
        entries += (f"{_json(path)}:{entry}" for path, entry in written.items())
        return f'{{"format":{_FORMAT},"files":{{{",".join(entries)}}}}}'.encode(*_UTF8)


def state_of(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return the state of a file of a folder; None where it leads nowhere."""
    try:
        return entry.stat()
    except OSError:
        return None


def read_known_files(file: Path) -> KnownFiles:
    """Return what `file` keeps; nothing, and nothing is learned, where it cannot be written."""
    settled = settled_beside(file)
    if settled is None:
        return KnownFiles()
    before: dict[str, _Entry] = {}
    with suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
        data = json.loads(file.read_bytes().decode(*_UTF8))
        if data["format"] == _FORMAT:
            before = dict(data["files"])
    return KnownFiles(before, settled)


def settled_beside(file: Path) -> int | None:
    """Return before when a file must have changed last to be known; None where nothing can be kept.

    In nanoseconds, by the clock of the file system where `file` lies.
    """
    try:
        return _clock_beside(file) - _STEP
    except OSError:
        return None


_UTF8 = ("utf-8", "surrogatepass")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _state(state: os.stat_result) -> list[int]:
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]


def _clock_beside(file: Path) -> int:
    """Return what time it is by the clock of the file system."""
    probe = file.with_name(f".{file.name}.clock")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
    finally:
        probe.unlink(missing_ok=True)
