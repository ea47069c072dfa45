"""All clocks of a lead, their notices and boundaries (8, 10.6)."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence, Tuple

from ..base.instants import write_instant
from ..read.facts import KIND, MARK, Event
from ..read.problems import Problems
from .agreed import Routes
from .clocks import Shown, Sla
from .log import LogKinds
from .state import State
from .view import one_of_each_instant


class Promises:
    """The SLAs of one rule set."""

    def __init__(
        self,
        slas: List[Sla],
        promised: Callable[[State], List[bool]],
        routes: Routes,
        kinds: LogKinds,
    ) -> None:
        self.slas = slas
        self.promised = promised
        self.routes = routes
        self.is_log = kinds.is_log
        self.reached = frozenset(kinds.reached + kinds.handed_over)

    def clocks(self, state: State, found: Sequence[Event], problems: Problems) -> List[Shown]:
        """All clocks by start, of one start in the order of the rule set."""
        by = self._by(state, found)
        shown: List[Tuple[int, int, Shown]] = []
        for place, (sla, counts) in enumerate(zip(self.slas, self.promised(state))):
            if not counts:
                continue
            clocks = sla.clocks(state, by)
            if clocks:
                pauses = sla.all_pauses(state, by)
                for clock in clocks:
                    shown.append((clock.start, place, sla.show(clock, state, pauses, problems)))
        shown.sort(key=lambda one: one[:2])
        return [one[2] for one in shown]

    def _by(self, state: State, found: Sequence[Event]) -> Sequence[Sequence[Event]]:
        """The events as clocks see them: entries of T too, but no marked ones, nor without a log any of reaching."""
        if state.history == "none" and not found:
            return state.by
        by = list(state.by)
        for event in list(state.entries) + list(found):
            by[event[KIND]] = one_of_each_instant(list(by[event[KIND]]) + [event])
        for kind, log in enumerate(self.is_log):
            if log and by[kind]:
                unseen = state.history == "none" and kind in self.reached
                by[kind] = () if unseen else [event for event in by[kind] if not event[MARK]]
        return by

    def notify(self, state: State, clocks: Sequence[Shown]) -> List[Dict[str, Any]]:
        """The notices that are not after T and before the end of their clock; the boundaries of open clocks."""
        now = state.T
        listed: List[Tuple[int, int, int, Dict[str, Any]]] = []
        for place, shown in enumerate(clocks):
            ended = shown.clock.end
            if ended is None and shown.due is not None and now < shown.due + 1 < state.next:
                state.next = shown.due + 1
            if not shown.sla.sla["notices"]:
                continue
            for number, (instant, notice) in enumerate(shown.notices()):
                if instant is None:
                    continue
                to = self.routes.named(state, notice["to"])
                if to is None or (ended is not None and instant >= ended):
                    continue
                if instant > now:
                    if ended is None and instant < state.next:
                        state.next = instant
                    continue
                one: Dict[str, Any] = {"sla": shown.sla.name, "to": to, "at": write_instant(instant)}
                if notice["reassign"]:
                    one["reassign"] = True
                listed.append((instant, place, number, one))
        listed.sort(key=lambda one: one[:3])
        return [one[3] for one in listed]

    def boundaries(self, state: State) -> None:
        """A time field that opens a clock opens it at its instant."""
        for sla in self.slas:
            for field in sla.starts.fields():
                at = state.fields[field]
                if at.__class__ is int and state.T < at < state.next:
                    state.next = at
