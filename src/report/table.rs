//! A summary as tables for a terminal.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::summary::{Summary, group};
use crate::ruleset::SlaState;

/// The tables of a summary, without colours, the same for the same counts.
#[must_use]
pub fn tables(summary: &Summary) -> String {
    let mut out = String::new();
    let share = |count: u64| match summary.decided {
        0 => String::new(),
        all => {
            let tenths = (count.saturating_mul(2000) / all).div_ceil(2);
            format!("{}.{} %", tenths / 10, tenths % 10)
        }
    };
    if !summary.stages.is_empty() {
        let mut table = new(["Stage", "Leads", ""]);
        for (stage, count) in summary.stages.iter().rev() {
            table.add_row([stage.clone(), group(*count), share(*count)]);
        }
        push(&mut out, table);
    }
    let outcomes: Vec<_> = summary.outcomes.iter().filter(|(_, count)| *count > 0).collect();
    if outcomes.iter().any(|(name, _)| name != "none") {
        let mut table = new(["Outcome", "Leads", ""]);
        for (outcome, count) in outcomes {
            table.add_row([outcome.clone(), group(*count), share(*count)]);
        }
        push(&mut out, table);
    }
    let states: Vec<SlaState> = STATES.into_iter().filter(|state| has_state(summary, *state)).collect();
    if !states.is_empty() {
        let words = states.iter().map(|state| format!("{state:?}").to_lowercase());
        let mut table = new(std::iter::once("Latest clock".to_owned()).chain(words));
        for (sla, counts) in &summary.slas {
            let counts = states.iter().map(|state| group(counts.get(state).copied().unwrap_or(0)));
            table.add_row(std::iter::once(sla.clone()).chain(counts));
        }
        push(&mut out, table);
    }
    out
}

const STATES: [SlaState; 6] =
    [SlaState::Running, SlaState::Met, SlaState::Missed, SlaState::Overdue, SlaState::Paused, SlaState::Cancelled];

fn has_state(summary: &Summary, state: SlaState) -> bool {
    summary.slas.iter().any(|(_, counts)| counts.contains_key(&state))
}

fn new<T: ToString>(header: impl IntoIterator<Item = T>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(header.into_iter().map(|cell| cell.to_string()).collect::<Vec<_>>());
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn push(out: &mut String, table: Table) {
    for line in table.to_string().lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
}
