"""esbuild, where there is one: scripts -> the same scripts, smaller and fewer.

esbuild comes from npm, but is a program of its own: neither npm nor node is needed to run it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

# The language that the scripts are written in: nothing newer comes out.
_ALWAYS = ("--minify", "--target=es2022", "--charset=utf8", "--log-level=warning")


class EsbuildError(Exception):
    """esbuild did not run, or did not like a script; the text is what it said."""


def minify(
    program: Path, scripts: Mapping[str, str], *, entry: str, classic: Collection[str]
) -> dict[str, str]:
    """Return `scripts` (file names -> texts) minified, those in `classic` each by itself.

    All others are modules, which `entry` leads to: what it loads at once is in its own file, what
    it loads later in files `<entry>-<hash>.js`, the hash being that of their content. Raises
    EsbuildError.
    """
    with TemporaryDirectory() as scratch:
        source, target = Path(scratch, "source"), Path(scratch, "target")
        source.mkdir()
        for name, text in scripts.items():
            (source / name).write_text(text, encoding="utf-8")
        out = f"--outdir={target}"
        # Comments of licences stay in classic scripts, which hold lunr.js.
        _run(program, source, *sorted(classic), "--legal-comments=inline", out)
        later = f"--chunk-names={Path(entry).stem}-[hash]"
        _run(program, source, entry, "--bundle", "--splitting", "--format=esm", later, out)
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(target.iterdir())}


def _run(program: Path, folder: Path, *arguments: str) -> None:
    # Names relative to `folder`, since esbuild's hashes take in the names of files.
    command = [str(program.absolute()), *arguments, *_ALWAYS]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise EsbuildError(f"{program}: {error.strerror}") from error
    if done.returncode:
        raise EsbuildError(f"{program}: {done.stderr.strip() or f'status {done.returncode}'}")
