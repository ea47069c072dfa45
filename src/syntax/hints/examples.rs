//! For each kind of line one that is written correctly: what is shown where nothing better can be said.

use crate::syntax::broken::Broken;
use crate::syntax::parser::Rule;

/// The first lines of statements.
const HEADS: &[(&str, &str)] = &[
    ("definition", "definition \"Acme\" version \"1\""),
    ("team", "team sales \"Sales development\""),
    ("person", "person has"),
    ("account", "account has"),
    ("event", "event requested demo, hand raise"),
    ("events", "events high intent: requested demo, asked to talk to sales"),
    ("list", "list core markets: \"GB\", \"DE\""),
    ("define", "define large as employees >= 1000"),
    ("permission", "permission newsletter: given by opted in, withdrawn by opted out"),
    ("status", "status handover"),
    ("classify", "classify size, best first"),
    ("score", "score fit from 0 to 100"),
    ("band", "band heat of engagement"),
    ("stages", "stages, any may be skipped"),
    ("outcome", "outcome ineligible \"Cannot buy\""),
    ("calendar", "calendar office hours in \"Europe/London\""),
    ("handoff", "handoff SQL from marketing to sales"),
    ("sla", "sla first call: sales must have called within 2 hours after requested demo, counting office hours only"),
    ("route", "route SQL"),
    ("nurture", "nurture newsletter when stage is inquiry"),
    ("target", "target at least 50 SQL per month"),
    ("guarantee", "guarantee nobody meets SQL and fit < 50"),
    ("example", "example \"A director asks for a demo\""),
    ("a", "a lead is anyone at inquiry or above"),
];

/// The lines below them: of which statement, with which first word (any, if empty), and one that is sound.
const ROWS: &[(&str, &str, &str)] = &[
    ("definition", "time", "time zone \"Europe/London\""),
    ("definition", "currency", "currency EUR"),
    ("definition", "", "in force from 2026-01-01"),
    ("person", "", "employees: whole number from 1, required"),
    ("account", "", "employees: whole number from 1, required"),
    ("event", "", "topic: one of (pricing, product)"),
    ("status", "", "accepted after accepted lead"),
    ("classify", "", "large when employees >= 1000"),
    ("score", "group", "group by seniority: best only"),
    ("score", "unknown", "unknown unless industry is known"),
    ("score", "", "+10 for each visited page in the last 30 days, at most 20 points"),
    ("band", "", "hot from 70"),
    ("stages", "", "SQL \"Sales-qualified lead\", owned by sales, kept for at least 30 days"),
    ("calendar", "closed", "closed 2026-12-25, 2026-12-26"),
    ("calendar", "", "monday to friday 09:00 to 17:30"),
    ("handoff", "must", "must include email, country"),
    ("handoff", "", "sales accepts with accepted lead"),
    ("sla", "reassign", "reassign to \"sales manager\" when missed"),
    ("sla", "paused", "paused from asked to wait until answered"),
    ("sla", "cancelled", "cancelled by disqualified"),
    ("sla", "", "notify \"sales manager\" when missed"),
    ("route", "", "to \"round robin\" otherwise"),
    ("nurture", "needs", "needs permission newsletter"),
    ("nurture", "until", "until stage is at least SQL"),
    ("nurture", "", "send every 14 days"),
    ("example", "as", "as of 2026-03-10 09:00"),
    ("example", "expect", "expect stage is SQL, fit is 80"),
    ("example", "", "requested demo 2 days ago"),
];

/// A sound line of the kind of the one that cannot be read.
pub(super) fn line_like(broken: &Broken, cut_short: bool) -> Option<&'static str> {
    let at = broken.index.saturating_sub(usize::from(cut_short)).min(broken.lexemes.len().checked_sub(1)?);
    if broken.expects(Rule::k_as_of) {
        return None;
    }
    let start = broken.line_start(at);
    let (head, word) = (broken.first(), broken.lexemes.get(start)?.text);
    if start == 0 {
        return HEADS.iter().find(|(first, _)| *first == head).map(|(_, line)| *line);
    }
    ROWS.iter().find(|(first, row, _)| *first == head && (row.is_empty() || *row == word)).map(|(_, _, line)| *line)
}
