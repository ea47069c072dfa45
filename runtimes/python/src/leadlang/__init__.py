"""Decides leads by a rule set that `lead compile` wrote. Pure Python, no dependencies.

>>> import leadlang
>>> rules = leadlang.load("ruleset.json")                              # doctest: +SKIP
>>> rules.decide({"id": "L-1", "fields": {}}, "2026-03-10T09:00:00Z")  # doctest: +SKIP
"""

from .errors import InstantError, ReplayError, RuleSetError
from .read.facts import Facts
from .ruleset import Decision, RuleSet, load

__version__ = "0.1.0"
__all__ = ["Decision", "Facts", "InstantError", "ReplayError", "RuleSet", "RuleSetError", "load"]
