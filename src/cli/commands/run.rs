//! `lead run`

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::output::{self, Target};
use crate::cli::places::Places;
use crate::cli::session::{DataArgs, Decided, Loaded, Session, note_history, refuse_over_sources};
use crate::driver::{DataFiles, Dataset, Input, LeftOutRow};
use crate::engine::{Decision, Transition};
use crate::report::{Clock, DecisionCsv, MASKED, Summary, group, tables};

const EXAMPLES: &str = "\
Examples:
  lead run                                                the data that lead.toml names; tables on a terminal
  lead run definition.lead --leads leads.csv --events events.csv --as-of 2026-03-10T09:00:00Z
  lead run ruleset.json --leads leads.ndjson --as-of now -o decisions.ndjson
  lead run --format csv -o decisions.csv                  one row a lead, for a spreadsheet
  lead run --log log.ndjson --log-out new.ndjson          with the entries of earlier runs; writes the new ones
  cat new.ndjson >> log.ndjson                            which the next run has to know too
  cat leads.ndjson | lead run --leads - --format ndjson   leads with their events inside, streamed

Events stand with their lead (NDJSON), or in a file of their own. If both files are sorted by the lead's id they are
read side by side and memory does not grow with them; if not, the events are held in memory, and that is said.

Exit codes: 0 decided, 1 a guarantee is broken, a lead could not be decided, or (with --strict) something is wrong
with the data, 2 could not run.";

/// How decisions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line, as the runtime's contract has it
    Ndjson,
    /// One row a lead
    Csv,
    /// Counts only: leads by stage, outcomes, clocks, problems with the data
    Table,
}

/// Decide leads: stage, outcome, scores, clocks, hand-off and route of each
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// A definition, its folder, or a compiled rule set (.json); the workspace that you stand in if not said
    path: Option<PathBuf>,

    /// How decisions are written [default: table on a terminal, else ndjson; by the ending of --output]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Write decisions to this file, which appears as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write the new entries of the transition log to this file
    #[arg(long, value_name = "FILE")]
    log_out: Option<PathBuf>,

    /// Say why, in each decision (ndjson)
    #[arg(long)]
    explain: bool,

    /// Bad rows and problems with the data make the run fail
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    data: DataArgs,
}

#[expect(clippy::too_many_lines, reason = "a run from its first to its last step, in one piece")]
pub(super) fn run(args: &Args) -> Done {
    let session = match Session::load(args.path.as_deref())? {
        Loaded::Ready(session) => session,
        Loaded::Unsound => return Ok(Outcome::Problems),
    };
    let as_of = session.as_of(&args.data)?;
    let files = session.files(&args.data)?;
    refuse_overwriting(args, &files, &session.sources)?;
    let leads_name = files.leads.shown().to_owned();
    let mut summary = Summary::new(session.prepared.ruleset());
    let mapping = session.mapping(&args.data)?;
    let mut dataset = Dataset::open(files, &mapping, &session.fields(), &mut leave_out(&mut summary))?;
    session.check_maps(&args.data, dataset.header())?;
    note_history(&session, &args.data);
    for notice in &dataset.notices {
        output::note(&format!("note: {notice}"));
    }
    if let ignored @ [_, ..] = dataset.ignored_columns() {
        output::note(&format!("note: {leads_name}: columns that are not read: {}", ignored.join(", ")));
    }
    let mut sink = Writer::open(args, &session)?;
    let mut log = args.log_out.as_deref().map(|path| Target::open(Some(path))).transpose()?;
    let bar = progress(&dataset);
    let mut any_event = false;
    loop {
        let next = dataset.next_lead(&mut leave_out(&mut summary))?;
        let Some(joined) = next else { break };
        let places = Places::new(&dataset, &leads_name, &joined);
        any_event |= joined.beside.iter().any(|beside| !beside.is_log);
        let (id, place) = (joined.lead.id, &places.lead);
        match session.decide(joined.lead.object, as_of, &args.data, args.explain) {
            Err(error) => summary.not_decided(place, &error.to_string()),
            Ok(Decided { lead, decision, entries, broken }) => {
                let wanted = summary.wants_places(&decision);
                let elsewhere = if wanted { places.of_events(&session, &lead, as_of) } else { Vec::new() };
                summary.add(&decision, place, &elsewhere);
                broken.iter().for_each(|guarantee| summary.breaks(*guarantee, place));
                sink.write(&session, &decision)?;
                if let Some(log) = &mut log {
                    write_log(log, &id, &entries)?;
                }
            }
        }
        bar.set_position(dataset.bytes());
    }
    let of_others = dataset.finish(&mut leave_out(&mut summary))?;
    bar.finish_and_clear();
    let wrong = summary.rows_left_out() + summary.data_problems() > 0;
    let fails = args.strict && wrong;
    let is_table = sink.is_table();
    let shown = Shown { session: &session, summary: &summary, as_of };
    if is_table {
        sink.put(&shown.full())?;
    }
    if fails && args.output.is_some() {
        sink.discard();
    } else {
        sink.finish()?;
    }
    if let Some(log) = log.filter(|_| !fails) {
        log.finish()?;
    }
    if of_others > 0 {
        output::note(&match (of_others, any_event) {
            (1, true) => "note: 1 event of lead.toml is of another lead".to_owned(),
            (n, true) => format!("note: {} events of lead.toml are of other leads", group(n)),
            (n, false) => format!("note: none of the {} events of lead.toml is of these leads", group(n)),
        });
    }
    if !is_table {
        output::note(shown.short().trim_end());
    }
    if fails {
        let kept = if args.output.is_some() || args.log_out.is_some() { "; no file was written" } else { "" };
        output::note(&format!("{} --strict: there are problems with the data{kept}", output::error_word()));
    }
    Ok(Outcome::problems_if(fails || !summary.broken.is_empty() || !summary.undecided.is_empty()))
}

