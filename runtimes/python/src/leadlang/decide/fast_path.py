"""One answer about a lead without the rest of its decision: its stage, or its scores."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional

from ..generate.source import Function
from ..read.facts import Facts
from .decider import Decider
from .state import State
from .view import events_at


class FastPath:
    """A function that computes one answer."""

    __slots__ = ("decider", "call", "needs_state")

    def __init__(self, decider: Decider, function: Function) -> None:
        self.decider = decider
        self.call: Callable[[int, Any, Any, Optional[State]], Any] = decider.program.compiled(function)
        #: It looks at more than the instant, events, and fields as they were read.
        self.needs_state = ("S", None) in function.used or bool(decider.fields.options)

    def answer(self, facts: Facts, instant: int) -> Any:
        """The answer for a lead at an instant."""
        if not self.needs_state and facts.seen <= instant and not facts.special:
            return self.call(instant, facts.fields, facts.by, None)
        state = _state(self.decider, facts, instant)
        return self.call(instant, state.fields, state.by, state)


class FastPaths:
    """The fast paths of one rule set, made when they are first used."""

    def __init__(self, decider: Decider) -> None:
        self.decider = decider
        self._stage: Optional[FastPath] = None
        self._scores: Optional[FastPath] = None
        #: The function of the stage, once it has been made and if it needs no state.
        self.stage_of_facts: Optional[Callable[..., int]] = None

    def stage(self, facts: Facts, instant: int) -> int:
        """The place of the present stage."""
        if self._stage is None:
            function = self.decider.program.functions.stage_only()
            if function is None:
                state = _state(self.decider, facts, instant)
                self.decider.decide_state(state)
                return state.stage
            self._stage = FastPath(self.decider, function)
            if not self._stage.needs_state:
                self.stage_of_facts = self._stage.call
        return self._stage.answer(facts, instant)  # type: ignore[no-any-return]

    def scores(self, facts: Facts, instant: int) -> Dict[str, Any]:
        """The scores by name."""
        if self._scores is None:
            self._scores = FastPath(self.decider, self.decider.program.functions.scores_only())
        return self._scores.answer(facts, instant)  # type: ignore[no-any-return]


def _state(decider: Decider, facts: Facts, instant: int) -> State:
    state = State(instant, facts, decider.zone.day(instant))
    decider.fields.at(state, facts, {})
    events_at(state, facts, decider.kinds.is_log)
    return state
