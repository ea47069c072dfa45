//! Bands: names for the ranges of a number.

use std::collections::BTreeMap;

use super::collect::named;
use super::scores::shown;
use super::{Checker, Symbol};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::{Band, Named, Operand, OperandKind};
use crate::model::{Constant, ValueType};
use crate::syntax::ast;

/// What a band divides: digits after the point and the ends of its range, in units.
struct Scale {
    decimals: u32,
    min: Option<i64>,
    max: Option<i64>,
    /// A score, whose range is always known.
    score: bool,
    declared: Span,
}

impl Checker<'_> {
    /// What every band divides, and its labels with their lowest values.
    pub(super) fn bands(&self) -> Vec<Band> {
        self.decls.bands.iter().map(|decl| self.band(decl)).collect()
    }

    fn band(&self, decl: &ast::Band) -> Band {
        let band = |kind, rows: Vec<(&ast::BandRow, i64)>| Band {
            name: named(&decl.name),
            of: Operand { kind, span: decl.of.span },
            rows: rows.into_iter().map(|(row, from)| (label(row), from)).collect(),
        };
        let Some((of, scale)) = self.band_of(&decl.of) else {
            // The labels are known nevertheless, so that conditions on them are not reported as well.
            let rows = decl.rows.iter().rev().map(|row| (row, 0)).collect();
            return band(OperandKind::Constant(Constant::Int(0)), rows);
        };
        self.band_labels(decl);
        let rows: Vec<(&ast::BandRow, i64)> =
            decl.rows.iter().filter_map(|row| Some((row, self.band_value(&row.from, &scale)?))).collect();
        let rows = if rows.len() == decl.rows.len() { self.band_order(rows) } else { rows };
        if rows.len() == decl.rows.len() {
            self.band_cover(decl, &rows, &scale);
        }
        band(of, rows)
    }

    fn band_of(&self, name: &ast::Name) -> Option<(OperandKind, Scale)> {
        if let Some(Symbol::Score(id)) = self.symbols.get(&name.text) {
            self.symbols.read(&name.text, name.span);
            let score = self.known.scores[id.0];
            let (decimals, min, max) = (score.decimals, Some(score.min), Some(score.max));
            let declared = self.decls.scores[id.0].name.span;
            return Some((OperandKind::Score(id), Scale { decimals, min, max, score: true, declared }));
        }
        let is_rank =
            matches!(self.symbols.get(&name.text), Some(Symbol::Band(_) | Symbol::Class(_) | Symbol::Status(_)));
        let found = if is_rank {
            self.symbols.read(&name.text, name.span);
            None
        } else {
            let id = self.field(name)?;
            let field = &self.known.fields[id.0];
            let scale = |decimals, min, max| Scale { decimals, min, max, score: false, declared: field.name.span };
            match field.value {
                ValueType::Number { decimals, min, max, .. } | ValueType::Money { decimals, min, max } => {
                    Some((OperandKind::Field(id), scale(decimals, min, max)))
                }
                ValueType::Percent { min, max } => Some((OperandKind::Field(id), scale(2, min, max))),
                _ => None,
            }
        };
        if found.is_none() {
            self.report(
                Diagnostic::new(&codes::BAND_OF_NO_NUMBER, name.span, format!("`{}` is not a number.", name.text))
                    .label("a band divides a score or a number")
                    .help("A band names the ranges of a score, or of a field with a number, money or a percentage. For anything else write `classify`."),
            );
        }
        found
    }

    fn band_labels(&self, decl: &ast::Band) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for row in &decl.rows {
            let text = row.label.text.as_str();
            if let Some(first) = seen.get(text) {
                self.report(
                    Diagnostic::new(&codes::BAND_LABEL_TWICE, row.label.span, format!("`{text}` stands here twice."))
                        .label("the same name again")
                        .also(*first, "the first one")
                        .help("Each range has its own name."),
                );
            }
            seen.entry(text).or_insert(row.label.span);
            if !row.label.quoted && matches!(text, "unknown" | "none") {
                self.report(
                    Diagnostic::new(
                        &codes::BAND_LABEL_RESERVED,
                        row.label.span,
                        format!("`{text}` cannot be the name of a range."),
                    )
                    .label("has a meaning of its own")
                    .help(format!(
                        "`is {text}` asks whether there is a value at all. Choose another word, such as `low`."
                    )),
                );
            }
        }
    }

    fn band_value(&self, number: &ast::Number, scale: &Scale) -> Option<i64> {
        if scale.score {
            return self.points(number, scale.decimals);
        }
        let shift = scale.decimals.checked_sub(number.decimals);
        let units = shift.and_then(|shift| number.units.checked_mul(10_i64.checked_pow(shift)?));
        if units.is_none() {
            self.report(
                Diagnostic::new(&codes::BAND_TOO_FINE, number.span, "The field does not have so many digits.")
                    .label("finer than the field, or too large")
                    .also(scale.declared, "the field")
                    .help("Write no more digits after the point than the field has."),
            );
        }
        units
    }

    /// The rows with the lowest first; reports rows that go up and down, and equal ones.
    fn band_order<'r>(&self, mut rows: Vec<(&'r ast::BandRow, i64)>) -> Vec<(&'r ast::BandRow, i64)> {
        let falls = rows.windows(2).find(|pair| pair[0].1 != pair[1].1).is_some_and(|pair| pair[0].1 > pair[1].1);
        for pair in rows.windows(2) {
            let ((above, a), (row, b)) = (pair[0], pair[1]);
            if a == b {
                self.report(
                    Diagnostic::new(&codes::BAND_ROWS_EQUAL, row.from.span, "Two ranges begin at one value.")
                        .label("begins here too")
                        .also(above.from.span, "begins at the same value")
                        .help("Nobody could be in one of them. Take one row out, or change where it begins."),
                );
                rows.sort_by_key(|(_, from)| *from);
                return rows;
            }
            if (a > b) != falls {
                self.report(
                    Diagnostic::new(&codes::BAND_OUT_OF_ORDER, row.from.span, "The rows go up and down.")
                        .label("out of order")
                        .also(above.from.span, "the row above")
                        .help(
                            "Write the highest range first and then downwards, or the lowest first and then upwards.",
                        ),
                );
                rows.sort_by_key(|(_, from)| *from);
                return rows;
            }
        }
        if falls {
            rows.reverse();
        }
        rows
    }

    /// Whether the rows cover the range, and nothing but the range; the lowest is first.
    fn band_cover(&self, decl: &ast::Band, rows: &[(&ast::BandRow, i64)], scale: &Scale) {
        let Some((lowest, from)) = rows.first() else { return };
        let of = &decl.of.text;
        // Without a declared end, numbers are taken to begin at 0, as amounts and counts do.
        let min = scale.min.unwrap_or(0);
        if *from > min {
            let end = shown(min, scale.decimals);
            if scale.score {
                self.report(
                    Diagnostic::new(
                        &codes::BAND_GAP,
                        lowest.from.span,
                        format!("Values of `{of}` below this have no name."),
                    )
                    .label("the lowest range begins here")
                    .also(scale.declared, format!("the score begins at {end}"))
                    .help(format!("Let the lowest range begin at {end}, or add a row for what is below."))
                    .fix(format!("write `{end}`"), lowest.from.span, end),
                );
            } else {
                self.report(
                    Diagnostic::new(
                        &codes::BAND_GAP_OF_FIELD,
                        lowest.from.span,
                        format!("Values of `{of}` below this count as `{}`.", lowest.label.text),
                    )
                    .label("the lowest range takes in everything below it")
                    .help(format!("If that is meant, let it begin at {end}; otherwise add a row for what is below.")),
                );
            }
        }
        if let (Some(max), Some((row, _))) = (scale.max, rows.last())
            && rows.last().is_some_and(|(_, from)| *from > max)
        {
            self.report(
                Diagnostic::new(&codes::BAND_BEYOND_RANGE, row.from.span, format!("`{of}` never gets so high."))
                    .label(format!("nobody can be `{}`", row.label.text))
                    .also(scale.declared, format!("it ends at {}", shown(max, scale.decimals)))
                    .help("Let the range begin lower, or take the row out."),
            );
        }
        if let (Some(min), Some((above, next))) = (scale.min, rows.get(1))
            && *next <= min
        {
            self.report(
                Diagnostic::new(
                    &codes::BAND_BELOW_RANGE,
                    lowest.from.span,
                    format!("Nobody can be `{}`.", lowest.label.text),
                )
                .label("lies below the range")
                .also(above.from.span, format!("`{}` begins at or below the lowest value already", above.label.text))
                .help("Take the row out, or let the next one begin higher."),
            );
        }
    }
}

fn label(row: &ast::BandRow) -> Named {
    Named { text: row.label.text.clone(), span: row.label.span }
}
