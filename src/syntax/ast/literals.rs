//! Names and the values that can be written down.

use crate::base::Span;

/// One or more words. `text` has single spaces and no quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words, one space between each.
    pub text: String,
    /// Written in single quotes.
    pub quoted: bool,
    /// Its place, quotes included.
    pub span: Span,
}

/// Text in double quotes, escapes resolved, in Unicode's NFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What stands between the quotes.
    pub value: String,
    /// Its place, quotes included.
    pub span: Span,
}

/// A label of a choice, band, class row or stage segment: a name, or text (`"A+"`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The label itself, without quotes of any kind.
    pub text: String,
    /// Written in quotes of either kind: never a special word.
    pub quoted: bool,
    /// Its place, quotes included.
    pub span: Span,
}

/// A number as written, exact: `units / 10^decimals`. `5k` is 5000 with no decimals, `2.50` is 25 with 1 decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The digits as an integer.
    pub units: i64,
    /// How many of the digits stand after the point (after `k`, `m`, `bn` are worked in), 0 to 18, no trailing zeros.
    pub decimals: u32,
    /// Its place.
    pub span: Span,
}

/// A day of the calendar, checked to exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Days since 1970-01-01.
    pub days: i64,
    /// Its place.
    pub span: Span,
}

/// A time of day on a date: local in the definition's zone unless it carries an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Milliseconds since 1970-01-01T00:00:00 of the clock as written.
    pub local_ms: i64,
    /// Minutes east of UTC, if written (`Z` is 0).
    pub offset_minutes: Option<i32>,
    /// Its place.
    pub span: Span,
}

/// The unit of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "units of time need no explanation")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// `30 days`, `2 working hours`. Seconds, months, quarters and years parse so that the checker can say what to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub amount: Number,
    /// Of what.
    pub unit: Unit,
    /// `working`, `business`: counted by a calendar. The flag says that the word was `working`.
    pub working: bool,
    /// Its place.
    pub span: Span,
}

/// A period of the calendar in the definition's zone; weeks begin on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "units of time need no explanation")]
pub enum Period {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Something written where a value may stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `60`, `5k`
    Number(Number),
    /// `18%`: hundredths of a percent are the unit later; here as written.
    Percent(Number),
    /// `150% of budget`
    Share(Number, Name),
    /// `EUR 5m`
    Money {
        /// The three letters.
        currency: String,
        /// How much.
        amount: Number,
        /// Its place.
        span: Span,
    },
    /// `2026-03-10`
    Date(Date),
    /// `2026-03-10 09:00`
    Time(Time),
    /// `"GB"`
    Text(Text),
    /// A choice, a field, a band label …: the checker tells.
    Name(Name),
}

impl Value {
    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Value::Number(n) | Value::Percent(n) => n.span,
            Value::Share(n, name) => n.span.to(name.span),
            Value::Money { span, .. } => *span,
            Value::Date(d) => d.span,
            Value::Time(t) => t.span,
            Value::Text(t) => t.span,
            Value::Name(n) => n.span,
        }
    }
}
