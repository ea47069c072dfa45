//! The values that an atom read, as people read them.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::ruleset::{Expr, Feature, FeatureKind, Op, Operator, RuleKind, ValueType};

use super::super::features;
use super::super::moment::Moment;
use super::super::permissions;
use super::super::problems::MASK;
use super::super::show::{self, Number};
use super::super::time::Instant;
use super::super::value::Value;

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadValue {
    /// The operator that read it.
    pub kind: Operator,
    /// Its name; of a feature and a rule the id.
    pub name: String,
    /// Its value; null: unknown.
    pub value: Json,
    /// The value again if it is a number with decimals: with all of its digits, as it is written.
    pub number: Option<Number>,
    /// Of a feature: what it is, for words.
    pub feature: Option<FeatureRead>,
}

impl ReadValue {
    fn new(kind: Operator, name: &str, value: Json) -> Self {
        ReadValue { kind, name: name.to_owned(), value, number: None, feature: None }
    }
}

impl Serialize for ReadValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut read = serializer.serialize_struct("Read", 3)?;
        read.serialize_field("kind", &self.kind)?;
        read.serialize_field("name", &self.name)?;
        match self.number {
            Some(number) => read.serialize_field("value", &number)?,
            None => read.serialize_field("value", &self.value)?,
        }
        read.end()
    }
}

/// What a feature is.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureRead {
    /// Its kind.
    pub kind: FeatureKind,
    /// The name of its event.
    pub event: String,
    /// The latest of its events, whether its windows let it through or not.
    pub last: Option<Instant>,
}

/// The values that an expression read, in the order in which they stand.
pub(super) fn of(moment: &Moment<'_>, expr: &Expr) -> Vec<ReadValue> {
    let mut found: Vec<ReadValue> = read(moment, expr).into_iter().collect();
    for part in expr.op.parts() {
        found.extend(of(moment, part.expr));
    }
    found
}

/// The values that a condition compares. Unlike [`of`] it gives numbers of days as such, as `days_since`.
pub(super) fn compared(moment: &Moment<'_>, expr: &Expr) -> Vec<ReadValue> {
    if matches!(expr.op, Op::DaysSince { .. } | Op::CalendarDaysSince { .. }) {
        let value = moment.eval(expr, None).map_or(Json::Null, |value| show::plain(&value));
        return vec![ReadValue::new(Operator::DaysSince, "", value)];
    }
    let mut found: Vec<ReadValue> = read(moment, expr).into_iter().collect();
    for part in expr.op.parts() {
        found.extend(compared(moment, part.expr));
    }
    found
}

