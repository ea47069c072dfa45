//! Which rules must stand before a rule: those it reads, those that the criteria of a stage read that it asks for, and so on.

use std::collections::BTreeSet;

use crate::base::Span;
use crate::hir::{Program, Read, RuleRef, Term, TermKind, Whom, reads_of_picks};
use crate::model::StageId;

/// What a rule reads.
#[derive(Default)]
pub(super) struct Reads {
    /// Rules, those that stand behind `meets STAGE` included.
    pub(super) rules: BTreeSet<RuleRef>,
    /// It reads the present stage or outcome itself.
    pub(super) present: bool,
    stages: BTreeSet<StageId>,
}

impl Reads {
    /// What this rule reads.
    pub(super) fn of(program: &Program, rule: RuleRef) -> Reads {
        let mut reads = Reads::default();
        let mut see = |read: Read, _: Span| reads.see(read);
        match rule {
            RuleRef::Define(id) => program.defines[id.0].condition.reads(&mut see),
            RuleRef::Class(id) => program.classes[id.0].rows.iter().for_each(|row| row.condition.reads(&mut see)),
            RuleRef::Band(id) => program.bands[id.0].of.reads(&mut see),
            RuleRef::Score(id) => {
                let score = &program.scores[id.0];
                score.unknown_unless.iter().for_each(|line| line.condition.reads(&mut see));
                reads_of_picks(&score.starting_over, score.name.span, &mut see);
                score.terms.iter().for_each(|term| term_reads(term, &mut see));
                score.groups.iter().flat_map(|group| &group.terms).for_each(|term| term_reads(term, &mut see));
            }
        }
        reads.criteria(program);
        reads
    }

    fn see(&mut self, read: Read) {
        match read {
            Read::Rule(rule) => _ = self.rules.insert(rule),
            Read::Meets(stage) => _ = self.stages.insert(stage),
            Read::Stage | Read::Outcome => self.present = true,
            _ => {}
        }
    }

    /// Follows `meets STAGE` into the criteria of the stage, and of those below where they build on each other.
    fn criteria(&mut self, program: &Program) {
        let mut done = BTreeSet::new();
        while let Some(stage) = self.stages.pop_first() {
            let first = if program.building { 0 } else { stage.0 };
            for at in first..=stage.0 {
                if !done.insert(at) {
                    continue;
                }
                for criteria in program.stages.get(at).map_or(&[][..], |stage| &stage.criteria) {
                    criteria.condition.reads(&mut |read: Read, _: Span| self.see(read));
                    match criteria.whom {
                        Some(Whom::Define(id)) => _ = self.rules.insert(RuleRef::Define(id)),
                        Some(Whom::Class(id, _)) => _ = self.rules.insert(RuleRef::Class(id)),
                        None => {}
                    }
                }
            }
        }
    }
}

fn term_reads(term: &Term, see: &mut impl FnMut(Read, Span)) {
    if let Some(when) = &term.when {
        when.reads(see);
    }
    match &term.kind {
        TermKind::Points(_) => {}
        TermKind::ForEach { query, .. } | TermKind::Silence { query, .. } => query.reads(see),
        TermKind::ValueOf { field, .. } => field.reads(see),
        TermKind::Share { score, .. } => see(Read::Rule(RuleRef::Score(*score)), term.span),
        TermKind::Higher { a, b, .. } => {
            see(Read::Rule(RuleRef::Score(*a)), term.span);
            see(Read::Rule(RuleRef::Score(*b)), term.span);
        }
    }
}
