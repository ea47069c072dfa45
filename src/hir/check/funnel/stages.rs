//! The `stages` statement: who owns each stage and how long it is kept.

use std::collections::BTreeSet;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, funnel as codes};
use crate::hir::check::Checker;
use crate::hir::check::collect::named;
use crate::hir::{Cond, CondKind, Criteria, Keep, Stage};
use crate::model::TeamId;
use crate::syntax::ast::{Name, StageDecl, StageOptionKind};

impl Checker<'_> {
    /// Owners and keeping of all stages, without their criteria; one `stages` statement only.
    pub(in crate::hir::check) fn stages(&self, mut criteria: Vec<Vec<Criteria>>) -> Vec<Stage> {
        if let [(_, first), rest @ ..] = self.decls.stages.as_slice() {
            for (second, _) in rest {
                self.report(
                    Diagnostic::new(&codes::STAGES_TWICE, second.head, "The stages are listed a second time.")
                        .label("a second list")
                        .also(*first, "the first one")
                        .help("A definition has one funnel. Put all stages into one list, the lowest first."),
                );
            }
        }
        let rows = &self.decls.stage_rows;
        let stages = rows.iter().enumerate().map(|(at, row)| self.stage_of(at, row, std::mem::take(&mut criteria[at])));
        let stages: Vec<Stage> = stages.collect();
        self.warn_of_keeping(rows, &stages);
        stages
    }

    fn stage_of(&self, at: usize, row: &StageDecl, criteria: Vec<Criteria>) -> Stage {
        let title = row.title.as_ref().map(|title| title.value.clone());
        let mut stage =
            Stage { name: named(&row.name), title, owner: None, agreed: Vec::new(), keep: Keep::Not, criteria };
        let mut seen: Vec<(Kind, Span)> = Vec::new();
        for option in &row.options {
            let kind = Kind::of(&option.kind);
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == kind) {
                self.report_option_twice(kind, option.span, *first);
                continue;
            }
            seen.push((kind, option.span));
            match &option.kind {
                StageOptionKind::OwnedBy(name) => stage.owner = self.team(name),
                StageOptionKind::AgreedBy(names) => stage.agreed = self.agreed(names),
                keep => stage.keep = self.keep(keep).unwrap_or(Keep::Not),
            }
            // Everybody is at the first stage anyway, so there is nothing to keep.
            if at == 0 && kind == Kind::Keep {
                self.report(
                    Diagnostic::new(&codes::FIRST_STAGE_KEPT, option.span, "The first stage cannot be lost.")
                        .label("says nothing here")
                        .help("Everybody is at least at the first stage. Take this out."),
                );
            }
        }
        stage
    }

    fn report_option_twice(&self, kind: Kind, second: Span, first: Span) {
        let (code, what, help) = match kind {
            Kind::Keep => (
                &codes::KEPT_TWO_WAYS,
                "A stage is kept in one way only.",
                "Keep one of the two: `kept for at least D`, `kept until EVENT`, `kept for good` or `only while it holds`.",
            ),
            Kind::Owner => (
                &codes::STAGE_OPTION_TWICE,
                "A stage has one owner.",
                "Name the team that works on leads at this stage; others can have `agreed by`.",
            ),
            Kind::Agreed => (
                &codes::STAGE_OPTION_TWICE,
                "`agreed by` is said twice.",
                "Name all teams at once: `agreed by marketing and sales`.",
            ),
        };
        self.report(Diagnostic::new(code, second, what).label("said again").also(first, "said first").help(help));
    }

    fn agreed(&self, names: &[Name]) -> Vec<TeamId> {
        let mut agreed: Vec<TeamId> = Vec::new();
        for name in names {
            let Some(team) = self.team(name) else { continue };
            if agreed.contains(&team) {
                self.report(
                    Diagnostic::new(&codes::STAGE_OPTION_TWICE, name.span, format!("`{}` is named twice.", name.text))
                        .label("named again")
                        .help("Each team agrees once."),
                );
            } else {
                agreed.push(team);
            }
        }
        agreed
    }

    fn keep(&self, option: &StageOptionKind) -> Option<Keep> {
        match option {
            StageOptionKind::OwnedBy(_) | StageOptionKind::AgreedBy(_) => None,
            StageOptionKind::KeptForAtLeast(duration) => self.duration(duration).map(Keep::For),
            StageOptionKind::KeptUntil(events) => self.picks(events).map(Keep::Until),
            StageOptionKind::KeptForGood => Some(Keep::Good),
            StageOptionKind::OnlyWhileItHolds => Some(Keep::Not),
        }
    }

    /// From the first stage that sales owns upward, how long a lead stays is a promise, so it should be said.
    ///
    /// Sales is a team that receives a hand-off, or that owns a stage above one of another team.
    fn warn_of_keeping(&self, rows: &[&StageDecl], stages: &[Stage]) {
        let receiving: BTreeSet<&str> =
            self.decls.handoffs.iter().map(|(handoff, _)| handoff.to.text.as_str()).collect();
        let mut before: Option<TeamId> = None;
        let mut first = None;
        for (at, stage) in stages.iter().enumerate() {
            let Some(owner) = stage.owner else { continue };
            if before.is_some_and(|before| before != owner)
                || receiving.contains(self.decls.teams[owner.0].name.text.as_str())
            {
                first = Some(at);
                break;
            }
            before = Some(owner);
        }
        let Some(first) = first.map(|at| at.max(1)) else { return };
        for (row, stage) in rows.iter().zip(stages).skip(first) {
            let lasts = !stage.criteria.is_empty() && stage.criteria.iter().all(|criteria| lasts(&criteria.condition));
            if !lasts && row.options.iter().all(|option| Kind::of(&option.kind) != Kind::Keep) {
                let name = &row.name.text;
                self.report(
                    Diagnostic::new(&codes::KEEPING_NOT_SAID, row.name.span, format!("It is not said how long a lead stays at `{name}`."))
                        .label("leaves the stage as soon as its criteria are no longer met")
                        .help("Sales works on leads at this stage. Add how long they stay: `kept for at least 30 days`, `kept until EVENT`, `kept for good`; or, if it is meant so, `only while it holds`.")
                        .fix("add `, only while it holds`", row.span.after(), ", only while it holds"),
                );
            }
        }
    }
}

/// Whether a condition that is met once is met for good: it asks only for what happened, whenever it was.
fn lasts(cond: &Cond) -> bool {
    match &cond.kind {
        CondKind::All(parts) | CondKind::Any(parts) | CondKind::AtLeast(_, parts) => parts.iter().all(lasts),
        CondKind::Happened { query, max: None, .. } => {
            query.windows.is_empty() && query.edge.is_none() && query.picks.iter().all(|pick| pick.filter.is_none())
        }
        _ => false,
    }
}

/// Of each of these a stage has one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Owner,
    Agreed,
    Keep,
}

impl Kind {
    fn of(kind: &StageOptionKind) -> Kind {
        match kind {
            StageOptionKind::OwnedBy(_) => Kind::Owner,
            StageOptionKind::AgreedBy(_) => Kind::Agreed,
            StageOptionKind::KeptForAtLeast(_)
            | StageOptionKind::KeptUntil(_)
            | StageOptionKind::KeptForGood
            | StageOptionKind::OnlyWhileItHolds => Kind::Keep,
        }
    }
}
