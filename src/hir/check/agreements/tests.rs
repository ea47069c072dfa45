use std::collections::BTreeMap;

use crate::base::{Sources, Span};
use crate::diagnostics::{Diagnostic, Sink};
use crate::hir::check::testing::{check, codes};
use crate::hir::{External, Program, Start, Zone};
use crate::model::{Length, NoticeAt};
use crate::syntax::ast::{Closed, StatementKind};

const TEAMS: &str = "team sales\nevent asked\nevent paused\nevent back\nevent replied, by sales\n";
const HOURS: &str = "calendar office in \"Europe/London\"\n  monday to friday 09:00 to 17:30\n  closed 2026-12-25\n";

#[test]
fn hours_are_sorted_by_day() {
    let (program, messages) = check(
        "calendar shop in \"Europe/London\"\n  saturday, monday and tuesday 14:00 to 18:00, 09:00 to 12:00\n  friday to sunday 18:00 to 24:00\n  closed 2026-12-28, 2026-12-25\n",
    );
    assert!(messages.is_empty(), "{messages:#?}");
    let open = &program.calendars[0].open;
    assert_eq!(open[0], [(540, 720), (840, 1080)]);
    assert_eq!(open[1], open[0]);
    assert_eq!(open[2], []);
    assert_eq!(open[4], [(1080, 1440)]);
    assert_eq!(open[5], [(540, 720), (840, 1080), (1080, 1440)]);
    assert_eq!(program.calendars[0].closed, [20_812, 20_815]);
    assert_eq!(program.calendars[0].zone, Zone::Fixed("Europe/London".into()));
}

#[test]
fn hours_that_touch_do_not_overlap() {
    let hours = |lines: &str| codes(&format!("calendar shop in \"UTC\"\n{lines}  closed 2026-12-25\n"));
    assert!(hours("  monday 09:00 to 12:00\n  monday 12:00 to 17:00\n").is_empty());
    assert_eq!(hours("  monday 09:00 to 12:00\n  monday 11:59 to 17:00\n"), ["E0614"]);
    assert_eq!(hours("  monday 09:00 to 17:00\n  monday 10:00 to 11:00\n  monday 12:00 to 13:00\n"), ["E0614"]);
    assert_eq!(hours("  monday, monday 09:00 to 12:00\n"), ["E0614"]);
    assert_eq!(hours("  monday 17:00 to 09:00\n"), ["E0613"]);
    assert_eq!(hours(""), ["E0615"]);
}

#[test]
fn years_without_a_closed_day() {
    let calendar = |head: &str, closed: &str| {
        codes(&format!("definition \"A\"\n{head}calendar shop in \"UTC\"\n  monday 09:00 to 17:00\n{closed}"))
    };
    let from = "  in force from 2026-01-01\n";
    assert!(calendar(from, "  closed 2026-12-25\n").is_empty());
    assert_eq!(calendar(from, "  closed 2027-12-25\n"), ["W0602"]);
    assert_eq!(calendar(from, "  closed 2026-12-25, 2028-12-25\n"), ["W0602"]);
    assert_eq!(calendar(from, ""), ["W0602"]);
    assert_eq!(calendar("", ""), ["W0602"]);
    assert_eq!(
        calendar("  in force from 2026-01-01\n  in force until 2027-06-30\n", "  closed 2026-12-25\n"),
        ["W0602"]
    );
    assert!(codes("calendar always in \"UTC\"\n  monday to sunday 00:00 to 24:00\n").is_empty());
}

/// Checks a calendar whose closed days stand in a file of these lines.
fn with_file(lines: &[&str]) -> (Program, Vec<Diagnostic>) {
    let text = "calendar shop in \"UTC\"\n  monday 09:00 to 17:00\n  closed list \"days.txt\"\n";
    let mut sources = Sources::default();
    let file = sources.add("test.lead", text);
    let mut sink = Sink::default();
    let tree = crate::syntax::parse(file, text, &mut sink);
    let path: Span = match &tree.statements[0].kind {
        StatementKind::Calendar(calendar) => match &calendar.closed[0] {
            Closed::File(path) => path.span,
            Closed::Dates(_) => Span::default(),
        },
        _ => Span::default(),
    };
    let lines = lines.iter().enumerate().map(|(at, line)| ((*line).to_owned(), at + 1)).collect();
    let external = External { closed: BTreeMap::from([(path, lines)]), ..External::default() };
    let program = crate::hir::check(&[tree], &external, &mut sink);
    (program, sink.finish())
}

