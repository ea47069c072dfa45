//! Looking names up: each kind of thing where that kind is expected; a near miss gets its spelling.

use super::{Checker, Symbol, capital};
use crate::base::{closest, reworded};
use crate::diagnostics::{Diagnostic, names as codes, syntax};
use crate::hir::Entry;
use crate::model::{CalendarId, EventId, FieldId, NurtureId, PermissionId, ScoreId, StageId, StatusId, TeamId};
use crate::syntax::ast::Name;

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident -> $variant:ident($id:ty) $what:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name(&self, name: &Name) -> Option<$id> {
            match self.expect(name, $what, |symbol| matches!(symbol, Symbol::$variant(_)))? {
                Symbol::$variant(id) => Some(id),
                _ => None,
            }
        }
    )*};
}

impl Checker<'_> {
    lookups! {
        /// The team of this name.
        team -> Team(TeamId) "a team";
        /// The stage of this name.
        stage -> Stage(StageId) "a stage";
        /// The permission of this name.
        permission -> Permission(PermissionId) "a permission";
        /// The score of this name.
        score -> Score(ScoreId) "a score";
        /// The calendar of this name.
        calendar -> Calendar(CalendarId) "a calendar";
        /// The nurture of this name.
        nurture -> Nurture(NurtureId) "a nurture";
        /// The status of this name.
        status -> Status(StatusId) "a status";
    }

    /// The field of this name; `account NAME` is the account's.
    pub fn field(&self, name: &Name) -> Option<FieldId> {
        if let Some(id) = self.account_field(name) {
            return Some(id);
        }
        match self.expect(name, "a field", |symbol| matches!(symbol, Symbol::Field(_)))? {
            Symbol::Field(id) => Some(id),
            _ => None,
        }
    }

    /// The one event of this name, built-in entries included; not a group.
    pub fn event(&self, name: &Name) -> Option<EventId> {
        if let Some(id) = self.read_built_in_event(name) {
            return Some(id);
        }
        match self.expect(name, "an event", |symbol| matches!(symbol, Symbol::Event(_)))? {
            Symbol::Event(id) => Some(id),
            _ => None,
        }
    }

    /// `account NAME`, if that is what it is.
    pub(super) fn account_field(&self, name: &Name) -> Option<FieldId> {
        if name.quoted || self.symbols.names.contains_key(&name.text) {
            return None;
        }
        match self.symbols.read_account(name.text.strip_prefix("account ")?, name.span)? {
            Symbol::Field(id) => Some(id),
            _ => None,
        }
    }

    /// `reached SQL`, `country changed`, if that is what it is.
    pub(super) fn built_in_event_named(&self, name: &Name) -> Option<EventId> {
        if name.quoted || self.symbols.names.contains_key(&name.text) {
            return None;
        }
        self.symbols.built_in.get(&name.text).copied()
    }

    /// The same, and remembers that something reads the field whose changes they are.
    pub(super) fn read_built_in_event(&self, name: &Name) -> Option<EventId> {
        let id = self.built_in_event_named(name)?;
        if let Some((_, Entry::Changed(field))) = self.decls.built_in.get(id.0 - self.decls.events.len()) {
            self.symbols.note_use(Symbol::Field(*field), name.span);
        }
        Some(id)
    }

    /// The symbol of a name that must be of one kind; otherwise reports and gives none.
    pub(super) fn expect(&self, name: &Name, what: &str, is: impl Fn(Symbol) -> bool) -> Option<Symbol> {
        match self.symbols.read(&name.text, name.span) {
            Some(symbol) if is(symbol) => Some(symbol),
            Some(symbol) => {
                let message = format!("{} is expected here, but `{}` is {}", capital(what), name.text, symbol.what());
                let declared = self.symbols.names.get(&name.text).map(|declared| declared.span).unwrap_or_default();
                let mut message =
                    Diagnostic::new(&codes::OTHER_KIND, name.span, message).label(format!("expected {what}"));
                if declared != crate::base::Span::default() {
                    message = message.also(declared, format!("declared here as {}", symbol.what()));
                }
                self.report(message);
                None
            }
            None => {
                self.report_unknown(name, what, is);
                None
            }
        }
    }

    /// Whether a statement that could not be read, and was reported, may declare this name.
    pub(super) fn may_be_lost(&self, name: &str) -> bool {
        let bare = ["sla ", "permission ", "nurture ", "account ", "reached ", "left ", "handed over "];
        let bare = bare.into_iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
        let bare = [" domain", " changed"].into_iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
        self.lost.may_declare(name) || self.lost.may_declare(bare)
    }

    /// Whether a statement that begins with these words could not be read.
    pub(super) fn is_lost(&self, words: &str) -> bool {
        self.files.iter().any(|file| file.is_lost(words))
    }

    /// The candidate nearest to an unknown name, for the first of them: a file full of them shall not take long.
    pub(super) fn closest<'c>(&self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
        self.lost.may_guess().then(|| closest(word, candidates)).flatten().map(str::to_owned)
    }

    /// The declared name that an unknown one says in other words: `demo requested`, `the fit score`; none if there are several.
    pub(super) fn reworded(&self, text: &str, is: impl Fn(Symbol) -> bool) -> Option<String> {
        if !self.lost.may_guess() {
            return None;
        }
        let names = self.symbols.names.iter().filter(|(_, declared)| is(declared.symbol));
        let mut same = names.filter(|(name, declared)| reworded(text, name, declared.symbol.kind_words()));
        same.next().filter(|_| same.next().is_none()).map(|(name, _)| name.clone())
    }

    /// A name that nothing declares.
    pub(super) fn report_unknown(&self, name: &Name, what: &str, is: impl Fn(Symbol) -> bool) {
        let text = &name.text;
        if self.may_be_lost(text) {
            return;
        }
        if self.report_counting(name) {
            return;
        }
        let near = self.reworded(text, &is).or_else(|| {
            let candidates = self.symbols.names.iter().filter(|(_, declared)| is(declared.symbol));
            self.closest(text, candidates.map(|(name, _)| name.as_str()))
        });
        let mut message = Diagnostic::new(&codes::NOT_DECLARED, name.span, format!("`{text}` is not declared"))
            .label(format!("expected {what}"));
        message = match near {
            Some(near) => {
                message.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), name.span, near)
            }
            None => message.help(format!("Declare {what} of this name, or check the spelling")),
        };
        self.report_undeclared(name, message);
    }

    /// `requested quote counting office hours only`: a comma is missing, and the name goes on over it.
    pub(super) fn report_counting(&self, name: &Name) -> bool {
        let text = &name.text;
        let Some((event, rest)) = text.split_once(" counting ").or_else(|| text.split_once(" during ")) else {
            return false;
        };
        let calendar = rest.trim_end_matches(" only");
        if name.quoted
            || self.symbols.get(event).is_none()
            || !matches!(self.symbols.get(calendar), Some(Symbol::Calendar(_)))
        {
            return false;
        }
        let right = format!("{event}, counting {calendar} only");
        self.report(
            Diagnostic::new(&syntax::MISSING_WORD, name.span, format!("After `{event}` a comma is missing"))
                .help(format!("Write `{right}`"))
                .fix(format!("write `{right}`"), name.span, right),
        );
        true
    }
}
