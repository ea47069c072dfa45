"""What was read, as a person reads it: choices by their names, numbers in their decimals, personal values masked."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence

from ..base.instants import write_date, write_instant
from ..base.numbers import in_decimals
from ..decide.decider import Decider
from ..decide.state import State
from ..read.problems import MASKED

_Node = Dict[str, Any]


def shown(kind: Dict[str, Any], value: Any) -> Any:
    """A value of a type. A value of another one, which no sound rule set brings here, is shown as well as it goes."""
    if value is None or value.__class__ in (bool, str):
        return value
    name = kind["type"]
    choices = kind.get("choices", ())
    if value.__class__ is tuple:
        return [_named(choices, place) for place in value]
    if name in ("one_of", "several_of"):
        return _named(choices, value)
    if name == "date":
        return write_date(value)
    if name == "time":
        return write_instant(value)
    return in_decimals(value, kind.get("decimals", 2 if name == "percent" else 0))


def _named(names: Sequence[str], place: int) -> Optional[str]:
    return names[place] if 0 <= place < len(names) else None


class Reads:
    """Writes what the expressions of a lead read."""

    def __init__(self, decider: Decider, state: State) -> None:
        self.decider = decider
        self.document = decider.document
        self.state = state

    def one(self, node: _Node, value: Any) -> Dict[str, Any]:
        """One thing that was read."""
        op = node["op"]
        name, text = "", value
        if op == "field":
            field = self.document["fields"][node["field"]]
            name = field["name"]
            text = MASKED if field["personal"] and value is not None else shown(field["value"], value)
        elif op == "feature":
            name, text = self.document["features"][node["feature"]]["id"], self.feature(node["feature"], value)
        elif op == "rule":
            name, text = self.document["rules"][node["rule"]]["id"], self.rule(node["rule"], value)
        elif op in ("status", "status_since"):
            status = self.document["statuses"][node["status"]]
            name = status["name"]
            text = _instant(value) if op == "status_since" else None if value is None else status["values"][value]
        elif op == "stage":
            text = self.decider.stage_names[value] if self.decider.stage_names else None
        elif op == "outcome":
            text = self.decider.outcome_names[value] if value >= 0 else None
        else:
            text = _instant(value)
        return {"kind": op, "name": name, "value": text}

    def feature(self, place: int, value: Any) -> Any:
        """The value of a feature."""
        feature = self.document["features"][place]
        kind = feature["kind"]
        if value is None or kind in ("count", "days", "different"):
            return value
        if kind in ("last_at", "first_at"):
            return write_instant(value)
        if kind == "points":
            return in_decimals(value, 6)
        select = feature["select"][0]
        part = self.document["events"][select["event"]]["properties"][select["property"]]
        return shown(part["value"], value)

    def rule(self, place: int, value: Any) -> Any:
        """The value of a rule."""
        rule = self.document["rules"][place]
        kind = rule["rule"]
        if value is None or kind == "define":
            return value
        if kind == "score":
            return in_decimals(value, rule["decimals"])
        return (rule["values"] if kind == "class" else rule["labels"])[value]


def _instant(value: Optional[int]) -> Optional[str]:
    return None if value is None else write_instant(value)
