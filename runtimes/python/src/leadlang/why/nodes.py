"""Conditions as trees of what they read, evaluated by walking: the tests compare it with the generated functions."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from ..base.instants import DAY
from ..base.numbers import LARGEST, held
from ..base.text import contains, domain, lower, mentions
from ..decide.decider import Decider
from ..decide.people import since_of, value_of, was_ever
from ..decide.state import State
from .reads import Reads

_Node = Dict[str, Any]

_TESTS: Dict[str, Callable[[str, Any], bool]] = {
    "is": lambda text, words: text in words,
    "contains": contains,
    "starts_with": lambda text, words: text.startswith(tuple(words)),
    "ends_with": lambda text, words: text.endswith(tuple(words)),
    "mentions": mentions,
}


class Nodes:
    """Evaluates the expressions of a lead at an instant."""

    def __init__(self, decider: Decider, state: State) -> None:
        self.decider = decider
        self.state = state
        self.document = decider.document
        self.reads = Reads(decider, state)

    # ---- values and conditions ---------------------------------------------------------------------------------------

    def value(self, node: _Node) -> Any:
        """The value of an expression."""
        state, op = self.state, node["op"]
        if op == "const":
            given = node["value"]
            return tuple(given) if given.__class__ is list else given
        if op == "field":
            return state.fields[node["field"]]
        if op == "feature":
            return state.V[node["feature"]]
        if op == "rule":
            return state.R[node["rule"]]
        if op == "stage":
            return state.stage
        if op == "outcome":
            return state.outcome
        if op == "stage_since":
            return state.stage_since
        if op == "status":
            return value_of(state.runs[node["status"]], self.document["statuses"][node["status"]]["first"])
        if op == "status_since":
            return since_of(state.runs[node["status"]])
        return self._computed(node, self.value(node["of"]))

    def number(self, node: _Node) -> Optional[int]:
        """The same where nothing but a number is of use."""
        value = self.value(node)
        return value if value.__class__ is int else None

    def _computed(self, node: _Node, x: Any) -> Any:
        state, op = self.state, node["op"]
        if x is None or x.__class__ is not (str if op == "domain" else int):
            return None
        if op == "domain":
            return domain(str(x))
        if op == "days_since":
            return (state.T - int(x)) // DAY
        if op == "calendar_days_since":
            return None if state.day is None else state.day - int(x)
        if op == "times":
            return held(x * node["by"], LARGEST)
        return self.decider.zone.start(x + node["plus"])

    def met(self, node: _Node) -> bool:
        """Whether a condition is met."""
        state, op = self.state, node["op"]
        if op == "all":
            return all(map(self.met, node["of"]))
        if op == "any":
            return any(map(self.met, node["of"]))
        if op == "not":
            return not self.met(node["of"])
        if op == "at_least":
            return bool(sum(map(self.met, node["of"])) >= node["n"])
        if op == "rule":
            return state.R[node["rule"]] is True
        if op == "meets":
            return bool(state.M[node["stage"]])
        if op == "permission":
            return self.decider.program.permitted(state, node["permission"], state.T)
        if op == "was_ever":
            first = self.document["statuses"][node["status"]]["first"]
            return bool(first == node["value"]) or was_ever(state.runs[node["status"]], node["value"])
        if op in ("eq", "lt", "le", "same_text"):
            return _compared(op, self.value(node["left"]), self.value(node["right"]))
        return self._tested(node, self.value(node["of"]))

    def _tested(self, node: _Node, x: Any) -> bool:
        op = node["op"]
        if x is None:
            return False
        if op == "known":
            return True
        if op == "in":
            return x.__class__ is int and x in node["values"]
        if op == "includes":
            return x.__class__ is tuple and any(place in node["values"] for place in x)
        if op == "text":
            if x.__class__ is not str:
                return False
            if node["test"] == "exactly":
                return x in node["values"]
            return _TESTS[node["test"]](lower(x), [lower(word) for word in node["values"]])
        now = self.state.T if op == "age" else self.state.day
        if now is None or x.__class__ is not int:
            return False
        least, most = node.get("min"), node.get("max")
        return (least is None or least <= now - x) and (most is None or now - x <= most)

    # ---- trees -------------------------------------------------------------------------------------------------------

    def tree(self, node: _Node) -> Dict[str, Any]:
        """A condition with its parts, or with what it read."""
        op = node["op"]
        shown: Dict[str, Any] = {"id": node.get("id"), "op": op, "met": self.met(node)}
        if op in ("all", "any", "at_least"):
            shown["of"] = [self.tree(part) for part in node["of"]]
        elif op == "not":
            shown["of"] = [self.tree(node["of"])]
        else:
            shown["read"] = self.read(node)
        return shown

    def read(self, node: _Node) -> List[Dict[str, Any]]:
        """What an expression read, in the order in which it stands there."""
        found: List[Dict[str, Any]] = []
        self._read(node, found)
        return found

    def _read(self, node: _Node, found: List[Dict[str, Any]]) -> None:
        op = node["op"]
        if op == "was_ever":
            name = self.document["statuses"][node["status"]]["name"]
            found.append({"kind": op, "name": name, "value": self.met(node)})
        elif op == "permission":
            name = self.document["permissions"][node["permission"]]["name"]
            found.append({"kind": op, "name": name, "value": self.met(node)})
        elif op == "meets":
            name = self.decider.stage_names[node["stage"]]
            found.append({"kind": op, "name": name, "value": self.met(node)})
        elif op in ("field", "feature", "rule", "status", "status_since", "stage", "outcome", "stage_since"):
            found.append(self.reads.one(node, self.value(node)))
        else:
            for key in ("left", "right", "of"):
                if key in node:
                    self._read(node[key], found)


def _compared(op: str, left: Any, right: Any) -> bool:
    if left is None or right is None or left.__class__ is not right.__class__:
        return False
    if op == "eq":
        return bool(left == right)
    if op == "same_text":
        return left.__class__ is str and lower(left) == lower(right)
    if left.__class__ is not int:
        return False
    return bool(left < right if op == "lt" else left <= right)


Tree = Optional[Dict[str, Any]]