#[expect(clippy::too_many_lines, reason = "one arm for each operator that reads something")]
fn read(moment: &Moment<'_>, expr: &Expr) -> Option<ReadValue> {
    let rules = moment.rules();
    let value = || moment.eval(expr, None);
    let mut number = None;
    let instant = |value: Option<Value>| {
        value.and_then(|value| value.int()).map_or(Json::Null, |at| Instant(at).to_string().into())
    };
    let (name, shown) = match &expr.op {
        Op::Field { field } => {
            let declared = rules.fields.get(*field)?;
            let shown = match value() {
                Some(_) if declared.personal => MASK.into(),
                Some(value) => {
                    number = show::number(&declared.value, &value);
                    show::json(&declared.value, &value)
                }
                None => Json::Null,
            };
            (declared.name.clone(), shown)
        }
        Op::Feature { feature } => {
            let declared = moment.declared(*feature)?;
            let value = value();
            let shown = value.as_ref().map_or(Json::Null, |value| feature_value(moment, declared, value));
            let number = value.and_then(|value| show::number(property_type(moment, declared)?, &value));
            let event = declared.select.first().and_then(|select| rules.events.get(select.event));
            let feature = FeatureRead {
                kind: declared.kind.clone(),
                event: event.map(|event| event.name.clone()).unwrap_or_default(),
                last: features::selected(moment, declared).last().map(|admitted| Instant(admitted.event.at)),
            };
            return Some(ReadValue {
                number,
                feature: Some(feature),
                ..ReadValue::new(Operator::Feature, &declared.id, shown)
            });
        }
        Op::Rule { rule } => {
            let declared = rules.rules.get(*rule)?;
            let value = value();
            if let (RuleKind::Score(score), Some(units)) = (&declared.kind, value.as_ref().and_then(Value::int)) {
                number = Some(Number { units, decimals: score.decimals });
            }
            (declared.id.clone(), value.map_or(Json::Null, |value| rule_value(&declared.kind, &value)))
        }
        Op::Status { status } => {
            let declared = rules.statuses.get(*status)?;
            (declared.name.clone(), label(&declared.values, value().as_ref()))
        }
        Op::StatusSince { status } => (rules.statuses.get(*status)?.name.clone(), instant(value())),
        Op::WasEver { status, .. } => {
            let met = moment.holds(expr);
            (rules.statuses.get(*status)?.name.clone(), met.into())
        }
        Op::Permission { permission } => {
            let declared = rules.permissions.get(*permission)?;
            (declared.name.clone(), permissions::given(moment, declared, moment.at).into())
        }
        Op::Meets { stage } => (rules.stages.list.get(*stage)?.name.clone(), moment.meets(*stage).into()),
        Op::Stage => {
            let stage = moment.after().and_then(|after| rules.stages.list.get(after.stage));
            (String::new(), stage.map_or(Json::Null, |stage| stage.name.as_str().into()))
        }
        Op::Outcome => {
            let outcome = moment.after().and_then(|after| rules.outcomes.get(after.outcome?));
            (String::new(), outcome.map_or(Json::Null, |outcome| outcome.name.as_str().into()))
        }
        Op::StageSince => (String::new(), instant(value())),
        _ => return None,
    };
    Some(ReadValue { number, ..ReadValue::new(expr.op.operator(), &name, shown) })
}

/// The value of a feature: an instant, a property as its type says, or a number.
fn feature_value(moment: &Moment<'_>, declared: &Feature, value: &Value) -> Json {
    match &declared.kind {
        FeatureKind::LastAt | FeatureKind::FirstAt => show::json(&ValueType::Time, value),
        FeatureKind::Count | FeatureKind::Days | FeatureKind::Different | FeatureKind::Points { .. } => {
            show::plain(value)
        }
        FeatureKind::Total
        | FeatureKind::Highest
        | FeatureKind::Lowest
        | FeatureKind::Latest
        | FeatureKind::Earliest => {
            property_type(moment, declared).map_or_else(|| show::plain(value), |declared| show::json(declared, value))
        }
    }
}

/// The type of the property that a feature makes its value of.
fn property_type<'a>(moment: &Moment<'a>, declared: &Feature) -> Option<&'a ValueType> {
    use FeatureKind::{Earliest, Highest, Latest, Lowest, Total};
    if !matches!(declared.kind, Total | Highest | Lowest | Latest | Earliest) {
        return None;
    }
    let select = declared.select.first()?;
    let property = moment.rules().events.get(select.event)?.properties.get(select.property?)?;
    Some(&property.value)
}

fn rule_value(kind: &RuleKind, value: &Value) -> Json {
    match kind {
        RuleKind::Define { .. } => show::plain(value),
        RuleKind::Class(class) => label(&class.values, Some(value)),
        RuleKind::Band(band) => label(&band.labels, Some(value)),
        RuleKind::Score(score) => {
            let units = value.int().unwrap_or_default();
            Number { units, decimals: score.decimals }.into()
        }
    }
}

fn label(labels: &[String], value: Option<&Value>) -> Json {
    let index = value.and_then(Value::int).and_then(|index| usize::try_from(index).ok());
    index.and_then(|index| labels.get(index)).map_or(Json::Null, |label| label.as_str().into())
}
