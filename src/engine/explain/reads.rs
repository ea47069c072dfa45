//! The values that an atom read, as people read them.

use serde::Serialize;
use serde_json::Value as Json;

use crate::ruleset::{Expr, Feature, FeatureKind, Op, RuleKind, ValueType};

use super::super::features;
use super::super::moment::Moment;
use super::super::permissions;
use super::super::problems::MASK;
use super::super::show::{self, Number};
use super::super::time::Instant;
use super::super::value::Value;
use super::super::walk;

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Read {
    /// What kind of thing: `field`, `feature`, `rule`, `status`, `status_since`, `was_ever`, `permission`, `meets`, `stage`,
    /// `outcome` or `stage_since`.
    pub kind: &'static str,
    /// Its name; of a feature and a rule the id.
    pub name: String,
    /// Its value; null: unknown.
    pub value: Json,
    /// Of a feature: what it is, for words.
    #[serde(skip)]
    pub feature: Option<FeatureRead>,
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
pub(super) fn of(moment: &Moment<'_>, expr: &Expr) -> Vec<Read> {
    let mut found: Vec<Read> = read(moment, expr).into_iter().collect();
    for part in walk::parts(expr) {
        found.extend(of(moment, part));
    }
    found
}

/// The values that a condition compares. Unlike [`of`] it gives numbers of days as such, as `days_since`.
pub(super) fn compared(moment: &Moment<'_>, expr: &Expr) -> Vec<Read> {
    if matches!(expr.op, Op::DaysSince { .. } | Op::CalendarDaysSince { .. }) {
        let value = moment.eval(expr, None).map_or(Json::Null, |value| show::plain(&value));
        return vec![Read { kind: "days_since", name: String::new(), value, feature: None }];
    }
    let mut found: Vec<Read> = read(moment, expr).into_iter().collect();
    for part in walk::parts(expr) {
        found.extend(compared(moment, part));
    }
    found
}

fn read(moment: &Moment<'_>, expr: &Expr) -> Option<Read> {
    let rules = moment.rules();
    let value = || moment.eval(expr, None);
    let instant = |value: Option<Value>| {
        value.and_then(|value| value.int()).map_or(Json::Null, |at| Instant(at).to_string().into())
    };
    let (kind, name, shown) = match &expr.op {
        Op::Field { field } => {
            let declared = rules.fields.get(*field)?;
            let shown = match value() {
                Some(_) if declared.personal => MASK.into(),
                Some(value) => show::json(&declared.value, &value),
                None => Json::Null,
            };
            ("field", declared.name.clone(), shown)
        }
        Op::Feature { feature } => {
            let declared = moment.declared(*feature)?;
            let shown = value().map_or(Json::Null, |value| feature_value(moment, declared, &value));
            let event = declared.select.first().and_then(|select| rules.events.get(select.event));
            let feature = FeatureRead {
                kind: declared.kind.clone(),
                event: event.map(|event| event.name.clone()).unwrap_or_default(),
                last: features::selected(moment, declared).last().map(|admitted| Instant(admitted.event.at)),
            };
            return Some(Read { kind: "feature", name: declared.id.clone(), value: shown, feature: Some(feature) });
        }
        Op::Rule { rule } => {
            let declared = rules.rules.get(*rule)?;
            ("rule", declared.id.clone(), value().map_or(Json::Null, |value| rule_value(&declared.kind, &value)))
        }
        Op::Status { status } => {
            let declared = rules.statuses.get(*status)?;
            ("status", declared.name.clone(), label(&declared.values, value().as_ref()))
        }
        Op::StatusSince { status } => ("status_since", rules.statuses.get(*status)?.name.clone(), instant(value())),
        Op::WasEver { status, .. } => {
            let met = moment.holds(expr);
            ("was_ever", rules.statuses.get(*status)?.name.clone(), met.into())
        }
        Op::Permission { permission } => {
            let declared = rules.permissions.get(*permission)?;
            ("permission", declared.name.clone(), permissions::given(moment, declared, moment.at).into())
        }
        Op::Meets { stage } => ("meets", rules.stages.list.get(*stage)?.name.clone(), moment.meets(*stage).into()),
        Op::Stage => {
            let stage = moment.after().and_then(|after| rules.stages.list.get(after.stage));
            ("stage", String::new(), stage.map_or(Json::Null, |stage| stage.name.as_str().into()))
        }
        Op::Outcome => {
            let outcome = moment.after().and_then(|after| rules.outcomes.get(after.outcome?));
            ("outcome", String::new(), outcome.map_or(Json::Null, |outcome| outcome.name.as_str().into()))
        }
        Op::StageSince => ("stage_since", String::new(), instant(value())),
        _ => return None,
    };
    Some(Read { kind, name, value: shown, feature: None })
}

/// The value of a feature: an instant, a property as its type says, or a number.
fn feature_value(moment: &Moment<'_>, declared: &Feature, value: &Value) -> Json {
    let property = || {
        let select = declared.select.first()?;
        moment.rules().events.get(select.event)?.properties.get(select.property?).map(|property| &property.value)
    };
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
            property().map_or_else(|| show::plain(value), |declared| show::json(declared, value))
        }
    }
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
