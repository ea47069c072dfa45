"""What an expression may read where it stands, and that a condition stands where one belongs."""

from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, List, Optional, Sequence

from ..errors import RuleSetError

CONDITIONS: FrozenSet[str] = frozenset(
    "all any not at_least eq lt le in text same_text includes known age age_days was_ever meets permission".split()
)


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
        properties: Optional[int] = None,
    ) -> None:
        #: It may read the features and rules before these places.
        self.features = features
        self.rules = rules
        #: It may read what is decided with the stages.
        self.late = late
        #: It may read statuses and permissions; `meets`.
        self.events = events
        self.stages = stages
        #: How many properties the event that is looked at has.
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
        op = node["op"]
        if op == "rule":
            self._read(node, path, place)
            if self.rules[node["rule"]]["rule"] != "define":
                raise RuleSetError(path, "a condition belongs here, and this rule gives a value")
        elif op not in CONDITIONS:
            raise RuleSetError(f"{path}/op", f"a condition belongs here, and {op} gives a value")
        else:
            self._read(node, path, place)

    def value(self, node: Dict[str, Any], path: str, place: Place) -> None:
        """It must give a value. A definition gives yes or no."""
        if node["op"] in CONDITIONS:
            raise RuleSetError(f"{path}/op", f"a value belongs here, and {node['op']} is a condition")
        self._read(node, path, place)

    def _read(self, node: Dict[str, Any], path: str, place: Place) -> None:
        op = node["op"]
        if "id" in node:
            self.identify(node, path)
        if op in ("in", "includes"):
            ascending(node["values"], f"{path}/values", "values")
        reader = _READERS.get(op)
        if reader is not None:
            reader(self, node, path, place)
        parts = node.get("of")
        if op in ("all", "any", "at_least"):
            for number, part in enumerate(parts or ()):
                self.condition(part, f"{path}/of/{number}", place)
        elif op == "not":
            self.condition(node["of"], f"{path}/of", place)
        elif parts is not None:
            self.value(node["of"], f"{path}/of", place)
        for side in ("left", "right"):
            if side in node:
                self.value(node[side], f"{path}/{side}", place)

    def _refuse(self, path: str, what: str) -> None:
        raise RuleSetError(path, f"{what} is not decided yet where this stands")

    def _field(self, node: Dict[str, Any], path: str, place: Place) -> None:
        self.index(node["field"], f"{path}/field", "fields")

    def _property(self, node: Dict[str, Any], path: str, place: Place) -> None:
        if place.properties is None:
            raise RuleSetError(path, "a property can be read only of an event that is looked at")
        self.index(node["property"], f"{path}/property", "properties", place.properties)

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
