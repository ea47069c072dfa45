//! What came of examples, in the XML that build servers read.

use std::fmt::Write;

use super::examples::{Outcome, TestRun};

/// All definitions, a suite each.
#[must_use]
pub fn junit(runs: &[TestRun]) -> String {
    let failed: usize = runs.iter().map(TestRun::failed).sum();
    let all: usize = runs.iter().map(|run| run.outcomes.len()).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string does not fail.
    let _ = writeln!(out, "<testsuites tests=\"{all}\" failures=\"{failed}\">");
    for run in runs {
        let (name, tests, failures) = (escaped(&run.file), run.outcomes.len(), run.failed());
        let _ = writeln!(out, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\">");
        for outcome in &run.outcomes {
            case(outcome, &name, &mut out);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(outcome: &Outcome, suite: &str, out: &mut String) {
    let (title, file, line) = (escaped(&outcome.title), escaped(&outcome.file), outcome.line);
    let head = format!("    <testcase name=\"{title}\" classname=\"{suite}\" file=\"{file}\" line=\"{line}\"");
    if outcome.passed() {
        let _ = writeln!(out, "{head}/>");
        return;
    }
    let mut message = Vec::new();
    let mut body = String::new();
    for one in outcome.expectations.iter().filter(|one| !one.met) {
        message.push(format!("expected {}", one.text));
        let _ = writeln!(body, "line {}: expected {}; got {}", one.line, one.text, one.got.join(", "));
        for reason in &one.reasons {
            let _ = writeln!(body, "  {reason}");
        }
    }
    for one in &outcome.violations {
        message.push(format!("broken: {}", one.text));
        let _ = writeln!(body, "{}: broken: {}", one.place, one.text);
    }
    let _ = writeln!(out, "{head}>");
    let _ = writeln!(out, "      <failure message=\"{}\">{}</failure>", escaped(&message.join("; ")), escaped(&body));
    out.push_str("    </testcase>\n");
}

/// Text as XML; characters that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn xml_is_escaped() {
        assert_eq!(super::escaped("a < b & \"c\"\u{1}\n"), "a &lt; b &amp; &quot;c&quot;\n");
    }
}
