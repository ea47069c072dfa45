//! Small closed lists that the definition, the rule set and the engine share.

use serde::{Deserialize, Serialize};

/// How a text is compared with others. Everywhere but in `exactly`, the letters A to Z compare without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextMatch {
    /// The same text.
    Is,
    /// The same text, case included.
    Exactly,
    /// It stands somewhere in it.
    Contains,
    /// It begins so.
    StartsWith,
    /// It ends so.
    EndsWith,
    /// It stands in it as whole words.
    Mentions,
}

/// The states of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlaState {
    /// Open, not past its due instant.
    Running,
    /// Satisfied up to its due instant.
    Met,
    /// Satisfied after it, or ended by a new clock after it.
    Missed,
    /// Open and past it.
    Overdue,
    /// Open and standing still.
    Paused,
    /// Cancelled.
    Cancelled,
}

/// At most so many events, of each period or in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// How many.
    pub times: i64,
    /// Of each calendar period in the definition's zone; none: in all.
    pub per: Option<Period>,
}

/// A calendar period; weeks begin on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "units of time need no explanation")]
pub enum Period {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Which terms of a group count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// All.
    Sum,
    /// The one with the highest points among those that apply; 0 if none does.
    Best,
    /// The first that applies; 0 if none does.
    First,
}

/// A length of time on a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum Length {
    /// Time that counts (all time, or open time with a calendar).
    Ms {
        /// How much, ms.
        ms: i64,
    },
    /// Working days of the calendar.
    WorkingDays {
        /// How many.
        days: i64,
    },
}

/// When a notice goes out, counted like the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum NoticeAt {
    /// So long after the clock's start.
    After {
        /// How long.
        length: Length,
    },
    /// 1 ms after the due instant.
    Missed,
    /// So long after the notice before it in the list.
    AfterThat {
        /// How long.
        length: Length,
    },
}
