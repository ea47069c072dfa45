//! Definitions, classes and bands; and all rules in their order.

use super::Lowering;
use super::ids::{Place, held};
use super::order::name_of;
use crate::base::Span;
use crate::hir::{self, Ordered, RuleRef};
use crate::ruleset::{Band, Class, ClassRow, Rule, RuleKind};

impl Lowering<'_> {
    pub(super) fn rules(&mut self) -> Vec<Rule> {
        let program = self.program;
        program.order.iter().map(|ordered| self.rule(*ordered)).collect()
    }

    fn rule(&mut self, Ordered { rule, after_stages }: Ordered) -> Rule {
        let program = self.program;
        let (kind, span) = match rule {
            RuleRef::Define(id) => ("define", program.defines[id.0].name.span),
            RuleRef::Class(id) => ("class", program.classes[id.0].name.span),
            RuleRef::Score(id) => ("score", program.scores[id.0].name.span),
            RuleRef::Band(id) => ("band", program.bands[id.0].name.span),
        };
        let name = name_of(program, rule).to_owned();
        let id = self.id(format!("{kind} {name}"), span);
        let kind = match rule {
            RuleRef::Define(define) => {
                let when = self.condition(&program.defines[define.0].condition, &Place::at(format!("{id}/when")));
                RuleKind::Define { when }
            }
            RuleRef::Class(class) => RuleKind::Class(self.class(class.0, &id)),
            RuleRef::Score(score) => RuleKind::Score(self.score(&program.scores[score.0], &id)),
            RuleRef::Band(band) => RuleKind::Band(self.band(&program.bands[band.0])),
        };
        Rule { id, name, after_stages, kind }
    }

    fn class(&mut self, at: usize, id: &str) -> Class {
        let class = &self.program.classes[at];
        let mut values: Vec<String> = class.values.iter().map(|value| value.text.clone()).collect();
        if class.best_first {
            values.reverse();
        }
        let place = |lowering: &Self, value: usize| {
            let index = lowering.class_rank(at, i64::try_from(value).unwrap_or(i64::MAX));
            usize::try_from(index).unwrap_or_default()
        };
        let mut rows = Vec::new();
        for (number, row) in class.rows.iter().enumerate() {
            let row_id = self.id(format!("{id}/{}", number + 1), row.span);
            let value = row.value.map(|value| place(self, value));
            let when = self.condition(&row.condition, &Place::at(format!("{row_id}/when")));
            rows.push(ClassRow { id: row_id, value, when });
        }
        Class { values, ordered: class.best_first, rows, otherwise: place(self, class.otherwise) }
    }

    fn band(&mut self, band: &hir::Band) -> Band {
        let of = self.operand(&band.of, &Place::silent());
        let mut rows: Vec<(&str, i64, Span)> =
            band.rows.iter().map(|(label, from)| (label.text.as_str(), *from, label.span)).collect();
        rows.sort_by_key(|row| row.1);
        Band {
            labels: rows.iter().map(|row| row.0.to_owned()).collect(),
            from: rows.iter().map(|row| held(row.1)).collect(),
            of,
        }
    }
}
