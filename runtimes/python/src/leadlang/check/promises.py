"""Links of permissions, hand-offs, clocks, routes, nurtures and targets."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from ..errors import RuleSetError
from .expressions import Expressions, Place

_Object = Dict[str, Any]


class Promises:
    """Checks what the teams agreed."""

    def __init__(
        self,
        document: _Object,
        expr: Expressions,
        selects: Callable[..., None],
        identify: Callable[[_Object, str], None],
    ) -> None:
        self.doc = document
        self.expr = expr
        self.selects = selects
        self.identify = identify
        self.stages = len(document["stages"]["list"])
        self.late = Place(features=len(document["features"]), rules=len(document["rules"]), late=True)

    def run(self) -> None:
        """Raises `RuleSetError` for what does not hold."""
        for key, check in (
            ("permissions", self._permission),
            ("handoffs", self._handoff),
            ("slas", self._sla),
            ("routes", self._route),
            ("nurtures", self._nurture),
            ("targets", self._target),
        ):
            for place, part in enumerate(self.doc[key]):
                check(part, f"/{key}/{place}")

    def _among(self, places: List[int], path: str, among: str) -> None:
        for number, place in enumerate(places):
            self.expr.index(place, f"{path}/{number}", among)

    def _stage(self, place: int, path: str) -> None:
        self.expr.index(place, path, "stages", self.stages)

    def _permission(self, permission: _Object, path: str) -> None:
        self.selects(permission["given"], f"{path}/given")
        self.selects(permission["withdrawn"], f"{path}/withdrawn")
        if permission["given_field"] is not None:
            self.expr.index(permission["given_field"], f"{path}/given_field", "fields")
            if self.doc["fields"][permission["given_field"]]["value"]["type"] != "yes_no":
                raise RuleSetError(f"{path}/given_field", "a permission is given by a yes/no field")

    def _handoff(self, handoff: _Object, path: str) -> None:
        self._stage(handoff["stage"], f"{path}/stage")
        for key in ("from", "to"):
            self.expr.index(handoff[key], f"{path}/{key}", "teams")
        self._among(handoff["must_include"], f"{path}/must_include", "fields")
        self._among(handoff["needs"], f"{path}/needs", "permissions")
        self.selects(handoff["accepts"], f"{path}/accepts")
        self.selects(handoff["rejects"], f"{path}/rejects")

    def _sla(self, sla: _Object, path: str) -> None:
        self.identify(sla, path)
        if sla["when"] is not None:
            self.expr.condition(sla["when"], f"{path}/when", Place(events=False, stages=False))
        self.expr.index(sla["team"], f"{path}/team", "teams")
        for key in ("must", "new_clock", "cancelled_by"):
            self.selects(sla[key], f"{path}/{key}")
        for number, pause in enumerate(sla["pauses"]):
            self.selects(pause["from"], f"{path}/pauses/{number}/from")
            self.selects(pause["until"], f"{path}/pauses/{number}/until")
        self._among(sla["cancelled_by_outcomes"], f"{path}/cancelled_by_outcomes", "outcomes")
        self._among(sla["needs"], f"{path}/needs", "permissions")
        if sla["calendar"] is not None:
            self.expr.index(sla["calendar"], f"{path}/calendar", "calendars")
        self._start(sla["start"], f"{path}/start")
        lengths = [(sla["within"], f"{path}/within")]
        for number, notice in enumerate(sla["notices"]):
            self._to(notice["to"], f"{path}/notices/{number}/to")
            if "length" in notice["at"]:
                lengths.append((notice["at"]["length"], f"{path}/notices/{number}/at/length"))
        for length, at in lengths:
            if length["unit"] == "working_days" and sla["calendar"] is None:
                raise RuleSetError(at, "working days need a calendar")

    def _start(self, start: _Object, path: str) -> None:
        kind = start["start"]
        if kind == "events":
            self.selects(start["select"], f"{path}/select")
        elif kind == "reaching":
            self._stage(start["stage"], f"{path}/stage")
        elif kind == "field":
            self.expr.index(start["field"], f"{path}/field", "fields")
        else:
            self._start(start["a"], f"{path}/a")
            self._start(start["b"], f"{path}/b")

    def _to(self, to: _Object, path: str) -> None:
        if "field" in to:
            self.expr.index(to["field"], f"{path}/field", "fields")

    def _route(self, route: _Object, path: str) -> None:
        self._stage(route["stage"], f"{path}/stage")
        for number, row in enumerate(route["rows"]):
            self.identify(row, f"{path}/rows/{number}")
            self.expr.condition(row["when"], f"{path}/rows/{number}/when", self.late)
            self._to(row["to"], f"{path}/rows/{number}/to")
        self._to(route["otherwise"], f"{path}/otherwise")

    def _nurture(self, nurture: _Object, path: str) -> None:
        self.identify(nurture, path)
        self.expr.condition(nurture["when"], f"{path}/when", self.late)
        if nurture["until"] is not None:
            self.expr.condition(nurture["until"], f"{path}/until", self.late)
        self._among(nurture["needs"], f"{path}/needs", "permissions")

    def _target(self, target: _Object, path: str) -> None:
        for key in ("of", "reach", "stage"):
            if key in target:
                self._stage(target[key], f"{path}/{key}")
        if target["owner"] is not None:
            self.expr.index(target["owner"], f"{path}/owner", "teams")
        if "event" in target:
            self.expr.index(target["event"], f"{path}/event", "events")
            properties = len(self.doc["events"][target["event"]]["properties"])
            self.expr.index(target["property"], f"{path}/property", "properties", properties)
