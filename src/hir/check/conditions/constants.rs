//! Written values by themselves: `if unknown V`, facts of examples.

use super::types::{Side, Ty};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::Checker;
use crate::hir::{Operand, OperandKind};
use crate::model::{Constant, ValueType};
use crate::syntax::ast::Value;

impl Checker<'_> {
    /// A written value as a constant of this type; `owner` is what the type belongs to, for messages. A single value of
    /// `several of` is the set of it; a date where a time belongs is its beginning in the definition's zone.
    pub fn constant(&self, value: &Value, like: &ValueType, owner: &str) -> Option<Constant> {
        let ty = Ty::Value(like.clone());
        let side = Side {
            operand: Operand { kind: OperandKind::Constant(Constant::Int(0)), span: Span::default() },
            ty,
            name: owner.into(),
            unknown: false,
        };
        match like {
            ValueType::YesNo => match value {
                Value::Name(name) if name.text == "yes" => Some(Constant::Bool(true)),
                Value::Name(name) if name.text == "no" => Some(Constant::Bool(false)),
                _ => self.misfit(&side, value),
            },
            ValueType::OneOf { .. } => self.label_in(&side.ty, owner, None, value).map(Constant::Int),
            ValueType::SeveralOf { .. } => self.label_in(&side.ty, owner, None, value).map(|i| Constant::Set(vec![i])),
            ValueType::Number { .. } | ValueType::Money { .. } | ValueType::Percent { .. } => {
                if let Value::Name(_) = value {
                    return self.misfit(&side, value);
                }
                let number = self.number(value, &side)?;
                self.check_in_range(&side, number, value)?;
                Some(Constant::Int(number))
            }
            ValueType::Text | ValueType::Email => match value {
                Value::Text(text) if !text.value.trim().is_empty() => {
                    Some(Constant::Text(text.value.trim().to_owned()))
                }
                Value::Text(_) => {
                    let message =
                        Diagnostic::new(&codes::EMPTINESS, value.span(), "A text is never empty: it is unknown then")
                            .label("no text")
                            .help("Write `is unknown`, or leave it out");
                    self.report(message);
                    None
                }
                Value::Name(name) => {
                    let text = super::render::text(&name.text);
                    let message = format!("`{owner}` is {}, and text stands in double quotes", side.ty.what());
                    let message = Diagnostic::new(&codes::NEEDS_QUOTES, name.span, message)
                        .label(format!("write {text}"))
                        .fix(format!("write {text}"), name.span, text);
                    self.report(message);
                    None
                }
                _ => self.misfit(&side, value),
            },
            ValueType::Date => match value {
                Value::Date(d) => Some(Constant::Int(d.days)),
                _ => self.misfit(&side, value),
            },
            ValueType::Time => match value {
                Value::Time(t) => Some(Constant::Int(self.instant(t))),
                Value::Date(d) => Some(Constant::Int(self.day_start(d.days))),
                _ => self.misfit(&side, value),
            },
        }
    }

    fn misfit(&self, side: &Side, value: &Value) -> Option<Constant> {
        self.report_mismatch(side, value, super::numbers::literal(value));
        None
    }

    fn check_in_range(&self, side: &Side, number: i64, value: &Value) -> Option<()> {
        let scale = side.ty.scale()?;
        let low = scale.min.is_some_and(|min| number < min);
        let high = scale.max.is_some_and(|max| number > max);
        if !low && !high {
            return Some(());
        }
        let shown = |units: i64| super::render::decimal(i128::from(units), scale.decimals);
        let bound = match (low, scale.min, scale.max) {
            (true, Some(min), _) => format!("at least {}", shown(min)),
            (_, _, Some(max)) => format!("at most {}", shown(max)),
            _ => String::new(),
        };
        let message = format!("`{}` is {bound}, so it cannot be {}", side.name, super::render::value(value));
        let message = Diagnostic::new(&codes::OUT_OF_RANGE, value.span(), message)
            .label("outside the declared range")
            .help("Data outside the range are unknown; write a value that can be");
        self.report(message);
        None
    }
}
