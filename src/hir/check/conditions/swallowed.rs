//! Names that nothing declares: what has run together in them, and what they may have meant.

use super::Read;
use crate::diagnostics::{Diagnostic, events, names as codes, syntax};
use crate::hir::check::{Checker, Place, Symbol};
use crate::syntax::ast::{Ask, Name};

/// Endings that name a part of the calendar, with the window that is nearest to it. It is another one, so it is never written for the author.
const CALENDAR: &[(&str, &str)] = &[
    ("last week", "in the last 7 days"),
    ("last month", "in the last 30 days"),
    ("last quarter", "in the last 90 days"),
    ("last year", "in the last 365 days"),
    ("this week", "in the last 7 days"),
    ("this month", "in the last 30 days"),
    ("this quarter", "in the last 90 days"),
    ("this year", "in the last 365 days"),
    ("today", "in the last 1 day"),
    ("yesterday", "in the last 2 days"),
    ("recently", "in the last 30 days"),
];

/// Endings that say how often, with the number.
const OFTEN: &[(&str, &str)] =
    &[("once", "1 time"), ("twice", "2 times"), ("thrice", "3 times"), ("three times", "3 times")];

/// Endings that belong on another line.
const ELSEWHERE: &[&str] = &["kept for good", "only while it holds"];

