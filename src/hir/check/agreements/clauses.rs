//! What several agreements have in common: permissions, receivers, events of the right team, clauses said once.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{Event, EventPick, To};
use crate::model::{FieldId, PermissionId, StageId, TeamId, ValueType};
use crate::syntax::ast::{EventRef, Name, Queue, Recipient, RuleSubject, StageRule};

impl Checker<'_> {
    /// `needs permission NAME`, each once.
    pub(super) fn needed_permissions<'n>(&self, names: impl IntoIterator<Item = &'n Name>) -> Vec<PermissionId> {
        let mut needed: Vec<(PermissionId, Span)> = Vec::new();
        for name in names {
            let Some(permission) = self.permission(name) else { continue };
            match needed.iter().find(|(known, _)| *known == permission) {
                Some((_, first)) => self.report_clause_twice(
                    name.span,
                    *first,
                    &format!("The permission `{}` is asked for twice.", name.text),
                ),
                None => needed.push((permission, name.span)),
            }
        }
        needed.into_iter().map(|(permission, _)| permission).collect()
    }

    /// A clause that stands twice where it may stand once.
    pub(super) fn report_clause_twice(&self, second: Span, first: Span, message: &str) {
        self.report(
            Diagnostic::new(&codes::CLAUSE_TWICE, second, message)
                .label("said again")
                .also(first, "said first")
                .help("Keep one of the two."),
        );
    }

    /// A receiver in an SLA.
    pub(super) fn recipient(&self, recipient: &Recipient) -> Option<To> {
        match recipient {
            Recipient::Text(text) => Some(To::Queue(text.value.clone())),
            Recipient::Field(name) => self.receiving_field(name).map(To::Field),
        }
    }

    /// A queue of a route.
    pub(super) fn queue(&self, queue: &Queue) -> Option<To> {
        match queue {
            Queue::Text(text) => Some(To::Queue(text.value.clone())),
            Queue::Nobody(_) => Some(To::Nobody),
            Queue::Field(name) => self.receiving_field(name).map(To::Field),
        }
    }

    /// A field whose value says who gets something: text or a choice. A name that is nothing at all was probably meant as text.
    fn receiving_field(&self, name: &Name) -> Option<FieldId> {
        if self.symbols.get(&name.text).is_none() && self.may_be_lost(&name.text) {
            return None;
        }
        let not_a_field = match self.symbols.get(&name.text) {
            Some(symbol) => !matches!(symbol, Symbol::Field(_)),
            None => {
                let fields = self.known.fields.iter().map(|field| field.key.as_str());
                let said = self.reworded(&name.text, |symbol| matches!(symbol, Symbol::Field(_)));
                said.is_none() && self.closest(&name.text, fields).is_none() && self.account_field(name).is_none()
            }
        };
        if not_a_field {
            self.symbols.read(&name.text, name.span);
            let quoted = format!("\"{}\"", name.text);
            self.report(
                Diagnostic::new(&codes::RECEIVER_NOT_A_FIELD, name.span, format!("`{}` is not a field.", name.text))
                    .label("who is that?")
                    .help("A queue or a person stands in double quotes; without quotes, a field says whose turn it is.")
                    .fix(format!("write {quoted}"), name.span, quoted),
            );
            return None;
        }
        let id = self.field(name)?;
        let field = &self.known.fields[id.0];
        if matches!(field.value, ValueType::Text | ValueType::Email | ValueType::OneOf { .. }) {
            return Some(id);
        }
        let declared = field.name.span;
        self.report(
            Diagnostic::new(&codes::RECEIVER_NOT_A_FIELD, name.span, format!("`{}` does not name anybody.", name.text))
                .label("neither text nor a choice")
                .also(declared, "declared here")
                .help("The field has to be `text`, `email` or `one of (…)`, such as the name of the owner."),
        );
        None
    }

    /// Events of a team, and a warning for those that others can cause; `of_any_team`: another team may do it as well.
    pub(super) fn events_of_team(
        &self,
        team: Option<TeamId>,
        events: &[EventRef],
        of_any_team: bool,
    ) -> Option<Vec<EventPick>> {
        let picks = self.picks(events)?;
        let team = team?;
        let is_foreign = |event: &&Event| {
            let done_by_others = if of_any_team { event.by.is_none() } else { event.by != Some(team) };
            event.entry.is_none() && done_by_others
        };
        let foreign = picks.iter().map(|pick| &self.known.events[pick.event.0]).find(is_foreign);
        let report = foreign.map(|event| {
            let name = &self.decls.teams[team.0].name.text;
            let what = match event.by {
                Some(other) => {
                    format!("`{}` is done by {}, not by {name}.", event.name.text, self.decls.teams[other.0].name.text)
                }
                None => format!("`{}` is not declared as something that {name} does.", event.name.text),
            };
            let place =
                events.iter().find(|written| written.names.iter().any(|part| part.name.text == event.name.text));
            let place = place.or(events.first()).map_or(event.name.span, |written| written.span);
            let mut report = Diagnostic::new(&codes::EVENT_OF_OTHERS, place, what)
                .label(format!("could happen without {name}"))
                .also(event.name.span, "declared here")
                .help(format!(
                    "What {name} owes is kept by what {name} does. Declare it so: `event {}, by {name}`.",
                    event.name.text
                ));
            if event.by.is_none() {
                let by = format!(", by {name}");
                report = report.fix(format!("add `{by}` to the event"), event.name.span.after(), by);
            }
            report
        });
        if let Some(report) = report {
            self.report(report);
        }
        Some(picks)
    }

    /// Warns where something waits for an entry into a stage that nobody ever enters.
    pub(super) fn warn_never_entered(&self, stage: StageId, name: &Name) {
        if stage.0 == 0 {
            self.report(
                Diagnostic::new(&codes::NEVER_ENTERED, name.span, format!("Nobody enters `{}`.", name.text))
                    .label("everybody is there from the start")
                    .help("The first stage is where everybody starts, so this never begins. Name a higher stage."),
            );
        } else if !self.is_lost(&name.text)
            // A rule that could not be read has been reported.
            && !self.decls.stage_rules.iter().any(|(rule, _)| rule_is_for(rule, &name.text))
        {
            self.report(
                Diagnostic::new(&codes::NEVER_ENTERED, name.span, format!("Nobody enters `{}`.", name.text))
                    .label("a stage without criteria")
                    .help(format!("Say when it is reached: `{} when …`.", name.text)),
            );
        }
    }
}

fn rule_is_for(rule: &StageRule, stage: &str) -> bool {
    matches!(&rule.subject, RuleSubject::Name(name) if name.text == stage)
}
