"""The fingerprint of a rule set (9.9)."""

from __future__ import annotations

import hashlib
from typing import Any, Dict, FrozenSet

from ..base.canonical import canonical

_NONE: FrozenSet[str] = frozenset()


def fingerprint(document: Dict[str, Any]) -> str:
    """`sha256:` and the digest of everything in the document that can change a decision."""
    rest = _without(document, frozenset(("compiler", "fingerprint", "targets", "origins")))
    rest["definition"] = _without(document["definition"], frozenset(("name", "version", "time_zone")))
    rest["words"] = _without(document["words"], frozenset(("means",)))
    rest["stages"]["list"] = [_without(stage, frozenset(("owner", "agreed"))) for stage in document["stages"]["list"]]
    for calendar in rest["calendars"]:
        calendar["zones"] = [_without(zone, frozenset(("zone",))) for zone in calendar["zones"]]
    for rule in rest["rules"]:
        if rule["rule"] == "score":
            rule["groups"] = [_without(group, frozenset(("name",))) for group in rule["groups"]]
            for terms in [rule["terms"]] + [group["terms"] for group in rule["groups"]]:
                for term in terms:
                    term.pop("because", None)
    text = canonical(rest).encode("utf-8", "surrogatepass")
    return "sha256:" + hashlib.sha256(text).hexdigest()


def _without(value: Any, keys: FrozenSet[str]) -> Any:
    """A copy without these keys at its top, and without ids and titles anywhere."""
    if value.__class__ is dict:
        return {
            key: _without(item, _NONE)
            for key, item in value.items()
            if key not in keys and key != "id" and key != "title"
        }
    if value.__class__ is list:
        return [_without(item, _NONE) for item in value]
    return value
