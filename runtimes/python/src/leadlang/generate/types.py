"""What can be known of an expression before any lead: the type of its value, and whether the value is always known."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

_Object = Dict[str, Any]
_OF_TYPE = {"yes_no": "yes/no", "several_of": "set", "text": "text", "email": "text"}

#: `yes/no`, `number`, `text`, `set`; `None` where it depends on the lead.
ValueType = Optional[str]


def _declared(value: _Object) -> ValueType:
    return _OF_TYPE.get(value["type"], "number")


def _type_of_feature(document: _Object, feature: _Object) -> ValueType:
    if feature["kind"] not in ("latest", "earliest", "highest", "lowest"):
        return "number"
    types = {
        _declared(document["events"][select["event"]]["properties"][select["property"]]["value"])
        for select in feature["select"]
    }
    return types.pop() if len(types) == 1 else None


def type_of(document: _Object, node: _Object, properties: Any = None) -> ValueType:
    """The type of an expression's values; `properties` are those of the event that is looked at."""
    op = node["op"]
    if op == "const":
        value = node["value"]
        return "yes/no" if value.__class__ is bool else {int: "number", str: "text"}.get(value.__class__, "set")
    if op == "field":
        return _declared(document["fields"][node["field"]]["value"])
    if op == "property":
        return _declared(properties[node["property"]]["value"])
    if op == "feature":
        return _type_of_feature(document, document["features"][node["feature"]])
    if op == "rule":
        return "yes/no" if document["rules"][node["rule"]]["rule"] == "define" else "number"
    return "text" if op == "domain" else "number"


def all_terms(score: _Object) -> List[_Object]:
    """The terms of a score, ungrouped ones first."""
    return [*score["terms"], *(term for group in score["groups"] for term in group["terms"])]


def spreads(score: _Object) -> bool:
    """Whether an unknown value makes the whole score unknown."""
    return any(term["term"] == "value" and term["unknown"] == "spreads" for term in all_terms(score))


def is_always_known(document: _Object, node: _Object) -> bool:
    """Whether an expression has a value for every lead."""
    if node["op"] in ("const", "outcome"):
        return True
    if node["op"] == "rule":
        rule = document["rules"][node["rule"]]
        return rule["rule"] == "score" and not rule["unknown_unless"] and not spreads(rule)
    if node["op"] != "feature":
        return False
    feature = document["features"][node["feature"]]
    return feature["kind"] in ("count", "total") and all(
        window["window"] in ("last", "older", "while", "within_after", "within_before") or "open" in window
        for window in feature["windows"]
    )
