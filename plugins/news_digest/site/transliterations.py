"""Spellings of one name that differ by how it was written in Latin letters.

Marks, capitals, apostrophes and the hyphens of given names never tell people apart (Tadić, Tadic):
ids are slugs. Beyond these, only what news agencies are known to disagree about, by the systems of
romanisation in use (BGN/PCGN, GOST, ISO 9, the passports' French and English forms of Russian
names; for Arabic the vowels of a few given names). What else differs is somebody else, unless
people.yml says otherwise: initials, middle names, nicknames, umlauts written with an e.
"""

from __future__ import annotations

import re
from functools import lru_cache

from news_digest.slugs import slug

# The usual spelling of a given name in English news, and others of the same name.
_RUSSIAN = """
alexander aleksandr alexandr aleksander; alexandra aleksandra; alexei alexey aleksei aleksey
andrei andrey; anatoly anatoli anatoliy anatolii; arkady arkadi arkadiy arkadii; boris; denis
dmitry dmitri dmitriy dmitrii; eduard; gennady gennadi gennadiy gennadii; grigory grigori grigoriy
georgy georgi georgiy georgii; gleb; igor; ilya; ivan; konstantin; leonid; maxim maksim
mikhail michail; nikita; nikolai nikolay; oleg; pavel; roman; ruslan; sergei sergey serguei sergej
stanislav; valentin; valentina; valery valeri valeriy valerii; vasily vasili vasiliy vasilii
viktor victor; vitaly vitali vitaliy vitalii; vladimir wladimir; vladislav; vyacheslav viacheslav
yegor egor; yevgeny yevgeni yevgeniy yevgenii evgeny evgeni evgeniy evgenii; yuri yury yuriy yurii
akhmed akhmad; aslan; ramzan; shamil; zelimkhan
anastasia anastasiya; anna; ekaterina yekaterina; elena yelena; galina; irina; lyudmila ludmila
maria mariya; natalia natalya nataliya; olga; svetlana; tatiana tatyana; yulia yuliya
"""
_ARABIC = """
mohammed muhammad mohamed mohammad muhammed mohamad; ahmed ahmad; mahmoud mahmud; hussein hussain
abdullah abdallah; yasser yasir yassir; osama usama; hosni husni; muammar moammar muamar
mustafa mustapha; khaled khalid; omar umar; youssef yousef yusuf yousuf
"""


def _usual(table: str) -> dict[str, str]:
    groups = (group.split() for group in re.split(r"[;\n]", table) if group.strip())
    return {spelling: group[0] for group in groups for spelling in group}


_USUAL_RUSSIAN, _USUAL_ARABIC = _usual(_RUSSIAN), _usual(_ARABIC)

# Ends of Russian surnames, behind a Russian given name alone: Kaczynski is a Pole and keeps his i.
_ENDINGS = (
    (re.compile(r"sk(?:i|iy|ii|ij)$"), "sky"),
    (re.compile(r"ovskaia$"), "ovskaya"),
    (re.compile(r"(?<=[^aeiouy])(?:iy|ii|yi)$"), "y"),
    (re.compile(r"(?<=[ou])y$"), "i"),
    (re.compile(r"off$"), "ov"),
    (re.compile(r"eff$"), "ev"),
)


# Most names, and what `slug` makes of them at much more cost: people.yml may have 50,000.
_PLAIN = re.compile(r"(?=.{1,80}$)[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")


def plain_slug(name: str) -> str:
    """Return `slug(name)`."""
    return name.lower().replace(" ", "-") if _PLAIN.fullmatch(name) else slug(name)


@lru_cache(maxsize=1 << 17)
def person_slug(name: str) -> str:
    """Return the id of a person whom no vocabulary has: the slug of the usual spelling.

    It depends on the name alone, never on which other spellings are about: an address stays.
    """
    written = plain_slug(name)
    parts = written.split("-")
    if len(parts) < 2:
        return written
    first, *inner, last = parts
    # Bashar al-Assad, Bashar Assad; al-Assad alone is a surname.
    inner = [part for part in inner if part not in ("al", "el")]
    if usual := _USUAL_RUSSIAN.get(first):
        for ending, form in _ENDINGS:
            last = ending.sub(form, last)
    else:
        usual = _USUAL_ARABIC.get(first, first)
    return "-".join((usual, *inner, last))
