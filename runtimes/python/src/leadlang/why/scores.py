"""Why a score is what it is: each term with what it gave."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from ..base.instants import write_instant
from ..base.numbers import divide, held, in_decimals
from ..read.facts import AT, ID, KIND
from .nodes import Nodes

_Object = Dict[str, Any]


class _Term:
    """A term at work."""

    __slots__ = ("term", "met", "points", "since", "events")

    def __init__(self, nodes: Nodes, term: _Object) -> None:
        self.term = term
        self.met = "when" not in term or nodes.met(term["when"])
        self.points: Optional[int] = 0
        self.since: Optional[int] = None
        self.events: List[Tuple[Any, int]] = []
        kind = term["term"]
        if kind == "points":
            self.points = term["points"]
        elif kind == "events":
            self._events(nodes)
        elif kind == "silence":
            self._silence(nodes)
        else:
            self._value(nodes)
        # What it read stands there in any case; points it gives only where its condition is met.
        if not self.met:
            self.points = 0
        if self.points is not None:
            self.points = held(self.points, term["cap"])

    def _events(self, nodes: Nodes) -> None:
        place = self.term["feature"]
        self.points = nodes.state.V[place] or 0
        bounds = tuple(
            nodes.number(window["of"]) for window in nodes.document["features"][place]["windows"] if "of" in window
        )
        self.events = nodes.decider.program.features[place].counted(nodes.state, bounds) or []

    def _silence(self, nodes: Nodes) -> None:
        term, now = self.term, nodes.state.T
        known = [value for value in map(nodes.number, term["since"]) if value is not None]
        self.since = max(known) if known else nodes.number(term["fallback"]) if "fallback" in term else None
        if self.since is not None:
            times = max(0, (now - self.since) // term["every"])
            self.points = term["points"] * min(times, term.get("times", times))

    def _value(self, nodes: Nodes) -> None:
        known = [value for value in map(nodes.number, self.term["of"]) if value is not None]
        ratio = self.term["ratio"]
        if known:
            self.points = divide(max(known) * ratio["num"], ratio["den"])
        else:
            self.points = 0 if self.term["unknown"] == "zero" else None

    @property
    def applies(self) -> bool:
        """Its condition is met, and it gives points; a plain one applies whenever its condition is met."""
        return self.met and (self.term["term"] == "points" or bool(self.points))


def score_tree(nodes: Nodes, place: int) -> _Object:
    """A score with its terms and groups."""
    rule = nodes.document["rules"][place]
    value = nodes.state.R[place]
    # Points of terms are millionths of the score's unit.
    decimals = 6 + rule["decimals"]
    terms = [_Term(nodes, term) for term in rule["terms"]]
    return {
        "score": rule["name"],
        "value": None if value is None else in_decimals(value, rule["decimals"]),
        "status": nodes.state.status_of.get(place) if value is None else None,
        "terms": [_shown(nodes, term, term.applies, decimals) for term in terms],
        "groups": [_group(nodes, group, decimals) for group in rule["groups"]],
    }


def _group(nodes: Nodes, group: _Object, decimals: int) -> _Object:
    terms = [_Term(nodes, term) for term in group["terms"]]
    taken: List[bool] = [term.applies for term in terms]
    if group["take"] != "sum":
        chosen: Optional[int] = None
        for number, term in enumerate(terms):
            if not term.applies or term.points is None:
                continue
            best = terms[chosen].points if chosen is not None else None
            if best is None or (group["take"] == "best" and term.points > best):
                chosen = number
        taken = [number == chosen for number in range(len(terms))]
    points = sum(term.points or 0 for term, takes in zip(terms, taken) if takes)
    if "cap" in group:
        points = held(points, group["cap"])
    if "scale" in group:
        points = divide(points * group["scale"]["num"], group["scale"]["den"])
    return {
        "group": group["name"],
        "points": in_decimals(points, decimals),
        "terms": [_shown(nodes, term, takes, decimals) for term, takes in zip(terms, taken)],
    }


def _shown(nodes: Nodes, one: _Term, counts: bool, decimals: int) -> _Object:
    term = one.term
    shown: _Object = {
        "id": term["id"],
        "points": None if one.points is None else in_decimals(one.points, decimals),
        "counts": counts,
    }
    if "when" in term:
        shown["when"] = nodes.tree(term["when"])
    kind = term["term"]
    if kind == "events":
        names = nodes.decider.kinds.names
        shown["events"] = [
            {
                "event": names[event[KIND]],
                "at": write_instant(event[AT]),
                "id": event[ID],
                "points": in_decimals(points, decimals),
            }
            for event, points in one.events
        ]
    elif kind == "silence":
        if one.since is not None:
            shown["since"] = write_instant(one.since)
    elif kind == "value":
        shown["read"] = [read for value in term["of"] for read in nodes.read(value)]
    return shown
