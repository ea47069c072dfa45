//! Decisions as rows of a CSV file.

use std::io::{self, Write};

use crate::engine::Decision;
use crate::ruleset::{RuleKind, RuleSet};

/// Writes decisions as CSV: one row each, the same columns for every decision of a rule set.
pub struct DecisionCsv<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> DecisionCsv<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn new(out: W, ruleset: &RuleSet) -> io::Result<Self> {
        let mut writer = DecisionCsv { out: csv::WriterBuilder::new().from_writer(out) };
        let mut header: Vec<String> =
            ["id", "as_of", "lead", "stage", "reached", "outcome", "reason"].map(str::to_owned).to_vec();
        header.extend(ruleset.stages.list.iter().skip(1).map(|stage| format!("meets {}", stage.name)));
        let of = |wanted: fn(&RuleKind) -> bool| {
            ruleset.rules.iter().filter(move |rule| wanted(&rule.kind)).map(|rule| rule.name.clone())
        };
        header.extend(of(|kind| matches!(kind, RuleKind::Score(_))));
        header.extend(of(|kind| matches!(kind, RuleKind::Band(_))));
        header.extend(of(|kind| matches!(kind, RuleKind::Class(_))));
        header.extend(ruleset.statuses.iter().map(|status| status.name.clone()));
        header.extend(["handoff missing", "route", "nurture"].map(str::to_owned));
        for sla in &ruleset.slas {
            header.push(format!("{} state", sla.name));
            header.push(format!("{} due", sla.name));
        }
        header.extend(["recheck_at", "problems"].map(str::to_owned));
        writer.out.write_record(&header).map_err(io::Error::from)?;
        Ok(writer)
    }

    /// Writes a row. Of each SLA the latest clock is shown.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&mut self, ruleset: &RuleSet, decision: &Decision) -> io::Result<()> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let mut row = vec![
            text(&decision.id),
            decision.as_of.to_string(),
            decision.lead.map(yes_no).unwrap_or_default(),
            text(&decision.stage),
            text(&decision.reached),
            text(&decision.outcome),
            text(&decision.reason),
        ];
        row.extend(decision.meets.values().map(|met| yes_no(*met)));
        row.extend(decision.scores.values().map(|score| score.map(|score| score.text()).unwrap_or_default()));
        row.extend(decision.bands.values().map(text));
        row.extend(decision.classes.values().map(text));
        row.extend(decision.statuses.values().map(text));
        row.push(decision.handoff.as_ref().map(|handoff| handoff.missing.join("; ")).unwrap_or_default());
        row.push(text(&decision.route));
        row.push(decision.nurture.join("; "));
        for sla in &ruleset.slas {
            let latest = decision.slas.iter().rev().find(|clock| clock.sla == sla.name);
            let state = latest.and_then(|clock| clock.state).map(|state| format!("{state:?}").to_lowercase());
            row.push(state.unwrap_or_default());
            row.push(latest.and_then(|clock| clock.due).map(|due| due.to_string()).unwrap_or_default());
        }
        row.push(decision.recheck_at.map(|at| at.to_string()).unwrap_or_default());
        row.push(decision.problems.iter().map(|problem| problem.count).sum::<u64>().to_string());
        self.out.write_record(&row).map_err(io::Error::from)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(|error| io::Error::new(error.error().kind(), error.error().to_string()))
    }
}