#[test]
fn closed_days_from_a_file() {
    let (program, messages) =
        with_file(&["# holidays", "", "2026-12-25 Christmas", "2026-12-28, bank holiday", "  2026-01-01 # new year"]);
    assert!(messages.is_empty(), "{messages:#?}");
    assert_eq!(program.calendars[0].closed, [20_454, 20_812, 20_815]);
    let (_, messages) = with_file(&["2026-12-25", "25/12/2026"]);
    assert_eq!(messages[0].message, "Line 2 of \"days.txt\" is not a date: `25/12/2026`.");
    let (_, messages) = with_file(&["2026-12-25", "2026-12-25"]);
    assert_eq!(messages[0].code.id, "W0601");
}

#[test]
fn lengths_are_counted_as_said() {
    let sla = |within: &str, tail: &str| {
        let text = format!("{TEAMS}{HOURS}sla reply: sales must have replied within {within} after asked{tail}\n");
        let (program, messages) = check(&text);
        let errors: Vec<_> =
            messages.iter().map(|message| message.code.id).filter(|code| code.starts_with('E')).collect();
        (program.slas.first().map(|sla| sla.within), errors)
    };
    let office = ", counting office only";
    assert_eq!(sla("2 days", ""), (Some(Length::Ms { ms: 172_800_000 }), vec![]));
    assert_eq!(sla("90 minutes", office), (Some(Length::Ms { ms: 5_400_000 }), vec![]));
    assert_eq!(sla("2 working hours", office), (Some(Length::Ms { ms: 7_200_000 }), vec![]));
    assert_eq!(sla("2 working days", office), (Some(Length::WorkingDays { days: 2 }), vec![]));
    assert_eq!(sla("2 days", office).1, ["E0620"]);
    assert_eq!(sla("1 week", office).1, ["E0620"]);
    assert_eq!(sla("2 working days", "").1, ["E0302"]);
    assert_eq!(sla("1 month", office).1, ["E0301"]);
    assert_eq!(sla("1.5 working days", office).1, ["E0621"]);
}

#[test]
fn clauses_of_a_clock() {
    let text = format!(
        "{TEAMS}outcome lost\nlost when paused, for 3 days\nperson has\n  owner: text\n  met: time\n\
         sla reply: sales must have replied at least 2 times, together within 2 hours after the later of asked and met\n  \
         notify \"rep\" after 1 hour\n  notify owner when missed\n  reassign to \"desk\" 30 minutes after that\n  \
         paused from paused until back\n  a new clock on asked\n  cancelled by lost or back or not a lead\n"
    );
    let (program, messages) = check(&text);
    assert!(messages.is_empty(), "{messages:#?}");
    let sla = &program.slas[0];
    assert_eq!(sla.times, 2);
    assert!(
        matches!(&sla.start, Start::LaterOf(a, b) if matches!(**a, Start::Events(_)) && matches!(**b, Start::Field(_)))
    );
    assert_eq!(sla.notices.len(), 3);
    assert_eq!(sla.notices[1].at, NoticeAt::Missed);
    assert!(sla.notices[2].reassign);
    assert_eq!((sla.pauses.len(), sla.new_clock.len(), sla.cancelled_by.len()), (1, 1, 1));
    assert_eq!(sla.cancelled_by_outcomes.len(), 2);
}

#[test]
fn a_nurture_reads_the_outcome_through_definitions() {
    let (program, _) = check(
        "event left\nrecycled when left, for 60 days\ndefine back as outcome is recycled\ndefine again as back or left ever\n\
         nurture a when again\nnurture b when left ever\n",
    );
    assert_eq!(program.nurtures.iter().map(|nurture| nurture.reads_outcome).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn rows_to_a_field_do_not_hide_others() {
    let route = |first: &str| {
        codes(&format!(
            "event e\nperson has\n  owner: text\nstages, any may be skipped\n  s\n  A\nA when e ever\n\
             route A\n  to {first} when e ever\n  to \"desk\" when e ever\n  to nobody otherwise\n"
        ))
    };
    assert_eq!(route("owner"), Vec::<&str>::new());
    assert_eq!(route("\"x\""), ["W0630"]);
}

#[test]
fn a_new_clock_names_one_of_the_same_zones_or_none() {
    let zone = "zone: one of (\"Europe/London\", \"America/New_York\")";
    let moved = |property: &str| {
        codes(&format!(
            "team sales\nevent replied, by sales\nevent asked has\n  {zone}\nevent moved{property}\ncalendar theirs in zone of zone, otherwise \"Europe/London\"\n  monday 09:00 to 17:00\n  closed 2026-12-25\nsla a: sales must have replied within 2 hours after asked, counting theirs only\n  a new clock on moved\n"
        ))
    };
    assert!(moved("").is_empty());
    assert!(moved(&format!(" has\n  {zone}")).is_empty());
    assert_eq!(moved(" has\n  zone: one of (\"America/New_York\", \"Europe/London\")"), ["E0625"]);
}
