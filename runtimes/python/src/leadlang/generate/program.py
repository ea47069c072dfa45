"""A rule set as a program: all functions of it, made once when it is loaded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, Callable, Dict, List, Optional, Tuple

from ..base.days import Zone
from ..base.numbers import divide, held, in_decimals
from ..decide.features import Feature, decayed, next_age
from ..decide.people import Permission, Status, since_of, value_of, was_ever
from ..decide.selects import Selects, Where
from ..decide.state import State
from .boundaries import boundaries_function
from .expressions import HELPERS
from .features import is_inline
from .functions import Functions
from .source import Constants, Function

_Object = Dict[str, Any]


class Program:
    """The functions of one rule set."""

    def __init__(self, document: _Object, zone: Zone) -> None:
        self.document = document
        self.zone = zone
        constants = Constants()
        self.names = constants.named
        self.names.update(HELPERS)
        self.names.update(
            bisect_left=bisect_left,
            bisect_right=bisect_right,
            decayed=decayed,
            next_age=next_age,
            divide=divide,
            held=held,
            start=zone.start,
            day=zone.day,
            value_of=value_of,
            since_of=since_of,
            was_ever=was_ever,
            in_decimals=in_decimals,
            permitted=self.permitted,
        )
        self.functions = Functions(document, constants)
        self.statuses: List[Status] = []
        self.permissions: List[Permission] = []
        #: Of each feature its evaluation by a call: all of them can be asked for what earned points.
        self.features: List[Feature] = []
        self._parts()
        self.core: Callable[[State], None] = self.compiled(self.functions.core())
        self.after_stages: Optional[Callable[[State], None]] = self.compiled(self.functions.after_stages())
        self.nurtured: Callable[[State], List[bool]] = self.compiled(self.functions.nurtured())
        self.promised: Callable[[State], List[bool]] = self.compiled(self.functions.promised())
        self.boundaries: Optional[Callable[[State], None]] = self.compiled(boundaries_function(document, constants))
        self.shown: Callable[[State], Tuple[Dict[str, Any], ...]] = self.compiled(self.functions.shown())
        self.routes: List[Callable[[State, Any], int]] = [
            self.compiled(self.functions.route(place)) for place in range(len(document["routes"]))
        ]

    def compiled(self, function: Optional[Function]) -> Any:
        """Compiles source that this package wrote itself; `None` where nothing was to be written."""
        if function is None:
            return None
        exec(compile(function.text(), f"<rule set: {function.name}>", "exec"), self.names)  # noqa: S102
        return self.names[function.name]

    def where(self, select: _Object) -> Optional[Where]:
        """The filter of a selection."""
        if "where" not in select:
            return None
        return self.compiled(self.functions.where(select["where"], select["event"]))  # type: ignore[no-any-return]

    def selects(self, selects: List[_Object]) -> Selects:
        """Selections, compiled."""
        return Selects(selects, self.where)

    def permitted(self, state: State, place: int, instant: int) -> bool:
        """Whether a permission is given at an instant."""
        return self.permissions[place].at(state, instant)

    def _parts(self) -> None:
        document = self.document
        for place, status in enumerate(document["statuses"]):
            rows = [(row["value"], self.selects(row["on"])) for row in status["rows"]]
            self.statuses.append(Status(status["first"], rows))
            self.names[f"status_{place}"] = self.statuses[place]
        for place, permission in enumerate(document["permissions"]):
            given, withdrawn = self.selects(permission["given"]), self.selects(permission["withdrawn"])
            self.permissions.append(Permission(place, permission, given, withdrawn))
        firsts = [status["first"] for status in document["statuses"]]
        for place, feature in enumerate(document["features"]):
            others = {
                number: self.selects(window["select"])
                for number, window in enumerate(feature["windows"])
                if "select" in window
            }
            self.features.append(Feature(feature, self.selects(feature["select"]), others, self.zone, firsts))
            if not is_inline(feature):
                self.names[f"feature_{place}"] = self.features[place]
