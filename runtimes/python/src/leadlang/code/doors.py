"""Doors for one answer: functions that compute the present stage, or the scores, and nothing that these do not need."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

from .core import Core
from .source import Objects

_Object = Dict[str, Any]
_STATE = re.compile(r"\bS\b")
_DAY = re.compile(r"\bD\b")


class _Door(Core):
    def __init__(self, document: _Object, objects: Objects, name: str) -> None:
        super().__init__(document, objects, f"def {name}(T, F, by, S):", boundaries=False)

    def finished(self) -> str:
        """The source, with what it turned out to need at its top."""
        lines = self.source.lines
        body = "\n".join(lines[1:])
        tops = ["    U = {}"] if "U[" in body else []
        if _DAY.search(body):
            tops.append("    D = day(T)")
        if "runs[" in body:
            tops.append("    runs = S.runs")
        return "\n".join([lines[0]] + tops + lines[1:]) + "\n"


def needs_state(source: str) -> bool:
    """Whether the function looks at more than instants, fields and events."""
    return _STATE.search(source.split("\n", 1)[1]) is not None


def stage_source(document: _Object, objects: Objects) -> Optional[str]:
    """`stage_only(T, F, by, S)`: the place of the present stage; `None` where that depends on more than its criteria.

    From the highest stage down: what only lower stages read is not computed for who is above them.
    """
    stages = document["stages"]["list"]
    if document["stages"]["building"] or any(stage["keep"]["kept"] != "not" for stage in stages):
        return None
    door = _Door(document, objects, "stage_only")
    for place in range(len(stages) - 1, 0, -1):
        if stages[place]["criteria"]:
            door.need_criteria(place)
            door.source.put(f"if c{place}: return {place}")
    door.source.put("return 0")
    return door.finished()


def scores_source(document: _Object, objects: Objects) -> str:
    """`scores_only(T, F, by, S)`: the scores by name."""
    door = _Door(document, objects, "scores_only")
    parts = []
    for place, rule in enumerate(document["rules"]):
        if rule["rule"] == "score":
            door.need_rule(place)
            value = f"r{place}"
            if rule["decimals"]:
                value = f"None if {value} is None else in_decimals({value}, {rule['decimals']})"
            parts.append(f"{objects.name(rule['name'])}: {value}")
    door.source.put("return {" + ", ".join(parts) + "}")
    return door.finished()
