//! Parse, check and compile definitions of 100, 1,000 and 10,000 statements. Bars: linear growth; 10,000 statements in under half a second.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use leadlang::base::Sources;
use leadlang::diagnostics::Sink;
use leadlang::hir::External;
use leadlang::ruleset::Options;
use support::{measure, statements};

fn main() {
    println!(
        "{:>10} {:>10} {:>8}  ms of CPU (least, middle, most)   us a statement   MB/s",
        "phase", "statements", "kB"
    );
    for n in [100, 1_000, 10_000] {
        let text = statements::definition(n);
        let report = |phase: &str, (least, middle, most): (f64, f64, f64)| {
            println!(
                "{phase:>10} {n:>10} {:>8.1}  {:>8.2} {:>8.2} {:>8.2} {:>16.1} {:>14.2}",
                text.len() as f64 / 1e3,
                least * 1e3,
                middle * 1e3,
                most * 1e3,
                middle * 1e6 / n as f64,
                text.len() as f64 / 1e6 / middle
            );
        };
        let mut sources = Sources::default();
        let file = sources.add("definition.lead", text.clone());
        report(
            "parse",
            measure(5, || {
                let mut sink = Sink::default();
                let tree = leadlang::syntax::parse(file, &text, &mut sink);
                assert!(!sink.has_errors() && tree.statements.len() > n);
            }),
        );
        let mut sink = Sink::default();
        let trees = [leadlang::syntax::parse(file, &text, &mut sink)];
        report(
            "check",
            measure(5, || {
                let mut sink = Sink::default();
                let program = leadlang::hir::check(&trees, &External::default(), &mut sink);
                assert!(!sink.has_errors() && program.defines.len() == n / 2);
            }),
        );
        let program = leadlang::hir::check(&trees, &External::default(), &mut sink);
        report(
            "lower",
            measure(5, || {
                let mut sink = Sink::default();
                let lowered = leadlang::ruleset::lower(&program, &sources, &Options::default(), &mut sink);
                assert!(lowered.is_some());
            }),
        );
        report(
            "all",
            measure(5, || {
                let mut sink = Sink::default();
                let trees = [leadlang::syntax::parse(file, &text, &mut sink)];
                let program = leadlang::hir::check(&trees, &External::default(), &mut sink);
                let lowered = leadlang::ruleset::lower(&program, &sources, &Options::default(), &mut sink);
                let json = lowered.expect("the definition is sound").ruleset.to_json();
                assert!(json.ends_with('\n'));
            }),
        );
    }
}
