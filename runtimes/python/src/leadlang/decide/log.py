"""The transition log (7.4)."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from ..base.instants import write_instant
from ..read.facts import AT, KIND, MARK, PASSED, SKIPPED, Event
from .state import State


class LogKinds:
    """The places of the entries of the log among the events."""

    def __init__(self, document: Dict[str, Any]) -> None:
        stages = len(document["stages"]["list"])
        outcomes = len(document["outcomes"])
        self.reached: List[Optional[int]] = [None] * stages
        self.left: List[Optional[int]] = [None] * stages
        self.handed_over: List[Optional[int]] = [None] * stages
        self.became: List[Optional[int]] = [None] * outcomes
        self.ended: List[Optional[int]] = [None] * outcomes
        self.is_log: List[bool] = []
        for place, event in enumerate(document["events"]):
            entry: Dict[str, Any] = event["entry"] or {"entry": "changed"}
            log = entry["entry"] != "changed"
            self.is_log.append(log)
            if log:
                kinds = getattr(self, entry["entry"])
                kinds[entry["stage"] if "stage" in entry else entry["outcome"]] = place
        self.names: List[str] = [event["name"] for event in document["events"]]


def last_of(by: Sequence[Sequence[Event]], kind: Optional[int]) -> Optional[Event]:
    """The last event of a name."""
    return by[kind][-1] if kind is not None and by[kind] else None


class Log:
    """The entries strictly before T, as 7.4 reads them."""

    __slots__ = ("kinds", "by", "empty", "_became")

    def __init__(self, kinds: LogKinds, state: State) -> None:
        self.kinds = kinds
        self.by = state.by
        self.empty = state.history == "none"
        self._became: Optional[int] = None
        if not self.empty:
            for kind in kinds.became:
                last = last_of(self.by, kind)
                if last is not None and (self._became is None or last[AT] > self._became):
                    self._became = last[AT]

    def open_entry(self, stage: int) -> Optional[Event]:
        """The last `reached` of a stage, if nothing ended it."""
        last = last_of(self.by, self.kinds.reached[stage])
        if last is None or (self._became is not None and self._became >= last[AT]):
            return None
        left = last_of(self.by, self.kinds.left[stage])
        return None if left is not None and left[AT] >= last[AT] else last

    def outcome_holds(self, outcome: int) -> bool:
        """Whether an outcome holds by the log."""
        became = last_of(self.by, self.kinds.became[outcome])
        if became is None:
            return False
        ended = last_of(self.by, self.kinds.ended[outcome])
        return ended is None or ended[AT] < became[AT]


class Transitions:
    """What a lead enters and leaves at T."""

    def __init__(self, document: Dict[str, Any], kinds: LogKinds) -> None:
        self.kinds = kinds
        self.stages: List[Dict[str, Any]] = document["stages"]["list"]
        self.outcomes = len(document["outcomes"])
        self.none = not self.stages and not self.outcomes
        #: A rule read before the stages, or a stage that is kept, reads the log.
        self.is_read = reads_log(document, kinds)
        #: Anything at all reads it: without it, decisions are not those that people expect.
        self.matters = reads_log_at_all(document, kinds)

    def position(self, log: Log) -> int:
        """The highest stage with an open entry; else the highest kept for good that was reached; else the first."""
        if log.empty:
            return 0
        for stage in range(len(self.stages) - 1, -1, -1):
            if log.open_entry(stage) is not None:
                return stage
        for stage in range(len(self.stages) - 1, -1, -1):
            if self.stages[stage]["keep"]["kept"] == "good" and last_of(log.by, self.kinds.reached[stage]):
                return stage
        return 0

    def find(self, state: State, log: Log) -> List[Event]:
        """The new entries, but for `handed over`."""
        if log.empty and state.outcome < 0:
            return self._entering(state)
        kinds, now = self.kinds, state.T
        found: List[Event] = []

        def enter(kind: Optional[int], mark: int = 0) -> None:
            if kind is not None:
                found.append((now, (), mark, None, kind, now))

        if not log.empty:
            for outcome in range(self.outcomes):
                if outcome != state.outcome and log.outcome_holds(outcome):
                    enter(kinds.ended[outcome])
        if state.outcome >= 0:
            if log.empty or not log.outcome_holds(state.outcome):
                enter(kinds.became[state.outcome])
            return found
        if not self.stages:
            return found
        position, stage = self.position(log), state.stage
        for place in range(position, stage, -1):
            if log.open_entry(place) is not None:
                enter(kinds.left[place])
        for place in range(position + 1, stage + 1):
            enter(kinds.reached[place], 0 if place == stage else PASSED if state.M[place] else SKIPPED)
        return found

    def _entering(self, state: State) -> List[Event]:
        """The same without a log: every stage up to the present one."""
        now, reached, met = state.T, self.kinds.reached, state.M
        return [
            (now, (), 0 if place == state.stage else PASSED if met[place] else SKIPPED, None, kind, now)
            for place, kind in enumerate(reached[: state.stage + 1])
            if place and kind is not None
        ]

    def reached(self, state: State, log: Log, found: Sequence[Event]) -> int:
        """The highest stage with an entry `reached`, T's included."""
        if log.empty:
            return state.stage if state.outcome < 0 else 0
        kinds = {event[KIND] for event in found}
        kinds.update(event[KIND] for event in state.entries)
        for stage in range(len(self.stages) - 1, 0, -1):
            kind = self.kinds.reached[stage]
            if kind in kinds or (not log.empty and last_of(log.by, kind) is not None):
                return stage
        return 0

    def since(self, state: State, log: Log, found: Sequence[Event]) -> Optional[int]:
        """Since when the present stage has been that."""
        here = [self.kinds.reached[state.stage]] + self.kinds.left[state.stage + 1 :]
        if any(event[KIND] in here for event in found) or any(event[KIND] in here for event in state.entries):
            return state.T
        instants = [last[AT] for last in (last_of(log.by, kind) for kind in here) if last is not None]
        return max(instants) if instants else None


def reads_log(document: Dict[str, Any], kinds: LogKinds) -> bool:
    """Whether the log is read before the stages (10.6)."""
    if any(stage["keep"]["kept"] != "not" for stage in document["stages"]["list"]):
        return True
    return _selects_entry([document["features"], document["statuses"], document["permissions"]], kinds)


def reads_log_at_all(document: Dict[str, Any], kinds: LogKinds) -> bool:
    """Whether anything reads the log: clocks that start at a stage or end with an outcome, `has been`, and the like."""
    if reads_log(document, kinds):
        return True
    slas = document["slas"]
    if any(sla["cancelled_by_outcomes"] for sla in slas) or _selects_entry(slas, kinds):
        return True
    rest: List[Any] = [part for key, part in document.items() if key != "origins"]
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(one)
        elif one.__class__ is dict:
            if one.get("op") == "stage_since" or one.get("start") == "reaching":
                return True
            rest.extend(one.values())
    return False


def _selects_entry(parts: List[Any], kinds: LogKinds) -> bool:
    rest = list(parts)
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(one)
        elif one.__class__ is dict:
            if one.get("event").__class__ is int and kinds.is_log[one["event"]]:
                return True
            rest.extend(one.values())
    return False


def written(entries: Sequence[Event], names: List[str]) -> List[Dict[str, Any]]:
    """New entries as a decision lists them; all are of one instant."""
    answer = []
    at = write_instant(entries[0][0])
    for event in entries:
        one: Dict[str, Any] = {"event": names[event[KIND]], "at": at}
        if event[MARK]:
            one["passed" if event[MARK] == PASSED else "skipped"] = True
        answer.append(one)
    return answer