/// A run must not write over what it reads, nor write two things into one file.
fn refuse_overwriting(args: &Args, files: &DataFiles, sources: &[PathBuf]) -> Result<(), Failure> {
    let outputs = [("--output", &args.output), ("--log-out", &args.log_out)];
    let outputs: Vec<(&str, &Path)> =
        outputs.iter().filter_map(|(option, path)| Some((*option, path.as_deref()?))).collect();
    let outputs: Vec<_> = outputs.into_iter().filter(|(_, path)| *path != Path::new("-")).collect();
    let inputs = [
        ("the leads are", Some(&files.leads)),
        ("the events are", files.events.as_ref()),
        ("the log is", files.log.as_ref()),
    ];
    for (option, path) in &outputs {
        refuse_over_sources(option, path, sources)?;
        for (what, input) in inputs {
            let Some(Input::File(read, _)) = input else { continue };
            if !output::is_same_file(path, read) {
                continue;
            }
            let shown = path.display();
            let advice = match (*option, what) {
                ("--log-out", "the log is") => {
                    "--log-out holds only the new entries. Write them to another file, such as new.ndjson, and append it to the log"
                }
                _ => "Write to another file",
            };
            let message = format!("{option} would write over {shown}, which {what} read from. {advice}");
            return Err(Failure::Message(message));
        }
    }
    match outputs.as_slice() {
        [(_, a), (_, b)] if output::is_same_file(a, b) => {
            Err(Failure::Message(format!("--output and --log-out are the same file, {}", a.display())))
        }
        _ => Ok(()),
    }
}

fn leave_out(summary: &mut Summary) -> impl FnMut(LeftOutRow) {
    |left: LeftOutRow| summary.leave_out(&left.file, left.row.line, &left.row.why)
}

/// A bar on a terminal that shows how much of the leads has been read.
fn progress(dataset: &Dataset) -> ProgressBar {
    let Some(size) = dataset.size.filter(|_| std::io::stderr().is_terminal()) else { return ProgressBar::hidden() };
    let bar = ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::stderr_with_hz(10));
    match ProgressStyle::with_template("{bar:40} {percent}% {elapsed}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[derive(Serialize)]
struct LogLine<'a> {
    lead: &'a str,
    #[serde(flatten)]
    entry: &'a Transition,
}

