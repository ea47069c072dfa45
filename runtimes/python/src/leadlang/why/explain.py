"""The whole of `why`."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set

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
        not_met: List[str] = []
        self._of_stage(place, not_met, set())
        return {"stage": self.stages[place]["name"], "not_met": not_met}

    def _of_stage(self, place: int, not_met: List[str], seen: Set[Any]) -> None:
        if ("stage", place) in seen:
            return
        seen.add(("stage", place))
        number = self._applying(place)
        if number is not None:
            criteria = self.stages[place]["criteria"][number]
            self._of(criteria["when"], criteria["id"], not_met, seen)

    def _of(self, node: _Object, above: str, not_met: List[str], seen: Set[Any]) -> None:
        if self.nodes.met(node):
            return
        here = node.get("id") or above
        op = node["op"]
        if op in ("all", "any", "at_least"):
            for part in node["of"]:
                self._of(part, here, not_met, seen)
        elif op == "rule":
            if ("rule", node["rule"]) not in seen:
                seen.add(("rule", node["rule"]))
                rule = self.rules[node["rule"]]
                self._of(rule["when"], rule["id"], not_met, seen)
        elif op == "meets":
            for place in range(node["stage"] + 1) if self.decider.funnel.building else [node["stage"]]:
                self._of_stage(place, not_met, seen)
        elif here not in not_met:
            not_met.append(here)
