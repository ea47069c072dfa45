//! Speed and depth: reading takes time in proportion to the text, whatever the text is.

use std::time::{Duration, Instant};

/// A build for tests reads shorter texts.
const SLOWER: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// Reading that tries every way through a text would take hours at these depths; this is far above what it takes and far below that.
const AT_ONCE: Duration = Duration::from_secs(10);

/// Each text is read at once, however broken it is. How fast that is, `benches/` tell.
fn reads_at_once(text: &str) {
    let start = Instant::now();
    let _ = super::diagnose(text);
    assert!(start.elapsed() < AT_ONCE, "{}…", text.chars().take(60).collect::<String>());
}

#[test]
fn nested_brackets_are_read_at_once() {
    for open in ["(", "not (", "any of (", "a where (", "all of (a, ", "no any of (b where (", "at least 2 of ("] {
        let depth = 60 / open.matches('(').count();
        let sound = format!("SQL when {}a{}\n", open.repeat(depth), ")".repeat(60));
        reads_at_once(&sound);
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
            reads_at_once(&format!("SQL when {}{end}\n", open.repeat(depth)));
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
