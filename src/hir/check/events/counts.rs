//! How often.

use crate::diagnostics::{Diagnostic, events as codes};
use crate::hir::CountOf;
use crate::hir::check::Checker;
use crate::hir::check::conditions::render;
use crate::syntax::ast::{Count, CountKind};

/// Counts stop here.
const MOST: i64 = 1_000_000;

impl Checker<'_> {
    /// What is counted, and the least and the most that is met.
    pub(super) fn count(&self, count: &Count, name: &str) -> Option<(CountOf, i64, Option<i64>)> {
        let written = render::number(&count.number);
        if count.number.decimals > 0 || !(0..=MOST).contains(&count.number.units) {
            let message = format!("Nothing happens {written} times");
            let message = Diagnostic::new(&codes::ODD_COUNT, count.number.span, message)
                .label("a whole number from 0 to 1,000,000");
            self.report(message);
            return None;
        }
        let n = count.number.units;
        let (of, min, max) = match count.kind {
            CountKind::AtLeast => (CountOf::Events, n, None),
            CountKind::AtMost => (CountOf::Events, 0, Some(n)),
            CountKind::Exactly => (CountOf::Events, n, Some(n)),
            CountKind::MoreThan => (CountOf::Events, n + 1, None),
            CountKind::FewerThan => (CountOf::Events, 0, Some(n - 1)),
            CountKind::DifferentDays => (CountOf::Days, n, None),
        };
        if max == Some(-1) {
            let message = Diagnostic::new(&codes::ODD_COUNT, count.span, "Nothing happens fewer than 0 times")
                .label("never met")
                .help(format!("Write `no {name}` for those to whom it did not happen"));
            self.report(message);
            return None;
        }
        if min == 0 && max.is_none() {
            let message =
                Diagnostic::new(&codes::COUNT_SAYS_NOTHING, count.span, "Everything happens at least 0 times")
                    .label("always met")
                    .help("Write `at least 1 time`, or leave the count out");
            self.report(message);
        } else if max == Some(0) && count.kind != CountKind::Exactly {
            let message = format!("`{}` is never: it can be said plainly", phrase(count.kind, &written));
            let message = Diagnostic::new(&codes::COUNT_SAYS_NOTHING, count.span, message)
                .label("not once")
                .help(format!("Write `no {name}`"));
            self.report(message);
        }
        Some((of, min, max))
    }
}

fn phrase(kind: CountKind, n: &str) -> String {
    match kind {
        CountKind::AtMost => format!("at most {n} times"),
        _ => format!("fewer than {n} times"),
    }
}
