//! Routes and nurtures.

use crate::ruleset::{Nurture, To, ValueType};

use super::moment::Moment;
use super::permissions;
use super::show;

/// The answer of the route of the highest stage up to the present one: a queue, or nobody. None: no route answers.
pub(crate) fn answer(moment: &Moment<'_>, stage: usize) -> Option<Option<String>> {
    let route = moment.rules().routes.iter().filter(|route| route.stage <= stage).max_by_key(|route| route.stage)?;
    for row in &route.rows {
        if !moment.holds(&row.when) {
            continue;
        }
        match &row.to {
            // An unknown value: the row is not met.
            To::Field { .. } => {
                if let Some(receiver) = receiver(moment, &row.to) {
                    return Some(Some(receiver));
                }
            }
            To::Queue { .. } | To::Nobody => return Some(receiver(moment, &row.to)),
        }
    }
    Some(receiver(moment, &route.otherwise))
}

/// Who that is; none: nobody.
pub(crate) fn receiver(moment: &Moment<'_>, to: &To) -> Option<String> {
    match to {
        To::Queue { queue } => Some(queue.clone()),
        To::Nobody => None,
        To::Field { field } => {
            let value = moment.field(*field)?;
            let declared = moment.rules().fields.get(*field)?;
            match (&declared.value, value.text()) {
                (ValueType::Text | ValueType::Email, Some(text)) => Some(text.to_owned()),
                (declared, _) => Some(show::text(declared, &value)),
            }
        }
    }
}

/// The nurtures that apply.
pub(crate) fn nurtures(moment: &Moment<'_>, under_outcome: bool) -> Vec<usize> {
    let all = moment.rules().nurtures.iter().enumerate();
    all.filter(|(_, nurture)| applies(moment, nurture, under_outcome)).map(|(index, _)| index).collect()
}

fn applies(moment: &Moment<'_>, nurture: &Nurture, under_outcome: bool) -> bool {
    let permitted = nurture.needs.iter().all(|permission| {
        let permission = moment.rules().permissions.get(*permission);
        permission.is_some_and(|permission| permissions::given(moment, permission, moment.at))
    });
    let over = nurture.until.as_ref().is_some_and(|until| moment.holds(until));
    moment.holds(&nurture.when) && permitted && !over && (!under_outcome || nurture.reads_outcome)
}
