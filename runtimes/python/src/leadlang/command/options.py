"""The arguments of the command."""

from __future__ import annotations

import argparse
import datetime
from typing import Optional

from .. import __version__
from ..base.days import Zone
from ..base.instants import DAY, as_instant, read_parts
from ..base.text import plain
from ..errors import InstantError
from ..ruleset import RuleSet

_ABOUT = """\
Decide leads by a compiled rule set: reads one lead a line, writes one decision a line, in the same order.

  lead compile -o ruleset.json                     (once: the rule set of a definition)
  python -m leadlang ruleset.json leads.ndjson --as-of 2026-03-10T09:00:00Z > decisions.ndjson
"""

_MORE = """\
a line of LEADS.ndjson:
  {"id": "L-1", "fields": {"email": "ann@acme.example", "employees": 400},
   "events": [{"event": "requested demo", "at": "2026-03-08T09:00:00Z"}]}
  all on one line; `fields` may be left out: {"id": "L-1", "email": "ann@acme.example"}

A line that is no lead costs itself alone. It is counted, and its place is said at the end; so are problems with the
data, which each decision lists too. Decisions go to standard output, everything else to standard error.

exit codes:
  0  decided
  1  a lead could not be decided; with --strict, also any bad line or problem with the data
  2  could not run: wrong arguments, a file that is not there, a rule set that is refused
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the arguments."""
    made = argparse.ArgumentParser(
        prog="python -m leadlang",
        description=_ABOUT,
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("ruleset", metavar="RULESET", help="what `lead compile` wrote")
    made.add_argument("leads", metavar="LEADS.ndjson", help="the leads, one a line; - is standard input")
    made.add_argument(
        "--as-of",
        metavar="T",
        help="the instant as of which to decide: 2026-03-10T09:00:00Z, `2026-03-10 09:00` in the zone of the "
        "definition, or now",
    )
    made.add_argument(
        "--history",
        choices=("log", "replay", "none"),
        help="earlier stages: as the transition log of each lead has them, as its events give them, or not at all "
        "[default: by the log of leads that carry one; of others by their events, if the definition looks back]",
    )
    made.add_argument("--explain", action="store_true", help="say why, in each decision")
    made.add_argument("--strict", action="store_true", help="bad lines and problems with the data make the run fail")
    made.add_argument(
        "-o", "--output", metavar="FILE", help="write decisions to this file, which appears as a whole or not at all"
    )
    made.add_argument("--version", action="version", version=f"leadlang {__version__}")
    return made


def instant_of(written: Optional[str], rules: RuleSet) -> int:
    """The instant that `--as-of` names."""
    if written is None:
        raise InstantError("as of when? Say --as-of 2026-03-10T09:00:00Z, or --as-of now")
    if written == "now":
        return as_instant(datetime.datetime.now(datetime.timezone.utc))
    parts = read_parts(plain(written))
    if parts is None or parts[2] is not None:
        return as_instant(written)
    where = rules.document["definition"]["time_zone"]
    local = parts[0] * DAY + (parts[1] or 0)
    zone = Zone(rules.document["days"])
    found = {local - east for east in zone.offsets if zone.local(local - east) == local}
    if len(found) != 1:
        what = "is there twice" if found else "is not there or not known"
        raise InstantError(f"{written} {what} in {where}: say it with an offset, like 2026-03-10T09:00:00Z")
    return found.pop()
