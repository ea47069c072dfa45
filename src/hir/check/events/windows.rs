//! Windows on the time of an event.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, events as codes, names};
use crate::hir::check::conditions::Read;
use crate::hir::check::conditions::types::{Side, Ty};
use crate::hir::check::{Checker, Place, Symbol};
use crate::hir::{Bound, Operand, OperandKind, Query, Window, WindowKind};
use crate::model::ValueType;
use crate::syntax::ast::{self, Anchor, EventTail, Moment, Relation};

impl Checker<'_> {
    /// All windows of a tail.
    pub(super) fn windows(&self, tail: &EventTail, place: Place) -> Option<Vec<Window>> {
        let mut windows = Vec::new();
        let mut sound = true;
        self.check_ever(tail);
        for window in &tail.windows {
            match self.window(window) {
                Some(kinds) => windows.extend(kinds.into_iter().map(|kind| Window { kind, span: window.span })),
                None => sound = false,
            }
        }
        if let Some(anchor) = &tail.anchor {
            match self.anchor(anchor, place) {
                Some(kind) => windows.push(Window { kind, span: anchor.span }),
                None => sound = false,
            }
        }
        sound.then_some(windows)
    }

    /// `ever` is all of time; another window beside it says something else.
    fn check_ever(&self, tail: &EventTail) {
        let ever = tail.windows.iter().find(|window| window.kind == ast::WindowKind::Ever);
        let other = tail.windows.iter().find(|window| window.kind != ast::WindowKind::Ever).map(|window| window.span);
        let other = other.or(tail.anchor.as_ref().map(|anchor| anchor.span));
        if let (Some(ever), Some(other)) = (ever, other) {
            let message =
                Diagnostic::new(&codes::EVER_AND_WINDOW, ever.span, "`ever` and another window contradict each other")
                    .label("at any time")
                    .also(other, "only then")
                    .help("Keep one of the two")
                    .fix("remove `ever`", ever.span, "");
            self.report(message);
        }
    }

    fn window(&self, window: &ast::Window) -> Option<Vec<WindowKind>> {
        Some(match &window.kind {
            ast::WindowKind::InTheLast(d) => vec![WindowKind::Last(self.duration(d)?)],
            ast::WindowKind::MoreThanAgo(d) => vec![WindowKind::Older(self.duration(d)?)],
            ast::WindowKind::InTheNext(_) | ast::WindowKind::MoreThanAhead(_) => {
                let message = Diagnostic::new(
                    &codes::FUTURE_EVENT,
                    window.span,
                    "Events lie in the past: none is known before it happens",
                )
                .label("in the future")
                .help("Keep what is planned as a field with a date: `renewal in the next 30 days`")
                .help("For the past write `in the last 30 days`");
                self.report(message);
                return None;
            }
            ast::WindowKind::Ever => Vec::new(),
            ast::WindowKind::Relative(relation, moment) => self.relative(*relation, moment)?,
            ast::WindowKind::While { status, value } => vec![self.while_status(status, value)?],
        })
    }

    fn relative(&self, relation: Relation, moment: &Moment) -> Option<Vec<WindowKind>> {
        Some(match moment {
            Moment::Date(d) => {
                let (start, end) = (self.day_start(d.days), self.day_start(d.days + 1));
                match relation {
                    Relation::Since => vec![WindowKind::From(Bound::Instant(start))],
                    Relation::After => vec![WindowKind::From(Bound::Instant(end))],
                    Relation::Before => vec![WindowKind::Before(Bound::Instant(start))],
                    Relation::On => {
                        vec![WindowKind::From(Bound::Instant(start)), WindowKind::Before(Bound::Instant(end))]
                    }
                }
            }
            Moment::Time(t) => {
                let instant = Bound::Instant(self.instant(t));
                match relation {
                    Relation::Since | Relation::After => vec![WindowKind::After(instant)],
                    Relation::Before => vec![WindowKind::Before(instant)],
                    Relation::On => {
                        self.report_on_time(t.span);
                        return None;
                    }
                }
            }
        })
    }

    fn while_status(&self, status: &ast::Name, value: &ast::Value) -> Option<WindowKind> {
        if ["stage", "outcome"].contains(&status.text.as_str()) && !status.quoted {
            let written = crate::hir::check::conditions::render::value(value);
            let message = format!("`while` looks at a status; the {} is decided anew at every instant", status.text);
            let message = Diagnostic::new(&names::OTHER_KIND, status.span, message)
                .label("not a status")
                .help(format!("Write `after reached {written}`, or `since reached {written}`"));
            self.report(message);
            return None;
        }
        let id = self.status(status)?;
        let side = Side {
            operand: Operand { kind: OperandKind::Status(id), span: status.span },
            ty: Ty::Status(id),
            name: status.text.clone(),
            unknown: false,
        };
        let index = self.label_index(&side, value)?;
        Some(WindowKind::While(id, usize::try_from(index).ok()?))
    }

    fn anchor(&self, anchor: &Anchor, place: Place) -> Option<WindowKind> {
        if let Some(d) = &anchor.within {
            if let Some((name, _)) = self.anchor_value(anchor, Place::Plain) {
                self.report_within_field(anchor, &name);
                return None;
            }
            let ms = self.duration(d);
            let picks = self.picks_of(&anchor.to, None)?;
            return Some(match anchor.relation {
                Relation::Before => WindowKind::WithinBefore(picks, ms?),
                _ => WindowKind::WithinAfter(picks, ms?),
            });
        }
        if let Some((name, side)) = self.anchor_value(anchor, place) {
            let of = side.operand.clone();
            let bound = match &side.ty {
                Ty::Value(ValueType::Time) => Bound::Value(of),
                Ty::Value(ValueType::Date) => Bound::DayOf(of, i64::from(anchor.relation == Relation::After)),
                _ => {
                    self.report_no_time(anchor.to.span, &name, &side);
                    return None;
                }
            };
            return Some(match (anchor.relation, &bound) {
                (Relation::Before, _) => WindowKind::Before(bound),
                // A date is its whole day: from its beginning on, or from the beginning of the next.
                (_, Bound::DayOf(..)) => WindowKind::From(bound),
                _ => WindowKind::After(bound),
            });
        }
        let picks = self.picks_of(&anchor.to, None)?;
        let query = Query { picks, edge: None, windows: Vec::new(), span: anchor.to.span };
        let bound = Bound::Latest(Box::new(query));
        Some(match anchor.relation {
            Relation::Before => WindowKind::Before(bound),
            _ => WindowKind::After(bound),
        })
    }

    /// The value that an anchor names, if it is one plain name of a value.
    pub(in crate::hir::check) fn anchor_value(&self, anchor: &Anchor, place: Place) -> Option<(String, Side)> {
        let [one] = anchor.to.names.as_slice() else { return None };
        if anchor.to.inline_group || one.filter.is_some() || anchor.to.filter.is_some() {
            return None;
        }
        match self.read(&one.name, place)? {
            Read::Value(side) => Some((one.name.text.clone(), side)),
            _ => None,
        }
    }

    fn report_within_field(&self, anchor: &Anchor, name: &str) {
        let message = format!("`within … {}` names another event; `{name}` is none", word(anchor.relation));
        let message = Diagnostic::new(&codes::WITHIN_EVENT, anchor.to.span, message)
            .label("not an event")
            .also(anchor.span, "within how long of which event?")
            .help(format!("Write `{} {name}` without a length of time", word(anchor.relation)));
        self.report(message);
    }

    fn report_no_time(&self, span: Span, name: &str, side: &Side) {
        let message = format!("`{name}` is {}; a window needs a date, a time or an event", side.ty.what());
        let mut message = Diagnostic::new(&codes::WITHIN_EVENT, span, message).label("has no time");
        if let Some(Symbol::Status(_)) = self.symbols.get(name) {
            message = message.help(format!("Name the event that sets the status, or write `while {name} was …`"));
        }
        self.report(message);
    }
}

fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Since => "since",
        Relation::Before => "before",
        Relation::After => "after",
        Relation::On => "on",
    }
}
