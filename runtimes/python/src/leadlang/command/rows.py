"""The lines of a file of leads."""

from __future__ import annotations

from typing import Any, BinaryIO, Dict, Iterator, Optional, Set, Tuple

from ..base import jsontext
from ..base.names import Names
from ..read.facts import Facts
from ..ruleset import RuleSet
from .report import Report

_KEYS = Names(("fields", "id", "history", "fields_at", "events"))
_HISTORY = 2
#: Ids that stand twice are found among so many.
_IDS = 1_048_576


class BadRow(Exception):
    """A line that is no lead; where in it, if that can be said."""

    def __init__(self, reason: str, column: Optional[int] = None) -> None:
        super().__init__(reason)
        self.column = column


class Rows:
    """Reads lines into facts. Bad ones go into the report.

    With `log` the log that a lead brings counts, whatever its `history` says.
    """

    def __init__(self, lines: BinaryIO, rules: RuleSet, report: Report, log: bool = False) -> None:
        self.log = log
        self.lines = lines
        self.rules = rules
        self.report = report
        self.ids: Set[str] = set()

    def leads(self) -> Iterator[Tuple[int, Facts]]:
        """The leads, each with the number of its line."""
        for number, line in enumerate(self.lines, 1):
            try:
                facts = self._facts(line, first=number == 1)
            except BadRow as error:
                self.report.bad(str(error), number, error.column)
                continue
            if facts is not None:
                yield number, facts

    def _facts(self, line: bytes, first: bool) -> Optional[Facts]:
        """The facts of a line; `None` for an empty one."""
        try:
            text = line.decode("utf-8-sig" if first else "utf-8").rstrip(" \t\r\n")
        except UnicodeDecodeError:
            raise BadRow("it is not UTF-8 text") from None
        if not text:
            return None
        lead = _with_fields(_object(text))
        if self.log:
            lead = {key: value for key, value in lead.items() if _KEYS.find(key) != _HISTORY}
            lead["history"] = "log"
        facts = self.rules.read(lead)
        if facts.id is None:
            raise BadRow("the lead has no id")
        if facts.id in self.ids:
            raise BadRow("the id stands on an earlier line already, which is the one that counts")
        if len(self.ids) < _IDS:
            self.ids.add(facts.id)
        return facts


def _object(text: str) -> Dict[str, Any]:
    try:
        lead = jsontext.read_strict(text)
    except jsontext.JsonError as error:
        if error.column is not None and (error.column > len(text) or error.reason.startswith("Unterminated")):
            raise BadRow("the line breaks off before its object ends") from None
        raise BadRow(f"the line is not JSON: {error.reason}", error.column) from None
    if not isinstance(lead, dict):
        raise BadRow("the line is JSON, but not an object in { }")
    return lead


def _with_fields(lead: Dict[str, Any]) -> Dict[str, Any]:
    """A lead without `fields` holds its fields itself."""
    places = {key: _KEYS.find(key) for key in lead}
    if 0 in places.values():
        return lead
    kept: Dict[str, Any] = {key: value for key, value in lead.items() if places[key] is not None}
    kept["fields"] = {key: value for key, value in lead.items() if places[key] is None}
    return kept
