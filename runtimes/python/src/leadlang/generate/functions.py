"""The functions of a rule set."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from .expressions import Expressions
from .rules import RuleWriter
from .source import Constants, Function, Piece
from .values import Computed, Decided, Quick

_Object = Dict[str, Any]


class Functions:
    """Writes the functions of one document."""

    def __init__(self, document: _Object, constants: Constants) -> None:
        self.document = document
        self.constants = constants
        self.stages: List[_Object] = document["stages"]["list"]
        self.decided = Decided(document, constants)
        self.quick = Quick(document, constants)

    def core(self) -> Function:
        """`core(S)`: all that is decided before the stages, and the boundaries of features."""
        document = self.document
        function = Function("core", ["S"], Computed(document, self.constants, boundaries=True).piece)
        piece = Piece(self.constants)
        parts = {
            "V": [piece.use("f", place) for place in range(len(document["features"]))],
            "R": [
                "None" if "after_stages" in rule else piece.use("r", place)
                for place, rule in enumerate(document["rules"])
            ],
            "M": [piece.use("m", place) for place in range(len(self.stages))],
            "criteria": [piece.use("c", place) for place in range(len(self.stages))],
        }
        expressions = Expressions(piece, document)
        rules = [rule for outcome in document["outcomes"] for rule in outcome["rules"]]
        parts["ends"] = [expressions.condition(rule["when"]) for rule in rules]
        if document["statuses"]:
            piece.use("runs")
        piece.put(f"if {piece.use('n')} < S.next: S.next = n")
        for part, sources in parts.items():
            piece.put(f"S.{part} = {_listed(sources)}")
        function.add(piece)
        return function

    def after_stages(self) -> Optional[Function]:
        """`after_stages(S)`: the rules that read the present stage or outcome; `None` if there are none."""
        places = [place for place, rule in enumerate(self.document["rules"]) if "after_stages" in rule]
        if not places:
            return None
        function = Function("after_stages", ["S"], self.decided.piece)
        for place in places:
            piece = Piece(self.constants)
            RuleWriter(piece, self.document).write(place)
            piece.put(f"{piece.use('R')}[{place}] = r{place}")
            function.add(piece)
        return function

    def where(self, where: _Object, event: int) -> Function:
        """A filter of events, by their properties `P`."""
        function = Function(self.constants.new("where"), ["P", "S"], self.decided.piece)
        piece = Piece(self.constants)
        expressions = Expressions(piece, self.document, self.document["events"][event]["properties"])
        piece.put(f"return {expressions.condition(where)}")
        function.add(piece)
        return function

    def route(self, place: int) -> Function:
        """`route_N(S, known)`: the first row that is met and whose receiver is known, or -1."""
        function = Function(f"route_{place}", ["S", "known"], self.decided.piece)
        piece = Piece(self.constants)
        expressions = Expressions(piece, self.document)
        for number, row in enumerate(self.document["routes"][place]["rows"]):
            piece.put(f"if {expressions.condition(row['when'])} and known(S, {number}): return {number}")
        piece.put("return -1")
        function.add(piece)
        return function

    def nurtured(self) -> Function:
        """`nurtured(S)`: of each nurture whether its condition is met and its end is not."""
        return self._conditions("nurtured", self.document["nurtures"])

    def promised(self) -> Function:
        """`promised(S)`: of each SLA whether it counts for this lead."""
        return self._conditions("promised", self.document["slas"])

    def _conditions(self, name: str, parts: List[_Object]) -> Function:
        function = Function(name, ["S"], self.decided.piece)
        piece = Piece(self.constants)
        expressions = Expressions(piece, self.document)
        found = []
        for part in parts:
            when = "True" if part["when"] is None else expressions.condition(part["when"])
            until = part.get("until")
            found.append(when if until is None else f"({when} and not {expressions.condition(until)})")
        piece.put(f"return {_listed(found)}")
        function.add(piece)
        return function

    def shown(self) -> Function:
        """`shown(S)`: the keys of a decision from `meets` to `statuses`."""
        document, name = self.document, self.constants.name
        function = Function("shown", ["S"], self.decided.piece)
        piece = Piece(self.constants)
        meets = [f"{name(stage['name'])}: {piece.use('m', n)}" for n, stage in enumerate(self.stages) if n]
        unknown: List[str] = []
        labels: Dict[str, List[str]] = {"band": [], "class": []}
        for place, rule in enumerate(document["rules"]):
            kind = rule["rule"]
            if kind == "score":
                unknown.append(f"({name(rule['name'])}, {place}), ")
            elif kind in labels:
                value, words = piece.use("r", place), name(rule["values"] if kind == "class" else rule["labels"])
                labels[kind].append(f"{name(rule['name'])}: None if {value} is None else {words}[{value}]")
        statuses = []
        for place, status in enumerate(document["statuses"]):
            first = None if status["first"] is None else status["values"][status["first"]]
            runs = f"{piece.use('runs')}[{place}]"
            value = f"{name(status['values'])}[{runs}[-1][1]] if {runs} else {name(first)}"
            statuses.append(f"{name(status['name'])}: {value}")
        reasons = f"{{name: U[n] for name, n in ({''.join(unknown)}) if {piece.use('R')}[n] is None}}"
        parts = (
            _braces(meets),
            _braces(self._scores(piece)),
            f"{reasons} if {piece.use('U')} else {{}}",
            _braces(labels["band"]),
            _braces(labels["class"]),
            _braces(statuses),
        )
        piece.put(f"return {', '.join(parts)}")
        function.add(piece)
        return function

    def _scores(self, piece: Piece) -> List[str]:
        """Each score by its name."""
        found = []
        for place, rule in enumerate(self.document["rules"]):
            if rule["rule"] == "score":
                value = piece.use("r", place)
                if rule["decimals"]:
                    value = f"None if {value} is None else in_decimals({value}, {rule['decimals']})"
                found.append(f"{self.constants.name(rule['name'])}: {value}")
        return found

    # ---- one answer, and nothing that it does not need --------------------------------------------------------------

    def stage_only(self) -> Optional[Function]:
        """`stage_only(T, F, by, S)`: the place of the present stage; `None` where its criteria do not decide alone.

        From the highest stage down: what only lower stages read is not computed for who is above them.
        """
        if self.document["stages"]["building"] or any(stage["keep"]["kept"] != "not" for stage in self.stages):
            return None
        function = Function("stage_only", ["T", "F", "by", "S"], self.quick.piece)
        for place in range(len(self.stages) - 1, 0, -1):
            if self.stages[place]["criteria"]:
                piece = Piece(self.constants)
                piece.put(f"if {piece.use('c', place)}: return {place}")
                function.add(piece)
        last = Piece(self.constants)
        last.put("return 0")
        function.add(last)
        return function

    def scores_only(self) -> Function:
        """`scores_only(T, F, by, S)`: the scores by name."""
        function = Function("scores_only", ["T", "F", "by", "S"], self.quick.piece)
        piece = Piece(self.constants)
        piece.put(f"return {_braces(self._scores(piece))}")
        function.add(piece)
        return function


def _listed(parts: List[str]) -> str:
    return f"[{', '.join(parts)}]"


def _braces(parts: List[str]) -> str:
    return "{" + ", ".join(parts) + "}"
