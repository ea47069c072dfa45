"""The rule in two other engines of Python, with the help of the host that they need. Both may be missing."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple

from workload import CUT30, CUT90, WEIGHTS, Lead, clamp

Engine = Tuple[Callable[[Any], str], Callable[[Lead], Any]]

FIT = [
    ("industry in ['software', 'fintech', 'healthcare']", 25),
    ("employees >= 200", 15),
    ("employees >= 1000", 10),
    ("country in ['US', 'GB', 'DE', 'FR', 'CA']", 15),
    ("title in ['vp', 'c_level']", 30),
    ("title == 'director'", 15),
    ("title in ['intern', 'student']", -30),
    ("consent", 10),
]


def rule_engine() -> Optional[Engine]:
    """rule-engine: it has no weighted fold over maps, so the host sums the engagement and the points."""
    try:
        import rule_engine as engine
    except ImportError:
        return None
    fit = [(engine.Rule(text), points) for text, points in FIT]
    fit.append((engine.Rule("industry == 'government' and employees < 50"), -20))
    demo = f"[e for e in events if e['type'] == 'demo_request' and e['ts'] >= {CUT90}].length > 0"
    sql = engine.Rule(f"fit >= 60 and consent and ({demo})")
    mql = engine.Rule("engagement >= 40 and fit >= 30")
    inquiry = engine.Rule("events.length > 0")

    def stage(lead: Lead) -> str:
        lead = dict(lead)
        lead["fit"] = clamp(sum(points for rule, points in fit if rule.matches(lead)))
        lead["engagement"] = clamp(sum(WEIGHTS[e["type"]] for e in lead["events"] if e["ts"] >= CUT30))
        if sql.matches(lead):
            return "SQL"
        return "MQL" if mql.matches(lead) else "inquiry" if inquiry.matches(lead) else "suspect"

    return stage, lambda lead: lead


def cel_python() -> Optional[Engine]:
    """cel-python: three expressions; the host gives it `sum` and `clamp` and binds the scores between them."""
    try:
        import celpy
        from celpy import celtypes
    except ImportError:
        return None
    parts = [f"(({text}) ? {points} : 0)" for text, points in FIT]
    parts.append("((industry == 'government' && employees < 50) ? -20 : 0)")
    texts = {
        "fit": f"clamp({' + '.join(parts)})",
        "engagement": f"clamp(sum(events.filter(e, e.ts >= {CUT30}).map(e, weights[e.type])))",
        "stage": f"fit >= 60 && consent && events.exists(e, e.type == 'demo_request' && e.ts >= {CUT90}) ? 'SQL' : "
        "engagement >= 40 && fit >= 30 ? 'MQL' : size(events) > 0 ? 'inquiry' : 'suspect'",
    }
    environment = celpy.Environment()
    functions = {
        "sum": lambda values: celtypes.IntType(sum(values)),
        "clamp": lambda value: celtypes.IntType(clamp(value)),
    }
    programs = {
        name: environment.program(environment.compile(text), functions=functions) for name, text in texts.items()
    }
    weights = celpy.json_to_cel(WEIGHTS)

    def stage(lead: Any) -> str:
        context = dict(lead)
        context["weights"] = weights
        for name in ("fit", "engagement"):
            context[name] = programs[name].evaluate(context)
        return str(programs["stage"].evaluate(context))

    return stage, celpy.json_to_cel
