"""A rule set that is ready to decide."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, Iterable, Iterator, Optional, Union

from .base import jsontext
from .base.instants import LAST, AsOf, as_instant
from .check.document import DOCUMENT
from .check.fingerprint import fingerprint
from .check.links import check_links
from .check.version import check_version
from .decide.decider import Decider
from .decide.fast_path import FastPaths
from .decide.replay import replay, replayed
from .errors import RuleSetError
from .read.facts import Facts
from .why.explain import why

Decision = Dict[str, Any]


class RuleSet:
    """A loaded rule set. Make one with `load`."""

    def __init__(self, document: Any) -> None:
        check_version(document)
        known = DOCUMENT(document, "")
        check_links(known)
        wanted = fingerprint(known)
        if known["fingerprint"] != wanted:
            raise RuleSetError("/fingerprint", f"the rule set was changed by hand: its fingerprint would be {wanted}")
        try:
            self._decider = Decider(known)
        except RecursionError:
            raise RuleSetError("", "its rules read each other through too many steps") from None
        self._reader = self._decider.reader
        self._fast = FastPaths(self._decider)
        self._stages = self._decider.stage_names
        #: The function behind `stage`, once it was asked for and if it needs nothing else.
        self._quick_stage: Optional[Callable[..., int]] = None
        #: The checked document, without keys that the standard does not know. Not to be changed.
        self.document: Dict[str, Any] = known

    @property
    def fingerprint(self) -> str:
        """Names what decides: two rule sets with one fingerprint decide every lead alike."""
        return self._decider.fingerprint

    @property
    def name(self) -> str:
        """The name of the definition."""
        return str(self.document["definition"]["name"])

    def read(self, lead: Any) -> Facts:
        """The facts of a lead: its data read once, for as many instants as you like."""
        if type(lead) is not Facts:
            return self._reader.read(lead)
        if lead.reader is not self._reader:
            raise ValueError("these facts were read by another rule set, to which other fields and events are known")
        return lead

    def decide(self, lead: Any, as_of: AsOf, history: str = "given") -> Decision:
        """The decision of a lead (10.5) as of an instant, by the log that it carries; with `history="none"` by none."""
        return self._decider.decide(self.read(lead), as_instant(as_of), _with_log(history))

    def decide_json(self, lead: Any, as_of: AsOf, history: str = "given") -> str:
        """The decision as JSON, byte for byte as the standard says."""
        return jsontext.written(lambda: self.decide(lead, as_of, history))[1]

    def explain(self, lead: Any, as_of: AsOf, history: str = "given") -> Decision:
        """The decision with `why` (10.7): what was read, met and earned, and what is missing for the next stage.

        `history` may be `replay` too. A number that no float holds is the nearest; `explain_json` has its digits.
        """
        facts, instant = self.read(lead), as_instant(as_of)
        if history == "replay":
            problems, state = replayed(self._decider, facts, instant)
        else:
            problems, state = self._decider.begin(facts, instant, _with_log(history))
        decision = self._decider.finish(state, problems)
        decision["why"] = why(self._decider, state)
        return decision

    def explain_json(self, lead: Any, as_of: AsOf, history: str = "given") -> str:
        """The same as JSON, byte for byte as the standard says."""
        return jsontext.written(lambda: self.explain(lead, as_of, history))[1]

    def decide_many(self, leads: Iterable[Any], as_of: AsOf) -> Iterator[Decision]:
        """The decisions of many leads, one after the other."""
        instant = as_instant(as_of)
        return (self._decider.decide(self.read(lead), instant) for lead in leads)

    def stage(self, lead: Any, as_of: AsOf) -> Optional[str]:
        """The name of the present stage, as `decide` says it, and nothing else: the fast path."""
        if (
            self._quick_stage is not None
            and type(lead) is Facts
            and type(as_of) is int
            and lead.seen <= as_of <= LAST
            and not lead.special
            and lead.reader is self._reader
        ):
            # Facts of which all exist, by a rule set that looks at nothing but fields and events.
            return self._stages[self._quick_stage(as_of, lead.fields, lead.by, None)]
        place = self._fast.stage(self.read(lead), as_instant(as_of))
        if self._stages:
            self._quick_stage = self._fast.stage_of_facts
            return self._stages[place]
        return None

    def scores(self, lead: Any, as_of: AsOf) -> Dict[str, Any]:
        """The scores by name, as `decide` says them, and nothing else."""
        return self._fast.scores(self.read(lead), as_instant(as_of))

    def replay(self, lead: Any, as_of: AsOf) -> Decision:
        """The decision by a log that is derived from the lead's events (7.5); `ReplayError` where that has no end."""
        return replay(self._decider, self.read(lead), as_instant(as_of))

    def replay_json(self, lead: Any, as_of: AsOf) -> str:
        """The same as JSON."""
        return jsontext.written(lambda: self.replay(lead, as_of))[1]

    @property
    def reads_log(self) -> bool:
        """Whether anything in the definition looks back at earlier stages: then decisions want a log, or a replay."""
        return self._decider.transitions.matters

    def carries_log(self, lead: Any, as_of: AsOf) -> bool:
        """Whether a lead is decided by a log of its own: it says so, or carries an entry that exists at the instant."""
        return self._decider.carries_log(self.read(lead), as_instant(as_of))

    def __repr__(self) -> str:
        return f"<RuleSet {self.name!r} {self.fingerprint}>"


def _with_log(history: str) -> bool:
    if history not in ("given", "none"):
        raise ValueError("history is given or none; for a log that is derived there is replay()")
    return history == "given"


Source = Union[str, bytes, "os.PathLike[str]", Dict[str, Any]]


def load(ruleset: Source) -> RuleSet:
    """Loads a rule set: its JSON as text or bytes, a parsed document, or the path of its file.

    A text that begins with `{` is the document itself; any other is the path of a file.
    """
    if isinstance(ruleset, dict):
        return _ready(ruleset)
    is_text = isinstance(ruleset, str)
    if isinstance(ruleset, os.PathLike) or (is_text and not str(ruleset).lstrip("\ufeff \t\r\n").startswith("{")):
        try:
            with open(ruleset, "rb") as file:
                return load(file.read())
        except ValueError as error:
            if isinstance(error, RuleSetError):
                raise
            raise RuleSetError("", "it is neither a JSON object nor the path of a file") from None
    if isinstance(ruleset, (bytes, bytearray)):
        try:
            ruleset = bytes(ruleset).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise RuleSetError("", f"it is not UTF-8: {error}") from None
        if not ruleset.lstrip().startswith("{"):
            raise RuleSetError("", "it is no JSON object")
    if not isinstance(ruleset, str):
        raise TypeError("a rule set is JSON text, bytes, a dict, or a path")
    try:
        document = jsontext.read(ruleset.lstrip("\ufeff"))
    except jsontext.JsonError as error:
        raise RuleSetError("", f"it is not JSON: {error}") from None
    return _ready(document)


def _ready(document: Any) -> RuleSet:
    try:
        return RuleSet(document)
    except RecursionError:
        raise RuleSetError("", "it is nested too deeply, or loaded from too deep within a program") from None
