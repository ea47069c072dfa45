"""`replay`: derives the log of a lead from its events (7.5)."""

from __future__ import annotations

from bisect import bisect_right
from typing import List, Tuple

from ..errors import ReplayError
from ..read.facts import KIND, Event, Facts
from ..read.problems import Problems
from .arrivals import Arrivals
from .decider import Decider, Decision
from .state import State
from .view import without_log

MOST_ENTRIES = 1_000
MOST_STEPS = 100_000


def replayed(decider: Decider, facts: Facts, instant: int) -> Tuple[Problems, State]:
    """What is known at an instant up to the outcome, with the log derived so far."""
    return _Replay(decider, facts).run(instant)


def replay(decider: Decider, facts: Facts, instant: int) -> Decision:
    """The decision at an instant, with the log derived so far."""
    problems, state = replayed(decider, facts, instant)
    return decider.finish(state, problems)


class _Replay:
    def __init__(self, decider: Decider, facts: Facts) -> None:
        self.decider = decider
        self.is_log = decider.kinds.is_log
        self.facts = facts
        self.whole = without_log(facts, self.is_log)
        self.arrivals = Arrivals(self.whole)
        self.log: List[List[Event]] = [[] for _ in self.is_log]
        # The lists themselves: what they hold changes from step to step.
        self.by = [log if of_log else events for of_log, log, events in zip(self.is_log, self.log, self.arrivals.by)]
        self.entries = 0

    def run(self, instant: int) -> Tuple[Problems, State]:
        instants = self.arrivals.instants
        instants = instants[: bisect_right(instants, instant)]
        if len(instants) > MOST_STEPS:
            raise ReplayError(f"a replay would take more than {MOST_STEPS} steps")
        steps = 0
        now = instants[0] if instants else instant
        while now < instant:
            steps += 1
            # T itself is still to come.
            if steps >= MOST_STEPS:
                raise ReplayError(f"a replay would take more than {MOST_STEPS} steps")
            after = self._step(now)
            place = bisect_right(instants, now)
            if place < len(instants) and instants[place] < after:
                after = instants[place]
            now = min(after, instant)
        self._end(instant)
        problems: Problems = dict(self.facts.problems)
        state = self._state(instant, problems)
        # Data problems are those of all that the lead carries.
        state.facts = self.facts
        state.history = "replay"
        return problems, state

    def _end(self, instant: int) -> None:
        """What is entered at T counts too, where it can matter: each kind of entry comes at most once."""
        if self.entries + sum(map(bool, self.is_log)) > MOST_ENTRIES:
            found = self.decider.transit(self._state(instant, {}))
            if self.entries + len(found) > MOST_ENTRIES:
                raise ReplayError(f"its log passes {MOST_ENTRIES} entries")

    def _state(self, now: int, problems: Problems) -> State:
        decider = self.decider
        state = State(now, self.whole, decider.zone.day(now))
        decider.fields.at(state, self.whole, problems)
        self.arrivals.up_to(now)
        state.by = self.by
        state.history = "log"
        decider.decide_state(state)
        return state

    def _step(self, now: int) -> int:
        """Decides at an instant and adds its transitions to the log; when to ask again."""
        state = self._state(now, {})
        found = self.decider.transit(state)
        self.decider.next_instant(state, found)
        for event in found:
            self.log[event[KIND]].append(event)
        self.entries += len(found)
        if self.entries > MOST_ENTRIES:
            raise ReplayError(f"its log passes {MOST_ENTRIES} entries")
        return state.next
