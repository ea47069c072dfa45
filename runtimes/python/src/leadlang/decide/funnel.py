"""What holds: stages, what keeps them, outcomes (7.2, 7.3)."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from ..read.facts import AT, MARK, SKIPPED
from .log import LogKinds
from .selects import Selects
from .state import State


class Funnel:
    """Stages and outcomes of one rule set."""

    def __init__(
        self, document: Dict[str, Any], kinds: LogKinds, selects: Callable[[List[Dict[str, Any]]], Selects]
    ) -> None:
        self.stages: List[Dict[str, Any]] = document["stages"]["list"]
        self.building: bool = document["stages"]["building"]
        self.kinds = kinds
        self.kept = [place for place, stage in enumerate(self.stages) if stage["keep"]["kept"] != "not"]
        self.until: Dict[int, Selects] = {
            place: selects(self.stages[place]["keep"]["select"])
            for place in self.kept
            if self.stages[place]["keep"]["kept"] == "until"
        }
        self.outcomes: List[Dict[str, Any]] = document["outcomes"]
        self.timed = any(rule["for"] for outcome in self.outcomes for rule in outcome["rules"])
        self.ruled = any(outcome["rules"] for outcome in self.outcomes)
        lead = document["words"]["lead"]
        self.lead: Optional[Dict[str, Any]] = lead

    def last_entry(self, state: State, stage: int) -> Optional[int]:
        """The last entry `reached`, strictly before T, that is not marked `skipped`."""
        kind = self.kinds.reached[stage]
        if kind is None or state.history == "none":
            return None
        for event in reversed(state.by[kind]):
            if event[MARK] != SKIPPED:
                return event[AT]
        return None

    def is_kept(self, state: State, stage: int) -> bool:
        """Whether a stage is kept."""
        keep = self.stages[stage]["keep"]
        if keep["kept"] == "not":
            return False
        since = self.last_entry(state, stage)
        if since is None:
            return False
        if keep["kept"] == "for":
            return state.T < since + keep["ms"]  # type: ignore[no-any-return]
        if keep["kept"] == "until":
            events = self.until[stage].admitted(state)
            return not events or events[-1][AT] <= since
        return True

    def holding(self, state: State) -> List[bool]:
        """Of each stage whether it holds."""
        holds = [True]
        for place in range(1, len(self.stages)):
            met = state.criteria[place] and (not self.building or holds[place - 1])
            holds.append(bool(met) or (place in self.kept and self.is_kept(state, place)))
        return holds

    def find_stage(self, state: State) -> None:
        """The highest stage that holds."""
        criteria = state.criteria
        stage = len(self.stages) - 1
        if self.building or (self.kept and state.history != "none"):
            holds = self.holding(state)
            while stage > 0 and not holds[stage]:
                stage -= 1
        else:
            while stage > 0 and not criteria[stage]:
                stage -= 1
        state.stage = max(stage, 0)

    def until_of(self, state: State, rule: Dict[str, Any]) -> Optional[int]:
        """The instant at which a rule with `for` is over."""
        known = [state.V[place] for place in rule["for"]["after"] if state.V[place].__class__ is int]
        return max(known) + rule["for"]["ms"] if known else None

    def rule_holds(self, state: State, rule: Dict[str, Any], met: bool) -> bool:
        """Whether one rule of an outcome holds."""
        if not met or rule["for"] is None:
            return met
        until = self.until_of(state, rule)
        return until is not None and state.T < until

    def find_outcome(self, state: State) -> None:
        """The first rule that holds, by precedence."""
        if not self.ruled or True not in state.ends:
            return
        number = 0
        for place, outcome in enumerate(self.outcomes):
            for rule in outcome["rules"]:
                if self.rule_holds(state, rule, state.ends[number]):
                    state.outcome = place
                    state.reason = rule["because"]
                    return
                number += 1

    def is_lead(self, state: State) -> Optional[bool]:
        """Whether the person is a lead."""
        lead = self.lead
        if lead is None:
            return None
        at = state.stage >= lead["stage"] if lead["or_above"] else state.stage == lead["stage"]
        return at and not (state.outcome >= 0 and self.outcomes[state.outcome]["name"] == "not a lead")

    def boundaries(self, state: State) -> None:
        """When a stage is no longer kept, and an outcome is over."""
        now = state.T
        for place in self.kept:
            keep = self.stages[place]["keep"]
            if keep["kept"] == "for":
                since = self.last_entry(state, place)
                if since is not None and now < since + keep["ms"] < state.next:
                    state.next = since + keep["ms"]
        if self.timed:
            for outcome in self.outcomes:
                for rule in outcome["rules"]:
                    if rule["for"]:
                        until = self.until_of(state, rule)
                        if until is not None and now < until < state.next:
                            state.next = until
