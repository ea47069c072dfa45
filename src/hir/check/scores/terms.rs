//! The terms of a score.

use super::limits::Limits;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::check::{Checker, Place, Symbol};
use crate::hir::{Operand, OperandKind, Query, Term, TermKind};
use crate::model::{FieldId, Limit, ScoreId, ValueType};
use crate::syntax::ast;

/// What a term gives, before its limits are known.
enum Given {
    Plain(TermKind),
    Each { points: i64, query: Query },
    Silence { points: i64, every: i64, query: Query, fallback: Option<FieldId> },
}

impl Given {
    fn query(&self) -> Option<&Query> {
        match self {
            Given::Each { query, .. } => Some(query),
            Given::Plain(_) | Given::Silence { .. } => None,
        }
    }

    fn points(&self) -> Option<i64> {
        match self {
            Given::Plain(TermKind::Points(points)) | Given::Each { points, .. } | Given::Silence { points, .. } => {
                Some(*points)
            }
            Given::Plain(_) => None,
        }
    }
}

impl Checker<'_> {
    /// A term of a score; none if something in it is unsound.
    pub(super) fn term(&self, score: ScoreId, decimals: u32, term: &ast::Term) -> Option<Term> {
        // Everything is looked at before anything is given up, so that one run shows every error of the term.
        let given = self.given(score, decimals, term);
        let limits = self.limits(decimals, term);
        let when = term.when.as_ref().map(|when| self.condition(when, Place::ScoreTerm(score)));
        let (given, limits) = (given?, limits?);
        let when = when.map_or(Some(None), |when| when.map(Some))?;
        self.warn_of_limits(given.query(), &limits, given.points(), term);
        let Limits { cap, times, periods, every, decay } = limits;
        let kind = match given {
            Given::Plain(kind) => kind,
            Given::Each { points, query } => {
                let mut limits = periods;
                limits.extend(times.map(|times| Limit { times, per: None }));
                TermKind::ForEach { points, query, decay, limits, every }
            }
            Given::Silence { points, every, query, fallback } => {
                TermKind::Silence { points, every, times, query, fallback }
            }
        };
        Some(Term { kind, cap, when, because: term.because.as_ref().map(|text| text.value.clone()), span: term.span })
    }

    fn given(&self, score: ScoreId, decimals: u32, term: &ast::Term) -> Option<Given> {
        match &term.kind {
            ast::TermKind::Points(number) => {
                self.points(number, decimals).map(|points| Given::Plain(TermKind::Points(points)))
            }
            ast::TermKind::ForEach(number, each) => {
                let (points, query) = (self.points(number, decimals), self.each_query(each, Place::ScoreTerm(score)));
                Some(Given::Each { points: points?, query: query? })
            }
            ast::TermKind::Silence(number, silence) => {
                let points = self.points(number, decimals);
                let every = self.duration(&silence.every);
                let query = self.silence_query(silence, score);
                let fallback =
                    silence.fallback.as_ref().map_or(Some(None), |name| self.silence_fallback(name).map(Some));
                Some(Given::Silence { points: points?, every: every?, query: query?, fallback: fallback? })
            }
            ast::TermKind::ValueOf { minus, name } => {
                let field = self.value_of(name)?;
                let field = Operand { kind: OperandKind::Field(field), span: name.span };
                Some(Given::Plain(TermKind::ValueOf { minus: *minus, field }))
            }
            ast::TermKind::Share { minus, percent, name } => {
                let percent = percent
                    .as_ref()
                    .map_or(Some(10_000), |percent| self.share(percent, 1000, "What a score adds of another"));
                let score = self.added_score(name);
                Some(Given::Plain(TermKind::Share { minus: *minus, percent: percent?, score: score? }))
            }
            ast::TermKind::Higher { minus, a, b } => {
                let (first, second) = (self.added_score(a), self.added_score(b));
                let (first, second) = (first?, second?);
                if first == second {
                    self.report(
                        Diagnostic::new(&codes::HIGHER_OF_ONE, b.span, format!("Both are `{}`.", b.text))
                            .label("the same score again")
                            .also(a.span, "here already")
                            .help("`the higher of` compares two scores."),
                    );
                    return None;
                }
                Some(Given::Plain(TermKind::Higher { minus: *minus, a: first, b: second }))
            }
        }
    }

    /// The events of a term that counts silence: no window, only events and their filters.
    fn silence_query(&self, silence: &ast::Silence, score: ScoreId) -> Option<Query> {
        let each = ast::EachEvent { event: silence.event.clone(), windows: Vec::new(), anchor: None };
        self.each_query(&each, Place::ScoreTerm(score))
    }

    /// `else FIELD`: the instant from which silence counts for who never did anything.
    fn silence_fallback(&self, name: &ast::Name) -> Option<FieldId> {
        let field = self.field(name)?;
        let found = &self.known.fields[field.0];
        if matches!(found.value, ValueType::Date | ValueType::Time) {
            return Some(field);
        }
        let declared = found.name.span;
        self.report(
            Diagnostic::new(
                &codes::SILENCE_WITHOUT_TIME,
                name.span,
                format!("`{}` is not a date or a time.", name.text),
            )
            .label("silence counts from an instant")
            .also(declared, "declared here")
            .help(
                "After `else` stands a field of type `date` or `time`, such as `created`; or write `, none if never`.",
            ),
        );
        None
    }

    /// `the value of FIELD`: a number with a range.
    fn value_of(&self, name: &ast::Name) -> Option<FieldId> {
        if let Some(Symbol::Score(_)) = self.symbols.get(&name.text) {
            self.symbols.read(&name.text, name.span);
            self.report(
                Diagnostic::new(&codes::NOT_ADDABLE, name.span, format!("`{}` is a score, not a field.", name.text))
                    .label("a score")
                    .help(format!(
                        "A score is added by its name alone: `+ {}`, or a share of it: `+ 50% of {}`.",
                        name.text, name.text
                    )),
            );
            return None;
        }
        let field = self.field(name)?;
        let found = &self.known.fields[field.0];
        let declared = found.name.span;
        match &found.value {
            ValueType::Number { min: Some(_), max: Some(_), .. } => Some(field),
            ValueType::Number { .. } => {
                self.report(
                    Diagnostic::new(&codes::VALUE_WITHOUT_RANGE, name.span, format!("`{}` has no range.", name.text))
                        .label("may be any number")
                        .also(declared, "declared here")
                        .help("Say at the field how small and how large it can be: `whole number from 0 to 100`. Then the score can be computed exactly."),
                );
                None
            }
            other => {
                let what = unit_of(other);
                self.not_a_number(name, declared, what);
                None
            }
        }
    }

    fn not_a_number(&self, name: &ast::Name, declared: Span, what: &str) {
        self.report(
            Diagnostic::new(&codes::NOT_ADDABLE, name.span, format!("`{}` is {what}, and a score adds points.", name.text))
                .label(what)
                .also(declared, "declared here")
                .help("Only a field of type `number` or `whole number` has a value that a score can add. For everything else say how many points it is worth: `+10 when …`."),
        );
    }

    /// A score that another adds.
    fn added_score(&self, name: &ast::Name) -> Option<ScoreId> {
        match self.symbols.get(&name.text) {
            Some(Symbol::Field(field)) => {
                self.symbols.read(&name.text, name.span);
                let declared = self.known.fields[field.0].name.span;
                self.report(
                    Diagnostic::new(
                        &codes::NOT_ADDABLE,
                        name.span,
                        format!("`{}` is a field, not a score.", name.text),
                    )
                    .label("a field")
                    .also(declared, "declared here")
                    .help(format!("The value of a number field is added with `+ the value of {}`.", name.text))
                    .fix(
                        format!("write `the value of {}`", name.text),
                        name.span,
                        format!("the value of {}", name.text),
                    ),
                );
                None
            }
            Some(Symbol::Band(band)) => {
                self.symbols.read(&name.text, name.span);
                let declared = self.decls.bands[band.0].name.span;
                self.not_a_number(name, declared, "a band");
                None
            }
            _ => self.score(name),
        }
    }
}

fn unit_of(value: &ValueType) -> &'static str {
    match value {
        ValueType::YesNo => "yes or no",
        ValueType::OneOf { .. } | ValueType::SeveralOf { .. } => "a choice",
        ValueType::Number { .. } => "a number",
        ValueType::Money { .. } => "money",
        ValueType::Percent { .. } => "a percentage",
        ValueType::Text | ValueType::Email => "text",
        ValueType::Date => "a date",
        ValueType::Time => "a time",
    }
}
