"""Every public name as a program uses it: a type checker must find nothing to say about this file."""

from __future__ import annotations

import datetime
import pathlib
from typing import Any, Dict, Iterator, List, Optional

import leadlang

Lead = Dict[str, Any]


def loaded(path: pathlib.Path) -> leadlang.RuleSet:
    """All ways to load."""
    try:
        leadlang.load(str(path))
        leadlang.load(path.read_bytes())
        leadlang.load({"ruleset": 1})
        return leadlang.load(path)
    except leadlang.RuleSetError as error:
        where: str = error.path
        why: str = error.reason
        raise SystemExit(f"{where}: {why}") from error


def decided(rules: leadlang.RuleSet, lead: Lead) -> leadlang.Decision:
    """All ways to ask."""
    now = datetime.datetime.now(datetime.timezone.utc)
    facts: leadlang.Facts = rules.read(lead)
    identity: Optional[str] = facts.id
    stage: Optional[str] = rules.stage(facts, now)
    scores: Dict[str, Any] = rules.scores(lead, 0)
    texts: List[str] = [
        rules.decide_json(lead, "2026-03-10T09:00:00Z", history="none"),
        rules.explain_json(facts, now, history="replay"),
        rules.replay_json(facts, 1_767_225_600_000),
    ]
    many: Iterator[leadlang.Decision] = rules.decide_many(iter([lead, lead]), now)
    try:
        rules.replay(lead, "yesterday")
    except (leadlang.ReplayError, leadlang.InstantError) as error:
        texts.append(str(error))
    looked_back: bool = rules.reads_log and rules.carries_log(lead, now)
    print(identity, stage, scores, texts, list(many), looked_back, rules.name, rules.fingerprint, leadlang.__version__)
    return rules.explain(lead, now)
