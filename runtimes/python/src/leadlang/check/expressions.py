"""What an expression may read where it stands, and that a condition stands where one belongs."""

from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, List, Optional, Sequence

from ..errors import RuleSetError
from .document import OPERATORS

#: The types that belong in a place. An integer that is written down is what it is compared with.
_TAKES: Dict[str, FrozenSet[str]] = {
    "condition": frozenset({"condition"}),
    "value": frozenset({"yes_no", "number", "index", "text", "set", "instant", "date", "integer"}),
    "ordered": frozenset({"number", "index", "instant", "date", "integer"}),
    "number": frozenset({"number", "integer"}),
    "text": frozenset({"text"}),
    "set": frozenset({"set"}),
    "instant": frozenset({"instant", "integer"}),
    "date": frozenset({"date", "integer"}),
}
#: What belongs in a place, and what is there, in words.
_WORDS = {
    "condition": "a condition",
    "value": "a value",
    "ordered": "a number, an index, an instant or a date",
    "yes_no": "yes or no",
    "number": "a number",
    "index": "an index",
    "text": "a text",
    "set": "a set of choices",
    "instant": "an instant",
    "date": "a date",
    "integer": "an integer",
}
_OF_TYPE = {
    "yes_no": "yes_no",
    "one_of": "index",
    "several_of": "set",
    "text": "text",
    "email": "text",
    "date": "date",
    "time": "instant",
}
_OF_CONSTANT = {bool: "yes_no", str: "text", list: "set", int: "integer"}


def ascending(values: Sequence[int], path: str, what: str) -> None:
    """Each must be greater than the one before."""
    for place in range(1, len(values)):
        if values[place] <= values[place - 1]:
            raise RuleSetError(f"{path}/{place}", f"{what} must go up, and {values[place]} does not")


class Place:
    """Where an expression stands: how many features and rules it may read, and what else."""

    __slots__ = ("features", "rules", "late", "events", "stages", "properties")

    def __init__(
        self,
        features: int = 0,
        rules: int = 0,
        late: bool = False,
        events: bool = True,
        stages: bool = True,
        properties: Optional[List[Dict[str, Any]]] = None,
    ) -> None:
        #: It may read the features and rules before these places.
        self.features = features
        self.rules = rules
        #: It may read what is decided with the stages.
        self.late = late
        #: It may read statuses and permissions; `meets`.
        self.events = events
        self.stages = stages
        #: The properties of the event that is looked at.
        self.properties = properties


