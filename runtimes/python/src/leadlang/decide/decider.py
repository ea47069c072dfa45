"""`decide`: everything in the order of 10.4, and the decision of 10.5."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from ..base.days import Zone
from ..base.instants import write_instant
from ..generate.program import Program
from ..read.facts import KIND, SEEN, Event, Facts
from ..read.lead import LeadReader
from ..read.problems import Problems, listed, note
from .agreed import Handoffs, Nurtures, Routes
from .clocks import Sla
from .fields import Fields
from .funnel import Funnel
from .log import Log, LogKinds, Transitions, written
from .promises import Promises
from .state import NEVER, State
from .view import events_at, without_log

Decision = Dict[str, Any]


class Decider:
    """All parts of one rule set."""

    def __init__(self, document: Dict[str, Any]) -> None:
        self.document = document
        self.zone = Zone(document["days"])
        self.reader = LeadReader(document, self.zone)
        self.program = program = Program(document, self.zone)
        self.kinds = kinds = LogKinds(document)
        self.fields = Fields(document["fields"])
        self.funnel = Funnel(document, kinds, program.selects)
        self.transitions = Transitions(document, kinds)
        self.handoffs = Handoffs(document, kinds, program.permitted)
        self.routes = Routes(document, program.routes)
        self.nurtures = Nurtures(document, program.nurtured, program.permitted)
        slas = [Sla(sla, document, program.selects, kinds, program.permitted) for sla in document["slas"]]
        self.promises = Promises(slas, program.promised, self.routes, kinds)
        self.since_read = bool(program.after_stages or document["routes"] or document["nurtures"])
        self.fingerprint: str = document["fingerprint"]
        definition = document["definition"]
        self.force = (definition["in_force_from"], definition["in_force_until"])
        self.stage_names: List[str] = [stage["name"] for stage in document["stages"]["list"]]
        self.outcome_names = [outcome["name"] for outcome in document["outcomes"]]

    # ---- the order of 10.4 -------------------------------------------------------------------------------------------

    def state_at(self, facts: Facts, instant: int, problems: Problems) -> State:
        """Everything up to the outcome."""
        state = State(instant, facts, self.zone.day(instant))
        if self.fields.options:
            self.fields.at(state, facts, problems)
        events_at(state, facts, self.kinds.is_log)
        self.decide_state(state)
        return state

    def carries_log(self, facts: Facts, instant: int) -> bool:
        """Whether the history of a lead is its own log."""
        if facts.log or not facts.special:
            return facts.log
        state = State(instant, facts, None)
        events_at(state, facts, self.kinds.is_log)
        return state.history == "log"

    def decide_state(self, state: State) -> None:
        """Statuses, features, rules, stage, outcome."""
        self.program.core(state)
        self.funnel.find_stage(state)
        self.funnel.find_outcome(state)

    def transit(self, state: State) -> List[Event]:
        """The transitions, the hand-off, and the rules after the stages."""
        log = Log(self.kinds, state)
        found = [] if self.transitions.none else self.transitions.find(state, log)
        if self.handoffs.by_stage:
            handed = self.handoffs.report(state, log, found)
            if handed is not None:
                found.append(handed)
        state.reached = self.transitions.reached(state, log, found)
        if self.since_read:
            if self.stage_names:
                state.stage_since = self.transitions.since(state, log, found)
            if self.program.after_stages is not None:
                self.program.after_stages(state)
        return found

    def next_instant(self, state: State, found: Sequence[Event]) -> None:
        """The boundaries of everything but events and clocks (10.6)."""
        if self.program.boundaries is not None:
            self.program.boundaries(state)
        if self.fields.dated:
            self.fields.boundaries(state)
        if self.funnel.kept or self.funnel.timed:
            self.funnel.boundaries(state)
        for permission in self.program.permissions:
            for at in permission.boundaries(state):
                if state.T < at < state.next:
                    state.next = at
        if self.promises.slas:
            self.promises.boundaries(state)
        if found and self.transitions.is_read and state.T + 1 < state.next:
            state.next = state.T + 1

    # ---- the decision ------------------------------------------------------------------------------------------------

    def decide(self, facts: Facts, instant: int, with_log: bool = True) -> Decision:
        """The decision of a lead at an instant, by the log that it carries or by none."""
        problems, state = self.begin(facts, instant, with_log)
        return self.finish(state, problems)

    def begin(self, facts: Facts, instant: int, with_log: bool = True) -> Tuple[Problems, State]:
        """The first half of it."""
        problems: Problems = dict(facts.problems)
        if with_log:
            return problems, self.state_at(facts, instant, problems)
        state = self.state_at(without_log(facts, self.kinds.is_log), instant, problems)
        # Data problems are those of all that the lead carries.
        state.facts = facts
        return problems, state

    def finish(self, state: State, problems: Problems) -> Decision:
        """The decision of what has been found up to the outcome."""
        found = self.transit(state)
        route = self.routes.receiver(state) if self.routes.routes else None
        nurture = self.nurtures.that_apply(state) if self.nurtures.nurtures else []
        self.next_instant(state, found)
        slas: List[Dict[str, Any]] = []
        notify: List[Dict[str, Any]] = []
        if self.promises.slas:
            clocks = self.promises.clocks(state, found, problems)
            if clocks:
                slas = [clock.written() for clock in clocks]
                notify = self.promises.notify(state, clocks)
        self._problems(state, problems)
        stages, outcome = self.stage_names, state.outcome
        meets, scores, score_status, bands, classes, statuses = self.program.shown(state)
        return {
            "id": state.facts.id,
            "as_of": write_instant(state.T),
            "ruleset": self.fingerprint,
            "history": state.history,
            "lead": self.funnel.is_lead(state) if self.funnel.lead is not None else None,
            "stage": stages[state.stage] if stages else None,
            "reached": stages[state.reached] if stages else None,
            "outcome": self.outcome_names[outcome] if outcome >= 0 else None,
            "reason": state.reason,
            "meets": meets,
            "scores": scores,
            "score_status": score_status,
            "bands": bands,
            "classes": classes,
            "statuses": statuses,
            "handoff": state.handoff,
            "route": route,
            "nurture": nurture,
            "slas": slas,
            "notify": notify,
            "transitions": written(found, self.kinds.names) if found else [],
            "recheck_at": write_instant(state.next) if state.next < NEVER else None,
            "problems": listed(problems) if problems else [],
        }

    def _problems(self, state: State, problems: Problems) -> None:
        """The problems of the instant itself."""
        now = state.T
        begins, ends = self.force
        if (begins is not None and now < begins) or (ends is not None and now >= ends):
            note(problems, "outside_in_force", None)
        if state.day is None:
            note(problems, "past_horizon", None)
        if state.facts.seen > now:
            names = self.kinds.names
            for events in state.facts.by:
                for event in events:
                    if event[SEEN] > now:
                        note(problems, "event_in_future", names[event[KIND]], write_instant(event[SEEN]))
