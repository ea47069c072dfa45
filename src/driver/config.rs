//! `lead.toml`: where the definition and the data of a workspace are, and what their columns are called.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::as_of::AsOf;
use crate::base::{FileId, Span, closest};
use crate::data::Mapping;
use crate::diagnostics::{self, Diagnostic, Sink};
use crate::lint::{self, Level, Levels};

/// The name of the file.
pub const CONFIG_FILE: &str = "lead.toml";

/// The sections of the file.
const SECTIONS: &[&str] = &["workspace", "data", "columns", "dates", "events", "lints"];

/// A text and its place in `lead.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What stands there.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What `lead.toml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `[workspace] entry`: the definition.
    pub entry: Option<Placed>,
    /// `[data] leads`
    pub leads: Option<Placed>,
    /// `[data] events`
    pub events: Option<Placed>,
    /// `[data] as_of`
    pub as_of: Option<AsOf>,
    /// Columns of leads and events.
    pub mapping: Mapping,
    /// Names of the definition that `[columns]` and `[dates]` speak of, to be looked up in it.
    pub names: Vec<Placed>,
    /// Properties that `[events.columns]` speaks of.
    pub properties: Vec<Placed>,
    /// `[lints]`: the levels of warnings.
    pub levels: Levels,
}

impl Config {
    /// Reads the text; what is wrong is reported and left out.
    pub fn parse(file: FileId, text: &str, sink: &mut Sink) -> Config {
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in errors.iter().take(1) {
            let range = error.span().unwrap_or(0..0);
            let message = format!("This is not TOML: {}.", error.message());
            sink.report(
                Diagnostic::new(&diagnostics::files::CONFIG_SYNTAX, Span::new(file, range.start, range.end), message)
                    .help("A line is `key = \"value\"` or `[section]`; text stands in double quotes."),
            );
        }
        let mut reader = Reader { file, sink, config: Config::default() };
        if errors.is_empty() {
            reader.document(document.get_ref());
        }
        reader.config
    }
}

struct Reader<'a> {
    file: FileId,
    sink: &'a mut Sink,
    config: Config,
}

