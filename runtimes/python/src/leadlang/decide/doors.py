"""One answer about a lead: its stage, or its scores."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

from ..code.doors import needs_state, scores_source, stage_source
from ..read.facts import Facts
from ..read.problems import Problems
from .decider import Decider
from .state import State
from .view import events_at

_Function = Callable[[int, Any, Any, Optional[State]], Any]


class Doors:
    """The doors of one rule set, made when they are first used."""

    def __init__(self, decider: Decider) -> None:
        self.decider = decider
        self.plain_fields = not decider.fields.options
        self._stage: Optional[Tuple[Optional[_Function], bool]] = None
        self._scores: Optional[Tuple[Optional[_Function], bool]] = None

    def _made(self, source: Optional[str], name: str) -> Tuple[Optional[_Function], bool]:
        if source is None:
            return None, True
        return self.decider.program.function(source, name), needs_state(source) or not self.plain_fields

    @property
    def quick_stage(self) -> Optional[_Function]:
        """The function of the stage, if it has been made and needs no state."""
        return self._stage[0] if self._stage is not None and not self._stage[1] else None

    def stage(self, facts: Facts, instant: int) -> int:
        """The place of the present stage."""
        if self._stage is None:
            program = self.decider.program
            self._stage = self._made(stage_source(program.document, program.objects), "stage_only")
        function, whole = self._stage
        if not whole and facts.seen <= instant and not facts.special:
            return function(instant, facts.fields, facts.by, None)  # type: ignore[misc,no-any-return]
        state = self._state(facts, instant)
        if function is None:
            self.decider.decide_state(state)
            return state.stage
        return function(instant, state.fields, state.by, state)  # type: ignore[no-any-return]

    def scores(self, facts: Facts, instant: int) -> Dict[str, Any]:
        """The scores by name."""
        if self._scores is None:
            program = self.decider.program
            self._scores = self._made(scores_source(program.document, program.objects), "scores_only")
        function, whole = self._scores
        assert function is not None  # there is always one
        if not whole and facts.seen <= instant and not facts.special:
            return function(instant, facts.fields, facts.by, None)  # type: ignore[no-any-return]
        state = self._state(facts, instant)
        return function(instant, state.fields, state.by, state)  # type: ignore[no-any-return]

    def _state(self, facts: Facts, instant: int) -> State:
        decider = self.decider
        problems: Problems = {}
        state = State(instant, facts, decider.zone.day(instant))
        decider.fields.at(state, facts, problems)
        events_at(state, facts, decider.kinds.is_log)
        state.runs = [status.runs(state) for status in decider.program.statuses]
        return state
