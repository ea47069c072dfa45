//! Types as written become types of values.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::check::conditions::render;
use crate::model::ValueType;
use crate::syntax::ast::{FieldDecl, FieldOptionKind, Label, Number, Range, TypeExpr, Value};

/// Digits of the minor unit where they are not two (ISO 4217).
fn minor_digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

impl Checker<'_> {
    /// The type of a field or property; where it is not sound, the nearest one, so that the rest can be checked.
    pub(super) fn value_type(&self, decl: &FieldDecl) -> ValueType {
        let name = decl.name.text.as_str();
        match &decl.kind {
            TypeExpr::YesNo => ValueType::YesNo,
            TypeExpr::OneOf(labels) => {
                let (choices, other) = self.choices(decl, labels);
                ValueType::OneOf { choices, other }
            }
            TypeExpr::SeveralOf(labels) => {
                let (choices, other) = self.choices(decl, labels);
                ValueType::SeveralOf { choices, other }
            }
            TypeExpr::WholeNumber(range) => {
                let (min, max) = self.range(range, 0, name, decl.kind_span);
                ValueType::Number { whole: true, decimals: 0, min, max }
            }
            TypeExpr::Number { decimals, range } => {
                let decimals = decimals.map_or(2, |decimals| self.type_decimals(&decimals));
                let (min, max) = self.range(range, decimals, name, decl.kind_span);
                ValueType::Number { whole: false, decimals, min, max }
            }
            TypeExpr::Money(range) => {
                let decimals = self.money_digits(decl.kind_span);
                let (min, max) = self.range(range, decimals, name, decl.kind_span);
                ValueType::Money { decimals, min, max }
            }
            TypeExpr::Percent(range) => {
                let (min, max) = self.range(range, 2, name, decl.kind_span);
                ValueType::Percent { min, max }
            }
            TypeExpr::Text => ValueType::Text,
            TypeExpr::Email => ValueType::Email,
            TypeExpr::Date => ValueType::Date,
            TypeExpr::Time => ValueType::Time,
        }
    }

    /// Digits after the point: 0 to 6.
    fn type_decimals(&self, n: &Number) -> u32 {
        match u32::try_from(n.units) {
            Ok(decimals) if n.decimals == 0 && decimals <= 6 => decimals,
            _ => {
                let message = format!("A number cannot have {} decimals", render::number(n));
                let message = Diagnostic::new(&codes::ODD_DECIMALS, n.span, message)
                    .label("a whole number from 0 to 6")
                    .help("Six digits after the point are the finest that every system holds exactly");
                self.report(message);
                2
            }
        }
    }

    fn money_digits(&self, span: Span) -> u32 {
        match &self.known.head.currency {
            Some(currency) => minor_digits(currency),
            None if self.is_lost("definition") || self.lost.may_hold("currency") => 2,
            None => {
                let message =
                    Diagnostic::new(&codes::NO_CURRENCY, span, "Money needs a currency, and the definition names none")
                        .label("money in which currency?")
                        .help("Write it under the head: `definition \"…\"`, and on the next line `currency EUR`");
                self.report(message);
                2
            }
        }
    }

    fn range(&self, range: &Range, decimals: u32, name: &str, at: Span) -> (Option<i64>, Option<i64>) {
        let of = format!("`{name}`");
        let min = range.from.as_ref().and_then(|n| self.units(n, decimals, &of));
        let max = range.to.as_ref().and_then(|n| self.units(n, decimals, &of));
        if let (Some(low), Some(high), Some(from), Some(to)) = (min, max, &range.from, &range.to)
            && low > high
        {
            let message = format!("{} is more than {}", render::number(from), render::number(to));
            let write = format!("from {} to {}", render::number(to), render::number(from));
            let message = Diagnostic::new(&codes::RANGE_REVERSED, from.span.to(to.span), message)
                .label("nothing lies between these")
                .also(at, "the type")
                .help(format!("The lower end comes first: `{write}`"))
                .fix(
                    format!("write `{write}`"),
                    from.span.to(to.span),
                    format!("{} to {}", render::number(to), render::number(from)),
                );
            self.report(message);
            return (None, None);
        }
        (min, max)
    }

    fn choices(&self, decl: &FieldDecl, labels: &[Label]) -> (Vec<String>, Option<usize>) {
        let mut choices: Vec<String> = Vec::with_capacity(labels.len() + 1);
        let mut at = std::collections::BTreeMap::new();
        for label in labels {
            if let Some(&first) = at.get(&label.text) {
                self.report_label_twice(&decl.name.text, label, first);
                continue;
            }
            self.check_label(label);
            at.insert(label.text.clone(), label.span);
            choices.push(label.text.clone());
        }
        let other = decl.options.iter().find_map(|option| match &option.kind {
            FieldOptionKind::AnythingElseIs(label) => Some(label),
            _ => None,
        });
        let other = other.map(|label| match choices.iter().position(|choice| *choice == label.text) {
            Some(index) => index,
            None => {
                self.check_label(label);
                choices.push(label.text.clone());
                choices.len() - 1
            }
        });
        (choices, other)
    }

    pub(super) fn report_label_twice(&self, owner: &str, label: &Label, first: Span) {
        let message = format!("`{}` stands twice among the values of `{owner}`", label.text);
        let message = Diagnostic::new(&codes::LABEL_TWICE, label.span, message)
            .label("again")
            .also(first, "first")
            .help("Remove one of the two");
        self.report(message);
    }

    /// `unknown` is what is not known, never a value.
    pub(super) fn check_label(&self, label: &Label) {
        if label.text == "unknown" {
            let message = "`unknown` is what is not known; it cannot be a value".to_owned();
            let message = Diagnostic::new(&codes::RESERVED_LABEL, label.span, message)
                .label("reserved")
                .help("Leave it out: whatever is missing in the data is unknown; or give the value another word");
            self.report(message);
        }
    }

    /// The value of `if unknown V`.
    pub(super) fn if_unknown(&self, decl: &FieldDecl, ty: &ValueType) -> Option<crate::model::Constant> {
        let value: &Value = decl.options.iter().find_map(|option| match &option.kind {
            FieldOptionKind::IfUnknown(value) => Some(value),
            _ => None,
        })?;
        self.constant(value, ty, &decl.name.text)
    }

    /// Options that do not go together, or not with the type.
    pub(super) fn check_options(&self, decl: &FieldDecl, property: Option<&str>) {
        use FieldOptionKind::{AnythingElseIs, FreshFor, IfUnknown, NotPersonal, Required, Sensitive, Tracked};
        let name = decl.name.text.as_str();
        for (i, option) in decl.options.iter().enumerate() {
            let same = |other: &&crate::syntax::ast::FieldOption| {
                std::mem::discriminant(&other.kind) == std::mem::discriminant(&option.kind)
            };
            if let Some(first) = decl.options[..i].iter().find(same) {
                let message =
                    Diagnostic::new(&codes::OPTIONS_CONFLICT, option.span, format!("`{name}` has this option twice"))
                        .label("again")
                        .also(first.span, "first")
                        .help("Keep one of the two");
                self.report(message);
            }
            let misfit = match (&option.kind, property) {
                (AnythingElseIs(_), _) if !matches!(decl.kind, TypeExpr::OneOf(_) | TypeExpr::SeveralOf(_)) => Some(
                    "`anything else is` is for `one of (…)` and `several of (…)`: other types have no list to be outside of",
                ),
                (Tracked | Sensitive | NotPersonal | FreshFor(_), Some(_)) => Some(
                    "What an event carries can be `required` or have `if unknown`; the other options are for fields",
                ),
                _ => None,
            };
            if let Some(help) = misfit {
                let message = format!("This option does not fit `{name}`");
                let message = Diagnostic::new(&codes::OPTION_MISFIT, option.span, message)
                    .label("does not fit")
                    .also(decl.kind_span, "its type")
                    .help(help);
                self.report(message);
            }
        }
        let find = |is: fn(&FieldOptionKind) -> bool| decl.options.iter().find(|option| is(&option.kind));
        let required = find(|kind| matches!(kind, Required));
        let default = find(|kind| matches!(kind, IfUnknown(_)));
        if let (Some(required), Some(default)) = (required, default) {
            let message = format!("`{name}` is required, and yet has a value for when it is missing");
            let message = Diagnostic::new(&codes::OPTIONS_CONFLICT, default.span, message)
                .label("takes the place of what is missing")
                .also(required.span, "missing is a problem")
                .help("Keep `required` to be told of missing data, or `if unknown` to go on without");
            self.report(message);
        }
    }
}
