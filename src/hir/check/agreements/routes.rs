//! Routes: where the leads of a stage go.

use std::collections::{BTreeMap, HashMap};

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::{Checker, Place};
use crate::hir::{Cond, Route, RouteRow, To};
use crate::model::StageId;
use crate::syntax::ast;

impl Checker<'_> {
    /// All routes, one for a stage at most.
    pub(in crate::hir::check) fn routes(&self) -> Vec<Route> {
        let mut routes = Vec::new();
        let mut seen: BTreeMap<StageId, Span> = BTreeMap::new();
        for &(decl, span) in &self.decls.routes {
            let stage = self.stage(&decl.stage);
            let rows = decl.rows.iter().filter_map(|row| self.route_row(row)).collect::<Vec<_>>();
            let otherwise = self.queue(&decl.otherwise);
            self.warn_of_rows(&rows);
            let Some(stage) = stage else { continue };
            if let Some(first) = seen.get(&stage) {
                self.report(
                    Diagnostic::new(
                        &codes::ROUTE_TWICE,
                        decl.stage.span,
                        format!("`{}` has a second route.", decl.stage.text),
                    )
                    .label("routed again")
                    .also(*first, "the first one")
                    .help("A stage has one route. Put all rows into it, in the order in which they are tried."),
                );
                continue;
            }
            seen.insert(stage, decl.stage.span);
            if let Some(otherwise) = otherwise {
                routes.push(Route { stage, rows, otherwise, span });
            }
        }
        routes
    }

    fn route_row(&self, row: &ast::RouteRow) -> Option<RouteRow> {
        let (to, condition) = (self.queue(&row.to), self.condition(&row.condition, Place::Route));
        Some(RouteRow { to: to?, condition: condition?, span: row.span })
    }

    /// A row that asks what a row above it asked already is never reached.
    fn warn_of_rows(&self, rows: &[RouteRow]) {
        let mut seen: HashMap<Cond, Span> = HashMap::new();
        for row in rows {
            let key = row.condition.clone();
            if let Some(first) = seen.get(&key) {
                self.report(
                    Diagnostic::new(&codes::ROW_NEVER_REACHED, row.span, "No lead ever gets to this row.")
                        .label("asks the same as a row above")
                        .also(*first, "the first row that is met counts")
                        .help("Take it out, or ask for something else."),
                );
            } else if !matches!(row.to, To::Field(_)) {
                // A row to a field is passed over where the field is unknown.
                seen.insert(key, row.span);
            }
        }
    }
}
