"""The fingerprint of a rule set (9.9)."""

from __future__ import annotations

import hashlib
from typing import Any, Dict

from ..base.canonical import canonical
from .document import SILENT, SILENT_IN_PLACE


def fingerprint(document: Dict[str, Any]) -> str:
    """`sha256:` and the digest of everything in the document that can change a decision."""
    text = canonical(_counting(document, "")).encode("utf-8", "surrogatepass")
    return "sha256:" + hashlib.sha256(text).hexdigest()


def _counting(value: Any, place: str) -> Any:
    """A copy without silent keys; `place` is the keys that lead to it, each with a point behind it."""
    if value.__class__ is dict:
        return {
            key: _counting(item, f"{place}{key}.")
            for key, item in value.items()
            if key not in SILENT and place + key not in SILENT_IN_PLACE
        }
    if value.__class__ is list:
        return [_counting(item, place) for item in value]
    return value
