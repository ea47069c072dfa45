"""Writes leads.ndjson: invented sample data for the insurance definition, one lead a line with its events inside.

    python3 generate.py

Same bytes on every machine: a random generator of its own (SplitMix64), whole numbers only, and no clock.
Everybody is made up; addresses end in `.example`, numbers are from the Irish range kept for fiction (020 91x xxxx).
"""

import datetime
import json
import os

LEADS = 360
UTC = datetime.timezone.utc
AS_OF = datetime.datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
SUMMER = (datetime.datetime(2025, 3, 30, 1, tzinfo=UTC), datetime.datetime(2025, 10, 26, 1, tzinfo=UTC))


class Random:
    """SplitMix64. Python's own `random` promises the same numbers only for some of its functions."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def between(self, low, high):
        return low + self.next() % (high - low + 1)

    def chance(self, percent):
        return self.next() % 100 < percent

    def pick(self, values):
        return values[self.next() % len(values)]

    def weighted(self, pairs):
        at = self.next() % sum(weight for _, weight in pairs)
        for value, weight in pairs:
            if at < weight:
                return value
            at -= weight


def local(at):
    """The same instant on a Dublin clock."""
    hours = 1 if SUMMER[0] <= at < SUMMER[1] else 0
    return at.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))


def stamp(at):
    return local(at).isoformat(timespec="seconds").replace("+00:00", "Z")


def add_open_time(at, seconds):
    """The instant after this much opening time: Monday to Friday 08:00 to 20:00, Saturday 09:00 to 13:00, in Dublin."""
    here = local(at)
    while True:
        hours = (8, 20) if here.weekday() < 5 else (9, 13) if here.weekday() == 5 else (0, 0)
        opening, closing = here.replace(hour=hours[0], minute=0, second=0), here.replace(hour=hours[1], minute=0, second=0)
        if here < closing:
            here = max(here, opening)
            rest = int((closing - here).total_seconds())
            if seconds <= rest:
                return (here + datetime.timedelta(seconds=seconds)).astimezone(UTC)
            seconds -= rest
        here = local((here.replace(hour=0, minute=0, second=0) + datetime.timedelta(days=1)).astimezone(UTC)).replace(hour=0)


# ---- who ---------------------------------------------------------------------------------------------------------

FIRST = ["aoife", "brian", "ciara", "declan", "eimear", "fionn", "grainne", "hugh", "isolde", "jack", "kate", "liam", "maeve", "niall", "orla", "padraig", "rose", "sean", "tara", "una"]
COUNTIES = ["Dublin", "Cork", "Galway", "Limerick", "Kerry", "Wexford", "Mayo", "Donegal"]
TRADES = [("retail", 26), ("hospitality", 20), ("construction", 18), ("professional services", 18), ("transport", 10), ("bakery", 8)]
LINES = ["motor", "home", "life", "liability", "property", "fleet"]


def make_fields(rng, number):
    applicant = rng.weighted([("private person", 66), ("sole trader", 11), ("company", 15), (None, 8)])
    business = applicant in ("sole trader", "company")
    name = rng.pick(FIRST)
    fields, dated = {}, {}
    fields["email"] = f"{name}.sample{number}@{'firm' if business else 'home'}{rng.between(1, 40)}.example"
    if rng.chance(80):
        fields["phone"] = f"+353 20 91{number % 10} {rng.between(0, 9999):04}"
    fields["county"] = rng.pick(COUNTIES)
    if applicant:
        fields["applicant"] = applicant
    if rng.chance(86):
        first = rng.weighted([("liability", 35), ("property", 35), ("fleet", 30)] if business else [("motor", 50), ("home", 34), ("life", 16)])
        second = rng.pick(LINES)
        fields["cover"] = [first] if second == first or rng.chance(65) else [first, second]
    if rng.chance(58):
        fields["renewal date"] = (AS_OF + datetime.timedelta(days=rng.between(-20, 330))).strftime("%Y-%m-%d")
    if not business and rng.chance(70):
        fields["years without claim"] = rng.between(0, 14)
    if rng.chance(7):
        fields["existing customer"] = True
    if rng.chance(2):
        fields["under age"] = True
    if rng.chance(1):
        fields["sanctions match"] = True
    if business:
        fields["trade"] = rng.weighted(TRADES)
        if rng.chance(80):
            fields["employees"] = rng.weighted([(rng.between(1, 9), 60), (rng.between(10, 80), 32), (rng.between(81, 900), 8)])
            dated["employees"] = (AS_OF - datetime.timedelta(days=rng.between(10, 1000))).strftime("%Y-%m-%d")
        if rng.chance(60):
            fields["annual turnover"] = fields.get("employees", 8) * rng.between(60, 180) * 1000
        if rng.chance(50):
            fields["vehicles"] = rng.between(0, 25)
    return fields, dated


# ---- what they do, and what we do ----------------------------------------------------------------------------------

def make_events(rng, fields):
    kind = rng.weighted([("name", 14), ("reader", 24), ("comparer", 22), ("asker", 40)])
    events = []

    def add(event, at, **properties):
        if at <= AS_OF:
            events.append((at, event, properties))
        return at

    def back(days):
        """A random instant in the last days, up to this number of them."""
        return AS_OF - datetime.timedelta(seconds=rng.between(60, days * 86400))

    for _ in range(0 if kind == "name" else rng.between(0, 5)):
        add("opened email", back(300))
    for _ in range(0 if kind == "name" else rng.between(0, 6)):
        add("visited page", back(200), url="https://harbour.example/" + rng.pick(["", "motor", "home", "business", "quote", "about"]))
    if kind in ("reader", "comparer", "asker"):
        for _ in range(rng.between(1 if kind == "reader" else 0, 2)):
            add("read guide", back(150))
        if rng.chance(45):
            add("agreed to letters", back(800))
        if rng.chance(6):
            add("unsubscribed", back(60))
        if rng.chance(3):
            add("asked not to be called", back(90))
    if kind in ("comparer", "asker"):
        for _ in range(rng.between(1 if kind == "comparer" else 0, 3)):
            add("used premium calculator", back(60), premium=rng.between(180, 1600))
    if kind == "asker":
        ask(rng, fields, add, back)
    return sorted(events, key=lambda e: (e[0], e[1]))


def ask(rng, fields, add, back):
    call = rng.chance(72)
    wanted = rng.pick(fields.get("cover", ["motor"]))
    # A few ask in the last minutes, and a few over night: their clocks are running.
    when = rng.weighted([(back(300), 55), (back(20), 35), (AS_OF - datetime.timedelta(seconds=rng.between(20, 420)), 6), (AS_OF - datetime.timedelta(seconds=rng.between(7200, 50000)), 4)])
    asked = add("quote requested", when, line=wanted, **{"call me back": call})
    if rng.chance(12):
        asked = add("asked for callback", asked + datetime.timedelta(seconds=rng.between(120, 90000)))
    if rng.chance(5):
        add("withdrew request", add_open_time(asked, rng.between(30, 280)))
        return
    pause = 0
    if rng.chance(9):
        waits = add("asked to wait", add_open_time(asked, rng.between(20, 200)))
        if rng.chance(40):
            return
        pause = rng.between(600, 20000)
        add("reachable again", add_open_time(waits, pause))
    called = add_open_time(asked, pause + rng.weighted([(rng.between(20, 300), 62), (rng.between(301, 1500), 20), (rng.between(1501, 60000), 10), (9_000_000, 8)]))
    if not call:
        called = asked + datetime.timedelta(days=1)
    elif called <= AS_OF:
        add("called back", called)
    answered = add_open_time(called, rng.between(1800, 120000))
    premium = rng.between(190, 9000)
    business = fields.get("applicant") in ("sole trader", "company")
    if rng.chance(26):
        reason = rng.weighted([("risk outside appetite", 24), ("no insurable interest", 8), ("false statements", 6), ("price too high", 38), ("renews later", 24)])
        add("declined", answered, reason=reason)
    elif rng.chance(78):
        add("sent offer" if business else "quoted", answered, premium=premium)
        if rng.chance(52):
            add("policy signed", answered + datetime.timedelta(seconds=rng.between(3600, 1_200_000)), premium=premium)


def main():
    rng = Random(5_2026)
    lines = []
    for number in range(1, LEADS + 1):
        fields, dated = make_fields(rng, number)
        lead = {"id": f"Q-{number:04}", "fields": fields}
        if dated:
            lead["fields_at"] = dated
        events = []
        for index, (at, event, properties) in enumerate(make_events(rng, fields)):
            made = {"event": event, "at": stamp(at), "id": f"q{number:04}-{index + 1}"}
            if properties:
                made["with"] = properties
            events.append(made)
        lead["events"] = events
        lines.append(lead)
    spoil(lines)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "leads.ndjson")
    with open(path, "w", encoding="utf-8", newline="") as file:
        for lead in lines:
            file.write((lead if isinstance(lead, str) else json.dumps(lead, separators=(",", ":"))) + "\n")


def spoil(lines):
    """A few things that are wrong, so that the report of data problems has something to show."""
    lines[11]["fields"]["years without claim"] = "many"
    lines[23]["fields"]["renewal date"] = "31/12/2026"
    lines[57]["fields"]["cover"] = ["motor", "boat"]
    lines[58]["fields"].pop("email")
    with_events = [lead for lead in lines if lead["events"]]
    with_events[30]["events"][0]["at"] = "2026-02-30T10:00:00Z"
    with_events[60]["events"].append({"event": "declined", "at": "2026-03-01T10:00:00Z", "id": "x-1"})     # without its reason
    with_events[90]["events"].append({"event": "read guide", "at": "2027-01-01T10:00:00Z", "id": "x-2"})   # in the future
    with_events[120]["events"].append(dict(with_events[120]["events"][-1]))                                # delivered twice
    lines.insert(200, '{"id":"Q-broken","fields":{"email":')


if __name__ == "__main__":
    main()
