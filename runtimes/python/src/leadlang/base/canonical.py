"""Canonical JSON (RFC 8785) of documents whose numbers are integers."""

from __future__ import annotations

import json
from typing import Any, List

_text = json.JSONEncoder(ensure_ascii=False).encode


def _units(key: str) -> bytes:
    """Keys are ordered by their UTF-16 code units."""
    return key.encode("utf-16-be", "surrogatepass")


def canonical(value: Any) -> str:
    """The canonical text."""
    parts: List[str] = []
    _put(value, parts)
    return "".join(parts)


def _put(value: Any, parts: List[str]) -> None:
    if isinstance(value, dict):
        parts.append("{")
        keys = sorted(value) if all(map(str.isascii, value)) else sorted(value, key=_units)
        for place, key in enumerate(keys):
            parts.append(("," if place else "") + _text(key) + ":")
            _put(value[key], parts)
        parts.append("}")
    elif isinstance(value, (list, tuple)):
        parts.append("[")
        for place, item in enumerate(value):
            if place:
                parts.append(",")
            _put(item, parts)
        parts.append("]")
    else:
        parts.append(_text(value))
