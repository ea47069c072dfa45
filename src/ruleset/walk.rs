//! The walk over all expressions and all selections of events of a rule set, each with its place in the document.

use std::fmt;

use super::kind::Operand;
use super::{Expr, Keep, Part, Rule, RuleKind, RuleSet, Select, Start, Term, TermKind, Window};

/// A place in the document, such as `rules[3].terms[0]`: the place that it is in, and one step.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    above: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// A key of the document.
    #[must_use]
    pub const fn top(key: &'a str) -> Self {
        At { above: None, step: Step::Key(key) }
    }

    /// A key of the object at this place.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        At { above: Some(self), step: Step::Key(key) }
    }

    /// An item of the list at this place.
    #[must_use]
    pub const fn item(&'a self, index: usize) -> Self {
        At { above: Some(self), step: Step::Index(index) }
    }

    /// Calls `see` with each part of an expression at this place, and with its place.
    pub fn each_part<'b>(&self, expr: &'b Expr, mut see: impl FnMut(Part<'b>, &At<'_>)) {
        for part in expr.op.parts() {
            let key = self.key(part.key);
            match part.index {
                Some(index) => see(part, &key.item(index)),
                None => see(part, &key),
            }
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            above.fmt(f)?;
        }
        match self.step {
            Step::Key(key) if self.above.is_none() => f.write_str(key),
            Step::Key(key) => write!(f, ".{key}"),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// Where an expression is, which decides what it may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The filter of a selection of this event: its properties, and fields.
    Filter(usize),
    /// For whom an SLA is: fields only.
    Fields,
    /// A bound of a window of this feature: fields and earlier features.
    Bound(usize),
    /// This rule: what is computed from events, and earlier rules.
    Rule(usize),
    /// The stages and outcomes: the rules that are evaluated before them.
    Stages,
    /// What comes after the stages: everything.
    Late,
}

/// What the walk comes to.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// A whole expression; its parts are not walked over.
    Expr {
        /// The expression.
        expr: &'a Expr,
        /// What belongs there.
        wanted: Operand,
        /// What it may read.
        scope: Scope,
    },
    /// A selection of events; its filter comes next, as an expression.
    Select(&'a Select),
}

/// Calls `see` with every expression and every selection of a rule set, in the order of the document.
pub fn walk<'a>(ruleset: &'a RuleSet, see: &mut dyn FnMut(Found<'a>, &At<'_>)) {
    let mut walk = Walk { see };
    walk.each("statuses", &ruleset.statuses, |walk, status, at| {
        walk.each_in("rows", &status.rows, at, |walk, row, at| walk.selects("on", &row.on, at));
    });
    walk.each("features", &ruleset.features, |walk, feature, at| {
        walk.selects("select", &feature.select, at);
        let Step::Index(number) = at.step else { return };
        walk.each_in("windows", &feature.windows, at, |walk, window, at| walk.window(window, Scope::Bound(number), at));
    });
    walk.each("rules", &ruleset.rules, Walk::rule);
    let stages = At::top("stages");
    walk.each_in("list", &ruleset.stages.list, &stages, |walk, stage, at| {
        if let Keep::Until { select } = &stage.keep {
            walk.selects("select", select, &at.key("keep"));
        }
        walk.each_in("criteria", &stage.criteria, at, |walk, criteria, at| {
            walk.condition("for", criteria.whom.as_ref(), Scope::Stages, at);
            walk.condition("when", Some(&criteria.when), Scope::Stages, at);
        });
    });
    walk.each("outcomes", &ruleset.outcomes, |walk, outcome, at| {
        walk.each_in("rules", &outcome.rules, at, |walk, rule, at| {
            walk.condition("when", Some(&rule.when), Scope::Stages, at);
        });
    });
    walk.each("permissions", &ruleset.permissions, |walk, permission, at| {
        walk.selects("given", &permission.given, at);
        walk.selects("withdrawn", &permission.withdrawn, at);
    });
    walk.each("handoffs", &ruleset.handoffs, |walk, handoff, at| {
        walk.selects("accepts", &handoff.accepts, at);
        walk.selects("rejects", &handoff.rejects, at);
    });
    walk.each("slas", &ruleset.slas, |walk, sla, at| {
        walk.condition("when", sla.when.as_ref(), Scope::Fields, at);
        walk.selects("must", &sla.must, at);
        walk.start(&sla.start, &at.key("start"));
        walk.each_in("pauses", &sla.pauses, at, |walk, pause, at| {
            walk.selects("from", &pause.from, at);
            walk.selects("until", &pause.until, at);
        });
        walk.selects("new_clock", &sla.new_clock, at);
        walk.selects("cancelled_by", &sla.cancelled_by, at);
    });
    walk.each("routes", &ruleset.routes, |walk, route, at| {
        walk.each_in("rows", &route.rows, at, |walk, row, at| walk.condition("when", Some(&row.when), Scope::Late, at));
    });
    walk.each("nurtures", &ruleset.nurtures, |walk, nurture, at| {
        walk.condition("when", Some(&nurture.when), Scope::Late, at);
        walk.condition("until", nurture.until.as_ref(), Scope::Late, at);
    });
}

