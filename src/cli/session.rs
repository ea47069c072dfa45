//! A definition or rule set made ready to decide leads, with what `lead.toml` and the options say of the data.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Map, Value as Json};

use super::exit::Failure;
use super::{output, report};
use crate::data::{Mapping, fold};
use crate::driver::{AsOf, Compiled, Config, DataFiles, Disk, Files, Input, Workspace};
use crate::engine::{self, Decision, Evaluation, Prepared, Source, TooLong, Transition};
use crate::report::Origins;
use crate::ruleset::{Checks, RuleSet};
use crate::testing::is_so;

/// Which transition log decisions read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum History {
    /// The one that leads carry, or that --log gives
    Log,
    /// One that is derived from the events of each lead
    Replay,
    /// None: nothing is kept, no clock starts at reaching a stage
    None,
}

/// Where the data are and how they are read.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Data")]
pub(super) struct DataArgs {
    /// Leads: CSV with a header, or NDJSON with one lead a line; `-` is standard input [default: as lead.toml says]
    #[arg(long, value_name = "FILE")]
    pub leads: Option<PathBuf>,

    /// Events of the leads, if they do not stand with their lead: CSV or NDJSON [default: as lead.toml says]
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,

    /// Leave out the events that lead.toml names
    #[arg(long, conflicts_with = "events")]
    pub no_events: bool,

    /// The instant as of which leads are decided, such as 2026-03-10T09:00:00Z, "2026-03-10 09:00", or `now`
    #[arg(long, value_name = "INSTANT")]
    pub as_of: Option<String>,

    /// The transition log of all earlier runs: append to it what each --log-out wrote. On the first day leave it out
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,

    /// Which transition log counts [default: the one that is given; else a replay, if the definition reads one]
    #[arg(long, value_name = "WHICH")]
    pub history: Option<History>,

    /// A column of the leads and the field that it is, such as "Country Code=country"; may be repeated
    #[arg(long = "map", value_name = "COLUMN=NAME")]
    pub maps: Vec<String>,

    /// The column with the lead's id [default: as lead.toml says, else `id`]
    #[arg(long, value_name = "COLUMN")]
    pub id: Option<String>,
}

/// A guarantee as it is reported.
#[derive(Clone, Debug)]
pub(super) struct Guarantee {
    /// Its words in the source.
    pub text: String,
    /// Where it stands.
    pub place: String,
}

/// Everything that is needed to decide leads.
pub(super) struct Session {
    pub prepared: Prepared,
    pub checks: Checks,
    pub guarantees: Vec<Guarantee>,
    pub config: Config,
    /// The files that all this was read from.
    pub sources: Vec<PathBuf>,
    disk: Disk,
    root: PathBuf,
}

/// What a definition turned out to be.
pub(super) enum Loaded {
    /// Ready.
    Ready(Box<Session>),
    /// It has errors, which were shown.
    Unsound,
}

impl Session {
    /// Loads a definition, its folder, or a compiled rule set (`.json`).
    pub(super) fn load(path: Option<&Path>) -> Result<Loaded, Failure> {
        let disk = Disk::here();
        let is_json = |path: &&Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
        if let Some(path) = path.filter(is_json) {
            return Session::from_ruleset(disk, path).map(|session| Loaded::Ready(Box::new(session)));
        }
        let workspace = match path {
            Some(path) => Workspace::find(&disk, path)?,
            None => Workspace::here(&disk)?,
        };
        let (config, root) = (workspace.config.clone(), workspace.root.clone());
        let compiled = workspace.compile()?;
        report::to_stderr(&compiled);
        let (guarantees, sources) = (guarantees(&compiled), files_of(&compiled));
        let Some(lowered) = compiled.lowered else { return Ok(Loaded::Unsound) };
        let prepared = Prepared::new(lowered.ruleset);
        let checks = lowered.checks;
        Ok(Loaded::Ready(Box::new(Session { prepared, checks, guarantees, config, sources, disk, root })))
    }

