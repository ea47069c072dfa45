"""Writes leads.csv and events.csv: invented sample data for the Acme B2B definition.

    python3 generate.py

Same bytes on every machine: a random generator of its own (SplitMix64), whole numbers only, and no clock.
Companies, people and addresses are made up; every address ends in `.example`, which nobody can own.
"""

import csv
import datetime
import os

LEADS = 2400
UTC = datetime.timezone.utc
AS_OF = datetime.datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
SUMMER = (datetime.datetime(2025, 3, 30, 1, tzinfo=UTC), datetime.datetime(2025, 10, 26, 1, tzinfo=UTC))
MINUTE, HOUR, DAY = 60, 3600, 86400


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


# ---- time: seconds before AS_OF are easy to think in, London's clock is what people live by ----------------------

def local(at):
    """The same instant on a London clock."""
    hours = 1 if SUMMER[0] <= at < SUMMER[1] else 0
    return at.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))


def ago(seconds):
    return AS_OF - datetime.timedelta(seconds=seconds)


def waking(rng, at):
    """Moves an instant to an hour in which people are awake, mostly to one in which they are at work."""
    hour = rng.weighted([(8, 4), (9, 12), (10, 16), (11, 15), (12, 8), (13, 9), (14, 13), (15, 12), (16, 10), (17, 7), (19, 4), (20, 5), (21, 4), (22, 2)])
    day = local(at)
    if day.weekday() >= 5 and rng.chance(70):
        day -= datetime.timedelta(days=rng.between(1, 2) + (day.weekday() - 5))
    return day.replace(hour=hour, minute=rng.between(0, 59), second=rng.between(0, 59)).astimezone(UTC)


def add_open_time(at, minutes):
    """The instant after this number of minutes of office hours, Monday to Friday 09:00 to 17:30 in London."""
    here = local(at)
    left = minutes * MINUTE
    while True:
        opening, closing = here.replace(hour=9, minute=0, second=0), here.replace(hour=17, minute=30, second=0)
        if here.weekday() < 5 and here < closing:
            here = max(here, opening)
            rest = int((closing - here).total_seconds())
            if left <= rest:
                return (here + datetime.timedelta(seconds=left)).astimezone(UTC)
            left -= rest
        here = local((opening + datetime.timedelta(days=1)).astimezone(UTC)).replace(hour=0, minute=0, second=0)


# ---- leads ------------------------------------------------------------------------------------------------------

