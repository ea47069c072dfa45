"""python bench/bench.py [LEADS] [PASSES]: this runtime, the rule by hand, and other engines of Python, side by side.

CPU time of this process; every pass runs everything once, one after the other, so that what else the machine does
falls on all alike. All answers must agree.
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
from typing import Any, Callable, Dict, List, Optional

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import peers  # noqa: E402
import workload  # noqa: E402

import leadlang  # noqa: E402

AS_OF = workload.NOW * 1000


class Entry:
    """Something to be measured: a function over data."""

    def __init__(self, name: str, function: Callable[[Any], Any], data: List[Any]) -> None:
        self.name = name
        self.function = function
        self.data = data
        self.seconds: List[float] = []

    def run(self) -> None:
        """One pass."""
        function = self.function
        before = time.process_time()
        for one in self.data:
            function(one)
        self.seconds.append((time.process_time() - before) / len(self.data) * 1e6)

    @property
    def middle(self) -> float:
        """The median, in µs a lead."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        numbers = (min(self.seconds), self.middle, max(self.seconds))
        return f"  {self.name:46} {len(self.data):>7} " + " ".join(f"{number:>9.2f}" for number in numbers)


Sections = Dict[str, List[Entry]]


def sections(count: int) -> Sections:
    """All that is measured, once it is sure that all agree."""
    rules = leadlang.load(HERE.parent / "tests" / "rulesets" / "benchmark.json")
    leads = workload.leads(count)
    flat = [workload.flat(lead) for lead in leads]
    texts = [json.dumps(lead) for lead in leads]
    facts = [rules.read(lead) for lead in leads]

    def stage(one: Any) -> Optional[str]:
        return rules.stage(one, AS_OF)

    def decide(one: Any) -> leadlang.Decision:
        return rules.decide(one, AS_OF)

    memory = [Entry("by hand", workload.by_hand, flat), Entry("leadlang: stage", stage, facts)]
    data = [
        Entry("by hand", lambda lead: workload.by_hand(workload.flat(lead)), leads),
        Entry("leadlang: stage", stage, leads),
    ]
    for name, engine, most in (("rule-engine", peers.rule_engine(), 1_000), ("cel-python", peers.cel_python(), 50)):
        if engine is None:
            print(f"{name} is not installed: pip install -r bench/requirements.txt")
            continue
        memory.append(Entry(name, engine[0], [engine[1](one) for one in flat[:most]]))
        data.append(Entry(name, _whole(engine), leads[:most]))
    wanted = [workload.by_hand(one) for one in flat]
    if count == 200_000:
        assert collections.Counter(wanted) == collections.Counter(workload.STAGES_OF_200_000)
    for entry in memory + data:
        assert wanted[: len(entry.data)] == [entry.function(one) for one in entry.data], f"{entry.name} differs"
    assert wanted == [decide(one)["stage"] for one in leads]
    return {
        "the stage, of a lead in memory": memory,
        "the stage, of a dict as it comes out of JSON": data,
        "more, of a lead in memory": [
            Entry("leadlang: scores", lambda one: rules.scores(one, AS_OF), facts),
            Entry("leadlang: decide", decide, facts),
        ],
        "more, of a dict as it comes out of JSON": [
            Entry("leadlang: read", rules.read, leads),
            Entry("leadlang: decide", decide, leads),
            Entry("leadlang: decide_json", lambda one: rules.decide_json(one, AS_OF), leads),
            Entry("leadlang: explain_json", lambda one: rules.explain_json(one, AS_OF), leads[:2_000]),
        ],
        "from a line of JSON to a line of JSON": [
            Entry("json.loads alone", json.loads, texts),
            Entry("leadlang: decide_json", lambda one: rules.decide_json(json.loads(one), AS_OF), texts),
        ],
    }


def _whole(engine: peers.Engine) -> Callable[[Any], Any]:
    function, given = engine
    return lambda lead: function(given(workload.flat(lead)))


def compare(by_name: Dict[str, Entry]) -> None:
    """The bars."""
    ours = by_name["leadlang: stage"].middle
    ratio = ours / by_name["by hand"].middle
    print(f"\nin memory, leadlang takes {ratio:.2f} times as long as code written by hand (bar: 3)")
    for name in ("rule-engine", "cel-python"):
        if name in by_name:
            print(f"in memory, {name} takes {by_name[name].middle / ours:.0f} times as long as leadlang (bar: 50)")


def main() -> None:
    """All measurements."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    passes = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    found = sections(count)
    # What is kept for the whole run is not to be looked through by the collector again and again.
    gc.collect()
    gc.freeze()
    for _ in range(passes):
        for entries in found.values():
            for entry in entries:
                entry.run()
    print(f"Python {platform.python_version()}, {count} leads, {passes} passes; µs of CPU a lead\n")
    print(f"{'':48} {'leads':>7} {'least':>9} {'median':>9} {'most':>9}")
    for title, entries in found.items():
        print(title)
        for entry in entries:
            print(entry)
    compare({entry.name: entry for entry in next(iter(found.values()))})


if __name__ == "__main__":
    main()
