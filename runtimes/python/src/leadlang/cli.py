"""`python -m leadlang RULESET LEADS.ndjson --as-of T`: decides the leads of a file, one a line."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import Any, BinaryIO, Dict, Iterator, List, Optional, Set, Tuple

from . import __version__
from .base import jsontext
from .base.instants import as_instant
from .base.names import Names
from .errors import InstantError, ReplayError, RuleSetError
from .read.facts import Facts
from .ruleset import RuleSet, load

FINE, FOUND_PROBLEMS, COULD_NOT_RUN = 0, 1, 2

_KEYS = Names(("fields", "id", "history", "fields_at", "events"))
#: Ids that stand twice are found among so many.
_IDS = 1_048_576
_SHOWN = 3


class _BadRow(Exception):
    pass


def main(arguments: Optional[List[str]] = None) -> int:
    """Runs the command; the exit code."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0) and COULD_NOT_RUN
    try:
        rules = load(_path(options.ruleset))
        if options.as_of is None:
            raise InstantError("as of when? Say --as-of 2026-03-10T09:00:00Z (or --as-of now)")
        now = datetime.datetime.now(datetime.timezone.utc)
        instant = as_instant(now if options.as_of == "now" else options.as_of)
        leads = sys.stdin.buffer if options.leads == "-" else open(options.leads, "rb")
    except (OSError, RuleSetError, InstantError) as error:
        print(f"error: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    with leads:
        return _Run(rules, instant, options).run(leads)


def _path(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m leadlang",
        description="Decide leads by a compiled rule set: a decision a line, as JSON.",
        epilog="Exit codes: 0 decided; 1 a lead could not be decided, or (with --strict) something is wrong with the "
        "data; 2 could not run.",
    )
    parser.add_argument("ruleset", metavar="RULESET", help="what `lead compile` wrote")
    parser.add_argument("leads", metavar="LEADS.ndjson", help="one lead a line; - is standard input")
    parser.add_argument("--as-of", metavar="T", help="the instant, such as 2026-03-10T09:00:00Z, or now")
    parser.add_argument(
        "--history",
        choices=("log", "replay", "none"),
        help="the log that leads carry, one derived from their events, or none [default: the log of those that "
        "carry one, else a replay if the definition looks back]",
    )
    parser.add_argument("--explain", action="store_true", help="say why")
    parser.add_argument("--strict", action="store_true", help="bad rows and problems with the data make the run fail")
    parser.add_argument("--version", action="version", version=f"leadlang {__version__}")
    return parser


class _Run:
    def __init__(self, rules: RuleSet, instant: int, options: argparse.Namespace) -> None:
        self.rules = rules
        self.instant = instant
        self.options = options
        self.ids: Set[str] = set()
        self.bad: Dict[str, List[str]] = {}
        self.counts = {"decided": 0, "undecided": 0, "problems": 0}

    def run(self, leads: BinaryIO) -> int:
        """Decides all lines."""
        name = "standard input" if self.options.leads == "-" else self.options.leads
        out = sys.stdout.buffer
        try:
            for number, lead in self._leads(leads, name):
                try:
                    decision = self._decide(lead)
                except ReplayError as error:
                    self.counts["undecided"] += 1
                    print(f"error: {name}:{number}: not decided: {error}", file=sys.stderr)
                    continue
                self.counts["decided"] += 1
                out.write(decision.encode("utf-8") + b"\n")
            out.flush()
        except BrokenPipeError:
            # Whoever reads has had enough; nothing is left to be said at exit.
            sys.stdout = None
            return FINE
        return self._report()

    def _leads(self, lines: BinaryIO, name: str) -> Iterator[Tuple[int, Facts]]:
        for number, line in enumerate(lines, 1):
            try:
                lead = self._lead(line, first=number == 1)
            except _BadRow as error:
                self.bad.setdefault(str(error), []).append(f"{name}:{number}")
                continue
            if lead is not None:
                yield number, lead

    def _lead(self, line: bytes, first: bool) -> Optional[Facts]:
        """The lead of a line; `None` for an empty line."""
        try:
            text = line.decode("utf-8-sig" if first else "utf-8").strip(" \t\r\n")
        except UnicodeDecodeError:
            raise _BadRow("it is not UTF-8 text") from None
        if not text:
            return None
        try:
            lead = jsontext.read_strict(text)
        except jsontext.JsonError as error:
            raise _BadRow(f"the line is not JSON: {error}") from None
        if not isinstance(lead, dict):
            raise _BadRow("the line is JSON, but no object")
        facts = self.rules.read(_with_fields(lead))
        if facts.id is None:
            raise _BadRow("the lead has no id")
        if facts.id in self.ids:
            raise _BadRow("the id stands on an earlier row already, which is the one that counts")
        if len(self.ids) < _IDS:
            self.ids.add(facts.id)
        return facts

    def _decide(self, facts: Facts) -> str:
        history = self.options.history
        rules, instant = self.rules, self.instant
        if history == "log":
            facts.log = True
        elif history is None and rules.reads_log and not rules.carries_log(facts, instant):
            history = "replay"
        if self.options.strict:
            self.counts["problems"] += len(rules.decide(facts, instant)["problems"])
        if self.options.explain:
            return rules.explain_json(facts, instant, "given" if history in (None, "log") else history)
        if history == "replay":
            return rules.replay_json(facts, instant)
        return rules.decide_json(facts, instant, "none" if history == "none" else "given")

    def _report(self) -> int:
        counts, out = self.counts, sys.stderr
        print(f"decided {counts['decided']} leads", file=out)
        rows = sum(map(len, self.bad.values()))
        if rows:
            print(f"{rows} rows left out", file=out)
            for reason, places in sorted(self.bad.items()):
                more = ", …" if len(places) > _SHOWN else ""
                print(f"  {reason} ({len(places)}): {', '.join(places[:_SHOWN])}{more}", file=out)
        if counts["undecided"]:
            return FOUND_PROBLEMS
        if self.options.strict and (rows or counts["problems"]):
            print("error: --strict: there are problems with the data", file=out)
            return FOUND_PROBLEMS
        return FINE


def _with_fields(lead: Dict[str, Any]) -> Dict[str, Any]:
    """A lead without `fields` holds its fields itself."""
    places = {key: _KEYS.find(key) for key in lead}
    if 0 in places.values():
        return lead
    kept: Dict[str, Any] = {key: value for key, value in lead.items() if places[key] is not None}
    kept["fields"] = {key: value for key, value in lead.items() if places[key] is None}
    return kept
