"""The whole of `why`."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set, Tuple

from ..base.instants import write_instant
from ..decide.decider import Decider
from ..decide.state import State
from .nodes import Nodes
from .scores import score_tree

_Object = Dict[str, Any]


def why(decider: Decider, state: State) -> _Object:
    """Explains a state that has been decided to its end."""
    return _Why(decider, state).all()


class _Why:
    def __init__(self, decider: Decider, state: State) -> None:
        self.decider = decider
        self.state = state
        self.nodes = Nodes(decider, state)
        self.rules: List[_Object] = decider.document["rules"]
        self.stages: List[_Object] = decider.document["stages"]["list"]
        self.holds = decider.funnel.holding(state)

    def all(self) -> _Object:
        """All parts, in the order of 10.7."""
        numbered = list(enumerate(self.rules))
        return {
            "stages": [self._stage(place) for place in range(1, len(self.stages))],
            "outcomes": self._outcomes(),
            "scores": [score_tree(self.nodes, n) for n, rule in numbered if rule["rule"] == "score"],
            "classes": [self._class(n, rule) for n, rule in numbered if rule["rule"] == "class"],
            "definitions": [
                {"definition": rule["name"], "met": self.state.R[n], "when": self.nodes.tree(rule["when"])}
                for n, rule in numbered
                if rule["rule"] == "define"
            ],
            "missing": self._missing(),
        }

    def _applying(self, place: int) -> Optional[int]:
        """The first criteria of a stage that are for this person."""
        for number, criteria in enumerate(self.stages[place]["criteria"]):
            if criteria["for"] is None or self.nodes.met(criteria["for"]):
                return number
        return None

    def _stage(self, place: int) -> _Object:
        stage = self.stages[place]
        applying = self._applying(place)
        return {
            "stage": stage["name"],
            "holds": self.holds[place],
            "meets": bool(self.state.M[place]),
            "kept": self.decider.funnel.is_kept(self.state, place),
            "criteria": [
                {
                    "id": criteria["id"],
                    "applies": number == applying,
                    "met": self.nodes.met(criteria["when"]),
                    "for": None if criteria["for"] is None else self.nodes.tree(criteria["for"]),
                    "when": self.nodes.tree(criteria["when"]),
                }
                for number, criteria in enumerate(stage["criteria"])
            ],
        }

    def _outcomes(self) -> List[_Object]:
        funnel, state = self.decider.funnel, self.state
        found = []
        for outcome in self.decider.document["outcomes"]:
            rules = []
            for rule in outcome["rules"]:
                until = funnel.until_of(state, rule) if rule["for"] else None
                rules.append(
                    {
                        "id": rule["id"],
                        "holds": funnel.rule_holds(state, rule, self.nodes.met(rule["when"])),
                        "until": None if until is None else write_instant(until),
                        "when": self.nodes.tree(rule["when"]),
                    }
                )
            found.append({"outcome": outcome["name"], "holds": any(rule["holds"] for rule in rules), "rules": rules})
        return found

    def _class(self, place: int, rule: _Object) -> _Object:
        value = self.state.R[place]
        row = next((row["id"] for row in rule["rows"] if self.nodes.met(row["when"])), None)
        return {"class": rule["name"], "value": None if value is None else rule["values"][value], "row": row}

    # ---- what is missing ---------------------------------------------------------------------------------------------

    def _missing(self) -> Optional[_Object]:
        """The conditions that keep a lead from the stage above the present one."""
        place = self.state.stage + 1
        if place >= len(self.stages):
            return None
        return {"stage": self.stages[place]["name"], "not_met": list(self._not_met(place))}

    def _not_met(self, stage: int) -> Dict[str, None]:
        """Their ids in order. Without recursion: definitions may read each other through as many steps as they like."""
        found: Dict[str, None] = {}
        seen: Set[Any] = set()
        #: What is still to be looked into, the next one last: conditions, and stages by their places.
        rest: List[Tuple[Any, str]] = [(stage, "")]
        while rest:
            node, above = rest.pop()
            if node.__class__ is int:
                number = None if node in seen else self._applying(node)
                seen.add(node)
                if number is not None:
                    criteria = self.stages[node]["criteria"][number]
                    rest.append((criteria["when"], criteria["id"]))
                continue
            if self.nodes.met(node):
                continue
            op, here = node["op"], node.get("id") or above
            if op in ("all", "any", "at_least") and node["of"]:
                rest.extend((part, here) for part in reversed(node["of"]))
            elif op == "rule":
                rule = self.rules[node["rule"]]
                if rule["id"] not in seen:
                    seen.add(rule["id"])
                    rest.append((rule["when"], rule["id"]))
            elif op == "meets":
                first = 0 if self.decider.funnel.building else node["stage"]
                rest.extend((place, "") for place in range(node["stage"], first - 1, -1))
            else:
                found.setdefault(here)
        return found