impl Checker<'_> {
    /// A name in a condition that is nothing.
    pub(in crate::hir::check) fn report_unread(&self, name: &Name, ask: Option<&Ask>, place: Place) {
        if self.may_be_lost(&name.text) {
            return;
        }
        let swallowed = !name.quoted
            && (self.report_spoken_name(name, place)
                || self.report_counting(name)
                || self.report_capitals(name)
                || self.report_calendar(name)
                || self.report_often(name)
                || self.report_elsewhere(name)
                || self.report_without_the(name)
                || self.report_in_list(name, place)
                || self.report_not_value(name, place)
                || self.report_was(name, place)
                || self.report_auxiliary(name, ask, place)
                || self.report_missing_and(name, place));
        if swallowed {
            return;
        }
        let text = &name.text;
        let near = self.near(text, place);
        let mut message = Diagnostic::new(&codes::NOT_DECLARED, name.span, format!("`{text}` is not declared"));
        message = match (near, place) {
            (Some(near), _) => message.label("not declared").help(format!("Did you mean `{near}`?")).fix(
                format!("write `{near}`"),
                name.span,
                near,
            ),
            (None, Place::Filter(event)) => {
                let event = &self.known.events[event.0];
                let carries: Vec<&str> = event.properties.iter().map(|property| property.name.text.as_str()).collect();
                let carries = if carries.is_empty() { "nothing".into() } else { carries.join(", ") };
                message
                    .label(format!("not something that `{}` carries", event.name.text))
                    .help(format!("`{}` carries {carries}; declare more under `event … has`", event.name.text))
            }
            _ => {
                let help = self.declare_it(text, ask);
                message.label("not declared").help(help)
            }
        };
        if let Some(stage) = text.strip_prefix("reached ").or_else(|| text.strip_prefix("left ")) {
            message = message.help(format!("There is no stage `{stage}`"));
        }
        self.report_undeclared(name, message);
    }

    /// What to do about a name that nothing declares.
    fn declare_it(&self, text: &str, ask: Option<&Ask>) -> String {
        if let Some(field) = text.strip_suffix(" changed")
            && let Some(Symbol::Field(_)) = self.symbols.get(field)
        {
            return format!("Mark the field `tracked` so that its changes are events: `{field}: …, tracked`");
        }
        for (prefix, what) in [("permission ", "permission"), ("sla ", "SLA"), ("account ", "field of the account")] {
            if let Some(rest) = text.strip_prefix(prefix) {
                return format!("There is no {what} `{rest}`");
            }
        }
        let carries = |event: &&crate::hir::Event| event.properties.iter().any(|property| property.name.text == text);
        if let Some(event) = self.known.events.iter().find(carries) {
            let event = &event.name.text;
            return format!(
                "`{event}` carries `{text}`: write `{event} where {text} …`; several tests stand in brackets there"
            );
        }
        match ask {
            Some(Ask::Is(_)) => format!("Declare it, for instance under `person has` as `{text}: text`"),
            Some(Ask::Happened(tail)) if !tail.is_empty() => format!("Declare it with `event {text}`"),
            _ => format!("Declare it: as `event {text}`, as a yes/no field, or with `define {text} as …`"),
        }
    }

    /// The declared or built-in name nearest to a word.
    pub(in crate::hir::check) fn near(&self, text: &str, place: Place) -> Option<String> {
        let declared = self
            .symbols
            .names
            .iter()
            .filter(|(_, declared)| !matches!(declared.symbol, Symbol::Team(_) | Symbol::Calendar(_)));
        let declared = declared.map(|(name, _)| name.as_str());
        let built_in = self.symbols.built_in.keys().map(String::as_str);
        let words = ["interest", "hand raise", "stage", "outcome"];
        let properties = match place {
            Place::Filter(event) => self.known.events[event.0].properties.as_slice(),
            _ => &[],
        };
        let properties = properties.iter().map(|property| property.name.text.as_str());
        if let Some(same) = self.reworded(text, |symbol| !matches!(symbol, Symbol::Team(_) | Symbol::Calendar(_))) {
            return Some(same);
        }
        self.closest(text, declared.chain(built_in).chain(words).chain(properties))
    }

    /// Whether a condition can read this name.
    fn known(&self, text: &str, span: crate::base::Span, place: Place) -> bool {
        let text = text.strip_prefix("not ").or_else(|| text.strip_prefix("no ")).unwrap_or(text);
        let name = Name { text: text.into(), quoted: false, span };
        let read = self.read(&name, place);
        matches!(read, Some(Read::Value(_) | Read::Define(_) | Read::Permission(_) | Read::Events(_)))
    }

    /// `requested quote AND opted in`
    fn report_capitals(&self, name: &Name) -> bool {
        let is_loud = |word: &&str| matches!(*word, "AND" | "OR" | "NOT" | "UNLESS" | "And" | "Or");
        let Some(loud) = name.text.split(' ').find(is_loud) else { return false };
        let small = |word: &str| if is_loud(&word) { word.to_lowercase() } else { word.to_owned() };
        let right = name.text.split(' ').map(small).collect::<Vec<_>>().join(" ");
        self.report(
            Diagnostic::new(
                &syntax::CAPITAL,
                name.span,
                format!("`{loud}` is written small: `{}`", loud.to_lowercase()),
            )
            .help("The words of the language are written small")
            .fix(format!("write `{right}`"), name.span, right),
        );
        true
    }

    fn report_calendar(&self, name: &Name) -> bool {
        let ending = CALENDAR.iter().find_map(|(ending, write)| Some((before(&name.text, ending)?, *ending, *write)));
        let Some((rest, ending, write)) = ending else { return false };
        let text = format!("{rest} {write}");
        let message = format!("`{ending}` has another length on another day, so it cannot be a window");
        let message = Diagnostic::new(&events::CALENDAR_WINDOW, name.span, message)
            .label("from when to when?")
            .help(format!("Write a length of time up to now, such as `{text}`"))
            .help(format!("Or write the dates: `{rest} since 2026-03-01 before 2026-04-01`"));
        self.report(message);
        true
    }

    fn report_often(&self, name: &Name) -> bool {
        let ending = OFTEN.iter().find_map(|(ending, times)| Some((before(&name.text, ending)?, *ending, *times)));
        let Some((rest, ending, times)) = ending else { return false };
        let at_least = format!("{rest} at least {times}");
        let exactly = format!("{rest} exactly {times}");
        let message = Diagnostic::new(&events::HOW_OFTEN, name.span, format!("`{ending}`: at least or exactly?"))
            .label("can be read in two ways")
            .help(format!("Write `{at_least}` or `{exactly}`"))
            .fix(format!("write `{at_least}`"), name.span, at_least)
            .fix(format!("write `{exactly}`"), name.span, exactly);
        self.report(message);
        true
    }

    fn report_elsewhere(&self, name: &Name) -> bool {
        let ending = ELSEWHERE.iter().find_map(|ending| Some((before(&name.text, ending)?, *ending)));
        let Some((rest, ending)) = ending else { return false };
        let message = format!("`{ending}` belongs on the line of the stage, under `stages`");
        let message = Diagnostic::new(&codes::STAGE_OPTION, name.span, message)
            .label("not part of when the stage begins")
            .help(format!("Write `{rest}` here, and add `, {ending}` to the stage under `stages`"))
            .fix(format!("write `{rest}`"), name.span, rest);
        self.report(message);
        true
    }

    /// `number of requested demo >= 3`
    fn report_without_the(&self, name: &Name) -> bool {
        const BEGINNINGS: &[&str] = &["number of", "total", "highest", "lowest", "latest", "earliest"];
        let begins = |word: &&str| name.text.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '));
        let number = BEGINNINGS.iter().find(|word| begins(word));
        let event = name.text.rsplit(" of ").next().is_some_and(|event| {
            let event = Name { text: event.trim_start_matches("different ").into(), quoted: false, span: name.span };
            name.text.contains(" of ") && self.is_event(&event)
        });
        if number.is_none() || !event {
            return false;
        }
        let message = "A number that is made from events begins with `the`";
        let message = Diagnostic::new(&crate::diagnostics::syntax::WITHOUT_THE, name.span, message)
            .label("write `the` before it")
            .help("Without it these words are the name of a field, and none is declared")
            .fix("write `the`", name.span.before(), "the ");
        self.report(message);
        true
    }

    /// `country in core markets`
    fn report_in_list(&self, name: &Name, place: Place) -> bool {
        for (at, _) in name.text.match_indices(" in ") {
            let (field, rest) = (&name.text[..at], &name.text[at + 4..]);
            let (field, negated) = match field.strip_suffix(" not") {
                Some(field) => (field, true),
                None => (field, false),
            };
            let list = matches!(self.symbols.get(rest), Some(Symbol::List(_)));
            if list && self.known(field, name.span, place) {
                let write = if negated { format!("{field} is not in {rest}") } else { format!("{field} is in {rest}") };
                let message =
                    Diagnostic::new(&codes::MISSING_IS, name.span, format!("An `is` is missing before `in {rest}`"))
                        .label(format!("write `{write}`"))
                        .fix(format!("write `{write}`"), name.span, write);
                self.report(message);
                return true;
            }
        }
        false
    }

    /// `outcome not disqualified`
    fn report_not_value(&self, name: &Name, place: Place) -> bool {
        for (at, _) in name.text.match_indices(" not ") {
            let (subject, value) = (&name.text[..at], &name.text[at + 5..]);
            let read = Name { text: subject.into(), quoted: false, span: name.span };
            if !matches!(self.read(&read, place), Some(Read::Value(_))) {
                continue;
            }
            let write = format!("{subject} is not {value}");
            let message = Diagnostic::new(&codes::MISSING_IS, name.span, "An `is` is missing before `not`")
                .label(format!("write `{write}`"))
                .fix(format!("write `{write}`"), name.span, write);
            self.report(message);
            return true;
        }
        false
    }

    /// `handover was accepted`
    fn report_was(&self, name: &Name, place: Place) -> bool {
        for (at, _) in name.text.match_indices(" was ") {
            let (subject, value) = (&name.text[..at], &name.text[at + 5..]);
            if !self.known(subject, name.span, place) {
                continue;
            }
            let is = format!("{subject} is {value}");
            let ever = format!("{subject} was ever {value}");
            let mut message = Diagnostic::new(&codes::MISSING_IS, name.span, "Now, or at any time?")
                .label("can be read in two ways")
                .fix(format!("write `{is}`"), name.span, is.clone());
            message = match self.symbols.get(subject) {
                Some(Symbol::Status(_)) => message
                    .help(format!("Write `{is}` (at present) or `{ever}` (now or at any time before)"))
                    .fix(format!("write `{ever}`"), name.span, ever),
                _ => message.help(format!("A rule reads what is at present: `{is}`")),
            };
            self.report(message);
            return true;
        }
        false
    }

    /// `ideal customer requested demo`
    fn report_missing_and(&self, name: &Name, place: Place) -> bool {
        let spaces: Vec<usize> = name.text.match_indices(' ').map(|(at, _)| at).collect();
        for at in spaces {
            let (left, right) = (&name.text[..at], &name.text[at + 1..]);
            if !self.known(left, name.span, place) || !self.known(right, name.span, place) {
                continue;
            }
            let (and, or) = (format!("{left} and {right}"), format!("{left} or {right}"));
            let message = format!("An `and` or an `or` is missing between `{left}` and `{right}`");
            let message = Diagnostic::new(&codes::MISSING_AND, name.span, message)
                .label("two conditions have run together")
                .fix(format!("write `{and}`"), name.span, and)
                .fix(format!("write `{or}`"), name.span, or);
            self.report(message);
            return true;
        }
        false
    }
}

/// What stands before an ending that begins with a new word.
fn before<'a>(text: &'a str, ending: &str) -> Option<&'a str> {
    text.strip_suffix(ending)?.strip_suffix(' ').filter(|rest| !rest.is_empty())
}
