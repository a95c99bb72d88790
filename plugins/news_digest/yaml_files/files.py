"""A file's bytes -> the tree of its YAML."""

from __future__ import annotations

from news_digest.yaml_files.report import Problem, Report
from news_digest.yaml_files.tree import Node, Numbers, read_tree


def parse_file(data: bytes, report: Report, numbers: Numbers | None = None) -> Node | None:
    """Return the tree of a file, or None when it is empty or (reported) unusable.

    `numbers` has the number of each line, where lines of the file are left out.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.error(
            Problem.ENCODING,
            data.count(b"\n", 0, error.start) + 1,
            f"The file is not UTF-8: byte 0x{data[error.start]:02X} cannot stand here.",
            "Save the file as UTF-8.",
        )
        return None
    return read_tree(text.replace("\r\n", "\n").replace("\r", "\n"), report, numbers)
