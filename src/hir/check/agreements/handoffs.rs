//! Hand-offs: which data goes along, and how the receiving team answers.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::Checker;
use crate::hir::{EventPick, Handoff};
use crate::model::{FieldId, PermissionId, StageId, TeamId};
use crate::syntax::ast::{self, EventRef, HandoffClause, Name};

/// What the clauses of a hand-off say.
struct Clauses {
    must_include: Vec<FieldId>,
    even_if_incomplete: bool,
    needs: Vec<PermissionId>,
    accepts: Vec<EventPick>,
    rejects: Vec<EventPick>,
}

impl Checker<'_> {
    /// All hand-offs, one for a stage at most.
    pub(in crate::hir::check) fn handoffs(&self) -> Vec<Handoff> {
        let mut handoffs = Vec::new();
        let mut seen: BTreeMap<StageId, Span> = BTreeMap::new();
        for &(decl, span) in &self.decls.handoffs {
            let (stage, from, to) = (self.stage(&decl.stage), self.team(&decl.from), self.team(&decl.to));
            let clauses = self.handoff_clauses(decl, to);
            let Some(stage) = stage else { continue };
            if let Some(first) = seen.get(&stage) {
                self.report(
                    Diagnostic::new(
                        &codes::HANDOFF_TWICE,
                        decl.stage.span,
                        format!("`{}` has a second hand-off.", decl.stage.text),
                    )
                    .label("handed over again")
                    .also(*first, "the first one")
                    .help("A stage has one hand-off. Put everything that must be included into it."),
                );
                continue;
            }
            seen.insert(stage, decl.stage.span);
            self.warn_never_entered(stage, &decl.stage);
            if let (Some(from), Some(to)) = (from, to) {
                self.check_teams(decl, from, to);
                let Clauses { must_include, even_if_incomplete, needs, accepts, rejects } = clauses;
                handoffs.push(Handoff {
                    stage,
                    from,
                    to,
                    must_include,
                    even_if_incomplete,
                    needs,
                    accepts,
                    rejects,
                    span,
                });
            }
        }
        handoffs
    }

    fn check_teams(&self, decl: &ast::Handoff, from: TeamId, to: TeamId) {
        if from == to {
            self.report(
                Diagnostic::new(
                    &codes::HANDOFF_TO_ITSELF,
                    decl.to.span,
                    format!("`{}` hands over to itself.", decl.to.text),
                )
                .label("the same team")
                .also(decl.from.span, "hands over")
                .help("A hand-off goes from one team to another."),
            );
        }
    }

    fn handoff_clauses(&self, decl: &ast::Handoff, to: Option<TeamId>) -> Clauses {
        let (mut accepts, mut rejects) = (Vec::new(), Vec::new());
        let mut included: Vec<(FieldId, Span)> = Vec::new();
        let mut permissions: Vec<&Name> = Vec::new();
        let mut incomplete: Option<Span> = None;
        for clause in &decl.clauses {
            match clause {
                HandoffClause::MustInclude(names) => names.iter().for_each(|name| self.included(name, &mut included)),
                HandoffClause::EvenIfIncomplete(span) => match incomplete {
                    Some(first) => self.report_clause_twice(*span, first, "`even if incomplete` is said twice."),
                    None => incomplete = Some(*span),
                },
                HandoffClause::NeedsPermission(name) => permissions.push(name),
                HandoffClause::Accepts(team, events) => accepts.extend(self.answer(decl, to, team, events)),
                HandoffClause::Rejects(team, events) => rejects.extend(self.answer(decl, to, team, events)),
            }
        }
        Clauses {
            must_include: included.into_iter().map(|(field, _)| field).collect(),
            even_if_incomplete: incomplete.is_some(),
            needs: self.needed_permissions(permissions),
            accepts,
            rejects,
        }
    }

    fn included(&self, name: &Name, included: &mut Vec<(FieldId, Span)>) {
        let Some(id) = self.field(name) else { return };
        if let Some((_, first)) = included.iter().find(|(known, _)| *known == id) {
            return self.report_clause_twice(name.span, *first, &format!("`{}` is asked for twice.", name.text));
        }
        included.push((id, name.span));
        let field = &self.known.fields[id.0];
        if field.if_unknown.is_some() {
            let declared = field.name.span;
            self.report(
                Diagnostic::new(&codes::NEVER_MISSING, name.span, format!("`{}` is never missing.", name.text))
                    .label("asked for, but always there")
                    .also(declared, "has a value where none is known")
                    .help("A field with `if unknown` always has a value, so a hand-off never waits for it. Take it out of one of the two places."),
            );
        }
    }

    /// `TEAM accepts with EVENT`: the receiving team answers.
    fn answer(&self, decl: &ast::Handoff, to: Option<TeamId>, name: &Name, events: &[EventRef]) -> Vec<EventPick> {
        let team = self.team(name);
        if let (Some(team), Some(to)) = (team, to)
            && team != to
        {
            self.report(
                Diagnostic::new(
                    &codes::ANSWER_OF_OTHERS,
                    name.span,
                    format!("`{}` does not receive this lead.", name.text),
                )
                .label("answers, but does not receive")
                .also(decl.to.span, "the receiving team")
                .help("The team that receives a lead accepts or rejects it.")
                .fix(format!("write `{}`", decl.to.text), name.span, decl.to.text.clone()),
            );
            return Vec::new();
        }
        self.events_of_team(team, events, true).unwrap_or_default()
    }
}
