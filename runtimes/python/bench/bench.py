"""python bench/bench.py [LEADS] [PASSES]: this runtime, the rule by hand, and other engines of Python, side by side.

CPU time of this process, so that what else runs on the machine counts less. All answers must agree.
"""

from __future__ import annotations

import collections
import gc
import json
import pathlib
import platform
import statistics
import sys
import time
from typing import Any, Callable, List, Optional

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import peers  # noqa: E402
import workload  # noqa: E402

import leadlang  # noqa: E402

AS_OF = workload.NOW * 1000


def measured(name: str, function: Callable[[Any], Any], data: List[Any], passes: int) -> List[Any]:
    """Runs a function over all data so many times, prints µs of CPU for each; its answers."""
    seconds = []
    answers = [function(one) for one in data]
    for _ in range(passes):
        before = time.process_time()
        for one in data:
            function(one)
        seconds.append((time.process_time() - before) / len(data) * 1e6)
    least, middle, most = min(seconds), statistics.median(seconds), max(seconds)
    print(f"{name:44} {len(data):>7} {least:>10.2f} {middle:>10.2f} {most:>10.2f}", flush=True)
    return answers


def main() -> None:
    """All measurements."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    passes = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    rules = leadlang.load(HERE.parent / "tests" / "rulesets" / "benchmark.json")
    leads = workload.leads(count)
    flat = [workload.flat(lead) for lead in leads]
    texts = [json.dumps(lead) for lead in leads]
    facts = [rules.read(lead) for lead in leads]
    # What is kept for the whole run is not to be looked through by the collector again and again.
    gc.collect()
    gc.freeze()
    print(f"Python {platform.python_version()}, {count} leads, {passes} passes; us of CPU a lead\n")
    print(f"{'':44} {'leads':>7} {'least':>10} {'middle':>10} {'most':>10}")

    print("the stage of a lead that has been read")
    wanted = measured("  by hand", workload.by_hand, flat, passes)
    if count == 200_000:
        assert collections.Counter(wanted) == collections.Counter(workload.STAGES_OF_200_000)
    agree(wanted, measured("  leadlang: stage", lambda one: rules.stage(one, AS_OF), facts, passes), "stage")
    for name, engine, most in (
        ("rule-engine", peers.rule_engine(), 2_000),
        ("cel-python", peers.cel_python(), 100),
    ):
        peer(f"  {name}", engine, flat[:most], wanted[:most], passes)

    print("more of a lead that has been read")
    measured("  leadlang: scores", lambda one: rules.scores(one, AS_OF), facts, passes)
    measured("  leadlang: decide", lambda one: rules.decide(one, AS_OF), facts, passes)

    print("from a dict of JSON")
    measured("  leadlang: read", rules.read, leads, passes)
    agree(wanted, measured("  leadlang: read, stage", lambda one: rules.stage(one, AS_OF), leads, passes), "stage")
    decided = measured("  leadlang: read, decide", lambda one: rules.decide(one, AS_OF), leads, passes)
    agree(wanted, [one["stage"] for one in decided], "decide")
    measured("  leadlang: read, decide, write", lambda one: rules.decide_json(one, AS_OF), leads, passes)
    some = leads[:2_000]
    measured("  leadlang: read, explain, write", lambda one: rules.explain_json(one, AS_OF), some, passes)

    print("from a line of JSON to a line of JSON")
    measured("  json.loads alone", json.loads, texts, passes)
    measured("  leadlang: all", lambda one: rules.decide_json(json.loads(one), AS_OF), texts, passes)


def peer(name: str, engine: Optional[peers.Engine], flat: List[Any], wanted: List[str], passes: int) -> None:
    """Another engine, on fewer leads."""
    if engine is None:
        print(f"{name:44} not installed")
        return
    function, given = engine
    agree(wanted, measured(name, function, [given(one) for one in flat], passes), name)


def agree(wanted: List[str], got: List[Any], name: str) -> None:
    """All must say the same."""
    assert wanted == got, f"{name} answers otherwise"


if __name__ == "__main__":
    main()
