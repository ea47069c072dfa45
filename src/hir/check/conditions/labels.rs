//! Choices, labels of bands, values of classes and statuses, stages and outcomes: each belongs to its own type.

use super::compare::{Asked, cmp, constant};
use super::render;
use super::types::{Side, Ty};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{CondKind, NOT_A_LEAD};
use crate::model::ValueType;
use crate::syntax::ast::{Order, Value, Wording};

/// The index of `outcome is none`.
const NO_OUTCOME: i64 = -1;

impl Checker<'_> {
    /// Whether this word is a value of the type's own.
    pub(super) fn is_label(&self, ty: &Ty, text: &str) -> bool {
        self.find_label(ty, text).is_some()
    }

    fn find_label(&self, ty: &Ty, text: &str) -> Option<i64> {
        let at = |i: usize| i64::try_from(i).ok();
        match ty {
            Ty::Value(_) => ty.choices()?.iter().position(|choice| choice == text).and_then(at),
            Ty::Band(id) => self.known.bands[id.0].rows.iter().position(|(label, _)| label.text == text).and_then(at),
            Ty::Class(id) => self.known.classes[id.0].at.get(text).copied().and_then(at),
            Ty::Status(id) => self.known.statuses[id.0].values.iter().position(|value| value == text).and_then(at),
            Ty::Stage => match self.symbols.get(text)? {
                Symbol::Stage(id) => at(id.0),
                _ => None,
            },
            Ty::Outcome if text == "none" => Some(NO_OUTCOME),
            Ty::Outcome => match self.symbols.get(text)? {
                Symbol::Outcome(id) => at(id.0),
                _ => None,
            },
            _ => None,
        }
    }

    /// The index of an outcome that the language itself names.
    pub(super) fn outcome_index(&self, name: &str) -> Option<i64> {
        self.find_label(&Ty::Outcome, name)
    }

    /// The index of a written choice or label; reports what is none.
    pub(in crate::hir::check) fn label_index(&self, side: &Side, value: &Value) -> Option<i64> {
        self.label_in(&side.ty, &side.name, Some(side.operand.span), value)
    }

    /// The same for a type by itself.
    pub(in crate::hir::check) fn label_in(&self, ty: &Ty, owner: &str, at: Option<Span>, value: &Value) -> Option<i64> {
        let (text, span, quoted) = match value {
            Value::Name(name) => (&name.text, name.span, false),
            Value::Text(text) => (&text.value, text.span, true),
            _ => {
                let message = format!(
                    "`{owner}` is {}, and {} is {}: they cannot be compared",
                    ty.what(),
                    render::value(value),
                    super::numbers::literal(value)
                );
                let mut message = Diagnostic::new(&codes::MISMATCH, value.span(), message)
                    .label(super::numbers::literal(value))
                    .help(self.choose(ty, owner));
                if let Some(at) = at {
                    message = message.also(at, ty.what());
                }
                self.report(message);
                return None;
            }
        };
        if let Some(index) = self.find_label(ty, text) {
            if matches!(ty, Ty::Stage | Ty::Outcome) {
                self.symbols.read(text, span);
            }
            if quoted && !self.known.quoted_labels.contains(text) && is_plain(text) {
                let message = format!("`{text}` is one of the values of `{owner}`, not text");
                let message = Diagnostic::new(&codes::QUOTED_CHOICE, span, message)
                    .label("write it without quotes")
                    .help("Text in quotes is for what is not on a list; a value of a list is checked for its spelling")
                    .fix(format!("write `{text}`"), span, text.clone());
                self.report(message);
            }
            return Some(index);
        }
        let (text, quoted) = (text.clone(), quoted);
        self.report_label(ty, owner, at, &text, quoted, span);
        None
    }

    fn report_label(&self, ty: &Ty, owner: &str, at: Option<Span>, text: &str, quoted: bool, span: Span) {
        if self.may_be_lost(text) {
            return;
        }
        let labels = self.labels(ty).unwrap_or_default();
        let near = self.closest(text, labels.iter().map(String::as_str));
        let mut message = Diagnostic::new(&codes::NOT_A_CHOICE, span, format!("`{owner}` has no value `{text}`"))
            .label(format!("not a value of `{owner}`"));
        if let Some(at) = at {
            message = message.also(at, ty.what());
        }
        message = match near {
            Some(near) => {
                let written = self.written(&near);
                message
                    .help(format!(
                        "Did you mean {}?",
                        if written.starts_with('"') { written.clone() } else { format!("`{written}`") }
                    ))
                    .fix(format!("write `{near}`"), span, written)
            }
            None if !quoted && self.symbols.get(text).is_some() => {
                let what = self.symbols.get(text).map_or("something else", Symbol::what);
                message.help(format!("`{text}` is {what}. {}", self.choose(ty, owner)))
            }
            None => message.help(self.choose(ty, owner)),
        };
        self.report(message);
    }

    /// How a label is written in a condition.
    fn written(&self, label: &str) -> String {
        if is_plain(label) {
            label.to_owned()
        } else if self.known.quoted_labels.contains(label) {
            render::text(label)
        } else {
            format!("'{label}'")
        }
    }

    /// "It is one of: a, b, c."
    pub(super) fn choose(&self, ty: &Ty, owner: &str) -> String {
        const SHOWN: usize = 8;
        let labels = self.labels(ty).unwrap_or_default();
        let mut shown: Vec<String> = labels.iter().take(SHOWN).map(|label| self.written(label)).collect();
        if labels.len() > SHOWN {
            shown.push("…".into());
        }
        if shown.is_empty() {
            format!("`{owner}` has no values yet")
        } else {
            format!("`{owner}` is one of: {}", shown.join(", "))
        }
    }

    /// `is V` and ranks of what has labels.
    pub(super) fn label_order(
        &self,
        side: &Side,
        order: Order,
        wording: Wording,
        value: &Value,
        asked: Asked,
    ) -> Option<CondKind> {
        // `is not a lead` and its opposite are read as one word by the grammar; `'not a lead'` comes here.
        if let Value::Name(name) = value
            && !self.is_label(&side.ty, &name.text)
            && self.report_bare_value(side, order, name, asked)
        {
            return None;
        }
        let index = self.label_index(side, value)?;
        let equality = matches!(order, Order::Is | Order::IsNot);
        if wording == Wording::Exactly {
            self.report_test(side, asked, "`is exactly` is for text with case; write `is`");
            return None;
        }
        let ranked = match &side.ty {
            Ty::Band(_) | Ty::Stage => true,
            Ty::Class(id) => self.decls.classes[id.0].0.best_first,
            _ => false,
        };
        if !equality && !ranked {
            self.report_no_order(side, asked);
            return None;
        }
        Some(CondKind::Compare(side.operand.clone(), cmp(order), constant(index, value.span())))
    }

    /// `is any of (…)`, `is none of (…)`, `is in (…)`
    pub(super) fn any_of(&self, side: &Side, values: &[Value], negated: bool, asked: Asked) -> Option<CondKind> {
        match &side.ty {
            Ty::Value(ValueType::Text | ValueType::Email) => self.text_any_of(side, values, negated, asked),
            Ty::Value(ValueType::SeveralOf { .. }) => {
                let verb = if negated { "does not include any of" } else { "includes any of" };
                self.report_includes(side, format!("{verb} {}", render::values(values)), asked);
                None
            }
            Ty::Value(ValueType::YesNo) | Ty::Value(ValueType::Time) => {
                self.report_test(side, asked, "Write the tests one by one, joined by `or`");
                None
            }
            ty => {
                let numeric = ty.scale().is_some();
                let date = ty.is_time();
                let mut indices = Vec::with_capacity(values.len());
                let mut sound = true;
                for value in values {
                    let index = match value {
                        Value::Date(d) if date => Some(d.days),
                        _ if date => {
                            self.report_mismatch(side, value, super::numbers::literal(value));
                            None
                        }
                        _ if numeric => self.number(value, side),
                        _ => self.label_index(side, value),
                    };
                    match index {
                        Some(index) if indices.contains(&index) && indices.len() < 1000 => {
                            self.warn_value_twice(value, asked);
                        }
                        Some(index) => indices.push(index),
                        None => sound = false,
                    }
                }
                sound.then(|| {
                    indices.sort_unstable();
                    indices.dedup();
                    CondKind::In { of: side.operand.clone(), values: indices, negated }
                })
            }
        }
    }

    pub(super) fn warn_value_twice(&self, value: &Value, asked: Asked) {
        if asked.from_list {
            return;
        }
        let message = format!("{} stands in this list twice", render::value(value));
        self.report(
            Diagnostic::new(&codes::VALUE_TWICE, value.span(), message)
                .label("once is enough")
                .help("Remove one of the two"),
        );
    }

    /// `includes A`, `includes any of (A, B)`, `does not include …`
    pub(super) fn includes(
        &self,
        side: &Side,
        negated: bool,
        all: bool,
        values: &[Value],
        asked: Asked,
    ) -> Option<CondKind> {
        if !matches!(side.ty, Ty::Value(ValueType::SeveralOf { .. })) {
            let help = match &side.ty {
                ty if ty.is_text() => "Write `contains \"…\"` or `mentions \"…\"`",
                Ty::Value(ValueType::OneOf { .. }) => "It has one value at a time: write `is` or `is any of (…)`",
                _ => "`includes` is for fields that are `several of (…)`",
            };
            self.report_test(side, asked, help);
            return None;
        }
        let mut indices = Vec::new();
        let mut sound = true;
        for value in values {
            match self.label_index(side, value) {
                Some(index) if indices.contains(&index) => self.warn_value_twice(value, asked),
                Some(index) => indices.push(index),
                None => sound = false,
            }
        }
        indices.sort_unstable();
        sound.then(|| CondKind::Includes { of: side.operand.clone(), values: indices, all, negated })
    }
}

/// Whether a label can be written as a bare name: words of letters, none of them a word that ends a name.
pub(in crate::hir::check) fn is_plain(label: &str) -> bool {
    const STOP: &[&str] = &[
        "and",
        "or",
        "is",
        "whenever",
        "when",
        "where",
        "within",
        "before",
        "after",
        "since",
        "contains",
        "mentions",
        "includes",
        "must",
        "because",
        "otherwise",
        "until",
        "unless",
        "exactly",
        "ever",
        "while",
    ];
    label != NOT_A_LEAD
        && label.split(' ').all(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_alphabetic)
                && letters.all(|c| c.is_alphanumeric() || c == '_' || c == '-')
                && !STOP.contains(&word)
        })
        && !label.starts_with("not ")
        && !label.starts_with("the ")
}
