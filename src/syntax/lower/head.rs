//! The head of a definition: what it is called, who is who, and what they mean.

use super::Lower;
use crate::base::Span;
use crate::syntax::ast::{Definition, LeadIs, Means, Team, Text};
use crate::syntax::cursor::Cursor;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn definition(&mut self, pair: Pair) -> Option<Definition> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_definition);
        let mut definition = Definition {
            name: self.text(&mut c)?,
            version: None,
            in_force_from: None,
            in_force_until: None,
            time_zone: None,
            currency: None,
            repeated: Vec::new(),
        };
        let mut seen: Vec<(&'static str, Span)> = Vec::new();
        while let Some(clause) = c.eat(Rule::definition_clause) {
            let span = self.span(&clause);
            let mut inner = Cursor::new(clause);
            let word = match inner.take()?.as_rule() {
                Rule::k_version => "version",
                Rule::k_in_force_from => "in force from",
                Rule::k_in_force_until => "in force until",
                Rule::k_time_zone => "time zone",
                _ => "currency",
            };
            if let Some(&(_, first)) = seen.iter().find(|(before, _)| *before == word) {
                definition.repeated.push((word, first, span));
                continue;
            }
            seen.push((word, span));
            match word {
                "version" => definition.version = Some(self.text(&mut inner)?),
                "in force from" => definition.in_force_from = Some(self.date(&mut inner)?),
                "in force until" => definition.in_force_until = Some(self.date(&mut inner)?),
                "time zone" => definition.time_zone = Some(self.text(&mut inner)?),
                _ => {
                    let currency = inner.eat(Rule::currency)?;
                    definition.currency = Some((currency.as_str().to_string(), self.span(&currency)));
                }
            }
        }
        Some(definition)
    }

    pub(super) fn use_file(&mut self, pair: Pair) -> Option<Text> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_use);
        self.text(&mut c)
    }

    pub(super) fn team(&mut self, pair: Pair) -> Option<Team> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_team);
        Some(Team { name: self.name(&mut c)?, title: self.text(&mut c) })
    }

    pub(super) fn a_lead_is(&mut self, pair: Pair) -> Option<LeadIs> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_a_lead_is);
        c.has(Rule::k_anyone_at);
        Some(LeadIs { stage: self.name(&mut c)?, or_above: c.has(Rule::k_or_above) })
    }

    pub(super) fn means(&mut self, pair: Pair) -> Option<Means> {
        let mut c = Cursor::new(pair);
        let who = self.name(&mut c)?;
        c.has(Rule::k_means);
        let stage = self.name(&mut c)?;
        let or_above = c.has(Rule::k_or_above);
        c.has(Rule::k_by);
        Some(Means { who, stage, or_above, word: self.text(&mut c)? })
    }
}
