"""How much of anything a raw document may hold."""

from __future__ import annotations

# A long news page is some 200 kB of HTML. Ten megabytes are a mistake (an archive, a database, a
# dump of a whole site), and converting them would take minutes. What is compressed may hold as
# much once it is unpacked: a thousandth of it is enough to fill any memory.
MAX_BYTES = 10_000_000

# Marks upon one letter. Whoever puts them into their canonical order takes time that grows with
# the square of their number. Source: Unicode Standard Annex 15, Stream-Safe Text Format.
MAX_MARKS = 30

# Lines with something on them. A page has some thousands; for each, the converter keeps what it
# knows of it, which takes a kilobyte and more.
MAX_LINES = 30_000