    /// A rule set brings no guarantees; the data are those of the workspace that the user stands in, if it has any.
    fn from_ruleset(disk: Disk, path: &Path) -> Result<Session, Failure> {
        let shown = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| Failure::with(&shown, &error))?;
        let text = String::from_utf8(bytes).map_err(|_| Failure::Message(format!("{shown} is not UTF-8 text")))?;
        let ruleset = RuleSet::from_json(&text).map_err(|error| Failure::Message(format!("{shown}: {error}")))?;
        let (config, root) = match Workspace::find(&disk, path.parent().unwrap_or(Path::new(""))) {
            Ok(workspace) => (workspace.config, workspace.root),
            Err(_) => (Config::default(), disk.absolute(Path::new("."))),
        };
        let prepared = Prepared::new(ruleset);
        let sources = vec![path.to_owned()];
        Ok(Session { prepared, checks: Checks::default(), guarantees: Vec::new(), config, sources, disk, root })
    }

    pub(super) fn origins(&self) -> Origins<'_> {
        Origins {
            ruleset: self.prepared.ruleset(),
            checks: Some(&self.checks.origins),
            root: self.disk.shown(&self.root),
        }
    }

    /// The names of the fields.
    pub(super) fn fields(&self) -> Vec<String> {
        self.prepared.ruleset().fields.iter().map(|field| field.name.clone()).collect()
    }

    /// The instant that was asked for.
    pub(super) fn as_of(&self, args: &DataArgs) -> Result<i64, Failure> {
        let zone = &self.prepared.ruleset().definition.time_zone;
        let as_of = match args.as_of.as_deref() {
            Some("now") => Some(AsOf::now()),
            Some(text) => Some(AsOf::parse(text).ok_or_else(|| {
                format!(
                    "--as-of \"{text}\" is no instant; write 2026-03-10T09:00:00Z, or \"2026-03-10 09:00\" in {zone}"
                )
            })?),
            None => self.config.as_of,
        };
        let Some(as_of) = as_of else {
            return Err(Failure::Message(
                "as of when? Say --as-of 2026-03-10T09:00:00Z (or --as-of now), or `as_of` in `[data]` of lead.toml"
                    .to_owned(),
            ));
        };
        if let Some(why) = as_of.moved(zone) {
            output::note(&format!("note: {why}"));
        }
        as_of.in_zone(zone).ok_or_else(|| Failure::Message(format!("there is no such instant in {zone}")))
    }

    /// The mapping of lead.toml with that of the options, which goes first.
    pub(super) fn mapping(&self, args: &DataArgs) -> Result<Mapping, Failure> {
        let mut mapping = self.config.mapping.clone();
        let mut columns = Vec::new();
        for map in &args.maps {
            let Some((column, name)) = map.split_once('=') else {
                return Err(Failure::Message(format!("--map \"{map}\" has no `=`; write \"COLUMN=NAME\"")));
            };
            let (column, name) = (column.trim(), name.trim());
            let known = self.fields().iter().any(|field| crate::data::fold(field) == crate::data::fold(name));
            if !known && name != "id" {
                let near = crate::base::closest(name, self.fields().iter().map(String::as_str)).map(str::to_owned);
                let hint = near.map_or(String::new(), |near| format!(". Did you mean `{near}`?"));
                return Err(Failure::Message(format!("--map \"{map}\": the definition has no field `{name}`{hint}")));
            }
            columns.push((column.to_owned(), name.to_owned()));
        }
        // A field that the options map is not that of the columns of lead.toml any more.
        let fold = crate::data::fold;
        mapping.columns.retain(|(_, name)| !columns.iter().any(|(_, other)| fold(other) == fold(name)));
        columns.append(&mut mapping.columns);
        mapping.columns = columns;
        mapping.id = args.id.clone().or(mapping.id);
        Ok(mapping)
    }

    /// The columns that `--map` speaks of must be there.
    pub(super) fn check_maps(&self, args: &DataArgs, header: &[String]) -> Result<(), Failure> {
        let columns = args.maps.iter().filter_map(|map| map.split_once('='));
        let columns = columns.map(|(column, name)| (column.trim().to_owned(), name.to_owned())).collect();
        let mapping = Mapping { columns, ..Mapping::default() };
        let Some((column, near)) = mapping.absent(header).first().copied() else { return Ok(()) };
        let names: Vec<String> = header.iter().map(|name| format!("`{name}`")).collect();
        let hint = near
            .map_or_else(|| format!(" Its columns: {}", names.join(", ")), |near| format!(" Did you mean `{near}`?"));
        Err(Failure::Message(format!("--map: the leads have no column `{column}`.{hint}")))
    }

    /// The files that the options or lead.toml name. The events of lead.toml need not be of leads that are given.
    pub(super) fn files(&self, args: &DataArgs) -> Result<DataFiles, Failure> {
        let given = |path: &PathBuf| match path.to_str() {
            Some("-") => Input::Stdin,
            _ => Input::File(path.clone(), path.display().to_string()),
        };
        let named = |placed: &crate::driver::Placed| {
            let path = self.disk.absolute(&self.root.join(&placed.text));
            let shown = self.disk.shown(&path);
            Input::File(path, shown)
        };
        let leads = match (&args.leads, &self.config.leads) {
            (Some(path), _) => given(path),
            (None, Some(placed)) => named(placed),
            (None, None) => {
                let what = "which leads? Say --leads FILE, or `leads` in `[data]` of lead.toml";
                return Err(Failure::Message(what.to_owned()));
            }
        };
        let events = match &args.events {
            Some(path) => Some(given(path)),
            None if args.no_events => None,
            None => self.config.events.as_ref().map(named),
        };
        let is_same = |path: &PathBuf| {
            let own = self
                .config
                .leads
                .as_ref()
                .map(|placed| self.disk.real(&self.disk.absolute(&self.root.join(&placed.text))));
            own == Some(self.disk.real(&self.disk.absolute(path)))
        };
        let events_assumed =
            events.is_some() && args.events.is_none() && args.leads.as_ref().is_some_and(|path| !is_same(path));
        if leads == Input::Stdin && events == Some(Input::Stdin) {
            return Err(Failure::Message("leads and events cannot both come from standard input".to_owned()));
        }
        Ok(DataFiles { leads, events, log: args.log.as_ref().map(given), events_assumed })
    }

    /// Decides a lead by the transition log that counts, with the reasons if wanted, and tries the guarantees.
    pub(super) fn decide(
        &self,
        mut lead: Map<String, Json>,
        as_of: i64,
        args: &DataArgs,
        explain: bool,
    ) -> Result<Decided, TooLong> {
        if args.history == Some(History::Log) || (args.history.is_none() && args.log.is_some()) {
            lead.retain(|key, _| fold(key) != "history");
            lead.insert("history".to_owned(), Json::from("log"));
        }
        let lead = Json::Object(lead);
        let data = self.prepared.read(&lead);
        let source = if args.history == Some(History::None) { Source::None } else { Source::Given };
        let given = self.prepared.evaluate(&data, as_of, source);
        let bare = given.decision().history == engine::History::None;
        let replays = match args.history {
            Some(History::Replay) => true,
            Some(_) => false,
            None => bare && self.prepared.needs_log(),
        };
        if !replays {
            let entries = given.decision().transitions.clone();
            return Ok(self.decided(lead, given, entries, explain));
        }
        let replay = self.prepared.replay(&data, as_of)?;
        let replayed = self.prepared.evaluate(&data, as_of, Source::Replayed(&replay));
        Ok(self.decided(lead, replayed, replay.transitions().to_vec(), explain))
    }

    fn decided<'a>(
        &'a self,
        lead: Json,
        mut evaluation: Evaluation<'a>,
        entries: Vec<Transition>,
        explain: bool,
    ) -> Decided {
        if !self.checks.features.is_empty() {
            evaluation.add_features(&self.checks.features);
        }
        let guarantees = self.checks.guarantees.iter().enumerate();
        let broken = guarantees
            .filter(|(_, guarantee)| is_so(&guarantee.never, &evaluation, self.prepared.ruleset()))
            .map(|(at, _)| at)
            .collect();
        let decision = if explain { evaluation.explained() } else { evaluation.decision().clone() };
        Decided { lead, decision, entries, broken }
    }
}