FIRST = ["Ada", "Ben", "Cleo", "Dina", "Emil", "Fay", "Gus", "Hana", "Ian", "Jo", "Kim", "Lea", "Max", "Nina", "Olaf", "Pia", "Quin", "Rosa", "Sam", "Tess", "Uma", "Vic", "Wim", "Xena", "Yan", "Zoe"]
LAST = ["Sample", "Example", "Placeholder", "Specimen", "Testcase", "Dummy", "Mockup", "Fixture"]
COMPANY_1 = ["Amber", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Indigo", "Juniper", "Kestrel", "Larch", "Maple", "Nimbus", "Ochre", "Pebble", "Quartz", "Russet", "Slate", "Tidal", "Umber", "Violet", "Willow", "Zephyr"]
COMPANY_2 = ["Works", "Systems", "Care", "Bank", "Labs", "Partners", "Foods", "Logistics", "Analytics", "Clinics", "Energy", "Studios"]
TITLES = {
    "Individual": ["Developer", "Analyst", "Account Executive", "Student"],
    "Manager": ["IT Manager", "Operations Manager", "Marketing Manager"],
    "Director": ["Director of IT", "Head of Operations", "Director of Finance"],
    "VP": ["VP Engineering", "VP Sales", "VP Operations"],
    "C-Level": ["CTO", "CFO", "CEO", "COO"],
}
INDUSTRIES = [("Software", 30), ("Finance", 18), ("Healthcare", 13), ("IT & Services", 15), ("Manufacturing", 8), ("Retail", 6), ("", 10)]
COUNTRIES = [("GB", 30), ("DE", 16), ("FR", 11), ("NL", 8), ("IE", 5), ("ES", 5), ("SE", 4), ("PL", 4), ("US", 9), ("", 8)]
SIZES = [((1, 9), 14), ((10, 49), 20), ((50, 199), 20), ((200, 999), 22), ((1000, 5000), 8), ((5001, 60000), 3), (None, 13)]
SOURCES = [("Paid search", 18), ("Organic search", 24), ("Webinar", 12), ("Event list", 12), ("Referral", 9), ("Social", 10), ("Bought list", 15)]

LEAD_COLUMNS = ["lead_id", "First Name", "Last Name", "Email", "Job Title", "Seniority", "Company", "Industry", "Company Size", "Company Size Checked", "Annual Revenue", "Country Code", "Is Competitor", "Lead Source", "Created Date"]


def make_lead(rng, number, kind):
    first, last = rng.pick(FIRST), rng.pick(LAST)
    company = rng.pick(COMPANY_1) + " " + rng.pick(COMPANY_2)
    seniority = rng.weighted([("Individual", 34), ("Manager", 28), ("Director", 17), ("VP", 7), ("C-Level", 6), ("", 8)])
    domain = "mail.example" if rng.chance(11) else company.lower().replace(" ", "") + ".example"
    size = rng.weighted(SIZES)
    employees = rng.between(*size) if size else None
    # More leads are young than old: the square of an even draw leans to the left.
    draw = rng.between(1, 1000)
    created = waking(rng, ago(2 * DAY + draw * draw * 355 * DAY // 1_000_000))
    return created, {
        "lead_id": f"L-{number:04}",
        "First Name": first,
        "Last Name": last,
        "Email": "" if rng.chance(2) else f"{first}.{last}{number}@{domain}".lower(),
        "Job Title": rng.pick(TITLES[seniority]) if seniority and rng.chance(88) else "",
        "Seniority": seniority,
        "Company": company,
        "Industry": rng.weighted(INDUSTRIES),
        "Company Size": "" if employees is None else str(employees),
        "Company Size Checked": "" if employees is None else local(ago(rng.between(5, 900) * DAY)).strftime("%Y-%m-%d"),
        "Annual Revenue": "" if employees is None or rng.chance(45) else str(employees * rng.between(60, 210) * 1000),
        "Country Code": rng.weighted(COUNTRIES),
        "Is Competitor": rng.weighted([("", 70), ("No", 28), ("Yes", 2)]),
        "Lead Source": "Bought list" if kind == "name" else rng.weighted(SOURCES[:-1]),
        "Created Date": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


# ---- what people do -----------------------------------------------------------------------------------------------

PAGES = [("/", 30), ("/product", 22), ("/blog/how-to-choose", 16), ("/customers", 10), ("/pricing", 12), ("/pricing/enterprise", 4), ("/careers", 6)]
# kind of lead: weight, opens, visits, downloads, webinars, chance of a hand raise in percent
KINDS = {
    "name": (13, (0, 0), (0, 0), (0, 0), (0, 0), 0),
    "passive": (36, (1, 6), (0, 3), (0, 0), (0, 0), 0),
    "curious": (29, (2, 9), (1, 6), (1, 2), (0, 1), 2),
    "engaged": (14, (3, 12), (3, 9), (1, 4), (0, 2), 28),
    "buyer": (8, (3, 12), (4, 11), (1, 4), (0, 3), 92),
}


def make_events(rng, created, kind):
    """(instant, event, received, topic, url, reason) for one lead, not sorted."""
    _, opens, visits, downloads, webinars, raises = KINDS[kind]
    span = int((AS_OF - created).total_seconds()) - HOUR
    events = []
    keen = kind in ("engaged", "buyer")
    # Half of those with a need have it now: what they do falls into the last weeks.
    begin = max(0, span - 50 * DAY) if keen and rng.chance(50) else 0

    def some(name, limits, **properties):
        for _ in range(rng.between(*limits)):
            at = waking(rng, created + datetime.timedelta(seconds=rng.between(begin, span)))
            at = min(max(at, created), AS_OF - datetime.timedelta(minutes=rng.between(20, 600)))
            made = {key: rng.weighted(value) for key, value in properties.items()}
            # Booth scanners and webinar tools deliver late: the event exists for the definition from then on.
            received = at + datetime.timedelta(hours=rng.between(4, 70)) if name == "attended webinar" and rng.chance(60) else None
            if received and received >= AS_OF:
                continue
            events.append((at, name, received, made.get("topic", ""), made.get("url", ""), made.get("reason", "")))

    some("opened email", opens)
    some("visited page", visits, url=[("https://our.example" + path, weight) for path, weight in PAGES])
    some("downloaded content", downloads, topic=[("pricing", 55 if keen else 12), ("product", 40), ("market study", 30), ("", 2)])
    some("attended webinar", webinars)
    if kind != "name" and rng.chance(22 if kind == "passive" else 48):
        some("opted in", (1, 1))
    if kind != "name" and rng.chance(5):
        some("opted out", (1, 1))
    if rng.chance(raises):
        sales(rng, created, span, events)
    return events


def sales(rng, created, span, events):
    """A hand raise and what sales makes of it: an answer, mostly, and a decision."""
    # Half of them lately, so that there is something to do today.
    back = rng.between(0, span) if rng.chance(55) else rng.between(0, min(span, 21 * DAY))
    raised = min(waking(rng, ago(back)), AS_OF - datetime.timedelta(minutes=rng.between(5, 900)))
    raised = max(raised, created)
    events.append((raised, rng.weighted([("requested demo", 72), ("asked to talk to sales", 28)]), None, "", "", ""))
    delay = rng.weighted([((0, 4), 42), ((5, 40), 24), ((41, 400), 16), ((401, 2000), 8), (None, 10)])
    if delay is None:
        return
    answered = add_open_time(raised, rng.between(*delay)) + datetime.timedelta(seconds=rng.between(0, 55))
    events.append((answered, "responded", None, "", "", ""))
    if rng.chance(25):
        events.append((add_open_time(answered, rng.between(30, 900)), "responded", None, "", "", ""))
    decided = add_open_time(answered, rng.weighted([(rng.between(10, 450), 66), (rng.between(451, 3000), 34)]))
    verdict = rng.weighted([("accepted lead", 46), ("rejected lead", 34), (None, 20)])
    if verdict == "accepted lead":
        events.append((decided, verdict, None, "", "", ""))
    if verdict == "rejected lead":
        reason = rng.weighted([("no budget", 26), ("too early", 38), ("wrong contact", 20), ("duplicate", 9), ("", 7)])
        events.append((decided, verdict, None, "", "", reason))


EVENT_COLUMNS = ["event_id", "lead_id", "event", "occurred_at", "received_at", "topic", "url", "reason"]


def stamp(at):
    if at is None:
        return ""
    text = local(at).isoformat(timespec="seconds")
    return text.replace("+00:00", "Z")


def main():
    rng = Random(20260310)
    leads, rows = [], []
    for number in range(1, LEADS + 1):
        kind = rng.weighted([(name, values[0]) for name, values in KINDS.items()])
        created, lead = make_lead(rng, number, kind)
        leads.append(lead)
        for at, event, received, topic, url, reason in sorted(make_events(rng, created, kind), key=lambda e: (e[0], e[1])):
            if at < AS_OF:
                rows.append([f"e{len(rows) + 1:05}", lead["lead_id"], event, stamp(at), stamp(received), topic, url, reason])
    spoil(leads, rows)
    here = os.path.dirname(os.path.abspath(__file__))
    write(os.path.join(here, "leads.csv"), [LEAD_COLUMNS] + [[lead[column] for column in LEAD_COLUMNS] for lead in leads])
    write(os.path.join(here, "events.csv"), [EVENT_COLUMNS] + rows)


def spoil(leads, rows):
    """What every export has: a few cells and rows that are wrong. `lead run` names each of them and decides the rest."""
    leads[40]["Industry"] = "Sofware"                          # not a choice: `anything else is other` takes it
    leads[87]["Seniority"] = "Head of"                         # not a choice, and nothing catches it
    leads[133]["Company Size"] = "n/a"
    leads[134]["Company Size"] = "200-999"
    leads[210]["Created Date"] = "2025-12-01T10:15:00"         # no offset: which ten o'clock?
    leads[391]["Is Competitor"] = "maybe"
    leads[512]["Annual Revenue"] = "about 5 million"
    leads[700]["Company Size Checked"] = "last spring"

    def first(event, after):
        return next(i for i in range(after, len(rows)) if rows[i][2] == event)

    without_offset = first("visited page", 3000)
    rows[without_offset][3] = rows[without_offset][3][:19]
    rows[first("downloaded content", 6000)][5] = "brochure"
    twice = first("opened email", 9000)
    rows.insert(twice + 1, list(rows[twice]))                  # the mail tool sent it twice: one event by its id
    future = first("attended webinar", 12000)
    rows.insert(future + 1, ["e90001", rows[future][1], "attended webinar", "2026-04-01T16:00:00+01:00", "", "", "", ""])
    odd = first("visited page", 15000)
    rows.insert(odd + 1, ["e90002", rows[odd][1], "scrolled page", rows[odd][3], "", "", "", ""])
    broken = first("opened email", 17000)
    rows.insert(broken + 1, ["e90003", rows[broken][1], "opened email"])
    rows.append(["e90004", "L-9999", "requested demo", "2026-03-02T11:00:00Z", "", "", "", ""])


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
