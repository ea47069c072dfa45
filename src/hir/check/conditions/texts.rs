//! Tests on text, and lists by name.

use super::compare::Asked;
use super::render;
use super::types::{Side, Ty};
use crate::diagnostics::{Diagnostic, conditions as codes, names};
use crate::hir::CondKind;
use crate::hir::check::{Checker, Symbol};
use crate::model::TextMatch;
use crate::syntax::ast::{ComparisonKind, ListSource, Name, Order, Text, TextTest, Value, Wording};

impl Checker<'_> {
    /// `is "GB"`, `is exactly "Head"`
    pub(super) fn text_order(
        &self,
        side: &Side,
        order: Order,
        wording: Wording,
        value: &Value,
        asked: Asked,
    ) -> Option<CondKind> {
        if !matches!(order, Order::Is | Order::IsNot) {
            self.report_no_order(side, asked);
            return None;
        }
        if let Value::Name(name) = value
            && self.report_bare_value(side, order, name, asked)
        {
            return None;
        }
        let text = self.text(side, value)?;
        let test = if wording == Wording::Exactly { TextMatch::Exactly } else { TextMatch::Is };
        let negated = order == Order::IsNot;
        Some(CondKind::Text { of: side.operand.clone(), test, values: vec![text], all: false, negated })
    }

    /// A written text.
    fn text(&self, side: &Side, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) if text.value.trim().is_empty() => {
                let message = Diagnostic::new(
                    &codes::EMPTINESS,
                    text.span,
                    "A text in the data is never empty: it is unknown then",
                )
                .label("no text")
                .help(format!("Write `{} is unknown`", side.name));
                self.report(message);
                None
            }
            Value::Text(text) => Some(text.value.trim().to_owned()),
            Value::Name(name) if self.symbols.get(&name.text).is_none() => {
                self.report_needs_quotes(side, name);
                None
            }
            Value::Name(name) => {
                let what = self.symbols.get(&name.text).map_or("something else", Symbol::what);
                self.report_mismatch(side, value, what);
                None
            }
            _ => {
                self.report_mismatch(side, value, super::numbers::literal(value));
                None
            }
        }
    }

    fn report_needs_quotes(&self, side: &Side, name: &Name) {
        let text = render::text(&name.text);
        let mut message = Diagnostic::new(
            &codes::NEEDS_QUOTES,
            name.span,
            format!("`{}` is {}, and text stands in double quotes", side.name, side.ty.what()),
        )
        .label(format!("write {text}"))
        .also(side.operand.span, side.ty.what())
        .fix(format!("write {text}"), name.span, text);
        let fields =
            self.symbols.names.iter().filter(|(_, d)| matches!(d.symbol, Symbol::Field(_))).map(|(n, _)| n.as_str());
        if let Some(near) = self.closest(&name.text, fields) {
            message = message.help(format!("If the field `{near}` is meant, write `{near}`"));
        }
        self.report(message);
    }

    /// `is any of ("GB", "DE")`
    pub(super) fn text_any_of(&self, side: &Side, values: &[Value], negated: bool, asked: Asked) -> Option<CondKind> {
        let texts = self.texts(side, values, asked)?;
        Some(CondKind::Text { of: side.operand.clone(), test: TextMatch::Is, values: texts, all: false, negated })
    }

    fn texts(&self, side: &Side, values: &[Value], asked: Asked) -> Option<Vec<String>> {
        let mut texts: Vec<String> = Vec::with_capacity(values.len());
        let mut seen = std::collections::BTreeSet::new();
        let mut sound = true;
        for value in values {
            match self.text(side, value) {
                Some(text) if seen.insert(text.to_ascii_lowercase()) => texts.push(text),
                Some(_) => self.warn_value_twice(value, asked),
                None => sound = false,
            }
        }
        sound.then_some(texts)
    }

    /// `contains`, `starts with`, `ends with`, `mentions`, `includes`
    pub(super) fn text_test(
        &self,
        side: &Side,
        test: TextTest,
        negated: bool,
        all: bool,
        values: &[Value],
        asked: Asked,
    ) -> Option<CondKind> {
        let test = match test {
            TextTest::Includes => return self.includes(side, negated, all, values, asked),
            TextTest::Contains => TextMatch::Contains,
            TextTest::StartsWith => TextMatch::StartsWith,
            TextTest::EndsWith => TextMatch::EndsWith,
            TextTest::Mentions => TextMatch::Mentions,
        };
        if !side.ty.is_text() {
            let help = match &side.ty {
                Ty::Value(crate::model::ValueType::SeveralOf { .. }) => "Write `includes` for what has several choices",
                Ty::Value(crate::model::ValueType::OneOf { .. }) => {
                    "Write `is` or `is any of (…)` for what has choices"
                }
                _ => "Only text can be searched",
            };
            self.report_test(side, asked, help);
            return None;
        }
        let values = self.texts(side, values, asked)?;
        Some(CondKind::Text { of: side.operand.clone(), test, values, all, negated })
    }

    /// `is in core markets`; a choice `in progress` wins.
    pub(super) fn in_list(&self, side: &Side, name: &Name, negated: bool, asked: Asked) -> Option<CondKind> {
        let list = match self.symbols.read(&name.text, name.span) {
            Some(Symbol::List(id)) => Some(id),
            _ => None,
        };
        let choice = format!("in {}", name.text);
        if !name.quoted && self.is_label(&side.ty, &choice) {
            if list.is_some() {
                let message = format!("`{choice}` is a value of `{}`, and `{}` is a list", side.name, name.text);
                let message = Diagnostic::new(&names::TWO_READINGS, asked.comparison.span, message)
                    .label("which of the two?")
                    .help(format!("Write `is '{choice}'` for the value, or give the list another name"));
                self.report(message);
                return None;
            }
            let value = Value::Name(Name { text: choice, quoted: false, span: name.span });
            let order = if negated { Order::IsNot } else { Order::Is };
            return self.label_order(side, order, Wording::Words, &value, asked);
        }
        let Some(id) = list else {
            self.report_no_list(side, name, negated, asked);
            return None;
        };
        if self.is_label(&side.ty, &name.text) {
            self.report_choice_or_list(side, name, negated, asked);
            return None;
        }
        if self.known.sound_lists.get(id.0) == Some(&false) {
            return None;
        }
        let asked = Asked { from_list: true, ..asked };
        let decl = self.decls.lists[id.0];
        let external = self.external;
        match &decl.source {
            ListSource::Values(values) => self.any_of(side, values, negated, asked),
            ListSource::File { path, .. } => {
                let lines = external.lists.get(&path.span)?;
                let values: Vec<Value> = lines
                    .iter()
                    .map(|(text, _)| match side.ty.choices() {
                        Some(_) => Value::Name(Name { text: text.clone(), quoted: true, span: path.span }),
                        None => Value::Text(Text { value: text.clone(), span: path.span }),
                    })
                    .collect();
                self.any_of(side, &values, negated, asked)
            }
        }
    }

    /// `seniority is in vp`, where `vp` is a choice and a list.
    fn report_choice_or_list(&self, side: &Side, name: &Name, negated: bool, asked: Asked) {
        let (text, not) = (render::name(name), if negated { "not " } else { "" });
        let choice = format!("is {not}{text}");
        let message = format!("`{}` is a value of `{}`, and a list has this name too", name.text, side.name);
        let mut message = Diagnostic::new(&names::CHOICE_OR_LIST, name.span, message)
            .label("the value or the list?")
            .help(format!("For the value write `{} {choice}`", side.name))
            .help(format!(
                "For what stands in the list, give the list another name, such as `{} list`: `{} is {not}in {} list`",
                name.text, side.name, name.text
            ))
            .fix(format!("write `{choice}`"), asked.comparison.span, choice);
        if let Some(list) = self.symbols.names.get(&name.text) {
            message = message.also(list.span, "the list");
        }
        self.report(message);
    }

    fn report_no_list(&self, side: &Side, name: &Name, negated: bool, asked: Asked) {
        if self.is_label(&side.ty, &name.text) {
            let write = if negated { format!("is not {}", name.text) } else { format!("is {}", name.text) };
            let message = format!("`{}` is one value of `{}`, not a list", name.text, side.name);
            let message = Diagnostic::new(&names::OTHER_KIND, name.span, message).label("a single value").fix(
                format!("write `{write}`"),
                asked.comparison.span,
                write,
            );
            self.report(message);
            return;
        }
        // Something else of this name, or nothing.
        self.expect(name, "a list", |symbol| matches!(symbol, Symbol::List(_)));
        debug_assert!(matches!(asked.comparison.kind, ComparisonKind::In { .. }));
    }
}
