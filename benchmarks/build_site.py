"""How long a build takes, against Pelican alone on the same articles.

    .venv/bin/python benchmarks/build_site.py [DOCUMENTS] [ROUNDS]

Each round runs, one after the other: the digest's first build (converting every document), its
second build (converting none), and Pelican with its own `simple` theme and no plugin on the
articles that the digest wrote. Prints the median seconds of each and of the rounds' ratios.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SEED = 20070327

_PLACES = ("Belgrade", "Vienna", "Nairobi", "Lima", "Oslo", "Hanoi", "Tunis", "Quito")
_FIRST = ("Anna", "Boris", "Clara", "David", "Elena", "Farid", "Grace", "Hugo", "Irena", "Jonas")
_LAST = ("Adair", "Brandt", "Castellan", "Duval", "Eriksen", "Fjord", "Galanis", "Hamdan", "Ivers")
_SUBJECTS = ("fishing quotas", "the missile shield", "the election", "interest rates", "the strike")
_VERBS = ("postponed", "defended", "rejected", "explained", "praised", "questioned", "announced")
_REST = (
    "after a night of talks that several delegations had threatened to leave",
    "in a speech that was shorter than anybody in the hall had expected",
    "although two of the three committees had asked for more time",
    "while negotiators waited for an answer from the other side of the table",
)


def raw_document(number: int, dice: random.Random) -> str:
    """One invented page: menus, a headline, a date, paragraphs of prose, related links."""

    def name() -> str:
        return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"

    def sentence() -> str:
        who = f"Minister {name()} {dice.choice(_VERBS)} {dice.choice(_SUBJECTS)}"
        return f"{who} in {dice.choice(_PLACES)} {dice.choice(_REST)}."

    subject, place = dice.choice(_SUBJECTS), dice.choice(_PLACES)
    headline = f"{place} minister speaks on {subject}, round {number}"
    day = f"{dice.randint(1, 28)} September {dice.randint(1998, 2020)} {dice.randint(10, 23)}:05"
    paragraphs = [" ".join(sentence() for _ in range(3)) for _ in range(dice.randint(4, 9))]
    around = (
        ["Home", "World", "Business"],
        ["Share this", "Related articles", f"{place} in pictures"],
    )
    return "\n\n".join((*around[0], headline, day, *paragraphs, *around[1])) + "\n"


def make_site(folder: Path, documents: int) -> None:
    """Lay out a copy of the project's site with `documents` invented raw documents."""
    dice = random.Random(SEED)
    for name in ("content/curation", "content/pages", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy2(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "seeds").mkdir()
    for number in range(documents):
        text = raw_document(number, dice)
        (folder / f"seeds/page-{number:05d}.txt").write_text(text, encoding="utf-8")
    (folder / "plain.py").write_text(
        "PATH = 'content'\nARTICLE_PATHS = ['articles']\nPLUGINS = []\nTHEME = 'simple'\n"
        "SITEURL = ''\nTIMEZONE = 'UTC'\nUSE_FOLDER_AS_CATEGORY = False\n"
        "ARTICLE_SAVE_AS = 'articles/{slug}/index.html'\nFEED_ALL_ATOM = 'feed.xml'\n",
        encoding="utf-8",
    )


def seconds(command: list[str], folder: Path) -> float:
    """Run the command and return how long it took; ends the benchmark if it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return took


def main(documents: int = 300, rounds: int = 3) -> None:
    """Run the rounds and print the figures."""
    digest = [sys.executable, "-m", "news_digest.cli.main", "build"]
    pelican = [sys.executable, "-m", "pelican", "-s", "plain.py", "-o", "plain"]
    first, again, plain = [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch, "site")
            make_site(folder, documents)
            first.append(seconds(digest, folder))
            again.append(seconds(digest, folder))
            plain.append(seconds(pelican, folder))
    print(f"{documents} raw documents, {rounds} rounds, medians")
    for label, taken in (("first build", first), ("second build", again), ("Pelican alone", plain)):
        ratio = median(a / b for a, b in zip(taken, plain, strict=True))
        print(f"  {label:<14} {median(taken):7.2f} s  {ratio:5.2f} times Pelican alone")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
