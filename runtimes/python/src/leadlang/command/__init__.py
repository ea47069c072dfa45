"""`python -m leadlang RULESET LEADS.ndjson --as-of T`: decides the leads of a file, one a line."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, BinaryIO, Dict, List, Optional

from ..base import jsontext
from ..errors import InstantError, ReplayError, RuleSetError
from ..read.facts import Facts
from ..ruleset import RuleSet, load
from .options import instant_of, parser
from .output import Output, OutputError
from .report import Report
from .rows import Rows

FINE, FOUND_PROBLEMS, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Optional[List[str]] = None) -> int:
    """Runs the command; the exit code."""
    try:
        return _run(arguments)
    except SystemExit as stopped:
        # Help and the version end so, and so do arguments that cannot be understood.
        return COULD_NOT_RUN if stopped.code else FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has had enough.
        _let_go()
        return FINE
    except (RuleSetError, InstantError, OutputError) as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        print(f"error: {named}{error.strerror or error}", file=sys.stderr)
        _let_go()
    return COULD_NOT_RUN


def _run(arguments: Optional[List[str]]) -> int:
    options = parser().parse_args(arguments)
    with open(options.ruleset, "rb") as file:
        rules = _loaded(file.read(), options.ruleset)
    instant = instant_of(options.as_of, rules)
    from_input = options.leads == "-"
    name = "standard input" if from_input else options.leads
    report = Report(name)
    with Output(options.output, [options.ruleset] + ([] if from_input else [options.leads])) as output:
        with sys.stdin.buffer if from_input else open(options.leads, "rb") as leads:
            _decide(leads, rules, instant, options, report, output)
        failed = report.undecided > 0 or (options.strict and report.has_problems)
        if not (options.strict and failed):
            output.keep()
    report.write(sys.stderr)
    if options.strict and report.has_problems:
        print("error: --strict: there are problems with the data", file=sys.stderr)
    return FOUND_PROBLEMS if failed else FINE


def _loaded(document: bytes, path: str) -> RuleSet:
    try:
        return load(document)
    except RuleSetError as error:
        raise RuleSetError(error.path, f"{error.reason} ({path})") from None


def _decide(
    leads: BinaryIO, rules: RuleSet, instant: int, options: argparse.Namespace, report: Report, output: Output
) -> None:
    """Decides all lines, one after the other: no more than one is held."""
    for number, facts in Rows(leads, rules, report, log=options.history == "log").leads():
        try:
            decision, text = jsontext.written(lambda: _decision(rules, facts, instant, options))  # noqa: B023
        except ReplayError as error:
            report.undecided += 1
            print(f"error: {report.name}:{number}: not decided: {error}", file=sys.stderr)
            continue
        report.decided(number, decision)
        output.write(text.encode("utf-8") + b"\n")


def _decision(rules: RuleSet, facts: Facts, instant: int, options: argparse.Namespace) -> Dict[str, Any]:
    history = options.history
    if history is None and rules.reads_log and not rules.carries_log(facts, instant):
        history = "replay"
    if history in (None, "log"):
        history = "given"
    if options.explain:
        return rules.explain(facts, instant, history)
    return rules.replay(facts, instant) if history == "replay" else rules.decide(facts, instant, history)


def _let_go() -> None:
    """What cannot be written any more, and Python would try to write at its end, goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