class Expressions:
    """Checks the expressions of one document."""

    def __init__(self, document: Dict[str, Any]) -> None:
        self.document = document
        self.rules: List[Dict[str, Any]] = document["rules"]
        #: Where each id was met first.
        self.ids: Dict[str, str] = {}

    def identify(self, part: Dict[str, Any], path: str) -> None:
        """An id that nothing else has."""
        if self.ids.setdefault(part["id"], path) != path:
            raise RuleSetError(f"{path}/id", f"{part['id']!r:.80} is there twice; first at {self.ids[part['id']]}")

    def index(self, place: int, path: str, among: str, count: Optional[int] = None) -> None:
        """An index must lead somewhere."""
        known = len(self.document[among]) if count is None else count
        if place >= known:
            raise RuleSetError(path, f"index {place} leads nowhere: there are {known} {among.replace('_', ' ')}")

    def condition(self, node: Dict[str, Any], path: str, place: Place) -> None:
        """It must be met or not met."""
        self.typed(node, path, "condition", place)

    def typed(self, node: Dict[str, Any], path: str, wanted: str, place: Place) -> str:
        """It must have a type that belongs there (9.4). Its type."""
        kind = self._kind(node, path, place)
        if kind not in _TAKES[wanted]:
            at = path if node["op"] == "rule" else f"{path}/op"
            raise RuleSetError(at, f"{_WORDS[wanted]} belongs here, and {node['op']} gives {_WORDS[kind]}")
        return kind

    def _kind(self, node: Dict[str, Any], path: str, place: Place) -> str:
        """The type of an expression, whose parts have theirs."""
        gives, parts = OPERATORS[node["op"]]
        self._read(node, path, place)
        kinds = []
        for key, wanted in parts.items():
            part = node[key]
            if part.__class__ is list:
                for number, one in enumerate(part):
                    self.typed(one, f"{path}/{key}/{number}", wanted, place)
            else:
                kinds.append(self.typed(part, f"{path}/{key}", wanted, place))
        if len(kinds) == 2:
            left, right = kinds
            mixed = {left, right} <= _TAKES["ordered"] and "integer" in kinds
            if left != right and not mixed:
                raise RuleSetError(path, f"{_WORDS[left]} is compared with {_WORDS[right]}")
        return self._declared(node, path, place) if gives == "declared" else gives

    def _declared(self, node: Dict[str, Any], path: str, place: Place) -> str:
        op = node["op"]
        if op == "const":
            return _OF_CONSTANT[type(node["value"])]
        if op == "rule":
            return {"define": "condition", "score": "number"}.get(self.rules[node["rule"]]["rule"], "index")
        if op == "feature":
            return self.feature_kind(self.document["features"][node["feature"]], path)
        among = self.document["fields"] if op == "field" else place.properties
        return _OF_TYPE.get((among or [])[node[op]]["value"]["type"], "number")

    def feature_kind(self, feature: Dict[str, Any], path: str) -> str:
        """The type of what a feature makes of events (9.5)."""
        kind = feature["kind"]
        if kind == "points":
            raise RuleSetError(path, "the points of a score's term are no value to compare")
        if kind in ("last_at", "first_at"):
            return "instant"
        if kind not in ("highest", "lowest", "latest", "earliest") or not feature["select"]:
            return "number"
        select = feature["select"][0]
        declared = self.document["events"][select["event"]]["properties"][select["property"]]
        return _OF_TYPE.get(declared["value"]["type"], "number")

    def _read(self, node: Dict[str, Any], path: str, place: Place) -> None:
        op = node["op"]
        if "id" in node:
            self.identify(node, path)
        if op in ("in", "includes"):
            ascending(node["values"], f"{path}/values", "values")
        reader = _READERS.get(op)
        if reader is not None:
            reader(self, node, path, place)

    def _refuse(self, path: str, what: str) -> None:
        raise RuleSetError(path, f"{what} is not decided yet where this stands")

    def _field(self, node: Dict[str, Any], path: str, place: Place) -> None:
        self.index(node["field"], f"{path}/field", "fields")

    def _property(self, node: Dict[str, Any], path: str, place: Place) -> None:
        if place.properties is None:
            raise RuleSetError(path, "a property can be read only of an event that is looked at")
        self.index(node["property"], f"{path}/property", "properties", len(place.properties))

    def _feature(self, node: Dict[str, Any], path: str, place: Place) -> None:
        self.index(node["feature"], f"{path}/feature", "features")
        if node["feature"] >= place.features:
            self._refuse(f"{path}/feature", f"feature {node['feature']}")

    def _rule(self, node: Dict[str, Any], path: str, place: Place) -> None:
        number = node["rule"]
        self.index(number, f"{path}/rule", "rules")
        if number >= place.rules or (not place.late and "after_stages" in self.rules[number]):
            self._refuse(f"{path}/rule", f"rule {number}")

    def _late(self, node: Dict[str, Any], path: str, place: Place) -> None:
        if not place.late:
            self._refuse(path, str(node["op"]).replace("_", " "))

    def _status(self, node: Dict[str, Any], path: str, place: Place) -> None:
        self.index(node["status"], f"{path}/status", "statuses")
        if not place.events:
            self._refuse(path, "a status")
        if node["op"] == "was_ever":
            values = self.document["statuses"][node["status"]]["values"]
            self.index(node["value"], f"{path}/value", "values", len(values))

    def _permission(self, node: Dict[str, Any], path: str, place: Place) -> None:
        self.index(node["permission"], f"{path}/permission", "permissions")
        if not place.events:
            self._refuse(path, "a permission")

    def _meets(self, node: Dict[str, Any], path: str, place: Place) -> None:
        self.index(node["stage"], f"{path}/stage", "stages", len(self.document["stages"]["list"]))
        if not place.stages:
            self._refuse(path, "a stage")


_READERS: Dict[str, Callable[[Expressions, Dict[str, Any], str, Place], None]] = {
    "field": Expressions._field,
    "property": Expressions._property,
    "feature": Expressions._feature,
    "rule": Expressions._rule,
    "stage": Expressions._late,
    "outcome": Expressions._late,
    "stage_since": Expressions._late,
    "status": Expressions._status,
    "status_since": Expressions._status,
    "was_ever": Expressions._status,
    "permission": Expressions._permission,
    "meets": Expressions._meets,
}
