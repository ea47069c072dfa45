//! Examples and what came of them.

use super::coverage::{Coverage, Tracker};
use super::expected::is_so;
use super::{history, lead, reasons};
use crate::base::{Sources, Span};
use crate::driver::Compiled;
use crate::engine::{Decision, Evaluation, Prepared, Source};
use crate::report::{Clock, Origins, compared_words, subjects};
use crate::ruleset::{CheckedGuarantee, Expectation, Lowered};

/// The examples of a definition and what came of them.
#[derive(Clone, Debug)]
pub struct TestRun {
    /// The definition's file.
    pub file: String,
    /// One for each example, in the order of the source.
    pub outcomes: Vec<Outcome>,
    /// What no example decides, where that was asked for.
    pub coverage: Option<Coverage>,
}

impl TestRun {
    /// How many examples did not come out as they say.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| !outcome.passed()).count()
    }
}

/// What came of an example.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its title.
    pub title: String,
    /// Its file.
    pub file: String,
    /// Its line.
    pub line: usize,
    /// What it expects, and what came out.
    pub expectations: Vec<ExpectationResult>,
    /// Guarantees that do not hold for it.
    pub violations: Vec<Violation>,
    /// What the user should know of the transition log, where an expectation fails for want of its entries.
    pub note: Option<String>,
    /// The decision, with its reasons.
    pub decision: Decision,
}

impl Outcome {
    /// Whether it came out as it says.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.expectations.iter().all(|expectation| expectation.met) && self.violations.is_empty()
    }
}

/// One thing that an example expects.
#[derive(Clone, Debug)]
pub struct ExpectationResult {
    /// Its words.
    pub text: String,
    /// Its line.
    pub line: usize,
    /// It came out so.
    pub met: bool,
    /// What came out; empty if it did as expected.
    pub got: Vec<String>,
    /// Why it came out so, if it should not have.
    pub reasons: Vec<String>,
}

/// A guarantee that does not hold for an example.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The guarantee's words.
    pub text: String,
    /// Where it is written.
    pub place: String,
    /// Why it must hold.
    pub because: Option<String>,
}

/// Runs the examples whose title contains a text. None: the definition has errors.
#[must_use]
pub fn run(compiled: &Compiled, filter: &str, with_coverage: bool, root: &str) -> Option<TestRun> {
    let lowered = compiled.lowered.as_ref()?;
    let prepared = Prepared::new(lowered.ruleset.clone());
    let origins = Origins { ruleset: &lowered.ruleset, checks: Some(&lowered.checks.origins), root: root.to_owned() };
    let runner = Runner { compiled, lowered, prepared: &prepared, origins };
    let mut tracker = with_coverage.then(|| Tracker::new(&runner.origins));
    let wanted = filter.to_lowercase();
    let mut outcomes = Vec::new();
    for index in 0..compiled.program.examples.len() {
        if compiled.program.examples[index].title.to_lowercase().contains(&wanted) {
            outcomes.push(runner.example(index, tracker.as_mut()));
        }
    }
    let file = compiled.files.first().and(compiled.paths.first());
    let file = file.and_then(|_| entry_name(compiled)).unwrap_or_default();
    Some(TestRun { file, outcomes, coverage: tracker.map(Tracker::finish) })
}

/// The entry is the first file that was read after `lead.toml`.
fn entry_name(compiled: &Compiled) -> Option<String> {
    let names: Vec<&str> = compiled.sources.iter().map(|(_, file)| file.name.as_str()).collect();
    names.iter().find(|name| name.ends_with(".lead")).or(names.first()).map(|name| (*name).to_owned())
}

struct Runner<'a> {
    compiled: &'a Compiled,
    lowered: &'a Lowered,
    prepared: &'a Prepared,
    origins: Origins<'a>,
}

impl Runner<'_> {
    fn example(&self, index: usize, tracker: Option<&mut Tracker>) -> Outcome {
        let (program, sources) = (&self.compiled.program, &self.compiled.sources);
        let example = &program.examples[index];
        let data = self.prepared.read(&lead::of(program, example));
        let mut evaluation = self.prepared.evaluate(&data, example.as_of, Source::Given);
        evaluation.add_features(&self.lowered.checks.features);
        let decision = evaluation.explained();
        if let Some(tracker) = tracker {
            tracker.see(&evaluation, &decision);
        }
        let expected = self.lowered.checks.examples.get(index).map_or(&[][..], Vec::as_slice);
        let pairs = example.expect.iter().zip(expected);
        let expectations: Vec<ExpectationResult> =
            pairs.map(|(written, expected)| self.expectation(written.span, expected, &evaluation, &decision)).collect();
        let failed = expectations.iter().zip(expected).filter(|(expectation, _)| !expectation.met);
        let failed = history::Failed {
            prepared: self.prepared,
            lowered: self.lowered,
            program,
            example,
            expectations: failed.map(|(_, expected)| expected).collect(),
        };
        Outcome {
            title: example.title.clone(),
            file: sources.file(example.span.file).name.clone(),
            line: line(sources, example.span),
            violations: self.violations(&evaluation),
            note: failed.note(),
            expectations,
            decision,
        }
    }

    /// What came of an expectation that is written at `span`.
    fn expectation(
        &self,
        span: Span,
        expected: &Expectation,
        evaluation: &Evaluation,
        decision: &Decision,
    ) -> ExpectationResult {
        let ruleset = &self.lowered.ruleset;
        let text = one_line(&self.compiled.sources, span);
        let line = line(&self.compiled.sources, span);
        if is_so(expected, evaluation, ruleset) {
            return ExpectationResult { text, line, met: true, got: Vec::new(), reasons: Vec::new() };
        }
        let clock = Clock::new(&ruleset.definition.time_zone);
        let subjects = subjects(expected, ruleset);
        let mut got: Vec<String> = subjects.iter().map(|subject| subject.words(decision)).collect();
        let compared = expected.conditions().into_iter().flat_map(|condition| evaluation.compared(condition));
        for words in compared.filter_map(|read| compared_words(&read, &clock)) {
            if !got.contains(&words) {
                got.push(words);
            }
        }
        let reasons = |subject| reasons::of(subject, expected, decision, &self.origins, &clock);
        let reasons = subjects.iter().flat_map(reasons).collect();
        ExpectationResult { text, line, met: false, got, reasons }
    }

    /// The guarantees that do not hold.
    fn violations(&self, evaluation: &Evaluation) -> Vec<Violation> {
        let sources = &self.compiled.sources;
        let broken = self
            .lowered
            .checks
            .guarantees
            .iter()
            .filter(|guarantee| is_so(&guarantee.never, evaluation, &self.lowered.ruleset));
        let violation = |guarantee: &CheckedGuarantee| Violation {
            text: if guarantee.built_in {
                "nobody is a lead by events alone that are not interest".to_owned()
            } else {
                one_line(sources, guarantee.span)
            },
            place: format!("{}:{}", sources.file(guarantee.span.file).name, line(sources, guarantee.span)),
            because: guarantee.because.clone(),
        };
        broken.map(violation).collect()
    }
}

fn line(sources: &Sources, span: Span) -> usize {
    sources.file(span.file).position(span.start as usize).line
}

fn one_line(sources: &Sources, span: Span) -> String {
    sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
}
