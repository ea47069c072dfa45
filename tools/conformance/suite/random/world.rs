//! What a definition has declared so far, for what comes after.

/// The type of a field or property.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    YesNo,
    OneOf(Vec<String>),
    SeveralOf(Vec<String>),
    /// Decimals, and a range if there is one.
    Number(u32, Option<(i64, i64)>),
    Money,
    Percent,
    Text,
    Email,
    Date,
    Time,
}

/// A field of the person or the account, or a property.
#[derive(Clone, Debug)]
pub struct Field {
    /// As rules name it.
    pub name: String,
    pub kind: Kind,
    /// It can be unknown.
    pub unknown: bool,
    pub tracked: bool,
}

/// An event with its properties.
#[derive(Clone, Debug)]
pub struct Event {
    pub name: String,
    pub properties: Vec<Field>,
}

/// A named thing with values or labels, the best first.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub name: String,
    pub labels: Vec<String>,
    pub ordered: bool,
}

/// A score.
#[derive(Clone, Debug)]
pub struct Score {
    pub name: String,
    pub min: i64,
    pub max: i64,
}

/// What was declared so far.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub fields: Vec<Field>,
    pub events: Vec<Event>,
    pub groups: Vec<String>,
    pub text_lists: Vec<String>,
    pub domain_lists: Vec<String>,
    pub statuses: Vec<Labelled>,
    pub permissions: Vec<String>,
    pub definitions: Vec<String>,
    pub classes: Vec<Labelled>,
    pub bands: Vec<Labelled>,
    pub scores: Vec<Score>,
    pub stages: Vec<String>,
    pub outcomes: Vec<String>,
    /// The stage that is handed over.
    pub handoff: Option<String>,
    /// Stages whose criteria may be read: those below the one that is being written.
    pub below: Vec<String>,
    /// Entries of the log may be read: the stages are declared.
    pub entries: bool,
    /// The stages are decided: `stage` and `outcome` may be read.
    pub decided: bool,
    pub money: bool,
}

impl World {
    pub fn of(&self, fits: impl Fn(&Kind) -> bool) -> Vec<Field> {
        self.fields.iter().filter(|field| fits(&field.kind)).cloned().collect()
    }
}
