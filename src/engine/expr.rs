//! Expressions. Logic has two values; a comparison that reads an unknown is not met.

use crate::ruleset::{DAY_MS, Expr, MAX_INTEGER, Op};

use super::moment::Moment;
use super::normalise::Event;
use super::permissions;
use super::text;
use super::value::Value;
use super::zone;

/// The value of an expression: unknown is none. A condition is never unknown.
#[expect(clippy::too_many_lines, reason = "one arm for each operator")]
pub(crate) fn eval<'a>(moment: &Moment<'a>, expr: &Expr, event: Option<&Event>) -> Option<Value> {
    let value = |of: &Expr| eval(moment, of, event);
    let holds = |of: &Expr| eval(moment, of, event) == Some(Value::Bool(true));
    let int = |of: &Expr| eval(moment, of, event).and_then(|value| value.int());
    let met = |met: bool| Some(Value::Bool(met));
    match &expr.op {
        Op::All { of } => met(of.iter().all(holds)),
        Op::Any { of } => met(of.iter().any(holds)),
        Op::Not { of } => met(!holds(of)),
        Op::AtLeast { n, of } => met(of.iter().filter(|part| holds(part)).count() >= *n),
        Op::Eq { left, right } => met(matches!((value(left), value(right)), (Some(a), Some(b)) if a == b)),
        Op::Lt { left, right } => met(matches!((int(left), int(right)), (Some(a), Some(b)) if a < b)),
        Op::Le { left, right } => met(matches!((int(left), int(right)), (Some(a), Some(b)) if a <= b)),
        Op::In { of, values } => met(int(of).is_some_and(|number| values.contains(&number))),
        Op::Text { of, test, values } => {
            met(value(of).and_then(|v| v.text().map(|found| text::matches(found, *test, values))).unwrap_or(false))
        }
        Op::SameText { left, right } => {
            let (left, right) = (value(left), value(right));
            let both = left.as_ref().and_then(Value::text).zip(right.as_ref().and_then(Value::text));
            met(both.is_some_and(|(left, right)| left.eq_ignore_ascii_case(right)))
        }
        Op::Includes { of, values } => {
            met(matches!(value(of), Some(Value::Set(set)) if set.iter().any(|choice| values.contains(choice))))
        }
        Op::Known { of } => met(value(of).is_some()),
        Op::Age { of, min, max } => {
            met(int(of).is_some_and(|instant| within(moment.at.saturating_sub(instant), *min, *max)))
        }
        Op::AgeDays { of, min, max } => {
            met(int(of).zip(moment.today()).is_some_and(|(date, today)| within(today.saturating_sub(date), *min, *max)))
        }
        Op::WasEver { status, value } => met(moment.statuses.get(*status).is_some_and(|runs| runs.was_ever(*value))),
        Op::Meets { stage } => met(moment.meets(*stage)),
        Op::Permission { permission } => {
            let permission = moment.rules().permissions.get(*permission);
            met(permission.is_some_and(|permission| permissions::given(moment, permission, moment.at)))
        }

        Op::Const { value } => Some(value.into()),
        Op::Field { field } => moment.field(*field),
        Op::Domain { of } => {
            let email = value(of)?;
            let (_, domain) = email.text()?.split_once('@')?;
            Some(Value::Text(domain.to_ascii_lowercase().into()))
        }
        Op::Property { property } => event?.properties.get(*property).cloned().flatten(),
        Op::Feature { feature } => moment.feature(*feature),
        Op::Rule { rule } => moment.rule(*rule),
        Op::Stage => Some(index(moment.after()?.stage)),
        Op::Outcome => Some(moment.after()?.outcome.map_or(Value::Int(-1), index)),
        Op::StageSince => moment.after()?.stage_since.map(Value::Int),
        Op::Status { status } => moment.statuses.get(*status)?.value().map(index),
        Op::StatusSince { status } => moment.statuses.get(*status)?.since().map(Value::Int),
        Op::DaysSince { of } => Some(Value::Int(moment.at.checked_sub(int(of)?)?.div_euclid(DAY_MS))),
        Op::CalendarDaysSince { of } => Some(Value::Int(moment.today()?.checked_sub(int(of)?)?)),
        Op::Times { of, by } => {
            let most = i128::from(MAX_INTEGER);
            let product = i128::from(int(of)?) * i128::from(*by);
            i64::try_from(product.clamp(-most, most)).ok().map(Value::Int)
        }
        Op::DayStart { of, plus } => zone::day_start(moment.days(), int(of)?.checked_add(*plus)?).map(Value::Int),
    }
}

fn index(index: usize) -> Value {
    Value::Int(i64::try_from(index).unwrap_or(i64::MAX))
}

/// `min <= age <= max`, where an end that is not given is open.
fn within(age: i64, min: Option<i64>, max: Option<i64>) -> bool {
    min.is_none_or(|min| age >= min) && max.is_none_or(|max| age <= max)
}