/// A decided lead.
pub(super) struct Decided {
    /// The lead as it was read.
    pub lead: Json,
    pub decision: Decision,
    /// New entries of the transition log.
    pub entries: Vec<Transition>,
    /// The guarantees that do not hold for it.
    pub broken: Vec<usize>,
}

/// The files that a definition was read from, its `lead.toml` among them.
pub(super) fn files_of(compiled: &Compiled) -> Vec<PathBuf> {
    compiled.sources.iter().map(|(_, file)| PathBuf::from(&file.name)).collect()
}

/// Refuses to write over what was read.
pub(super) fn refuse_over_sources(option: &str, path: &Path, sources: &[PathBuf]) -> Result<(), Failure> {
    match sources.iter().any(|read| output::is_same_file(path, read)) {
        false => Ok(()),
        true => Err(Failure::Message(format!(
            "{option} would write over {}, which the definition is read from. Write to another file",
            path.display()
        ))),
    }
}

fn guarantees(compiled: &Compiled) -> Vec<Guarantee> {
    let checks = compiled.lowered.iter().flat_map(|lowered| &lowered.checks.guarantees);
    checks
        .map(|guarantee| {
            let file = compiled.sources.file(guarantee.span.file);
            let line = file.position(guarantee.span.start as usize).line;
            let text = compiled.sources.text(guarantee.span).split_whitespace().collect::<Vec<_>>().join(" ");
            let text = if guarantee.built_in {
                "nobody is a lead by events alone that are not interest".to_owned()
            } else {
                text
            };
            Guarantee { text, place: format!("{}:{line}", file.name) }
        })
        .collect()
}

/// Says what the user should know about the transition log.
pub(super) fn note_history(session: &Session, args: &DataArgs) {
    if args.history.is_none() && args.log.is_none() && session.prepared.needs_log() {
        output::note(
            "note: the definition looks back at earlier stages; of leads without a transition log their past is derived from \
             their events (--history, --log)",
        );
    }
}
