"""Writes leads.csv: 400 synthetic rows with the 37 columns of the X Education export.

    python3 generate.py

No row is taken from anywhere: every column is drawn on its own from shares that we invented, apart from the few that
would contradict each other (nobody who never came has seconds on the website; three in ten of the chats say nothing about
themselves; whose mail bounced gets none). `Converted` is a coin. So the file shows how the definition runs, and says
nothing about which leads convert. For that, see README.md: run the definition on the real export.
Same bytes on every machine: a random generator of its own (SplitMix64), whole numbers only, and no clock.
"""

import csv
import os

ROWS = 400


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

    def weighted(self, pairs):
        at = self.next() % sum(weight for _, weight in pairs)
        for value, weight in pairs:
            if at < weight:
                return value
            at -= weight


ORIGIN = [("Landing Page Submission", 50), ("API", 36), ("Lead Add Form", 11), ("Lead Import", 2), ("Quick Add Form", 1)]
SOURCE = [("Google", 30), ("google", 2), ("Direct Traffic", 24), ("Olark Chat", 16), ("Organic Search", 12), ("Reference", 7), ("Welingak Website", 3), ("Referral Sites", 2), ("Facebook", 2), ("Live Chat", 1), ("", 1)]
ACTIVITY = [("Email Opened", 38), ("SMS Sent", 26), ("Page Visited on Website", 10), ("Olark Chat Conversation", 10), ("Converted to Lead", 5), ("Email Bounced", 5), ("Email Link Clicked", 3), ("Unsubscribed", 1), ("", 2)]
COUNTRY = [("India", 66), ("", 25), ("United States", 2), ("United Arab Emirates", 2), ("Singapore", 2), ("United Kingdom", 2), ("unknown", 1)]
SPECIALIZATION = [("Select", 20), ("", 15), ("Finance Management", 13), ("Human Resource Management", 11), ("Marketing Management", 11), ("Operations Management", 8), ("Business Administration", 7), ("Supply Chain Management", 6), ("Travel and Tourism", 4), ("E-COMMERCE", 3), ("Banking, Investment And Insurance", 2)]
HEARD = [("Select", 60), ("", 22), ("Online Search", 9), ("Word Of Mouth", 5), ("Advertisements", 2), ("Social Media", 2)]
OCCUPATION = [("Unemployed", 56), ("", 26), ("Working Professional", 11), ("Student", 4), ("Businessman", 1), ("Housewife", 1), ("Other", 1)]
MATTERS = [("Better Career Prospects", 70), ("", 29), ("Flexibility & Convenience", 1)]
TAGS = [("", 45), ("Ringing", 20), ("Will revert after reading the email", 20), ("Busy", 8), ("Interested in other courses", 7)]
QUALITY = [("", 50), ("Might be", 20), ("Not Sure", 15), ("Low in Relevance", 8), ("Worst", 7)]
PROFILE = [("Select", 50), ("", 28), ("Potential Lead", 15), ("Other Leads", 7)]
CITY = [("Mumbai", 34), ("Select", 24), ("", 16), ("Thane & Outskirts", 9), ("Other Cities", 7), ("Other Cities of Maharashtra", 5), ("Other Metro Cities", 4), ("Tier II Cities", 1)]
INDEX = [("", 45), ("02.Medium", 35), ("01.High", 15), ("03.Low", 5)]

# Column and how a cell of it is drawn; `None` marks the few that main() fills in itself.
COLUMNS = [
    ("Prospect ID", None), ("Lead Number", None),
    ("Lead Origin", ORIGIN), ("Lead Source", SOURCE), ("Do Not Email", 8), ("Do Not Call", 1), ("Converted", [("0", 62), ("1", 38)]),
    ("TotalVisits", None), ("Total Time Spent on Website", None), ("Page Views Per Visit", None),
    ("Last Activity", ACTIVITY), ("Country", COUNTRY), ("Specialization", SPECIALIZATION),
    ("How did you hear about X Education", HEARD), ("What is your current occupation", OCCUPATION),
    ("What matters most to you in choosing a course", MATTERS),
    ("Search", 1), ("Magazine", 0), ("Newspaper Article", 0), ("X Education Forums", 0), ("Newspaper", 0), ("Digital Advertisement", 0),
    ("Through Recommendations", 1), ("Receive More Updates About Our Courses", 0),
    ("Tags", TAGS), ("Lead Quality", QUALITY), ("Update me on Supply Chain Content", 0), ("Get updates on DM Content", 0),
    ("Lead Profile", PROFILE), ("City", CITY),
    ("Asymmetrique Activity Index", INDEX), ("Asymmetrique Profile Index", INDEX), ("Asymmetrique Activity Score", None), ("Asymmetrique Profile Score", None),
    ("I agree to pay the amount through cheque", 0), ("A free copy of Mastering The Interview", 31), ("Last Notable Activity", ACTIVITY),
]


def row(rng, number):
    cells = {}
    for column, how in COLUMNS:
        if isinstance(how, int):
            cells[column] = "Yes" if rng.chance(how) else "No"
        elif how is not None:
            cells[column] = rng.weighted(how)
    silent = cells["Lead Origin"] == "API" and rng.chance(30)
    if silent:
        cells["Lead Source"], cells["Specialization"], cells["What is your current occupation"] = "Olark Chat", "", ""
    if cells["Last Activity"] == "Email Bounced" and rng.chance(80):
        cells["Do Not Email"] = "Yes"
    digits = f"{rng.next():016x}{rng.next():016x}"
    cells["Prospect ID"] = "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])
    cells["Lead Number"] = str(900000 + number)
    visits = rng.weighted([(None, 2), (0, 24), (rng.between(1, 4), 48), (rng.between(5, 9), 20), (rng.between(10, 30), 6)])
    visits = 0 if silent else visits
    seconds = 0 if not visits else rng.weighted([(rng.between(1, 299), 44), (rng.between(300, 899), 28), (rng.between(900, 2200), 28)])
    cells["TotalVisits"] = "" if visits is None else str(visits)
    cells["Total Time Spent on Website"] = str(seconds)
    pages = rng.between(100, 600) // 25 * 25
    cells["Page Views Per Visit"] = "" if visits is None else "0" if visits == 0 else f"{pages // 100}.{pages % 100:02}".rstrip("0").rstrip(".")
    for which in ("Activity", "Profile"):
        cells[f"Asymmetrique {which} Score"] = "" if cells[f"Asymmetrique {which} Index"] == "" else str(rng.between(11, 19))
    return [cells[column] for column, _ in COLUMNS]


def main():
    rng = Random(37)
    rows = [row(rng, number) for number in range(1, ROWS + 1)]
    # Two cells that no form could have produced, so that the report of data problems has something to show.
    names = [column for column, _ in COLUMNS]
    rows[7][names.index("TotalVisits")] = "3.5"
    rows[19][names.index("Do Not Email")] = "Perhaps"
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "leads.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names] + rows)


if __name__ == "__main__":
    main()
