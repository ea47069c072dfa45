//! `A and B and C`: folds what the grammar reads flat, and refuses `and` mixed with `or`.

use super::conditions::operand;
use super::{Builder, Parts};
use crate::base::Span;
use crate::diagnostics::syntax as codes;
use crate::diagnostics::{Diagnostic, Edit};
use crate::syntax::ast::{Condition, ConditionKind};
use crate::syntax::depth;
use crate::syntax::parser::Rule;

impl Parts<'_, '_> {
    /// Conditions joined by `and` or `or`, up to what is neither.
    pub(super) fn chain(&mut self) -> Option<Condition> {
        let mut operands = vec![self.negated()?];
        let mut joints = Vec::new();
        while let Some(joint) = self.find(|rule| matches!(rule, Rule::k_and | Rule::k_or)) {
            joints.push((joint.as_rule() == Rule::k_and, self.build.span(&joint)));
            operands.push(self.negated()?);
        }
        let Some(&(first, _)) = joints.first() else { return operands.pop() };
        if joints.iter().any(|&(and, _)| and != first) {
            mixed(self.build, &operands, &joints);
            // Goes on as most people read it: `and` before `or`.
            let groups = groups(operands, &joints, true);
            return Some(join(groups, false));
        }
        Some(join(operands, first))
    }

    /// A condition with the `not`s before it.
    fn negated(&mut self) -> Option<Condition> {
        let nots = self.nots();
        let operand = operand(self.build, self.next()?.1)?;
        Some(negate(self.build, &nots, operand))
    }

    /// The places of the `not`s that come next.
    pub(super) fn nots(&mut self) -> Vec<Span> {
        std::iter::from_fn(|| self.place_of(Rule::not_)).collect()
    }
}

/// Puts the `not`s around a condition. More of them than brackets may nest are refused: no tree gets deeper than that.
pub(super) fn negate(build: &Builder, nots: &[Span], mut condition: Condition) -> Condition {
    if let (Some(first), true) = (nots.first(), nots.len() > depth::LIMIT) {
        let message = format!("There are {} times `not` in a row here.", nots.len());
        build.error(&codes::TOO_DEEP, *first, message, "Two of them cancel each other: leave them out.");
        return condition;
    }
    for not in nots.iter().rev() {
        let span = not.to(condition.span);
        condition = Condition { kind: ConditionKind::Not(Box::new(condition)), span };
    }
    condition
}

/// Shows both readings of a chain with `and` and `or`, and how to write each.
fn mixed(build: &Builder, operands: &[Condition], joints: &[(bool, Span)]) {
    let Some(&(and, first)) = joints.first() else { return };
    let Some(&(_, other)) = joints.iter().find(|joint| joint.0 != and) else { return };
    let (one, two) = if and { ("and", "or") } else { ("or", "and") };
    let mut diagnostic = Diagnostic::new(
        &codes::MIXED_AND_OR,
        other,
        "`and` and `or` stand side by side: this can be read in two ways.",
    )
    .label(format!("`{two}` here"))
    .also(first, format!("`{one}` here"));
    diagnostic = diagnostic.help(format!(
        "Write `{}` or `{}`, whichever you mean.",
        shown(build, operands, joints, true),
        shown(build, operands, joints, false)
    ));
    for (title, tight) in
        [("put brackets around what `and` joins", true), ("put brackets around what `or` joins", false)]
    {
        diagnostic = diagnostic.fix_all(title, brackets(operands, joints, tight));
    }
    build.report(diagnostic);
}

/// The chain as one line with the brackets of one reading.
fn shown(build: &Builder, operands: &[Condition], joints: &[(bool, Span)], tight: bool) -> String {
    let Some((from, to)) = operands.first().zip(operands.last()).map(|(a, b)| (a.span.start, b.span.end)) else {
        return String::new();
    };
    let mut edits = brackets(operands, joints, tight);
    edits.sort_by_key(|edit| edit.span.start);
    let mut shown = String::new();
    let mut at = from;
    for edit in &edits {
        shown.push_str(build.layout.between(at, edit.span.start));
        shown.push_str(&edit.text);
        at = edit.span.start;
    }
    shown.push_str(build.layout.between(at, to));
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The runs of operands that one kind of joint holds together.
fn runs(joints: &[(bool, Span)], tight: bool) -> Vec<std::ops::RangeInclusive<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, &(and, _)) in joints.iter().enumerate() {
        if and != tight {
            runs.push(start..=at);
            start = at + 1;
        }
    }
    runs.push(start..=joints.len());
    runs
}

/// The brackets that a reading needs.
fn brackets(operands: &[Condition], joints: &[(bool, Span)], tight: bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    for run in runs(joints, tight) {
        if let (Some(first), Some(last), true) =
            (operands.get(*run.start()), operands.get(*run.end()), run.start() < run.end())
        {
            edits.push(Edit { span: first.span.before(), text: "(".to_string() });
            edits.push(Edit { span: last.span.after(), text: ")".to_string() });
        }
    }
    edits
}

fn groups(operands: Vec<Condition>, joints: &[(bool, Span)], tight: bool) -> Vec<Condition> {
    let mut operands = operands.into_iter();
    runs(joints, tight)
        .into_iter()
        .map(|run| join(operands.by_ref().take(run.end() - run.start() + 1).collect(), tight))
        .collect()
}

/// One condition out of one or more.
fn join(mut operands: Vec<Condition>, and: bool) -> Condition {
    if operands.len() == 1 {
        return operands.remove(0);
    }
    let span = operands.iter().skip(1).fold(operands[0].span, |span, operand| span.to(operand.span));
    Condition { kind: if and { ConditionKind::And(operands) } else { ConditionKind::Or(operands) }, span }
}
