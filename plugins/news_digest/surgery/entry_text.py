"""The text of one entry -> the same text with a key changed: those characters, and no others.

ruamel.yaml tells where each key and value stands; what it would write anew (the style of a list, a
comment, a folded line) stays as the maintainer wrote it. All functions take and return the entry's
text: a block mapping of its id, in whole lines, indented as in its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from news_digest.guidance.writing import quoted_scalar
from news_digest.vocabulary.model import name_key
from news_digest.yaml_files.tree import Scalar

# Where a new key goes: behind the last of those that are before it here.
_ORDER = (
    "name",
    "kind",
    "variants",
    "former_ids",
    "feed_id",
    "instead_of",
    "in_articles",
    "from",
    "until",
)
_LONGEST_LINE = 100
# Letters of any script; nothing that YAML could take for a sign of its own, in a list either.
_PLAIN = re.compile(r"[^\W\d_][\w.’()/-]*(?: [\w.’()/-]+)*")


class NotInLinesError(Exception):
    """The entry is not written as keys on lines of their own, so that no key can be changed."""


def scalar_text(text: str) -> str:
    """Return `text` as YAML: plain where nobody could take it for anything else."""
    if _PLAIN.fullmatch(text) and Scalar(1, text, quoted=False).kind == "text":
        return text
    return quoted_scalar(text)


def new_entry(id_: str, values: dict[str, str | Sequence[str]], indent: str) -> str:
    """Return the text of a new entry whose id is indented by `indent`."""
    inner = indent * 2 if indent.strip() == "" and indent else "  "
    lines = [f"{indent}{_key_text(id_)}:"]
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{inner}{key}: {_value_text(key, value)}")
        elif value:
            lines.extend(_list_lines(inner, key, value))
    return "".join(f"{line}\n" for line in lines)


def with_id(text: str, id_: str) -> str:
    """Give the entry another id."""
    key, _ = _entry(text)
    return text[: key.start_mark.index] + _key_text(id_) + text[key.end_mark.index :]


def with_value(text: str, key: str, value: str) -> str:
    """Set a key to a text."""
    found = _pairs(text).get(key)
    if found is None:
        return _inserted(text, key, [f"{_indent(text)}{key}: {_value_text(key, value)}"])
    node = found[1]
    if not isinstance(node, ScalarNode) or node.style in ("|", ">") or not node.value:
        return with_value(without_key(text, key), key, value)
    return text[: node.start_mark.index] + _value_text(key, value) + text[node.end_mark.index :]


def with_items(text: str, key: str, items: Iterable[str]) -> str:
    """Add items to the end of a list; those that it has already stay where they are."""
    found = _pairs(text).get(key)
    if found is None or not isinstance(found[1], SequenceNode) or not found[1].value:
        wanted = list(dict.fromkeys(items))
        if found is not None:
            text = without_key(text, key)
        return _inserted(text, key, _list_lines(_indent(text), key, wanted)) if wanted else text
    there = {name_key(one.value) for one in found[1].value if isinstance(one, ScalarNode)}
    for item in items:
        if name_key(item) not in there:
            there.add(name_key(item))
            text = _with_item(text, key, item)
    return text


def without_items(text: str, key: str, items: Iterable[str]) -> str:
    """Take items out of a list, and the key with the last of them."""
    for unwanted in {name_key(item) for item in items}:
        found = _pairs(text).get(key)
        if found is None or not isinstance(found[1], SequenceNode):
            return text
        nodes = found[1].value
        for at, node in enumerate(nodes):
            if isinstance(node, ScalarNode) and name_key(node.value) == unwanted:
                text = (
                    without_key(text, key)
                    if len(nodes) == 1
                    else _without_item(text, found[1], nodes, at)
                )
                break
    return text


def without_key(text: str, key: str) -> str:
    """Take a key, its value and the comment beside it out of the entry."""
    start, end = span_of_key(text, key)
    return text[:start] + text[end:]


def span_of_key(text: str, key: str) -> tuple[int, int]:
    """Return where the lines of a key and its value begin and end; comments behind them do not
    belong to them."""
    pairs = _pairs(text)
    names = list(pairs)
    at = names.index(key)
    start = _line_start(text, pairs[key][0].start_mark.index)
    end = (
        _line_start(text, pairs[names[at + 1]][0].start_mark.index)
        if at + 1 < len(names)
        else len(text)
    )
    return start, start + _content_length(text[start:end])


def with_lines(text: str, lines: str) -> str:
    """Add whole lines, indented as in some other entry, to the end of the entry."""
    if not lines:
        return text
    body = lines.removesuffix("\n").split("\n")
    own = min(len(line) - len(line.lstrip()) for line in body if line.strip())
    indent = _indent(text)
    return text + "".join(f"{indent}{line[own:]}\n" if line.strip() else "\n" for line in body)


def comments_of(text: str) -> tuple[str, ...]:
    """Return the comments that stand in the entry, each from its `#` on."""
    found = []
    tokens = _yaml().scan(text)
    spans = [
        (token.start_mark.index, token.end_mark.index)
        for token in tokens
        if token.start_mark.index != token.end_mark.index
    ]
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        between = text[at:start]
        found += [line[line.index("#") :].rstrip() for line in between.split("\n") if "#" in line]
        at = max(at, end)
    return tuple(found)


def keys_of(text: str) -> tuple[str, ...]:
    """Return the entry's keys in their order."""
    return tuple(_pairs(text))


