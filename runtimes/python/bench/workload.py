"""The leads of the side-by-side benchmark of rule engines, from its seed, and its rule by hand."""

from __future__ import annotations

import datetime
import time
from typing import Any, Dict, List

SEED = 20_260_101
NOW = 1_767_225_600
DAY = 86_400
#: Stages of 200,000 leads; all engines of the side-by-side benchmark agree on them.
STAGES_OF_200_000 = {"suspect": 28_558, "inquiry": 136_248, "MQL": 20_704, "SQL": 14_490}

INDUSTRIES = "software fintech healthcare retail education government manufacturing media".split()
COUNTRIES = "US GB DE FR CA IN BR JP NG PL".split()
TITLES = "c_level vp director manager individual intern student".split()
EVENTS = (
    "demo_request pricing_page_view whitepaper_download email_open webinar_attended email_click trial_signup "
    "chat_message unsubscribe page_view".split()
)
VALUED = ("pricing_page_view", "webinar_attended", "page_view")

Lead = Dict[str, Any]


class _SplitMix:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state + 0x9E37_79B9_7F4A_7C15) & 0xFFFF_FFFF_FFFF_FFFF
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9) & 0xFFFF_FFFF_FFFF_FFFF
        z = ((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB) & 0xFFFF_FFFF_FFFF_FFFF
        z ^= z >> 31
        return ((z >> 32) * n) >> 32


def _iso(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def leads(count: int) -> List[Lead]:
    """Leads as the runtime contract has them."""
    rng = _SplitMix(SEED)
    below = rng.below
    made = []
    for number in range(count):
        least, range_of = ((1, 49), (50, 150), (200, 800), (1000, 49_000))[below(4)]
        employees = least + below(range_of)
        created = NOW - below(730 * DAY)
        industry, country, title = INDUSTRIES[below(8)], COUNTRIES[below(10)], TITLES[below(7)]
        consent = below(10) < 7
        events = []
        for _ in range(0 if below(10) == 0 else below(21)):
            event = EVENTS[below(10)]
            age = below(60 * DAY) if below(2) == 0 else below(365 * DAY)
            one: Lead = {"event": event, "at": _iso(NOW - age)}
            if event in VALUED:
                one["with"] = {"value": below(600) + below(10) / 10}
            events.append(one)
        fields = {
            "industry": industry,
            "employees": employees,
            "country": country,
            "title": title,
            "consent": consent,
            "created_at": _iso(created),
        }
        made.append({"id": f"L{number:07}", "fields": fields, "events": events})
    return made


def flat(lead: Lead) -> Lead:
    """A lead as the peers take it: fields at the top, instants as seconds. Nothing is checked on the way."""
    one = dict(lead["fields"], id=lead["id"])
    one["events"] = [
        {"type": event["event"], "ts": _seconds(event["at"]), "value": event.get("with", {}).get("value")}
        for event in lead["events"]
    ]
    return one


def _seconds(at: str) -> int:
    """The quickest way of the standard library that all Pythons from 3.9 on have."""
    return int(datetime.datetime.fromisoformat(at[:19] + "+00:00").timestamp())


CUT30, CUT90 = NOW - 30 * DAY, NOW - 90 * DAY
WEIGHTS = dict(zip(EVENTS, (30, 12, 8, 1, 15, 3, 25, 6, -20, 2)))


def clamp(x: int) -> int:
    """0 to 100."""
    return 0 if x < 0 else 100 if x > 100 else x


def fit_of(lead: Lead) -> int:
    """The score `fit` by hand."""
    fit, industry, employees, title = 0, lead["industry"], lead["employees"], lead["title"]
    if industry in ("software", "fintech", "healthcare"):
        fit += 25
    if employees >= 200:
        fit += 15
    if employees >= 1000:
        fit += 10
    if lead["country"] in ("US", "GB", "DE", "FR", "CA"):
        fit += 15
    if title in ("vp", "c_level"):
        fit += 30
    if title == "director":
        fit += 15
    if title in ("intern", "student"):
        fit -= 30
    if lead["consent"]:
        fit += 10
    if industry == "government" and employees < 50:
        fit -= 20
    return clamp(fit)


def by_hand(lead: Lead) -> str:
    """The stage by hand."""
    fit, events = fit_of(lead), lead["events"]
    if fit >= 60 and lead["consent"] and any(e["type"] == "demo_request" and e["ts"] >= CUT90 for e in events):
        return "SQL"
    if fit >= 30 and clamp(sum(WEIGHTS[e["type"]] for e in events if e["ts"] >= CUT30)) >= 40:
        return "MQL"
    return "inquiry" if events else "suspect"
