//! The one space of names.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::Span;
use crate::hir::Named;
use crate::model::{
    BandId, CalendarId, ClassId, DefineId, EventId, FieldId, ListId, NurtureId, OutcomeId, PermissionId, ScoreId,
    SlaId, StageId, StatusId, TeamId,
};

/// What a name stands for.
#[allow(missing_docs, reason = "named like what they stand for")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symbol {
    Team(TeamId),
    Field(FieldId),
    Event(EventId),
    /// `events NAME: …`, an index into the groups.
    Group(usize),
    List(ListId),
    Define(DefineId),
    Permission(PermissionId),
    Status(StatusId),
    Class(ClassId),
    Score(ScoreId),
    Band(BandId),
    Stage(StageId),
    Outcome(OutcomeId),
    Calendar(CalendarId),
    Sla(SlaId),
    Nurture(NurtureId),
}

impl Symbol {
    /// What it is, in a message: "an event".
    pub fn what(self) -> &'static str {
        match self {
            Symbol::Team(_) => "a team",
            Symbol::Field(_) => "a field",
            Symbol::Event(_) => "an event",
            Symbol::Group(_) => "a group of events",
            Symbol::List(_) => "a list",
            Symbol::Define(_) => "a definition",
            Symbol::Permission(_) => "a permission",
            Symbol::Status(_) => "a status",
            Symbol::Class(_) => "a classification",
            Symbol::Score(_) => "a score",
            Symbol::Band(_) => "a band",
            Symbol::Stage(_) => "a stage",
            Symbol::Outcome(_) => "an outcome",
            Symbol::Calendar(_) => "a calendar",
            Symbol::Sla(_) => "an SLA",
            Symbol::Nurture(_) => "a nurture",
        }
    }

    /// Words that people add to such a name: `the fit score`, `number of employees`.
    pub fn kind_words(self) -> &'static [&'static str] {
        match self {
            Symbol::Team(_) => &["team"],
            Symbol::Field(_) => &["field", "number", "count"],
            Symbol::Event(_) => &["event", "events"],
            Symbol::Group(_) => &["event", "events", "activity", "activities"],
            Symbol::List(_) => &["list"],
            Symbol::Define(_) => &["definition"],
            Symbol::Permission(_) => &["permission", "consent"],
            Symbol::Status(_) => &["status"],
            Symbol::Class(_) => &["class"],
            Symbol::Score(_) => &["score", "points"],
            Symbol::Band(_) => &["band"],
            Symbol::Stage(_) => &["stage"],
            Symbol::Outcome(_) => &["outcome"],
            Symbol::Calendar(_) => &["calendar"],
            Symbol::Sla(_) => &["sla"],
            Symbol::Nurture(_) => &["nurture"],
        }
    }
}

/// A declared name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declared {
    /// What it stands for.
    pub symbol: Symbol,
    /// Where it is declared; of a built-in outcome the empty span.
    pub span: Span,
}

/// All declared names, and where they are used.
#[derive(Default)]
pub(crate) struct Symbols {
    /// By name as written.
    pub names: BTreeMap<String, Declared>,
    /// Fields of the account, by their own name: `account NAME`.
    pub account: BTreeMap<String, Declared>,
    /// Built-in events by their full name: `reached SQL`, `country changed`.
    pub built_in: BTreeMap<String, EventId>,
    uses: RefCell<BTreeSet<(Span, Symbol)>>,
}

impl Symbols {
    /// What a name stands for.
    pub fn get(&self, name: &str) -> Option<Symbol> {
        self.names.get(name).map(|declared| declared.symbol)
    }

    /// What a name stands for that is used here.
    pub fn read(&self, name: &str, here: Span) -> Option<Symbol> {
        let symbol = self.get(name)?;
        self.note_use(symbol, here);
        Some(symbol)
    }

    /// The account's field of this name, which is used here.
    pub fn read_account(&self, name: &str, here: Span) -> Option<Symbol> {
        let symbol = self.account.get(name)?.symbol;
        self.note_use(symbol, here);
        Some(symbol)
    }

    /// Notes that a name is used here.
    pub fn note_use(&self, symbol: Symbol, here: Span) {
        self.uses.borrow_mut().insert((here, symbol));
    }

    /// What the author declares; a field of the account that shares its name with one of the person by its longer name.
    pub fn declared(&self) -> Vec<(Named, Symbol)> {
        let names = self.names.iter().map(|(name, declared)| (name.clone(), *declared));
        let account = self.account.iter().filter(|(name, declared)| self.get(name) != Some(declared.symbol));
        let account = account.map(|(name, declared)| (format!("account {name}"), *declared));
        let built_in = |declared: &Declared| declared.span == Span::default();
        let all = names.chain(account).filter(|(_, declared)| !built_in(declared));
        all.map(|(text, Declared { symbol, span })| (Named { text, span }, symbol)).collect()
    }

    /// Every use of a name, in the order of the source.
    pub fn uses(&self) -> Vec<(Span, Symbol)> {
        self.uses.borrow().iter().copied().collect()
    }
}
