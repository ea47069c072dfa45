//! Speed and depth: reading takes time in proportion to the text, whatever the text is.

use std::time::{Duration, Instant};

/// How much slower a build for tests is allowed to be.
const SLOWER: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// The time that this thread has spent computing, where the system tells; else the time of day. A busy machine is no slow reader.
fn clock() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let own = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = own.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// Each text is read at once, however broken it is.
fn reads_within(limit: Duration, text: &str) {
    let start = clock();
    let _ = super::diagnose(text);
    let taken = clock() - start;
    assert!(taken < limit, "{taken:?} for {}…", text.chars().take(60).collect::<String>());
}

#[test]
fn nested_brackets_take_no_time() {
    let limit = Duration::from_millis(50) * u32::try_from(SLOWER).unwrap();
    for open in ["(", "not (", "any of (", "a where (", "all of (a, ", "no any of (b where (", "at least 2 of ("] {
        let depth = 60 / open.matches('(').count();
        let sound = format!("SQL when {}a{}\n", open.repeat(depth), ")".repeat(60));
        reads_within(limit, &sound);
        for end in [
            "a",
            "",
            "a b >",
            "a is",
            "a in the last 30 days 3",
            "a = 5",
            &")".repeat(59),
            &")".repeat(61),
            "a,)",
            "\"x",
        ] {
            reads_within(limit, &format!("SQL when {}{end}\n", open.repeat(depth)));
        }
    }
}

#[test]
fn deep_and_long_texts_overflow_nothing() {
    let deep = ["(", "not ", "not (", "any of (", "a where (", ")", "a unless "];
    for part in deep {
        for count in [63, 64, 65, 10_000] {
            let _ = super::diagnose(&format!("SQL when {}a", part.repeat(count)));
            let _ = super::diagnose(&format!("SQL when {}a{}", part.repeat(count), ")".repeat(count)));
        }
    }
    let _ = super::diagnose(&format!("list x: {}1\n", "1, ".repeat(100_000 / SLOWER)));
    let _ = super::diagnose(&format!("SQL when a{}\n", " and a".repeat(100_000 / SLOWER)));
    let _ = super::diagnose(&"\n".repeat(100_000 / SLOWER));
    let _ = super::diagnose(&"a\n".repeat(20_000 / SLOWER));
    let _ = super::diagnose(&format!("score a from 0 to 9\n{}", "  +1 when b\n".repeat(50_000 / SLOWER)));
}

/// `cargo test --release --lib speed -- --ignored --nocapture`
#[test]
#[ignore = "prints how long reading takes; of use in a release build only"]
fn measure() {
    let whole: String = super::sample_files().into_iter().map(|(_, text)| text).collect();
    let statements = super::diagnose(&whole).0.statements.len();
    let copies = 10_000 / statements + 1;
    let text = whole.repeat(copies);
    for _ in 0..5 {
        let start = clock();
        let (tree, messages) = super::diagnose(&text);
        let taken = clock() - start;
        println!(
            "{} statements, {} messages, {} bytes: {taken:?}, {:?} each",
            tree.statements.len(),
            messages.len(),
            text.len(),
            taken / u32::try_from(tree.statements.len()).unwrap()
        );
    }
    let other: String = (0..100_000).map(|row| format!("name{row},\"Acme, Ltd\",2026-01-{row},gmail.com\n")).collect();
    let start = clock();
    let (_, messages) = super::diagnose(&other);
    println!("{} lines of a table taken for a definition: {:?}", messages.len(), clock() - start);
    let card = "SQL when fit >= 60 and requested demo\n".repeat(10_000);
    let start = clock();
    let (tree, _) = super::diagnose(&card);
    println!("{} short statements: {:?}", tree.statements.len(), clock() - start);
}
