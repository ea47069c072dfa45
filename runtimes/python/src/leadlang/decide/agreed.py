"""Hand-offs, routes and nurtures (7.6, 7.7)."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence

from ..base.instants import write_date, write_instant
from ..base.numbers import decimal_text
from ..read.facts import AT, KIND, MARK, Event
from .log import Log, LogKinds, last_of
from .state import State

Permitted = Callable[[State, int, int], bool]


def value_text(kind: Dict[str, Any], value: Any) -> str:
    """A field's value as text: a choice by its name, a number in digits."""
    name = kind["type"]
    if name == "one_of":
        return kind["choices"][value]  # type: ignore[no-any-return]
    if name == "several_of":
        return ";".join(kind["choices"][place] for place in value)
    if name == "yes_no":
        return "true" if value else "false"
    if name == "date":
        return write_date(value)
    if name == "time":
        return write_instant(value)
    if name in ("text", "email"):
        return str(value)
    return decimal_text(value, 2 if name == "percent" else kind["decimals"])


class Handoffs:
    """The hand-offs of one rule set."""

    def __init__(self, document: Dict[str, Any], kinds: LogKinds, permitted: Permitted) -> None:
        self.by_stage = {handoff["stage"]: handoff for handoff in document["handoffs"]}
        self.teams = [team["name"] for team in document["teams"]]
        self.fields = [field["name"] for field in document["fields"]]
        self.permissions = [permission["name"] for permission in document["permissions"]]
        self.kinds = kinds
        self.permitted = permitted

    def report(self, state: State, log: Log, found: Sequence[Event]) -> Optional[Event]:
        """Reports the hand-off of the present stage; the entry `handed over` if it is made now."""
        handoff = self.by_stage.get(state.stage)
        if handoff is None or state.outcome >= 0:
            return None
        missing = [self.fields[place] for place in handoff["must_include"] if state.fields[place] is None]
        missing += [self.permissions[place] for place in handoff["needs"] if not self.permitted(state, place, state.T)]
        state.handoff = {
            "from": self.teams[handoff["from"]],
            "to": self.teams[handoff["to"]],
            "missing": missing,
        }
        if missing and not handoff["even_if_incomplete"]:
            return None
        stage, kinds = state.stage, self.kinds
        if any(event[KIND] == kinds.reached[stage] for event in found) or self._waits(log, stage):
            kind = kinds.handed_over[stage]
            return None if kind is None else (state.T, (), 0, None, kind, state.T)
        return None

    def _waits(self, log: Log, stage: int) -> bool:
        """Whether the stage was reached before and has not been handed over since."""
        if log.empty:
            return False
        reached = log.open_entry(stage)
        if reached is None or reached[MARK]:
            return False
        handed = last_of(log.by, self.kinds.handed_over[stage])
        return handed is None or handed[AT] < reached[AT]


class Routes:
    """The routes of one rule set."""

    def __init__(self, document: Dict[str, Any], rows: List[Callable[[State, Any], int]]) -> None:
        self.fields = document["fields"]
        self.routes = sorted(
            zip((route["stage"] for route in document["routes"]), document["routes"], rows),
            key=lambda route: -route[0],
        )

    def receiver(self, state: State) -> Optional[str]:
        """Who gets the lead."""
        if state.outcome >= 0:
            return None
        for stage, route, rows in self.routes:
            if stage <= state.stage:

                def known(state: State, number: int, route: Dict[str, Any] = route) -> bool:
                    to = route["rows"][number]["to"]
                    return "field" not in to or state.fields[to["field"]] is not None

                row = rows(state, known)
                return self.named(state, route["otherwise"] if row < 0 else route["rows"][row]["to"])
        return None

    def named(self, state: State, to: Dict[str, Any]) -> Optional[str]:
        """The name of a receiver."""
        if to["to"] == "queue":
            return to["queue"]  # type: ignore[no-any-return]
        if to["to"] == "nobody":
            return None
        value = state.fields[to["field"]]
        return None if value is None else value_text(self.fields[to["field"]]["value"], value)


class Nurtures:
    """The nurtures of one rule set."""

    def __init__(self, document: Dict[str, Any], applies: Callable[[State], List[bool]], permitted: Permitted) -> None:
        self.nurtures = document["nurtures"]
        self.applies = applies
        self.permitted = permitted

    def that_apply(self, state: State) -> List[str]:
        """Their names."""
        if not self.nurtures:
            return []
        return [
            nurture["name"]
            for nurture, applies in zip(self.nurtures, self.applies(state))
            if applies
            and (state.outcome < 0 or nurture["reads_outcome"])
            and all(self.permitted(state, place, state.T) for place in nurture["needs"])
        ]
