"""Which kind of value an expression gives: what can be known before any lead is."""

from __future__ import annotations

from typing import Any, Dict, Optional

_OF_TYPE = {"yes_no": "yes/no", "several_of": "set", "text": "text", "email": "text"}

#: `yes/no`, `number`, `text`, `set`; `None` where it depends on the lead.
ValueKind = Optional[str]


def kind_of_type(value: Dict[str, Any]) -> ValueKind:
    """The kind of values of a type."""
    return _OF_TYPE.get(value["type"], "number")


def kind_of_feature(document: Dict[str, Any], place: int) -> ValueKind:
    """The kind of values of a feature."""
    feature = document["features"][place]
    if feature["kind"] not in ("latest", "earliest", "highest", "lowest"):
        return "number"
    kinds = {
        kind_of_type(document["events"][select["event"]]["properties"][select["property"]]["value"])
        for select in feature["select"]
    }
    return kinds.pop() if len(kinds) == 1 else None


def kind_of(document: Dict[str, Any], node: Dict[str, Any], properties: Any = None) -> ValueKind:
    """The kind of values of an expression; `properties` are those of the event that is looked at."""
    op = node["op"]
    if op == "const":
        value = node["value"]
        return "yes/no" if value.__class__ is bool else {int: "number", str: "text"}.get(value.__class__, "set")
    if op == "field":
        return kind_of_type(document["fields"][node["field"]]["value"])
    if op == "property":
        return kind_of_type(properties[node["property"]]["value"])
    if op == "feature":
        return kind_of_feature(document, node["feature"])
    if op == "rule":
        return "yes/no" if document["rules"][node["rule"]]["rule"] == "define" else "number"
    return "text" if op == "domain" else "number"
