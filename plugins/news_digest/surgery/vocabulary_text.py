"""The text of people.yml, topics.yml or outlets.yml, and the lines of each entry in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from news_digest.surgery.entry_text import NotInLinesError, new_entry, scalar_text
from news_digest.vocabulary.codes import Code
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping, Scalar, Sequence

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class VocabularyText:
    """A vocabulary's text with `\\n` at the ends of lines; `section` is the key of its entries."""

    text: str
    section: str
    bom: str = ""
    newline: str = "\n"

    @classmethod
    def of(cls, data: bytes, section: str) -> VocabularyText:
        """Take a file's bytes, which were read as a vocabulary without error."""
        text = data.decode("utf-8")
        bom = _BOM if text.startswith(_BOM) else ""
        newline = "\r\n" if "\r\n" in text else "\n"
        text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
        if text and not text.endswith("\n"):
            text += "\n"
        return cls(text, section, bom, newline)

    def to_bytes(self) -> bytes:
        """Return the file's bytes."""
        return (self.bom + self.text.replace("\n", self.newline)).encode()

    def entry(self, id_: str) -> str:
        """Return the text of an entry: its lines, with the comments in it."""
        start, end = self._lines_of(id_)
        return "".join(self._lines[start:end])

    def with_entry(self, id_: str, text: str) -> VocabularyText:
        """Put other text in the place of an entry; nothing takes it out.

        The blank lines around an entry that goes are made one.
        """
        start, end = self._lines_of(id_)
        lines = self._lines
        first = id_ == next(iter(self.ids))
        if not text and start and (first or not lines[start - 1].strip()):
            while end < len(lines) and not lines[end].strip():
                end += 1
            if end == len(lines) and not first:
                start -= 1
        return replace(self, text="".join([*lines[:start], text, *lines[end:]]))

    def with_new_entry(self, id_: str, values: dict[str, str | tuple[str, ...]]) -> VocabularyText:
        """Add an entry: before the first with a greater id if the file is in order, else last."""
        lines, ids = self._lines, self.ids
        if not ids:
            return self._with_first_entry(id_, values)
        first = lines[ids[next(iter(ids))] - 1]
        indent = first[: len(first) - len(first.lstrip())]
        made = new_entry(id_, dict(values), indent)
        names = list(ids)
        spaced = len(names) > 1 and not lines[self._lines_of(names[0])[1]].strip()
        greater = [one for one in names if one > id_] if names == sorted(names) else []
        if greater:
            at = ids[greater[0]] - 1
            while at > 0 and lines[at - 1].lstrip().startswith("#"):
                at -= 1
            made = f"{made}\n" if spaced else made
        else:
            at = self._lines_of(names[-1])[1]
            made = f"\n{made}" if spaced else made
        return replace(self, text="".join([*lines[:at], made, *lines[at:]]))

    def with_references(self, old: str, new: str) -> VocabularyText:
        """Have `never_merge`, `broader` and `instead_of` name another id."""
        lines = self._lines
        word = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
        for number in self._lines_with_references(old):
            lines[number - 1] = re.sub(word, new, lines[number - 1])
        return replace(self, text="".join(lines))

    def with_pair(self, one: str, other: str) -> VocabularyText:
        """Add two ids to `never_merge`."""
        pair = f"[{scalar_text(one)}, {scalar_text(other)}]"
        lines = self._lines
        for key, value in self._root.pairs:
            if key.text == "never_merge":
                if isinstance(value, Sequence) and value.items:
                    last = value.items[-1].line
                    first = lines[value.items[0].line - 1]
                    dash = first[: first.find("-") + 1]
                    if dash.strip() != "-" or len({item.line for item in value.items}) != len(
                        value.items
                    ):
                        raise NotInLinesError
                    lines.insert(last, f"{dash} {pair}\n")
                    return replace(self, text="".join(lines))
                lines[key.line - 1] = f"never_merge:\n  - {pair}\n"
                return replace(self, text="".join(lines))
        end = "" if not self.text or self.text.endswith("\n\n") else "\n"
        return replace(self, text=f"{self.text}{end}never_merge:\n  - {pair}\n")

    @property
    def ids(self) -> dict[str, int]:
        """The line of each entry, by id, in the file's order."""
        found = self._entries
        return {key.text: key.line for key, _ in found.pairs} if found else {}

    @property
    def _lines(self) -> list[str]:
        return [f"{line}\n" for line in self.text.split("\n")[:-1]]

    @property
    def _root(self) -> Mapping:
        tree = parse_file(self.text.encode(), Report("", Code))
        return tree if isinstance(tree, Mapping) else Mapping(1, ())

    @property
    def _entries(self) -> Mapping | None:
        found = next((value for key, value in self._root.pairs if key.text == self.section), None)
        return found if isinstance(found, Mapping) else None

    def _lines_of(self, id_: str) -> tuple[int, int]:
        """Return the entry's first line and the one behind its last, counted from 0.

        A comment that is indented more than the id belongs to the entry.
        """
        lines, ids = self._lines, self.ids
        start = ids[id_] - 1
        first = lines[start]
        indent = len(first) - len(first.lstrip())
        if list(ids.values()).count(ids[id_]) > 1 or not first.strip():
            raise NotInLinesError
        end = start + 1
        for at in range(start + 1, len(lines)):
            line = lines[at]
            if not line.strip():
                continue
            if len(line) - len(line.lstrip()) <= indent:
                break
            end = at + 1
        return start, end

    def _with_first_entry(
        self, id_: str, values: dict[str, str | tuple[str, ...]]
    ) -> VocabularyText:
        made = new_entry(id_, dict(values), "  ")
        lines = self._lines
        for key, value in self._root.pairs:
            if key.text == self.section:
                if not isinstance(value, Scalar | Mapping):
                    raise NotInLinesError
                lines[key.line - 1] = f"{self.section}:\n{made}"
                return replace(self, text="".join(lines))
        return replace(self, text=f"{self.text}{self.section}:\n{made}")

    def _lines_with_references(self, old: str) -> set[int]:
        found: set[int] = set()
        for key, value in self._root.pairs:
            if key.text == "never_merge" and isinstance(value, Sequence):
                for group in value.items:
                    items = group.items if isinstance(group, Sequence) else ()
                    found |= {
                        one.line for one in items if isinstance(one, Scalar) and one.text == old
                    }
        for _, entry in self._entries.pairs if self._entries else ():
            for name, value in entry.pairs if isinstance(entry, Mapping) else ():
                if name.text in ("broader", "instead_of") and isinstance(value, Scalar):
                    found |= {value.line} if value.text == old else set()
        return found
