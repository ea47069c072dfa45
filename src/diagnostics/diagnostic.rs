//! One message to the author.

use super::Code;
use crate::base::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The definition cannot be compiled.
    Error,
    /// It can be, but probably does not say what was meant.
    Warning,
}

impl Severity {
    /// By the first letter of a code: `E…` is an error, `W…` a warning.
    #[must_use]
    pub const fn of(id: &str) -> Severity {
        match id.as_bytes() {
            [b'W', ..] => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// `error` or `warning`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A place with a few words on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: String,
    /// The place where the author has to change something, as against one that explains it.
    pub primary: bool,
}

/// A replacement of one place by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// What a change does to the meaning that the author stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// It keeps it: spelling, order, punctuation, quotes, or a word for its synonym. A tool may apply it.
    SameMeaning,
    /// It settles what the author left open: only the author can choose it.
    Choice,
}

impl FixKind {
    /// What it is called before its title.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            FixKind::SameMeaning => "fix",
            FixKind::Choice => "choose",
        }
    }
}

/// A change that mends the problem: a title to choose it by, and its edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does: "write `is unknown`".
    pub title: String,
    /// What it does to the meaning.
    pub kind: FixKind,
    /// Edits that do not overlap.
    pub edits: Vec<Edit>,
}

/// One message: what was found, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of message.
    pub code: &'static Code,
    /// How bad it is: as its code says, unless a warning was given another level.
    pub severity: Severity,
    /// What was found, in a sentence.
    pub message: String,
    /// Places, the primary one first.
    pub labels: Vec<Label>,
    /// What to write instead, and why; one sentence or more each.
    pub help: Vec<String>,
    /// Changes that a tool can make.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A message of this kind at a place.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        let label = Label { span, text: String::new(), primary: true };
        Diagnostic {
            code,
            severity: code.severity,
            message: message.into(),
            labels: vec![label],
            help: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Words at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// Another place that explains the first.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into(), primary: false });
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// A change that mends it, in one place.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fix_all(title, vec![Edit { span, text: text.into() }])
    }

    /// A change that mends it, in several places.
    #[must_use]
    pub fn fix_all(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.offer(Fix { title: title.into(), kind: FixKind::SameMeaning, edits })
    }

    /// One of the changes that could be meant, in one place; also if it is the only one that can be shown.
    #[must_use]
    pub fn choice(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.offer(Fix { title: title.into(), kind: FixKind::Choice, edits: vec![Edit { span, text: text.into() }] })
    }

    /// One more change. Of several none is the fix: each is a choice.
    #[must_use]
    pub fn offer(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        if self.fixes.len() > 1 {
            self.fixes.iter_mut().for_each(|fix| fix.kind = FixKind::Choice);
        }
        self
    }

    /// Error or warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The primary place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.labels.first().map(|label| label.span).unwrap_or_default()
    }
}