fn write_log(log: &mut Target, lead: &str, entries: &[Transition]) -> Result<(), Failure> {
    for entry in entries {
        write_line(log, &LogLine { lead, entry })?;
    }
    Ok(())
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> Result<(), Failure> {
    // As a whole: a line has a few hundred pieces.
    let mut line = serde_json::to_vec(value).map_err(std::io::Error::from)?;
    line.push(b'\n');
    out.write_all(&line)?;
    Ok(())
}

/// Where decisions go.
enum Writer {
    Ndjson(Target),
    Csv(Box<DecisionCsv<Target>>),
    Table(Target),
}

impl Writer {
    fn open(args: &Args, session: &Session) -> Result<Self, Failure> {
        let target = Target::open(args.output.as_deref())?;
        let ending = args.output.as_deref().and_then(Path::extension).map(std::ffi::OsStr::to_ascii_lowercase);
        let format = args.format.unwrap_or(match ending {
            Some(ending) if ending == "csv" => Format::Csv,
            _ if target.is_terminal() && !args.explain => Format::Table,
            _ => Format::Ndjson,
        });
        if args.explain && format != Format::Ndjson {
            let what = "--explain goes with --format ndjson; for one lead `lead why ID` tells it in words";
            return Err(Failure::Message(what.to_owned()));
        }
        Ok(match format {
            Format::Ndjson => Writer::Ndjson(target),
            Format::Csv => Writer::Csv(Box::new(DecisionCsv::new(target, session.prepared.ruleset())?)),
            Format::Table => Writer::Table(target),
        })
    }

    fn is_table(&self) -> bool {
        matches!(self, Writer::Table(_))
    }

    fn write(&mut self, session: &Session, decision: &Decision) -> Result<(), Failure> {
        match self {
            Writer::Ndjson(target) => write_line(target, decision),
            Writer::Csv(csv) => Ok(csv.write(session.prepared.ruleset(), decision)?),
            Writer::Table(_) => Ok(()),
        }
    }

    fn put(&mut self, text: &str) -> Result<(), Failure> {
        if let Writer::Table(target) = self {
            target.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Failure> {
        match self {
            Writer::Ndjson(target) | Writer::Table(target) => target.finish(),
            Writer::Csv(csv) => csv.finish()?.finish(),
        }
    }

    /// A file that is not finished is gone.
    fn discard(self) {}
}

/// The summary as text.
struct Shown<'a> {
    session: &'a Session,
    summary: &'a Summary,
    as_of: i64,
}

impl Shown<'_> {
    fn head(&self) -> String {
        let clock = Clock::new(&self.session.prepared.ruleset().definition.time_zone);
        let decided = self.summary.decided;
        let people = if decided == 1 { "1 person".to_owned() } else { format!("{} people", group(decided)) };
        let leads = match self.summary.leads {
            Some(1) => ": 1 is a lead".to_owned(),
            Some(leads) => format!(": {} are leads", group(leads)),
            None => String::new(),
        };
        format!("decided {people} as of {} ({}){leads}\n", clock.show(self.as_of), clock.name)
    }

    fn full(&self) -> String {
        format!("{}\n{}{}", self.head(), tables(self.summary), self.trouble())
    }

    fn short(&self) -> String {
        format!("{}{}", self.head(), self.trouble())
    }

    /// Broken guarantees and problems.
    fn trouble(&self) -> String {
        let mut out = String::new();
        for (index, counted) in &self.summary.broken {
            let Some(guarantee) = self.session.guarantees.get(*index) else { continue };
            let leads =
                if counted.count == 1 { "1 lead".to_owned() } else { format!("{} leads", group(counted.count)) };
            out.push_str(&format!("broken for {leads}: {}  [{}]\n", guarantee.text, guarantee.place));
            let more = if counted.count > counted.places.len() as u64 { ", …" } else { "" };
            out.push_str(&format!("  {}{more}\n", counted.places.join(", ")));
        }
        let (rows, problems) = (self.summary.rows_left_out(), self.summary.data_problems());
        if rows + problems == 0 {
            return out;
        }
        let count = |n: u64, word: &str| format!("{} {word}{}", group(n), if n == 1 { "" } else { "s" });
        out.push_str(&format!("{} left out, {} with the data\n", count(rows, "row"), count(problems, "problem")));
        for line in self.summary.problem_lines() {
            out.push_str(&format!("  {line}\n"));
        }
        if self.summary.masked {
            out.push_str(&format!("  {MASKED}\n"));
        }
        out
    }
}
