//! `lead why`

use std::io::Read;
use std::path::PathBuf;

use serde_json::Value as Json;

use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::output;
use crate::cli::places::Places;
use crate::cli::session::{DataArgs, Loaded, Session};
use crate::data::{RawLead, lead_from_object};
use crate::driver::{Dataset, LeftOutRow};
use crate::report;

const EXAMPLES: &str = "\
Examples:
  lead why L-42                                   a lead of the file that lead.toml names
  lead why L-42 definition.lead --leads leads.csv --events events.csv --as-of 2026-03-10T09:00:00Z
  lead why '{\"id\": \"L-1\", \"fields\": {\"country\": \"GB\"}}' --as-of now
  cat lead.json | lead why - --json               the reasons as the runtime's contract has them

Exit codes: 0 told, 1 the definition has errors or a guarantee does not hold for the lead, 2 could not run.";

/// Say why a lead is where it is: what is met, what earned points, what is missing for the next stage
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// The id of a lead, a lead as JSON, or `-` for a lead as JSON on standard input
    #[arg(value_name = "LEAD")]
    lead: String,

    /// A definition, its folder, or a compiled rule set; the workspace that you stand in if not said
    path: Option<PathBuf>,

    /// The decision with its reasons as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    data: DataArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let session = match Session::load(args.path.as_deref())? {
        Loaded::Ready(session) => session,
        Loaded::Unsound => return Ok(Outcome::Problems),
    };
    let as_of = session.as_of(&args.data)?;
    let (lead, places) = match args.lead.trim() {
        "-" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(|error| Failure::with("standard input", &error))?;
            (from_json(&session, args, &text)?, None)
        }
        text if text.starts_with('{') => (from_json(&session, args, text)?, None),
        id => {
            let (lead, places) = find(&session, args, id)?;
            (lead, Some(places))
        }
    };
    let decided = session.decide(lead.object, as_of, &args.data, true).map_err(|error| error.to_string())?;
    if args.json {
        // The decision holds only texts and numbers, so it can be written.
        output::print(&format!("{}\n", serde_json::to_string_pretty(&decided.decision).unwrap_or_default()))?;
    } else {
        let elsewhere = places.filter(|_| !decided.decision.problems.is_empty());
        let elsewhere = elsewhere.map(|places| places.of_events(&session, &decided.lead, as_of)).unwrap_or_default();
        output::print(&report::why(&decided.decision, &elsewhere, &session.origins()))?;
    }
    for guarantee in decided.broken.iter().filter_map(|at| session.guarantees.get(*at)) {
        output::note(&format!(
            "{} not so for {}: {}  [{}]",
            output::error_word(),
            lead.id,
            guarantee.text,
            guarantee.place
        ));
    }
    Ok(Outcome::problems_if(!decided.broken.is_empty()))
}

fn from_json(session: &Session, args: &Args, text: &str) -> Result<RawLead, Failure> {
    let object = match serde_json::from_str(text) {
        Ok(Json::Object(object)) => object,
        Ok(_) => return Err(Failure::Message("the lead is JSON, but not an object in `{ }`".to_owned())),
        Err(error) => return Err(Failure::Message(format!("the lead is not JSON: {error}"))),
    };
    let mapping = session.mapping(&args.data)?;
    let mut object = object;
    if !object.keys().any(|key| crate::data::fold(key) == "id") {
        object.insert("id".to_owned(), Json::from("(no id)"));
    }
    lead_from_object(1, object, &mapping).map_err(|row| Failure::Message(row.why))
}

/// Looks for a lead by its id. The events of the leads before it are read past.
fn find(session: &Session, args: &Args, id: &str) -> Result<(RawLead, Places), Failure> {
    let files = session.files(&args.data)?;
    let shown = files.leads.shown().to_owned();
    // Rows of leads that cannot be read: the lead may be one of them.
    let mut unread = Vec::new();
    let mut count = 0_usize;
    let mut ignore = |left: LeftOutRow| {
        if left.file == shown && !left.row.is_stray() {
            count += 1;
            if unread.len() < 3 {
                unread.push(format!("{}:{}: {}", left.file, left.row.line, left.row.why));
            }
        }
    };
    let mut dataset = Dataset::open(files, &session.mapping(&args.data)?, &session.fields(), &mut ignore)?;
    let mut ids = Vec::new();
    session.check_maps(&args.data, dataset.header())?;
    while let Some(joined) = dataset.next_lead(&mut ignore)? {
        let lead = &joined.lead;
        if lead.id == id {
            let places = Places::new(&dataset, &shown, &joined);
            return Ok((joined.lead, places));
        }
        if ids.len() < 100_000 {
            ids.push(lead.id.clone());
        }
    }
    let near = crate::base::closest(id, ids.iter().map(String::as_str));
    let hint = match (near, count) {
        (_, 1) => format!(". One row cannot be read, which may be this lead: {}", unread.join("; ")),
        (_, 2..) => format!(". {count} rows cannot be read, of which one may be this lead: {}", unread.join("; ")),
        (Some(near), _) => format!(". Did you mean {near}?"),
        (None, _) => String::new(),
    };
    Err(Failure::Message(format!("there is no lead {id} in {shown}{hint}")))
}
