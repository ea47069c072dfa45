//! Permissions: given if the latest giving is later than the latest withdrawal, and not expired.

use crate::ruleset::Permission;

use super::moment::Moment;
use super::value::Value;

/// Whether a permission is given at an instant, by what is known at the moment.
pub(crate) fn given<'a>(moment: &Moment<'a>, permission: &'a Permission, at: i64) -> bool {
    let latest = |instants: Vec<i64>| instants.into_iter().rfind(|instant| *instant <= at);
    let withdrawn = latest(moment.past.instants(moment, &permission.withdrawn));
    let giving = giving(moment, permission, at);
    if let Some(giving) = giving {
        let lasts = permission.expires.is_none_or(|length| at.saturating_sub(giving) <= length);
        return withdrawn.is_none_or(|withdrawn| giving > withdrawn) && lasts;
    }
    // A field that says so without a date: any withdrawal outweighs it, and nothing shows that it has not expired.
    let undated = permission.given_field.is_some_and(|field| says_yes(moment, field) && moment.date(field).is_none());
    undated && withdrawn.is_none() && permission.expires.is_none()
}

/// The latest dated giving up to an instant.
pub(crate) fn giving<'a>(moment: &Moment<'a>, permission: &'a Permission, at: i64) -> Option<i64> {
    let by_event = moment.past.instants(moment, &permission.given).into_iter().rfind(|instant| *instant <= at);
    let by_field = permission.given_field.filter(|field| says_yes(moment, *field));
    let by_field = by_field.and_then(|field| moment.date(field)).filter(|date| *date <= at);
    by_event.max(by_field)
}

fn says_yes(moment: &Moment<'_>, field: usize) -> bool {
    moment.field(field) == Some(Value::Bool(true))
}
