#!/bin/sh
# Make sure that .venv is a working virtual environment of this very checkout, or say what is
# missing. Run from the root of the checkout; takes no arguments. PYTHON names an interpreter to
# be used for a new environment.
#
# This part is a shell script because there may be no suitable Python yet; what goes into the
# environment is tools/bootstrap.py's business.
set -eu

here=$(pwd -P)
# Written last, so that an environment whose making was interrupted is not taken for a whole one,
# and holding the place, because scripts inside name the place where they were made.
mark=.venv/made-at

say() { printf '%s\n' "$*" >&2; }

# A system upgrade may have swapped the interpreter below the environment for a newer one, which
# no longer sees what was installed: hence the look for pip.
sound() {
    [ -f "$mark" ] && [ "$(cat "$mark")" = "$here" ] && .venv/bin/python -c '
import sys
from importlib.util import find_spec
sys.exit(sys.version_info < (3, 11) or find_spec("pip") is None)' >/dev/null 2>&1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_environments() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# Prints the first suitable interpreter. One that lacks venv is passed over if another has it.
find_python() {
    for name in ${PYTHON:+"$PYTHON"} python3.14 python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 && new_enough "$name"; then
            if can_make_environments "$name"; then
                printf '%s\n' "$name"
                return 0
            fi
            incomplete=${incomplete:-$name}
        elif [ "$name" = "${PYTHON:-}" ]; then
            say "PYTHON=$PYTHON is not a Python 3.11 or newer that runs."
            return 1
        fi
    done
    if [ -n "${incomplete:-}" ]; then
        say "$incomplete cannot make virtual environments: its venv or ensurepip module is missing."
        if [ -f /etc/debian_version ]; then
            version=$("$incomplete" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            say "Install it, and run make again:  apt-get install python3-venv"
            say "(for a Python other than the system's own:  apt-get install python$version-venv)"
        else
            say "Install a complete Python 3.11 or newer, and run make again."
        fi
    elif command -v python3 >/dev/null 2>&1; then
        found=$(python3 --version 2>&1) || found="a python3 that does not run"
        say "The digest needs Python 3.11 or newer; this machine has $found."
        say "Install a newer one, or name it:  make html PYTHON=/path/to/python3.12"
    else
        say "The digest needs Python 3.11 or newer, and there is none on PATH."
        say "Install one, or name it:  make html PYTHON=/path/to/python3.12"
    fi
    return 1
}

if sound; then
    exit 0
fi

python=$(find_python) || exit 1
if [ -e .venv ] || [ -L .venv ]; then
    say "Making .venv anew: it is unfinished, was moved here, or lost its Python."
    rm -rf .venv
else
    say "Making .venv with $("$python" --version 2>&1)."
fi
if ! log=$("$python" -m venv .venv 2>&1); then
    say "$log"
    say "The virtual environment .venv could not be made with $python (see above)."
    exit 1
fi
printf '%s\n' "$here" >"$mark"
