//! Reading a rule set back. Whatever does not fit is refused, with its place; nothing is guessed or skipped, except for
//! keys that this version does not know, which by the rules of the format change no decision.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::walk::At;
use super::{Expr, FORMAT, MAX_INTEGER, Operator, RuleKind, RuleSet, TermKind, Window, broken, fingerprint};

/// Why a text is not a rule set that can be executed. Its text is for people: where, then what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadError {
    /// Where in the document, such as `rules[3].terms[0]`, or line and column of the text; empty: as a whole.
    pub at: String,
    /// What is wrong, and what to do, in full sentences.
    pub message: String,
}

impl ReadError {
    fn new(at: impl Into<String>, message: impl Into<String>) -> Self {
        ReadError { at: at.into(), message: message.into() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.at, self.message) }
    }
}

impl std::error::Error for ReadError {}

impl RuleSet {
    /// Reads what `lead compile` wrote, and proves what must hold of it: every index leads somewhere, everything has the type that
    /// its place asks for and reads only what comes before it, and the fingerprint fits. Keys that this version does not know are left out; operators, kinds and windows that it does
    /// not know are refused. A byte order mark is allowed.
    ///
    /// ```
    /// use leadlang::ruleset::RuleSet;
    ///
    /// let error = RuleSet::from_json(r#"{"ruleset": 2}"#).unwrap_err();
    /// assert_eq!(error.at, "ruleset");
    /// assert!(error.to_string().starts_with("ruleset: This rule set has the format 2; this version reads format 1."));
    /// ```
    ///
    /// # Errors
    /// The text is not JSON, not a rule set of this format, breaks a rule of the format, or was changed after it was compiled.
    pub fn from_json(text: &str) -> Result<RuleSet, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        format_version(&document)?;
        sound(&document, None)?;
        let ruleset: RuleSet = serde_path_to_error::deserialize(&document).map_err(|error| {
            let path = error.path().to_string();
            narrow(&document, &path, &error.into_inner().to_string())
        })?;
        if let Some(first) = broken(&ruleset).into_iter().next() {
            return Err(ReadError::new(
                first.at,
                format!("This rule set is not sound: {}. Compile the definition again.", first.message),
            ));
        }
        let wanted = fingerprint(&ruleset);
        if ruleset.fingerprint != wanted {
            return Err(ReadError::new(
                "fingerprint",
                "The rule set was changed after it was compiled: its fingerprint does not fit what it says. Change the definition and compile it again; a rule set is not edited by hand.",
            ));
        }
        Ok(ruleset)
    }
}

fn not_json(error: &serde_json::Error) -> ReadError {
    let at = format!("line {}, column {}", error.line(), error.column());
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let message = match reason {
        "recursion limit exceeded" => "This is nested more than 128 levels deep, and a rule set never is.".to_owned(),
        "number out of range" => "This number is too large: a rule set holds integers within ±(2^53 − 1).".to_owned(),
        _ if error.is_eof() => "The text ends before the document does. Was it cut off?".to_owned(),
        reason => format!("This is not JSON: {reason}."),
    };
    ReadError::new(at, message)
}

/// The first thing to know of a document: whether it is one that this version reads.
fn format_version(document: &Value) -> Result<(), ReadError> {
    let Some(object) = document.as_object() else {
        return Err(ReadError::new("", "A rule set is a JSON object; this is not one."));
    };
    let version = match object.get("ruleset") {
        None => {
            return Err(ReadError::new(
                "",
                "This JSON is not a rule set: it has no key `ruleset`. A rule set is what `lead compile` writes.",
            ));
        }
        Some(version) => version,
    };
    if version.as_u64() != Some(FORMAT.into()) {
        return Err(ReadError::new(
            "ruleset",
            format!(
                "This rule set has the format {version}; this version reads format {FORMAT}. Compile the definition with this version, or read the rule set with a newer one."
            ),
        ));
    }
    Ok(())
}

/// What holds of every value, wherever it is: numbers are integers that every system holds exactly, and operators are known.
fn sound(value: &Value, at: Option<&At>) -> Result<(), ReadError> {
    let place = || at.map(At::to_string).unwrap_or_default();
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(number) if (-MAX_INTEGER..=MAX_INTEGER).contains(&number) => Ok(()),
            _ => Err(ReadError::new(
                place(),
                format!("{number} cannot be in a rule set: all its numbers are integers within ±(2^53 − 1)."),
            )),
        },
        Value::Array(items) => {
            let Some(at) = at else { return Ok(()) };
            items.iter().enumerate().try_for_each(|(index, item)| sound(item, Some(&at.item(index))))
        }
        Value::Object(object) => {
            if let Some(Value::String(op)) = object.get("op")
                && !Operator::ALL.iter().any(|known| known.tag() == op)
            {
                return Err(ReadError::new(
                    place(),
                    format!(
                        "This version does not know the operator `{op}`, and does not guess what it means. Read the rule set with a newer version."
                    ),
                ));
            }
            object.iter().try_for_each(|(key, item)| match at {
                Some(at) => sound(item, Some(&at.key(key))),
                // The keys of origins are ids, not words of the format.
                None if key == "origins" => Ok(()),
                None => sound(item, Some(&At::top(key))),
            })
        }
        _ => Ok(()),
    }
}

/// An error with a place as near as can be: inside of what is written flat (an expression, a rule, a term), serde knows no places.
fn narrow(document: &Value, at: &str, message: &str) -> ReadError {
    let mut found = (at.to_owned(), message.to_owned());
    let outer = find(document, at).unwrap_or(document);
    let start = if std::ptr::eq(outer, document) { String::new() } else { at.to_owned() };
    deepest(outer, &start, &mut found);
    ReadError::new(found.0, sentence(&found.1))
}

/// Whether an object with this key can be read by itself, and why not.
fn fails<T: DeserializeOwned>(value: &Value) -> Option<String> {
    T::deserialize(value).err().map(|error| error.to_string())
}

/// The deepest object with a tag that cannot be read.
fn deepest(value: &Value, at: &str, found: &mut (String, String)) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                deepest(item, &format!("{at}[{index}]"), found);
            }
        }
        Value::Object(object) => {
            let error = if object.contains_key("op") {
                fails::<Expr>(value)
            } else if object.contains_key("window") {
                fails::<Window>(value)
            } else if object.contains_key("term") {
                fails::<TermKind>(value)
            } else if object.contains_key("rule") {
                fails::<RuleKind>(value)
            } else {
                None
            };
            if let Some(error) = error {
                *found = (at.to_owned(), error);
            }
            for (key, item) in object {
                if !(at.is_empty() && key == "origins") {
                    let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                    deepest(item, &at, found);
                }
            }
        }
        _ => {}
    }
}

/// The value at a path as serde writes it: `rules[3].when`.
fn find<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    let mut value = document;
    for part in path.split('.') {
        let mut indices = part.split('[');
        let key = indices.next().unwrap_or_default();
        if !key.is_empty() {
            value = value.get(key)?;
        }
        for index in indices {
            value = value.get(index.trim_end_matches(']').parse::<usize>().ok()?)?;
        }
    }
    Some(value)
}

/// Serde's words as a sentence.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
