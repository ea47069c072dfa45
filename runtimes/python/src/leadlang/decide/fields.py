"""Fields at an instant: freshness, what is required, what stands in for an unknown value (10.2)."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from ..read.facts import Facts
from ..read.problems import Problems, note
from .state import State


class Fields:
    """The options of the fields of one rule set."""

    __slots__ = ("options", "dated")

    def __init__(self, fields: List[Dict[str, Any]]) -> None:
        #: Place, name, `fresh for`, required, and the value that stands in, of the fields that have any of these.
        self.options: List[Tuple[int, str, Optional[int], bool, Any]] = []
        for place, field in enumerate(fields):
            default = field["if_unknown"]
            if default.__class__ is list:
                default = tuple(default)
            fresh, required = field["fresh_for"], field["required"]
            if fresh is not None or required or default is not None:
                self.options.append((place, field["name"], fresh, required, default))
        self.dated = [(place, fresh) for place, _, fresh, _, _ in self.options if fresh is not None]

    def at(self, state: State, facts: Facts, problems: Problems) -> None:
        """Puts the values at T into the state."""
        if not self.options:
            return
        values = list(facts.fields)
        dates = facts.dates
        for place, name, fresh, required, default in self.options:
            value = values[place]
            if fresh is not None and value is not None:
                date = dates[place] if dates else None
                if date is None:
                    note(problems, "fresh_without_date", name)
                elif state.T - date > fresh:
                    values[place] = value = None
            if value is None:
                if required:
                    note(problems, "missing_required", name)
                values[place] = default
        state.fields = values

    def boundaries(self, state: State) -> None:
        """A value is no longer fresh."""
        dates = state.dates
        if dates:
            for place, fresh in self.dated:
                date = dates[place]
                if date is not None and state.T < date + fresh + 1 < state.next:
                    state.next = date + fresh + 1
