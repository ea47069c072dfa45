"""Clocks: when they open and end, and what they show (8.2, 8.4, 8.5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from ..base.instants import LAST, write_instant
from ..read.facts import AT, KIND, PROPERTIES, Event
from ..read.problems import Problems, note
from .agreed import Permitted
from .calendars import Always, Calendar
from .log import LogKinds
from .pauses import Hours, Pause, moved, paused_within, pauses_of, that_matter, together
from .selects import Selects
from .starts import Start, Starts
from .state import State

STOPPED, CANCELLED, RESTARTED = range(3)
_ALWAYS = Always()

#: A notice: its instant, and who gets it.
Notice = Tuple[int, Dict[str, Any]]


class Clock:
    """One clock of a lead."""

    __slots__ = ("start", "zone_events", "end", "how")

    def __init__(self, start: int, zone_events: Tuple[Event, ...]) -> None:
        self.start = start
        self.zone_events = zone_events
        self.end: Optional[int] = None
        self.how: Optional[int] = None


class Sla:
    """One SLA, compiled."""

    def __init__(
        self,
        sla: Dict[str, Any],
        document: Dict[str, Any],
        selects: Callable[[List[Dict[str, Any]]], Selects],
        kinds: LogKinds,
        permitted: Permitted,
    ) -> None:
        self.sla = sla
        self.name: str = sla["name"]
        self.kinds = kinds
        self.permitted = permitted
        self.must = selects(sla["must"])
        self.times: int = sla["times"]
        self.starts = Starts(sla["start"], selects, kinds.reached, kinds.handed_over)
        stage = self.starts.stage_reached(sla["start"])
        self.left = None if stage is None else kinds.left[stage]
        self.new_clock = selects(sla["new_clock"])
        self.cancelled_by = selects(sla["cancelled_by"])
        self.pauses = [(selects(pause["from"]), selects(pause["until"])) for pause in sla["pauses"]]
        self.hours: List[Hours] = [_ALWAYS]
        self.zone_of: Optional[Dict[str, Any]] = None
        self.events = document["events"]
        if sla["calendar"] is not None:
            calendar = document["calendars"][sla["calendar"]]
            self.hours = [Calendar(calendar["from"], calendar["until"], zone) for zone in calendar["zones"]]
            self.zone_of = calendar["zone_of"]

    # ---- opening and ending ------------------------------------------------------------------------------------------

    def clocks(self, state: State, by: Sequence[Sequence[Event]]) -> List[Clock]:
        """All clocks of a lead, in order."""
        opened = self.starts.open(state, by)
        first = opened.after(None, None)
        if first is None:
            return []
        ends = _Ends(self, state, by, opened.events())
        found: List[Clock] = []
        end: Optional[int] = None
        asked: Optional[int] = None
        while True:
            start = opened.after(end, asked)
            if start is None:
                return found
            if not self._allowed(state, start[0]):
                asked = start[0]
                continue
            clock = self._run(state, start, ends, end, found)
            if clock.end is None:
                return found
            end = clock.end

    def _allowed(self, state: State, instant: int) -> bool:
        return all(self.permitted(state, place, instant) for place in self.sla["needs"])

    def _run(self, state: State, start: Start, ends: "_Ends", before: Optional[int], found: List[Clock]) -> Clock:
        """Runs a clock to its end, and those that are opened by restarting it."""
        clock = Clock(start[0], start[1])
        while True:
            found.append(clock)
            ends.end(clock, before)
            if clock.how != RESTARTED or clock.end is None or not self._allowed(state, clock.end):
                return clock
            before = clock.end
            # Where the event names no zone, the new clock stays in that of the one before.
            clock = Clock(clock.end, (ends.restart(clock.end), *clock.zone_events))

    # ---- what a clock shows ------------------------------------------------------------------------------------------

    def hours_of(self, clock: Clock, state: State) -> Hours:
        """The open hours in the zone of a clock."""
        of = self.zone_of
        if of is None:
            return self.hours[0]
        if of["property"] is not None:
            for event in clock.zone_events:
                for place, part in enumerate(self.events[event[KIND]]["properties"]):
                    if part["name"] == of["property"] and event[PROPERTIES] and event[PROPERTIES][place] is not None:
                        return self._zone(of, event[PROPERTIES][place])
        if of["field"] is not None and state.fields[of["field"]] is not None:
            return self._zone(of, state.fields[of["field"]])
        return self._zone(of, None)

    def _zone(self, of: Dict[str, Any], choice: Any) -> Hours:
        known = choice.__class__ is int and 0 <= choice < len(of["zones"])
        place: int = of["zones"][choice] if known else of["otherwise"]
        return self.hours[place]

    def all_pauses(self, state: State, by: Sequence[Sequence[Event]]) -> List[Pause]:
        """The pauses of a lead."""
        kinds = []
        for begin, end in self.pauses:
            starts = [event[AT] for event in begin.admitted(state, by)]
            kinds.append(pauses_of(starts, [event[AT] for event in end.admitted(state, by)]) if starts else [])
        return together(kinds) if kinds else []

    def show(self, clock: Clock, state: State, pauses: List[Pause], problems: Problems) -> "Shown":
        """What a decision says of a clock."""
        hours = self.hours_of(clock, state)
        end = state.T if clock.end is None else clock.end
        pauses = that_matter(pauses, clock.start, clock.end)
        plain = _length_after(clock.start, self.sla["within"], hours)
        due = moved(plain, clock.start, pauses, hours)
        # The pause that lasts makes it unknown, and not one before it that moved it beyond the horizon.
        lasting = due is None and _lasts(pauses) and moved(plain, clock.start, pauses[:-1], hours) is not None
        open_ms = hours.open(clock.start, end)
        if open_ms is not None:
            paused = paused_within(clock.start, end, pauses, hours)
            open_ms = None if paused is None else open_ms - paused
        outside = due is None and not lasting and hours is not _ALWAYS
        if outside:
            note(problems, "outside_calendar", self.name, write_instant(clock.start))
        word: Optional[str]
        if clock.how == CANCELLED:
            word = "cancelled"
        elif lasting:
            word = "paused"
        elif due is not None and end > due:
            word = "overdue" if clock.end is None else "missed"
        elif outside and not (hours.within(clock.start) and hours.within(end)):
            word = None
        else:
            word = "running" if clock.end is None else "met"
        return Shown(self, clock, due, word, open_ms, end, pauses, hours)


class Shown:
    """A clock as it stands in a decision, and its notices."""

    __slots__ = ("sla", "clock", "due", "state", "open_ms", "end", "pauses", "hours")

    def __init__(
        self,
        sla: Sla,
        clock: Clock,
        due: Optional[int],
        state: Optional[str],
        open_ms: Optional[int],
        end: int,
        pauses: List[Pause],
        hours: Hours,
    ) -> None:
        self.sla = sla
        self.clock = clock
        self.due = due
        self.state = state
        self.open_ms = open_ms
        self.end = end
        self.pauses = pauses
        self.hours = hours

    def written(self) -> Dict[str, Any]:
        """As a decision lists it."""
        clock = self.clock
        return {
            "sla": self.sla.name,
            "state": self.state,
            "started": write_instant(clock.start),
            "due": None if self.due is None else write_instant(self.due),
            "stopped": None if clock.end is None else write_instant(clock.end),
            "open_ms": self.open_ms,
            "elapsed_ms": self.end - clock.start,
        }

    def notices(self) -> List[Tuple[Optional[int], Dict[str, Any]]]:
        """The instants of all its notices, in the order of the source."""
        found: List[Tuple[Optional[int], Dict[str, Any]]] = []
        before: Optional[int] = self.clock.start
        for notice in self.sla.sla["notices"]:
            at = notice["at"]
            if at["at"] == "missed":
                before = None if self.due is None or self.due >= LAST else self.due + 1
            else:
                since = self.clock.start if at["at"] == "after" else before
                if since is not None:
                    before = moved(_length_after(since, at["length"], self.hours), since, self.pauses, self.hours)
            found.append((before, notice))
        return found


def _length_after(since: int, length: Dict[str, Any], hours: Hours) -> Optional[int]:
    if length["unit"] == "ms":
        return hours.after(since, length["ms"])
    return hours.working_days(since, length["days"])


def _lasts(pauses: List[Pause]) -> bool:
    return bool(pauses) and pauses[-1][1] is None


class _Ends:
    """What may end the clocks of one SLA, for one lead."""

    __slots__ = ("sla", "must", "starts", "cancels", "outcomes", "left", "restarts", "restarting")

    def __init__(self, sla: Sla, state: State, by: Sequence[Sequence[Event]], starts: List[Event]) -> None:
        self.sla = sla
        started = {id(event) for event in starts}
        events = sla.must.admitted(state, by)
        #: Promised events: each with whether it is itself a start.
        self.must = [(event[AT], id(event) in started) for event in events]
        self.cancels = [event[AT] for event in sla.cancelled_by.admitted(state, by)]
        self.restarting = list(sla.new_clock.admitted(state, by))
        self.restarts = [event[AT] for event in self.restarting]
        self.left = [event[AT] for event in by[sla.left]] if sla.left is not None else []
        #: Of each outcome when it became, and when it ended.
        self.outcomes: List[Tuple[List[int], List[int]]] = []
        for outcome in sla.sla["cancelled_by_outcomes"]:
            became, ended = (
                [event[AT] for event in by[kind]] if kind is not None else []
                for kind in (sla.kinds.became[outcome], sla.kinds.ended[outcome])
            )
            if became:
                self.outcomes.append((became, ended))

    def end(self, clock: Clock, before: Optional[int]) -> None:
        """Finds the end of a clock; what was promised by the end of the clock before counts no more."""
        start = clock.start
        found: List[Tuple[int, int]] = []
        stopped = self._stopped(start, before)
        if stopped is not None:
            found.append((stopped, STOPPED))
        cancelled = self._cancelled(start)
        if cancelled is not None:
            found.append((cancelled, CANCELLED))
        place = bisect_right(self.restarts, start)
        if place < len(self.restarts):
            found.append((self.restarts[place], RESTARTED))
        if found:
            clock.end, clock.how = min(found)

    def restart(self, instant: int) -> Event:
        """The first event at an instant that begins a new clock there."""
        return self.restarting[bisect_left(self.restarts, instant)]

    def _stopped(self, start: int, before: Optional[int]) -> Optional[int]:
        must, needed = self.must, self.sla.times
        place = bisect_left(must, (start,))
        if before is not None and before >= start:
            place = bisect_left(must, (before + 1,))
        while place < len(must) and must[place][0] == start:
            if not must[place][1]:
                needed -= 1
                if not needed:
                    return start
            place += 1
        place += needed - 1
        return must[place][0] if place < len(must) else None

    def _cancelled(self, start: int) -> Optional[int]:
        found: List[int] = []
        place = bisect_left(self.cancels, start)
        if place < len(self.cancels):
            found.append(self.cancels[place])
        for became, ended in self.outcomes:
            place = bisect_right(became, start)
            if place and not _any_within(ended, became[place - 1], start):
                found.append(start)
            elif place < len(became):
                found.append(became[place])
        place = bisect_right(self.left, start)
        if place < len(self.left):
            found.append(self.left[place])
        return min(found) if found else None


def _any_within(instants: List[int], first: int, last: int) -> bool:
    place = bisect_left(instants, first)
    return place < len(instants) and instants[place] <= last