/// Whether the expression or one of its parts is such.
pub fn any<'a>(expr: &'a Expr, test: &mut impl FnMut(&'a Expr) -> bool) -> bool {
    test(expr) || expr.op.parts().into_iter().any(|part| any(part.expr, test))
}

struct Walk<'a, 's> {
    see: &'s mut dyn FnMut(Found<'a>, &At<'_>),
}

impl<'a> Walk<'a, '_> {
    /// The items of a list of the document.
    fn each<T>(&mut self, key: &str, items: &'a [T], item: impl Fn(&mut Self, &'a T, &At<'_>)) {
        self.items(items, &At::top(key), item);
    }

    /// The items of a list at a place.
    fn each_in<T>(&mut self, key: &str, items: &'a [T], at: &At<'_>, item: impl Fn(&mut Self, &'a T, &At<'_>)) {
        self.items(items, &at.key(key), item);
    }

    fn items<T>(&mut self, items: &'a [T], at: &At<'_>, item: impl Fn(&mut Self, &'a T, &At<'_>)) {
        for (number, one) in items.iter().enumerate() {
            item(self, one, &at.item(number));
        }
    }

    fn expr(&mut self, expr: &'a Expr, wanted: Operand, scope: Scope, at: &At<'_>) {
        (self.see)(Found::Expr { expr, wanted, scope }, at);
    }

    fn condition(&mut self, key: &str, expr: Option<&'a Expr>, scope: Scope, at: &At<'_>) {
        if let Some(expr) = expr {
            self.expr(expr, Operand::Condition, scope, &at.key(key));
        }
    }

    fn selects(&mut self, key: &str, selects: &'a [Select], at: &At<'_>) {
        self.each_in(key, selects, at, |walk, select, at| {
            (walk.see)(Found::Select(select), at);
            walk.condition("where", select.filter.as_ref(), Scope::Filter(select.event), at);
        });
    }

    fn window(&mut self, window: &'a Window, scope: Scope, at: &At<'_>) {
        match window {
            Window::After { of, .. } | Window::From { of } | Window::Before { of } => {
                self.expr(of, Operand::Instant, scope, &at.key("of"));
            }
            Window::WithinAfter { select, .. } | Window::WithinBefore { select, .. } => {
                self.selects("select", select, at);
            }
            Window::Last { .. } | Window::Older { .. } | Window::While { .. } => {}
        }
    }

    fn rule(&mut self, rule: &'a Rule, at: &At<'_>) {
        let Step::Index(number) = at.step else { return };
        let scope = Scope::Rule(number);
        match &rule.kind {
            RuleKind::Define { when } => self.condition("when", Some(when), scope, at),
            RuleKind::Class(class) => self.each_in("rows", &class.rows, at, |walk, row, at| {
                walk.condition("when", Some(&row.when), scope, at);
            }),
            RuleKind::Score(score) => {
                self.each_in("unknown_unless", &score.unknown_unless, at, |walk, line, at| {
                    walk.condition("when", Some(&line.when), scope, at);
                });
                self.each_in("terms", &score.terms, at, |walk, term, at| walk.term(term, scope, at));
                self.each_in("groups", &score.groups, at, |walk, group, at| {
                    walk.each_in("terms", &group.terms, at, |walk, term, at| walk.term(term, scope, at));
                });
            }
            RuleKind::Band(band) => self.expr(&band.of, Operand::Number, scope, &at.key("of")),
        }
    }

    fn term(&mut self, term: &'a Term, scope: Scope, at: &At<'_>) {
        self.condition("when", term.when.as_ref(), scope, at);
        match &term.kind {
            TermKind::Points { .. } | TermKind::Events { .. } => {}
            TermKind::Silence { since, fallback, .. } => {
                self.each_in("since", since, at, |walk, of, at| walk.expr(of, Operand::Instant, scope, at));
                if let Some(of) = fallback {
                    self.expr(of, Operand::Instant, scope, &at.key("fallback"));
                }
            }
            TermKind::Value { of, .. } => {
                self.each_in("of", of, at, |walk, of, at| walk.expr(of, Operand::Number, scope, at));
            }
        }
    }

    fn start(&mut self, start: &'a Start, at: &At<'_>) {
        match start {
            Start::Events { select } => self.selects("select", select, at),
            Start::LaterOf { a, b } => {
                self.start(a, &at.key("a"));
                self.start(b, &at.key("b"));
            }
            Start::Reaching { .. } | Start::Field { .. } => {}
        }
    }
}
