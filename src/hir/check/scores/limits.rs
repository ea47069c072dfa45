//! What limits a term, and how its events lose points with age.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::check::Checker;
use crate::hir::check::times::DAY;
use crate::hir::{Decay, Query, WindowKind};
use crate::model::{Limit, Period};
use crate::syntax::ast::{self, TermOptionKind};

/// The limits of a term, each at most once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Limits {
    /// `at most N points`, in units.
    pub cap: Option<i64>,
    /// `at most N times`
    pub times: Option<i64>,
    /// `at most N times per PERIOD`, in the order of the source.
    pub periods: Vec<Limit>,
    /// `once every D`, ms.
    pub every: Option<i64>,
    /// Loss by age.
    pub decay: Option<Decay>,
}

/// Two options of one kind cannot stand on one term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Points,
    Times,
    Period(u8),
    Every,
    Decay,
}

impl Kind {
    fn of(option: &TermOptionKind) -> Kind {
        match option {
            TermOptionKind::AtMostPoints(_) => Kind::Points,
            TermOptionKind::AtMostTimes(_, None) => Kind::Times,
            TermOptionKind::AtMostTimes(_, Some(period)) => Kind::Period(*period as u8),
            TermOptionKind::OnceEvery(_) => Kind::Every,
            TermOptionKind::FadingOver(_) | TermOptionKind::LosingPercent(..) | TermOptionKind::LosingPoints(..) => {
                Kind::Decay
            }
        }
    }

    /// Whether a term of this kind can have it, and what to call the option if not.
    fn misplaced(self, term: &ast::TermKind) -> Option<&'static str> {
        match (self, term) {
            (Kind::Points, _) | (_, ast::TermKind::ForEach(..)) | (Kind::Times, ast::TermKind::Silence(..)) => None,
            (Kind::Decay, _) => Some("Only points for each event get less as the event grows old."),
            (_, ast::TermKind::Silence(..)) => Some("Silence is counted in whole periods, not by the calendar."),
            _ => Some("There are no events here that could be counted."),
        }
    }
}

impl Checker<'_> {
    /// The limits of a term; none if one of them is unsound.
    pub(super) fn limits(&self, decimals: u32, term: &ast::Term) -> Option<Limits> {
        let mut limits = Limits::default();
        let mut seen: Vec<(Kind, Span)> = Vec::new();
        let mut sound = true;
        for option in &term.options {
            let kind = Kind::of(&option.kind);
            if let Some(why) = kind.misplaced(&term.kind) {
                sound = false;
                self.report(
                    Diagnostic::new(&codes::LIMIT_WITHOUT_EVENTS, option.span, why)
                        .label("this does not fit the line")
                        .help("A limit on times, and points that get less with age, belong to `for each EVENT`. On any other line write `at most N points`, or nothing."),
                );
            } else if let Some((_, first)) = seen.iter().find(|(other, _)| *other == kind) {
                sound = false;
                let what =
                    if kind == Kind::Decay { "Points get less in one way only." } else { "This limit is said twice." };
                self.report(
                    Diagnostic::new(&codes::LIMIT_TWICE, option.span, what)
                        .label("said again")
                        .also(*first, "said first")
                        .help("Keep one of the two."),
                );
            } else {
                seen.push((kind, option.span));
                sound &= self.limit(&mut limits, decimals, option).is_some();
            }
        }
        sound.then_some(limits)
    }

    fn limit(&self, limits: &mut Limits, decimals: u32, option: &ast::TermOption) -> Option<()> {
        match &option.kind {
            TermOptionKind::AtMostPoints(number) => limits.cap = Some(self.cap(number, decimals)?),
            TermOptionKind::AtMostTimes(number, None) => limits.times = Some(self.times(number)?),
            TermOptionKind::AtMostTimes(number, Some(period)) => {
                let times = self.times(number)?;
                limits.periods.push(Limit { times, per: Some(period_of(*period)) });
            }
            TermOptionKind::OnceEvery(duration) => limits.every = Some(self.duration(duration)?),
            TermOptionKind::FadingOver(duration) => {
                limits.decay = Some(Decay::FadingOver { days: self.whole_days(duration)? });
            }
            TermOptionKind::LosingPercent(number, duration) => {
                let (percent, days) = (self.share(number, 100, "What is lost"), self.whole_days(duration));
                limits.decay = Some(Decay::LosingPercent { percent: percent?, days: days? });
            }
            TermOptionKind::LosingPoints(number, duration) => {
                let (points, days) = (self.cap(number, decimals), self.whole_days(duration));
                limits.decay = Some(Decay::LosingPoints { points: points?, days: days? });
            }
        }
        Some(())
    }

    /// Points of a limit: above zero, without a sign.
    pub(super) fn cap(&self, number: &ast::Number, decimals: u32) -> Option<i64> {
        let units = self.points(number, decimals)?;
        if units > 0 {
            return Some(units);
        }
        self.report(
            Diagnostic::new(&codes::LIMIT_OF_NOTHING, number.span, "A limit is above 0 points.")
                .label("leaves nothing")
                .help("A limit is on the size of the points whatever their sign: `-10 …, at most 40 points` takes away 40 at most. To give no points, take the line out."),
        );
        None
    }

    /// Limits that are sound but hardly what was meant.
    pub(super) fn warn_of_limits(&self, query: Option<&Query>, limits: &Limits, points: Option<i64>, term: &ast::Term) {
        if let (Some(cap), Some(points)) = (limits.cap, points)
            && cap < points.abs()
        {
            let span = option_span(term, Kind::Points);
            self.report(
                Diagnostic::new(
                    &codes::LIMIT_BELOW_AWARD,
                    span,
                    "The limit is smaller than what the line gives at once.",
                )
                .label("smaller than the points")
                .help("The points can never be given in full. Give fewer, or allow more."),
            );
        }
        let window = query.into_iter().flat_map(|query| &query.windows).filter_map(|window| match window.kind {
            WindowKind::Last(ms) => Some((ms, window.span)),
            _ => None,
        });
        let gone_after = match (limits.decay, points) {
            (Some(Decay::FadingOver { days }), _) => Some(days),
            (Some(Decay::LosingPoints { points: lost, days }), Some(points)) => {
                Some(((points.abs() + lost - 1) / lost).saturating_mul(days))
            }
            _ => None,
        };
        if let (Some(days), Some((ms, window))) = (gone_after, window.min_by_key(|(ms, _)| *ms))
            && days.saturating_mul(DAY) < ms
        {
            let span = option_span(term, Kind::Decay);
            self.report(
                Diagnostic::new(
                    &codes::FADES_BEFORE_WINDOW_ENDS,
                    span,
                    format!("After {days} days nothing is left of the points."),
                )
                .label(format!("nothing is left after {days} days"))
                .also(window, "but events are counted for longer")
                .help("Older events give no points, though the window lets them in. Let both have one length."),
            );
        }
    }
}

fn option_span(term: &ast::Term, kind: Kind) -> Span {
    term.options.iter().find(|option| Kind::of(&option.kind) == kind).map_or(term.span, |option| option.span)
}

/// The period of the calendar.
pub(crate) fn period_of(period: ast::Period) -> Period {
    match period {
        ast::Period::Day => Period::Day,
        ast::Period::Week => Period::Week,
        ast::Period::Month => Period::Month,
        ast::Period::Quarter => Period::Quarter,
        ast::Period::Year => Period::Year,
    }
}
