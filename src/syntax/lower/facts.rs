//! Fields, events, lists, definitions, permissions, statuses, classes.

use super::Lower;
use crate::syntax::ast::{
    ClassRow, Classify, Define, EventDecl, EventGroup, EventOption, EventOptionKind, FieldDecl, FieldOption,
    FieldOptionKind, Label, ListDecl, ListSource, PermissionDecl, Range, Record, StatusDecl, StatusRow, TypeExpr,
};
use crate::syntax::cursor::Cursor;
use crate::syntax::expected::is_name;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn record(&mut self, pair: Pair) -> Option<Record> {
        let mut c = Cursor::new(pair);
        let head = c.take()?;
        let account = head.as_rule() == Rule::k_account_has;
        Some(Record { account, fields: self.fields(&mut c)?, head: self.span(&head) })
    }

    fn fields(&mut self, c: &mut Cursor) -> Option<Vec<FieldDecl>> {
        c.many(Rule::field).into_iter().map(|field| self.field(field)).collect()
    }

    fn field(&mut self, pair: Pair) -> Option<FieldDecl> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let name = self.name(&mut c)?;
        c.has(Rule::colon);
        let kind = c.eat(Rule::type_)?;
        let kind_span = self.span(&kind);
        let kind = self.type_expr(kind)?;
        let mut options = Vec::new();
        for option in c.many(Rule::field_option) {
            options.push(self.field_option(option)?);
        }
        Some(FieldDecl { name, kind, kind_span, options, span })
    }

    fn type_expr(&mut self, pair: Pair) -> Option<TypeExpr> {
        let mut c = Cursor::new(pair);
        Some(match c.take()?.as_rule() {
            Rule::k_one_of => TypeExpr::OneOf(self.choices(&mut c)?),
            Rule::k_several_of => TypeExpr::SeveralOf(self.choices(&mut c)?),
            Rule::k_whole_number => TypeExpr::WholeNumber(self.number_range(&mut c)?),
            Rule::k_number => {
                let decimals = if c.has(Rule::k_with) { Some(self.number(&mut c)?) } else { None };
                c.has(Rule::k_decimals);
                TypeExpr::Number { decimals, range: self.number_range(&mut c)? }
            }
            Rule::k_money => TypeExpr::Money(self.number_range(&mut c)?),
            Rule::k_percent => TypeExpr::Percent(self.number_range(&mut c)?),
            Rule::k_yes_no => TypeExpr::YesNo,
            Rule::k_text => TypeExpr::Text,
            Rule::k_email => TypeExpr::Email,
            Rule::k_date => TypeExpr::Date,
            _ => TypeExpr::Time,
        })
    }

    fn choices(&mut self, c: &mut Cursor) -> Option<Vec<Label>> {
        let mut c = Cursor::new(c.eat(Rule::choices)?);
        c.has(Rule::open_bracket);
        let mut labels = Vec::new();
        while let Some(label) = self.label(&mut c) {
            labels.push(label);
            c.has(Rule::comma);
        }
        Some(labels)
    }

    fn number_range(&mut self, c: &mut Cursor) -> Option<Range> {
        let Some(pair) = c.eat_if(|rule| matches!(rule, Rule::range | Rule::percent_range)) else {
            return Some(Range::default());
        };
        let mut c = Cursor::new(pair);
        c.has(Rule::k_from);
        let from = Some(self.number(&mut c)?);
        let to = if c.has(Rule::k_to) { Some(self.number(&mut c)?) } else { None };
        Some(Range { from, to })
    }

    fn field_option(&mut self, pair: Pair) -> Option<FieldOption> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let kind = match c.take()?.as_rule() {
            Rule::k_required => FieldOptionKind::Required,
            Rule::k_tracked => FieldOptionKind::Tracked,
            Rule::k_sensitive => FieldOptionKind::Sensitive,
            Rule::k_not_personal => FieldOptionKind::NotPersonal,
            Rule::k_anything_else_is => FieldOptionKind::AnythingElseIs(self.label(&mut c)?),
            Rule::k_if_unknown => FieldOptionKind::IfUnknown(self.value(&mut c)?),
            _ => FieldOptionKind::FreshFor(self.duration(&mut c)?),
        };
        Some(FieldOption { kind, span })
    }

    pub(super) fn event(&mut self, pair: Pair) -> Option<EventDecl> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_event);
        let name = self.name(&mut c)?;
        let mut options = Vec::new();
        for option in c.many(Rule::event_option) {
            let span = self.span(&option);
            let mut inner = Cursor::new(option);
            let kind = match inner.take()?.as_rule() {
                Rule::k_not_interest => EventOptionKind::NotInterest,
                Rule::k_hand_raise => EventOptionKind::HandRaise,
                Rule::k_system => EventOptionKind::System,
                _ => EventOptionKind::By(self.name(&mut inner)?),
            };
            options.push(EventOption { kind, span });
        }
        c.has(Rule::k_has);
        Some(EventDecl { name, options, properties: self.fields(&mut c)? })
    }

    pub(super) fn event_group(&mut self, pair: Pair) -> Option<EventGroup> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_events);
        let name = self.name(&mut c)?;
        c.has(Rule::colon);
        let events = c.many_if(is_name).iter().map(|event| self.name_of_pair(event)).collect();
        Some(EventGroup { name, events })
    }

    pub(super) fn list(&mut self, pair: Pair) -> Option<ListDecl> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_list);
        let name = self.name(&mut c)?;
        let source = if c.has(Rule::k_from) {
            let path = self.text(&mut c)?;
            c.has(Rule::k_column);
            ListSource::File { path, column: self.text(&mut c) }
        } else {
            c.has(Rule::colon);
            let mut values = Vec::new();
            while let Some(value) = self.value(&mut c) {
                values.push(value);
                c.has(Rule::comma);
            }
            ListSource::Values(values)
        };
        Some(ListDecl { name, source })
    }

    pub(super) fn define(&mut self, pair: Pair) -> Option<Define> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_define);
        let name = self.name(&mut c)?;
        c.has(Rule::k_as);
        Some(Define { name, condition: self.next_condition(&mut c)? })
    }

    pub(super) fn permission(&mut self, pair: Pair) -> Option<PermissionDecl> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_permission);
        let name = self.name(&mut c)?;
        c.has(Rule::colon);
        c.has(Rule::k_given_by);
        let given_by = self.event_any(&mut c)?;
        c.has(Rule::comma);
        c.has(Rule::k_withdrawn_by);
        let withdrawn_by = self.event_any(&mut c)?;
        c.has(Rule::comma);
        let expires_after = if c.has(Rule::k_expires_after) { Some(self.duration(&mut c)?) } else { None };
        Some(PermissionDecl { name, given_by, withdrawn_by, expires_after })
    }

    pub(super) fn status(&mut self, pair: Pair) -> Option<StatusDecl> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_status);
        let name = self.name(&mut c)?;
        let mut rows = Vec::new();
        for row in c.many(Rule::status_row) {
            let span = self.span(&row);
            let mut inner = Cursor::new(row);
            let value = self.name(&mut inner)?;
            let after = if inner.has(Rule::k_after) { Some(self.event_any(&mut inner)?) } else { None };
            rows.push(StatusRow { value, after, span });
        }
        Some(StatusDecl { name, rows })
    }

    pub(super) fn classify(&mut self, pair: Pair) -> Option<Classify> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_classify);
        let name = self.name(&mut c)?;
        c.has(Rule::comma);
        let best_first = c.has(Rule::k_best_first);
        let mut rows = Vec::new();
        for row in c.many(Rule::class_row) {
            let span = self.span(&row);
            let mut inner = Cursor::new(row);
            let label = self.label(&mut inner)?;
            let condition = self.when(&mut inner)??;
            rows.push(ClassRow { label, condition, because: self.because(&mut inner), span });
        }
        let mut last = Cursor::new(c.eat(Rule::class_else)?);
        let otherwise = self.label(&mut last)?;
        last.has(Rule::k_otherwise);
        last.has(Rule::comma);
        Some(Classify { name, best_first, rows, otherwise, unknown_included: last.has(Rule::k_unknown_included) })
    }
}
