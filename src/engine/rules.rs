//! Rules: definitions, classes, scores and bands.

use crate::ruleset::{Band, Class, Rule, RuleKind};

use super::moment::Moment;
use super::scores;
use super::value::Value;

/// The value of a rule.
pub(crate) fn value(moment: &Moment<'_>, rule: &Rule) -> Option<Value> {
    match &rule.kind {
        RuleKind::Define { when } => Some(Value::Bool(moment.holds(when))),
        RuleKind::Class(class) => self::class(moment, class).and_then(index),
        RuleKind::Score(score) => scores::score(moment, score).value.map(Value::Int),
        RuleKind::Band(band) => self::band(moment, band).and_then(index),
    }
}

/// The first row that is met.
fn class(moment: &Moment<'_>, class: &Class) -> Option<usize> {
    class.rows.iter().find(|row| moment.holds(&row.when)).map_or(Some(class.otherwise), |row| row.value)
}

/// The last label whose lowest value is not above the number; a number below the first is in the first.
fn band(moment: &Moment<'_>, band: &Band) -> Option<usize> {
    let number = moment.eval(&band.of, None)?.int()?;
    Some(band.from.iter().rposition(|from| *from <= number).unwrap_or(0))
}

fn index(index: usize) -> Option<Value> {
    i64::try_from(index).ok().map(Value::Int)
}