def _yaml() -> Any:
    return YAML(typ="safe", pure=True)


def _entry(text: str) -> tuple[Any, Any]:
    try:
        root = _yaml().compose(text)
    except YAMLError as error:
        raise NotInLinesError from error
    if not isinstance(root, MappingNode) or len(root.value) != 1:
        raise NotInLinesError
    key, value = root.value[0]
    if not isinstance(value, MappingNode) or value.flow_style or root.flow_style:
        raise NotInLinesError
    return key, value


def _pairs(text: str) -> dict[str, tuple[Any, Any]]:
    _, value = _entry(text)
    return {key.value: (key, node) for key, node in value.value}


def _indent(text: str) -> str:
    first = next(iter(_pairs(text).values()))[0].start_mark.index
    return text[_line_start(text, first) : first]


def _key_text(id_: str) -> str:
    return id_ if Scalar(1, id_, quoted=False).kind == "text" else quoted_scalar(id_)


def _value_text(key: str, value: str) -> str:
    return value if key in ("from", "until", "policy", "kind") else scalar_text(value)


def _list_lines(indent: str, key: str, items: Sequence[str]) -> list[str]:
    on_one = f"{indent}{key}: [{', '.join(map(scalar_text, items))}]"
    if len(on_one) <= _LONGEST_LINE:
        return [on_one]
    return [f"{indent}{key}:", *(f"{indent}  - {scalar_text(item)}" for item in items)]


def _inserted(text: str, key: str, lines: Sequence[str]) -> str:
    before = _ORDER[: _ORDER.index(key)] if key in _ORDER else _ORDER
    last = [name for name in keys_of(text) if name in before]
    _, at = span_of_key(text, last[-1]) if last else (0, len(text))
    return text[:at] + "".join(f"{line}\n" for line in lines) + text[at:]


def _with_item(text: str, key: str, item: str) -> str:
    node = _pairs(text)[key][1]
    last = node.value[-1]
    written = scalar_text(item)
    if not node.flow_style:
        start = _line_start(text, node.value[0].start_mark.index)
        dash = text[start : node.value[0].start_mark.index]
        if dash.strip() != "-":
            raise NotInLinesError
        _, end = span_of_key(text, key)
        return f"{text[:end]}{dash}{written}\n{text[end:]}"
    end = last.end_mark.index
    line_end = text.find("\n", end)
    line = text[_line_start(text, end) : line_end]
    if len(line) + len(written) + 2 <= _LONGEST_LINE:
        return f"{text[:end]}, {written}{text[end:]}"
    first = node.value[0].start_mark.index
    pad = " " * (first - _line_start(text, first))
    return f"{text[:end]},\n{pad}{written}{text[end:]}"


def _without_item(text: str, node: Any, nodes: Sequence[Any], at: int) -> str:
    if not node.flow_style:
        start = _line_start(text, nodes[at].start_mark.index)
        if text[start : nodes[at].start_mark.index].strip() != "-":
            raise NotInLinesError
        end = text.find("\n", max(nodes[at].end_mark.index - 1, nodes[at].start_mark.index)) + 1
        return text[:start] + text[end:]
    if at + 1 < len(nodes):
        return text[: nodes[at].start_mark.index] + text[nodes[at + 1].start_mark.index :]
    return text[: nodes[at - 1].end_mark.index] + text[nodes[at].end_mark.index :]


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _content_length(text: str) -> int:
    """Return how long `text` is without blank lines and comments at its end."""
    lines = [f"{line}\n" for line in text.split("\n")[:-1]]
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return sum(map(len, lines))
