"""What gives each name its value, piece by piece: computed from facts, or taken from a state that has been decided."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple

from .expressions import Expressions
from .features import FeatureWriter
from .rules import RuleWriter
from .source import Constants, Name, Piece, written

_Object = Dict[str, Any]

#: Parts of the state, by the names that generated source has for them.
_PARTS = {
    "T": "S.T",
    "D": "S.day",
    "F": "S.fields",
    "V": "S.V",
    "R": "S.R",
    "M": "S.M",
    "U": "S.status_of",
    "n": "S.next",
    "by": "S.by",
    "runs": "S.runs",
}
#: Where a decided state has features, rules and stages.
_LISTS = {"f": "V", "r": "R", "m": "M"}


class Decided:
    """Values taken from a state that has been decided up to its outcome."""

    def __init__(self, document: _Object, constants: Constants) -> None:
        self.document = document
        self.constants = constants

    def piece(self, name: Name) -> Piece:
        """The piece that gives a name its value."""
        letter, place = name
        piece = Piece(self.constants)
        if letter in _LISTS:
            source = f"{piece.use(_LISTS[letter])}[{place}]"
        elif letter == "p":
            source = f"permitted({piece.use('S')}, {place}, {piece.use('T')})"
        else:
            piece.use("S")
            source = _PARTS[letter]
        piece.put(f"{written(letter, place)} = {source}")
        return piece


class Computed(Decided):
    """Values computed from facts. `boundaries`: also what looks for the next instant to decide again."""

    def __init__(self, document: _Object, constants: Constants, boundaries: bool) -> None:
        super().__init__(document, constants)
        self.boundaries = boundaries
        self.stages: List[_Object] = document["stages"]["list"]

    def piece(self, name: Name) -> Piece:
        letter, place = name
        piece = Piece(self.constants)
        if place is not None and letter in _WRITERS:
            _WRITERS[letter](self, piece, place)
        elif letter == "runs":
            runs = [f"status_{place}.runs(S)" for place in range(len(self.document["statuses"]))]
            piece.put(f"{piece.use('S')}.runs = runs = [{', '.join(runs)}]")
        else:
            return super().piece(name)
        return piece

    def _feature(self, piece: Piece, place: int) -> None:
        feature = self.document["features"][place]
        FeatureWriter(piece, feature, place, self.boundaries).write(Expressions(piece, self.document))

    def _rule(self, piece: Piece, place: int) -> None:
        RuleWriter(piece, self.document).write(place)

    def _cut(self, piece: Piece, ms: int) -> None:
        """What the beginning of a window is looked up by."""
        piece.put(f"{written('cut', ms)} = ({piece.use('T')} - {ms},)")

    def _criteria(self, piece: Piece, place: int) -> None:
        """Whether the criteria of a stage are met: the first of them that apply decide."""
        name = written("c", place)
        expressions = Expressions(piece, self.document)
        rows: List[Tuple[str, str]] = []
        otherwise: Optional[str] = None
        for one in self.stages[place]["criteria"]:
            line = f"{name} = {expressions.condition(one['when'])}"
            if one["for"] is None:
                otherwise = line
                break
            rows.append((expressions.condition(one["for"]), line))
        unmet = place == 0 and not rows
        piece.first_of(rows, otherwise or f"{name} = {unmet}")

    def _meets(self, piece: Piece, place: int) -> None:
        """Whether a stage is met."""
        source = piece.use("c", place)
        if self.document["stages"]["building"] and place:
            source += f" and {piece.use('m', place - 1)}"
        piece.put(f"{written('m', place)} = {source}")


class Quick(Computed):
    """Values computed where there may be no state: from the instant, the fields and the events."""

    def __init__(self, document: _Object, constants: Constants) -> None:
        super().__init__(document, constants, boundaries=False)

    def piece(self, name: Name) -> Piece:
        letter = name[0]
        if letter not in ("D", "U"):
            return super().piece(name)
        piece = Piece(self.constants)
        piece.put(f"D = day({piece.use('T')})" if letter == "D" else "U = {}")
        return piece


_WRITERS: Dict[str, Callable[[Computed, Piece, int], None]] = {
    "f": Computed._feature,
    "r": Computed._rule,
    "c": Computed._criteria,
    "m": Computed._meets,
    "cut": Computed._cut,
}
