"""What an expression reads: features, rules, stages, statuses."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

_REFERENCES = {
    "feature": "feature",
    "rule": "rule",
    "meets": "stage",
    "status": "status",
    "status_since": "status",
    "was_ever": "status",
    "permission": "permission",
}


def references(part: Any) -> Iterator[Tuple[str, int]]:
    """(`feature`, 3), (`rule`, 0), (`meets`, 2) … in all expressions below a part of the document."""
    rest: List[Any] = [part]
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(reversed(one))
        elif one.__class__ is dict:
            key = _REFERENCES.get(str(one.get("op")))
            if key is not None:
                yield one["op"], one[key]
            elif one.get("term") == "events":
                yield "feature", one["feature"]
            rest.extend(reversed(list(one.values())))


def nodes(part: Any) -> Iterator[Dict[str, Any]]:
    """All expressions below a part of the document."""
    rest: List[Any] = [part]
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(reversed(one))
        elif one.__class__ is dict:
            if "op" in one:
                yield one
            rest.extend(reversed(list(one.values())))


def reads_outside(part: Any) -> bool:
    """Whether a condition reads more than fields and constants."""
    return any(True for _ in references(part))
