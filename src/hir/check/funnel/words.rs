//! What the departments mean by their words: `a lead is …`, `sales means …`.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, funnel as codes};
use crate::hir::check::Checker;
use crate::hir::{LeadIs, Means};
use crate::model::{StageId, TeamId};

impl Checker<'_> {
    /// The words of the departments.
    pub(in crate::hir::check) fn means(&self) -> Vec<Means> {
        let mut all = Vec::new();
        let mut seen: BTreeMap<(TeamId, &str), Span> = BTreeMap::new();
        for &(means, span) in &self.decls.means {
            let (team, stage) = (self.team(&means.who), self.stage(&means.stage));
            let (Some(team), Some(stage)) = (team, stage) else { continue };
            let word = means.word.value.as_str();
            if let Some(first) = seen.get(&(team, word)) {
                self.report(
                    Diagnostic::new(
                        &codes::WORD_TWICE,
                        means.word.span,
                        format!("`{}` says twice what it means by \"{word}\".", means.who.text),
                    )
                    .label("said again")
                    .also(*first, "said first")
                    .help("One word has one meaning in a team. Two teams may mean different things by one word."),
                );
                continue;
            }
            seen.insert((team, word), means.word.span);
            all.push(Means { team, word: word.to_owned(), stage, or_above: means.or_above, span });
        }
        all
    }

    /// What a lead is.
    pub(in crate::hir::check) fn lead_is(&self) -> Option<LeadIs> {
        let all = &self.decls.lead_is;
        for (second, _) in all.iter().skip(1) {
            self.report(
                Diagnostic::new(&codes::LEAD_TWICE, second.stage.span, "It is said twice what a lead is.")
                    .label("said again")
                    .also(all[0].0.stage.span, "said first")
                    .help("A definition has one lead. What a department calls a lead is said with `sales means SQL by \"lead\"`."),
            );
        }
        let (lead, span) = all.first()?;
        let stage = self.stage(&lead.stage)?;
        if stage == StageId(0) && lead.or_above {
            self.report(
                Diagnostic::new(&codes::EVERYBODY_IS_A_LEAD, lead.stage.span, "By this, everybody is a lead.")
                    .label("everybody is at the first stage or above")
                    .help("Choose the stage from which on a person is a lead."),
            );
        }
        Some(LeadIs { stage, or_above: lead.or_above, span: *span })
    }
}
