//! Fields, events, lists, definitions, permissions, statuses, classes.

use super::Parts;
use crate::syntax::ast::{
    ClassRow, Classify, Define, EventDecl, EventGroup, EventOptionKind, FieldDecl, FieldOptionKind, Label, ListDecl,
    ListSource, PermissionDecl, Range, Record, StatusDecl, StatusRow, TypeExpr,
};
use crate::syntax::parser::Rule;

pub(super) fn record(p: &mut Parts) -> Option<Record> {
    let head = p.find(|rule| matches!(rule, Rule::k_account_has | Rule::k_person_has))?;
    let account = head.as_rule() == Rule::k_account_has;
    Some(Record { account, fields: p.all(Rule::field, field)?, head: p.build.span(&head) })
}

fn field(p: &mut Parts) -> Option<FieldDecl> {
    let name = p.name()?;
    let (kind, kind_span) = p.one(Rule::type_, |kind| Some((type_expr(kind)?, kind.span)))?;
    Some(FieldDecl { name, kind, kind_span, options: p.spanned(Rule::field_option, field_option)?, span: p.span })
}

fn type_expr(p: &mut Parts) -> Option<TypeExpr> {
    Some(match p.word()? {
        Rule::k_one_of => TypeExpr::OneOf(p.choices()?),
        Rule::k_several_of => TypeExpr::SeveralOf(p.choices()?),
        Rule::k_whole_number => TypeExpr::WholeNumber(p.range()?),
        Rule::k_number => TypeExpr::Number { decimals: p.number(), range: p.range()? },
        Rule::k_money => TypeExpr::Money(p.range()?),
        Rule::k_percent => TypeExpr::Percent(p.range()?),
        Rule::k_yes_no => TypeExpr::YesNo,
        Rule::k_text => TypeExpr::Text,
        Rule::k_email => TypeExpr::Email,
        Rule::k_date => TypeExpr::Date,
        Rule::k_time => TypeExpr::Time,
        _ => return None,
    })
}

impl Parts<'_, '_> {
    fn choices(&mut self) -> Option<Vec<Label>> {
        self.one(Rule::choices, |p| Some(std::iter::from_fn(|| p.label()).collect()))
    }

    /// `from A to B`, as much of it as is written.
    fn range(&mut self) -> Option<Range> {
        let ends = |p: &mut Parts| Some(Range { from: Some(p.number()?), to: p.number() });
        let range = self.maybe(Rule::range, ends)?;
        Some(range.or(self.maybe(Rule::percent_range, ends)?).unwrap_or_default())
    }
}

fn field_option(p: &mut Parts) -> Option<FieldOptionKind> {
    Some(match p.word()? {
        Rule::k_required => FieldOptionKind::Required,
        Rule::k_tracked => FieldOptionKind::Tracked,
        Rule::k_sensitive => FieldOptionKind::Sensitive,
        Rule::k_not_personal => FieldOptionKind::NotPersonal,
        Rule::k_anything_else_is => FieldOptionKind::AnythingElseIs(p.label()?),
        Rule::k_if_unknown => FieldOptionKind::IfUnknown(p.value()?),
        Rule::k_fresh_for => FieldOptionKind::FreshFor(p.duration()?),
        _ => return None,
    })
}

pub(super) fn event(p: &mut Parts) -> Option<EventDecl> {
    Some(EventDecl {
        name: p.name()?,
        options: p.spanned(Rule::event_option, event_option)?,
        properties: p.all(Rule::field, field)?,
    })
}

fn event_option(p: &mut Parts) -> Option<EventOptionKind> {
    Some(match p.word()? {
        Rule::k_not_interest => EventOptionKind::NotInterest,
        Rule::k_hand_raise => EventOptionKind::HandRaise,
        Rule::k_system => EventOptionKind::System,
        Rule::k_by => EventOptionKind::By(p.name()?),
        _ => return None,
    })
}

pub(super) fn event_group(p: &mut Parts) -> Option<EventGroup> {
    Some(EventGroup { name: p.name()?, events: p.names() })
}

pub(super) fn list(p: &mut Parts) -> Option<ListDecl> {
    let name = p.name()?;
    let source = match p.text() {
        Some(path) => ListSource::File { path, column: p.text() },
        None => ListSource::Values(p.all_values()?),
    };
    Some(ListDecl { name, source })
}

pub(super) fn define(p: &mut Parts) -> Option<Define> {
    Some(Define { name: p.name()?, condition: p.condition()? })
}

pub(super) fn permission(p: &mut Parts) -> Option<PermissionDecl> {
    Some(PermissionDecl {
        name: p.name()?,
        given_by: p.event_any()?,
        withdrawn_by: p.event_any()?,
        expires_after: p.duration(),
    })
}

pub(super) fn status(p: &mut Parts) -> Option<StatusDecl> {
    Some(StatusDecl { name: p.name()?, rows: p.all(Rule::status_row, status_row)? })
}

fn status_row(p: &mut Parts) -> Option<StatusRow> {
    let value = p.name()?;
    let after = if p.said(Rule::k_at_first) { None } else { Some(p.event_any()?) };
    Some(StatusRow { value, after, span: p.span })
}

pub(super) fn classify(p: &mut Parts) -> Option<Classify> {
    let (name, best_first) = (p.name()?, p.said(Rule::k_best_first));
    let rows = p.all(Rule::class_row, class_row)?;
    let (otherwise, unknown_included) =
        p.one(Rule::class_else, |last| Some((last.label()?, last.said(Rule::k_unknown_included))))?;
    Some(Classify { name, best_first, rows, otherwise, unknown_included })
}

fn class_row(p: &mut Parts) -> Option<ClassRow> {
    Some(ClassRow { label: p.label()?, condition: p.condition()?, because: p.because()?, span: p.span })
}
