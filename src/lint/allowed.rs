//! `# allow W0303: the reason`: warnings that a comment answers, beside the line or on the line above.

use std::collections::BTreeMap;

use super::{Lint, find, unknown};
use crate::base::{FileId, Sources, Span};
use crate::diagnostics::{Diagnostic, Sink, files as codes};
use crate::syntax::ast;

/// A lint that is allowed on a line.
struct Allow {
    lint: &'static Lint,
    /// The comment.
    span: Span,
    /// Something was said there that it answers.
    used: bool,
}

/// What the comments of a definition allow, by file and line.
pub(super) struct Allowed(BTreeMap<(FileId, usize), Vec<Allow>>);

impl Allowed {
    /// Reads all comments; reports those without a reason, and those that name no warning.
    pub(super) fn read(files: &[ast::File], sources: &Sources, sink: &mut Sink) -> Allowed {
        let mut allowed = Allowed(BTreeMap::new());
        for span in files.iter().flat_map(|file| &file.comments) {
            allowed.comment(*span, sources, sink);
        }
        allowed
    }

    fn comment(&mut self, span: Span, sources: &Sources, sink: &mut Sink) {
        let text = sources.text(span).trim_start_matches('#').trim();
        let Some((words, reason)) = allows(text) else { return };
        if reason.is_empty() {
            let words = words.join(", ");
            sink.report(
                Diagnostic::new(&codes::ALLOWED_WITHOUT_REASON, span, "A warning is allowed here without a reason.")
                    .label("why?")
                    .help(format!(
                        "Write the reason after a colon, for whoever reads it next: `# allow {words}: the reason`."
                    )),
            );
            return;
        }
        for word in words {
            match find(word) {
                Some(lint) => {
                    let line = (span.file, self.line_of(span, sources));
                    self.0.entry(line).or_default().push(Allow { lint, span, used: false });
                }
                None => sink.report(report_unknown(word, span)),
            }
        }
    }

    /// The line that a comment speaks of: its own, or the next one if the comment has a line to itself.
    fn line_of(&self, span: Span, sources: &Sources) -> usize {
        let file = sources.file(span.file);
        let mut line = file.position(span.start as usize).line;
        let mut lines = file.text.lines().skip(line.saturating_sub(1));
        while lines.next().is_some_and(|text| text.trim_start().starts_with('#')) {
            line += 1;
        }
        line
    }

    /// Whether a comment answers this lint at this place.
    pub(super) fn answers(&mut self, lint: &Lint, sources: &Sources, at: Span) -> bool {
        let line = sources.file(at.file).position(at.start as usize).line;
        let here = self.0.get_mut(&(at.file, line)).into_iter().flatten();
        let mut found = false;
        for allow in here.filter(|allow| allow.lint.code == lint.code) {
            allow.used = true;
            found = true;
        }
        found
    }

    /// Tells of comments that answer nothing.
    pub(super) fn report_idle(self, sink: &mut Sink) {
        for allow in self.0.into_values().flatten().filter(|allow| !allow.used) {
            let message = format!("Nothing on this line has the warning {}.", allow.lint.code.id);
            sink.report(
                Diagnostic::new(&codes::ALLOWED_NOTHING, allow.span, message)
                    .label("allows nothing")
                    .help("Remove the comment, or put it on the line that the warning points to."),
            );
        }
    }
}

/// The words that a comment allows and its reason, if it is such a comment: other comments may begin with `allow`, too.
fn allows(comment: &str) -> Option<(Vec<&str>, &str)> {
    let rest = comment.strip_prefix("allow ")?;
    let (words, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let words: Vec<&str> = words.split(',').map(str::trim).collect();
    let is_code = |word: &&str| {
        let digits = word.strip_prefix(['W', 'w', 'E', 'e']).unwrap_or_default();
        digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let meant = words.iter().any(|word| is_code(word) || find(word).is_some());
    meant.then_some((words, reason.trim()))
}

fn report_unknown(word: &str, span: Span) -> Diagnostic {
    let (message, near) = unknown(word);
    let report = Diagnostic::new(&codes::UNKNOWN_LINT, span, message).label("allows nothing");
    match near {
        Some(near) => report.help(format!("Did you mean `{near}`?")),
        None => report.help("`lead explain W0303` tells of a warning; each message names its code."),
    }
}