type Entry<'t, 'i> = (&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

impl Reader<'_> {
    fn document(&mut self, table: &DeTable) {
        for (key, value) in in_order(table) {
            match key.get_ref().as_ref() {
                "workspace" => self.section(value, Self::workspace),
                "data" => self.section(value, Self::data),
                "columns" => self.section(value, |this, entry| {
                    if let Some((column, name)) = this.column(entry) {
                        this.config.mapping.columns.push((column, name.text.clone()));
                        this.config.names.push(name);
                    }
                }),
                "dates" => self.section(value, |this, entry| {
                    if let Some((column, name)) = this.column(entry) {
                        this.config.mapping.dates.push((column, name.text.clone()));
                        this.config.names.push(name);
                    }
                }),
                "events" => self.section(value, Self::events),
                "lints" => self.section(value, Self::lint),
                _ => self.unknown(key, "There is no section", SECTIONS),
            }
        }
    }

    fn section(&mut self, value: &Spanned<DeValue>, mut each: impl FnMut(&mut Self, Entry)) {
        match value.get_ref() {
            DeValue::Table(table) => {
                for entry in in_order(table) {
                    each(self, entry);
                }
            }
            _ => self.wrong(
                value,
                "This is a section: write its name in square brackets on a line of its own, and its keys below.",
            ),
        }
    }

    fn workspace(&mut self, (key, value): Entry) {
        match key.get_ref().as_ref() {
            "entry" => self.config.entry = self.text(value),
            _ => self.unknown(key, "`[workspace]` has no key", &["entry"]),
        }
    }

    fn data(&mut self, (key, value): Entry) {
        match key.get_ref().as_ref() {
            "leads" => self.config.leads = self.text(value),
            "events" => self.config.events = self.text(value),
            "id" => self.config.mapping.id = self.text(value).map(|id| id.text),
            "unknown" => self.config.mapping.unknown = self.texts(value),
            "as_of" => self.as_of(value),
            _ => self.unknown(key, "`[data]` has no key", &["leads", "events", "id", "unknown", "as_of"]),
        }
    }

    fn events(&mut self, (key, value): Entry) {
        let text = |this: &mut Self| this.text(value).map(|column| column.text);
        match key.get_ref().as_ref() {
            "lead" => self.config.mapping.events.lead = text(self),
            "event" => self.config.mapping.events.event = text(self),
            "at" => self.config.mapping.events.at = text(self),
            "id" => self.config.mapping.events.id = text(self),
            "received" => self.config.mapping.events.received = text(self),
            "columns" => self.section(value, |this, entry| {
                if let Some((column, name)) = this.column(entry) {
                    this.config.mapping.events.columns.push((column, name.text.clone()));
                    this.config.properties.push(name);
                }
            }),
            _ => self.unknown(key, "`[events]` has no key", &["lead", "event", "at", "id", "received", "columns"]),
        }
    }

    /// `W0303 = "off"`, or the name of the warning.
    fn lint(&mut self, (key, value): Entry) {
        let Some(found) = lint::find(key.get_ref()) else { return self.unknown_lint(key) };
        let Some(level) = self.text(value) else { return };
        match Level::of(&level.text) {
            Some(level) => self.config.levels.set(found, level),
            None => self.wrong(value, "A level is \"off\", \"warn\" or \"error\"."),
        }
    }

    fn unknown_lint(&mut self, key: &Spanned<std::borrow::Cow<str>>) {
        let (message, near) = lint::unknown(key.get_ref());
        let span = self.span(key.span());
        let mut diagnostic = Diagnostic::new(&diagnostics::files::UNKNOWN_LINT, span, message);
        diagnostic = match near {
            Some(near) => diagnostic.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), span, near),
            None => diagnostic.help("Each message names its code, such as W0303; write that."),
        };
        self.sink.report(diagnostic);
    }

    fn column(&mut self, (key, value): Entry) -> Option<(String, Placed)> {
        Some((key.get_ref().to_string(), self.text(value)?))
    }

    fn as_of(&mut self, value: &Spanned<DeValue>) {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(datetime) => datetime.to_string(),
            _ => String::new(),
        };
        match AsOf::parse(&text) {
            Some(as_of) => self.config.as_of = Some(as_of),
            None => self.wrong(
                value,
                "Write an instant such as \"2026-03-10T09:00:00Z\", or \"2026-03-10 09:00\" in the definition's time zone.",
            ),
        }
    }

    fn text(&mut self, value: &Spanned<DeValue>) -> Option<Placed> {
        match value.get_ref() {
            DeValue::String(text) => Some(Placed { text: text.to_string(), span: self.span(value.span()) }),
            _ => {
                self.wrong(value, "Write text in double quotes.");
                None
            }
        }
    }

    fn texts(&mut self, value: &Spanned<DeValue>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.text(item)).map(|text| text.text).collect(),
            _ => {
                self.wrong(value, "Write a list of texts: [\"Select\", \"n/a\"].");
                Vec::new()
            }
        }
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn wrong(&mut self, value: &Spanned<DeValue>, help: &str) {
        let message = "This value does not fit here.";
        let span = self.span(value.span());
        self.sink.report(Diagnostic::new(&diagnostics::files::CONFIG_VALUE, span, message).help(help));
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<str>>, what: &str, known: &[&str]) {
        let span = self.span(key.span());
        let message = format!("{what} `{}`.", key.get_ref());
        let mut diagnostic = Diagnostic::new(&diagnostics::files::CONFIG_KEY, span, message);
        diagnostic = match closest(key.get_ref(), known.iter().copied()) {
            Some(near) => diagnostic.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), span, near),
            None => diagnostic.help(format!("What can stand here: {}.", known.join(", "))),
        };
        self.sink.report(diagnostic);
    }
}

/// The entries as they stand in the file.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
