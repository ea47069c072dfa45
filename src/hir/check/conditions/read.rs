//! What a name in a condition stands for.

use super::types::{Side, Ty};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes, names};
use crate::hir::check::{Checker, Place, Symbol};
use crate::hir::{Operand, OperandKind, RuleRef};
use crate::model::{DefineId, EventId, FieldId, PermissionId, SlaId, ValueType};
use crate::syntax::ast::Name;

/// What a name in a condition stands for.
#[derive(Clone, Debug)]
pub(in crate::hir::check) enum Read {
    /// A value.
    Value(Side),
    /// A named condition.
    Define(DefineId),
    /// That a permission is given.
    Permission(PermissionId),
    /// Events.
    Events(Vec<EventId>),
    /// `sla NAME`
    Sla(SlaId),
    /// `route`
    Route,
    /// `nurture`
    Nurture,
    /// Something declared that no condition can read.
    Other(Symbol),
}

impl Checker<'_> {
    /// What a name stands for here, in this order: a property of the event that a filter looks at, a declared name, a name that
    /// the language builds. None, and no message, if it is nothing of all that.
    pub(in crate::hir::check) fn read(&self, name: &Name, place: Place) -> Option<Read> {
        if let Place::Filter(event) = place
            && let Some(side) = self.property_side(name, event)
        {
            return Some(Read::Value(side));
        }
        if let Some(symbol) = self.symbols.read(&name.text, name.span) {
            return Some(self.read_symbol(symbol, name.span));
        }
        if name.quoted {
            return None;
        }
        self.read_built_in(name)
    }

    fn property_side(&self, name: &Name, event: EventId) -> Option<Side> {
        let properties = &self.known.events[event.0].properties;
        let find = |text: &str| properties.iter().position(|property| property.name.text == text);
        let (index, domain) = match find(&name.text) {
            Some(index) => (index, false),
            None => (find(name.text.strip_suffix(" domain")?)?, true),
        };
        let property = &properties[index];
        if domain && (name.quoted || property.value != ValueType::Email) {
            return None;
        }
        let kind = if domain { OperandKind::PropertyDomain(index) } else { OperandKind::Property(index) };
        let ty = Ty::Value(if domain { ValueType::Text } else { property.value.clone() });
        let unknown = !property.required && property.if_unknown.is_none();
        Some(Side { operand: Operand { kind, span: name.span }, ty, name: name.text.clone(), unknown })
    }

    fn read_symbol(&self, symbol: Symbol, span: Span) -> Read {
        match symbol {
            Symbol::Define(id) => Read::Define(id),
            Symbol::Event(id) => Read::Events(vec![id]),
            Symbol::Group(group) => Read::Events(self.known.groups[group].clone()),
            Symbol::Field(_) | Symbol::Score(_) | Symbol::Band(_) | Symbol::Class(_) | Symbol::Status(_) => {
                self.side_of(symbol, span).map_or(Read::Other(symbol), Read::Value)
            }
            _ => Read::Other(symbol),
        }
    }

    /// The value that a symbol is.
    fn side_of(&self, symbol: Symbol, span: Span) -> Option<Side> {
        let (kind, ty, name) = match symbol {
            Symbol::Field(id) => return Some(self.field_side(id, span)),
            Symbol::Score(id) => {
                let scale = self.known.scores[id.0];
                let ty = Ty::Score { decimals: scale.decimals, min: scale.min, max: scale.max };
                (OperandKind::Score(id), ty, &self.decls.scores[id.0].name.text)
            }
            Symbol::Band(id) => (OperandKind::Band(id), Ty::Band(id), &self.decls.bands[id.0].name.text),
            Symbol::Class(id) => (OperandKind::Class(id), Ty::Class(id), &self.decls.classes[id.0].1.text),
            Symbol::Status(id) => (OperandKind::Status(id), Ty::Status(id), &self.decls.statuses[id.0].name.text),
            _ => return None,
        };
        let operand = Operand { kind, span };
        let unknown = self.may_be_unknown(&operand);
        Some(Side { operand, ty, name: name.clone(), unknown })
    }

    /// A field as a value.
    pub(in crate::hir::check) fn field_side(&self, id: FieldId, span: Span) -> Side {
        let field = &self.known.fields[id.0];
        let operand = Operand { kind: OperandKind::Field(id), span };
        let unknown = field.if_unknown.is_none();
        Side { operand, ty: Ty::Value(field.value.clone()), name: field.key.clone(), unknown }
    }

    fn read_built_in(&self, name: &Name) -> Option<Read> {
        let text = name.text.as_str();
        if let Some(field) = self.account_field(name) {
            return Some(Read::Value(self.field_side(field, name.span)));
        }
        if let Some(id) = self.read_built_in_event(name) {
            return Some(Read::Events(vec![id]));
        }
        let side = |kind, ty| {
            let operand = Operand { kind, span: name.span };
            Some(Read::Value(Side { operand, ty, name: text.into(), unknown: false }))
        };
        match text {
            "interest" => return Some(Read::Events(self.interest())),
            "hand raise" => return Some(Read::Events(self.hand_raises())),
            "stage" => return side(OperandKind::Stage, Ty::Stage),
            "outcome" => return side(OperandKind::Outcome, Ty::Outcome),
            "route" => return Some(Read::Route),
            "nurture" => return Some(Read::Nurture),
            _ => {}
        }
        if let Some(Symbol::Permission(id)) =
            text.strip_prefix("permission ").and_then(|rest| self.symbols.read(rest, name.span))
        {
            return Some(Read::Permission(id));
        }
        if let Some(Symbol::Sla(id)) = text.strip_prefix("sla ").and_then(|rest| self.symbols.read(rest, name.span)) {
            return Some(Read::Sla(id));
        }
        let email = Name { text: text.strip_suffix(" domain")?.into(), quoted: false, span: name.span };
        let id = match self.symbols.read(&email.text, email.span) {
            Some(Symbol::Field(id)) => id,
            Some(_) => return None,
            None => self.account_field(&email)?,
        };
        let field = self.field_side(id, name.span);
        if field.ty != Ty::Value(ValueType::Email) {
            return None;
        }
        let operand = Operand { kind: OperandKind::Domain(id), span: name.span };
        Some(Read::Value(Side { operand, ty: Ty::Value(ValueType::Text), name: text.into(), unknown: field.unknown }))
    }

    /// Every event that shows interest.
    fn interest(&self) -> Vec<EventId> {
        self.events_that(|event| event.interest)
    }

    /// Every event that is a hand raise.
    fn hand_raises(&self) -> Vec<EventId> {
        self.events_that(|event| event.hand_raise)
    }

    fn events_that(&self, is: impl Fn(&crate::hir::Event) -> bool) -> Vec<EventId> {
        let events = self.known.events.iter().enumerate();
        events.filter(|(_, event)| event.entry.is_none() && is(event)).map(|(i, _)| EventId(i)).collect()
    }

    /// Whether what is read here may be read in this place; reports if not.
    pub(super) fn may_read(&self, read: &Read, name: &Name, place: Place) -> bool {
        let text = &name.text;
        // Whether the present stage and outcome may be read is a matter of the order of rules, and said there.
        let fields_only = match read {
            Read::Value(side) => matches!(
                side.operand.kind,
                OperandKind::Field(_)
                    | OperandKind::Domain(_)
                    | OperandKind::Property(_)
                    | OperandKind::PropertyDomain(_)
            ),
            _ => false,
        };
        match place {
            Place::Filter(event) if !fields_only => {
                let carries: Vec<&str> =
                    self.known.events[event.0].properties.iter().map(|property| property.name.text.as_str()).collect();
                let carries = if carries.is_empty() { "nothing".to_owned() } else { carries.join(", ") };
                let event = &self.known.events[event.0].name.text;
                let message = format!("`{text}` cannot be asked inside `where`");
                let message = Diagnostic::new(&codes::FILTER_READS, name.span, message)
                    .label("not something that one event carries")
                    .help(format!(
                        "`where` looks at one event: at what it carries (`{event}` carries {carries}) and at fields"
                    ))
                    .help("Ask for this beside the event, joined by `and`");
                self.report(message);
                false
            }
            Place::SlaWhen if fields_only => true,
            Place::SlaWhen => {
                let rule = match read {
                    Read::Define(id) => Some(RuleRef::Define(*id)),
                    Read::Value(Side { operand: Operand { kind: OperandKind::Class(id), .. }, .. }) => {
                        Some(RuleRef::Class(*id))
                    }
                    _ => None,
                };
                if rule.is_some_and(|rule| self.reads_fields_only(rule)) {
                    return true;
                }
                let (is, label) = match rule {
                    Some(_) => ("reads more than that", "reads more than fields"),
                    None => ("is not a field", "not a field"),
                };
                let message = format!("The `when` of an SLA can only use fields, but `{text}` {is}");
                let message = Diagnostic::new(&codes::PLACE_READS, name.span, message).label(label).help(
                    "Say which events count with `where`, or divide the SLA by a field, or by a definition or class that reads only fields",
                );
                self.report(message);
                false
            }
            _ => true,
        }
    }

    /// A declared thing that cannot stand alone in a condition.
    pub(super) fn report_other(&self, symbol: Symbol, name: &Name) {
        let text = &name.text;
        let help = match symbol {
            Symbol::Stage(_) => {
                format!("Write `meets {text}` (its criteria are met) or `stage is {text}` (that is the present stage)")
            }
            Symbol::Outcome(_) => format!("Write `outcome is {text}`"),
            Symbol::List(_) => format!("A list stands after `is in`: `country is in {text}`"),
            Symbol::Permission(_) => format!("Write `permission {text}`"),
            Symbol::Sla(_) => format!("In an example write `sla {text} is met`"),
            Symbol::Nurture(_) => format!("In an example write `nurture is {text}`"),
            _ => {
                "A condition asks about fields, events, definitions, scores, bands, classes, statuses and stages".into()
            }
        };
        let declared = self.symbols.names.get(text).map(|declared| declared.span).unwrap_or_default();
        let message = format!("`{text}` is {}, which is not a condition by itself", symbol.what());
        let mut message = Diagnostic::new(&names::OTHER_KIND, name.span, message).label(symbol.what()).help(help);
        let writings = match symbol {
            Symbol::Permission(_) => vec![format!("permission {text}")],
            Symbol::Stage(_) => vec![format!("meets {text}"), format!("stage is {text}")],
            Symbol::Outcome(_) => vec![format!("outcome is {text}")],
            _ => Vec::new(),
        };
        for write in writings {
            message = message.fix(format!("write `{write}`"), name.span, write);
        }
        if declared != Span::default() {
            message = message.also(declared, "declared here");
        }
        self.report(message);
    }
}
