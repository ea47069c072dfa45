//! How the cost of a definition grows with its size: one row for each thing that a definition can have many of. Ten times as much should take
//! about ten times as long; more than twelve times means that something looks at every pair.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fmt::Write as _;
use std::hint::black_box;

use leadlang::diagnostics::render;
use leadlang::driver::{Memory, compile_in_memory};
use leadlang::testing;
use support::measure;

/// Growth beyond this, from 1,000 to 10,000, is more than n log n.
const BOUND: f64 = 12.5;

/// A shape: its name, the sizes to compare, and how a definition of that size is written.
struct Shape {
    name: &'static str,
    sizes: [usize; 2],
    write: fn(usize) -> String,
    /// Whether the definition is free of errors.
    sound: bool,
}

const SHAPES: &[Shape] = &[
    Shape { name: "definitions that count one event", sizes: MANY, write: definitions, sound: true },
    Shape { name: "definitions that read each other", sizes: MANY, write: chained, sound: true },
    Shape { name: "fields", sizes: MANY, write: fields, sound: true },
    Shape { name: "events", sizes: MANY, write: events, sound: true },
    Shape { name: "lists", sizes: MANY, write: lists, sound: true },
    Shape { name: "values of one list", sizes: MANY, write: list_values, sound: true },
    Shape { name: "choices of one field", sizes: MANY, write: choices, sound: true },
    Shape { name: "scores", sizes: MANY, write: scores, sound: true },
    Shape { name: "lines of one score", sizes: MANY, write: score_lines, sound: true },
    Shape { name: "rows of one class", sizes: MANY, write: class_rows, sound: true },
    Shape { name: "parts of one condition", sizes: MANY, write: parts, sound: true },
    Shape { name: "stages", sizes: [5, 50], write: stages, sound: true },
    Shape { name: "SLAs", sizes: MANY, write: slas, sound: true },
    Shape { name: "examples", sizes: MANY, write: examples, sound: true },
    Shape { name: "broken statements", sizes: MANY, write: broken, sound: false },
    Shape { name: "undeclared names", sizes: MANY, write: undeclared, sound: false },
    Shape { name: "names declared twice", sizes: MANY, write: twice, sound: false },
];

const MANY: [usize; 2] = [1_000, 10_000];

fn main() {
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-')).unwrap_or_default();
    println!("{:<34} {:>14} {:>14} {:>8}", "shape (check, run the examples)", "ms of CPU", "ten times", "growth");
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(&only)) {
        let [small, large] = shape.sizes.map(|n| {
            let text = (shape.write)(n);
            // A run that takes long is not repeated: it has shown what it is there to show.
            let (_, first, _) = measure(1, || check(&text, shape));
            if first > 1.0 { first } else { measure(5, || check(&text, shape)).1 }
        });
        let growth = large / small;
        let mark = if growth > BOUND { "  faster than n log n" } else { "" };
        println!("{:<34} {:>14.2} {:>14.2} {growth:>7.1}x{mark}", shape.name, small * 1e3, large * 1e3);
    }
}

/// What `lead check` and `lead test` do with a text: compile it, show every message, run its examples.
fn check(text: &str, shape: &Shape) {
    let memory = Memory::default().with("definition.lead", text);
    let compiled = compile_in_memory(&memory, "definition.lead").expect("the file is there");
    assert_eq!(compiled.is_sound(), shape.sound, "{}: {:?}", shape.name, compiled.diagnostics.first());
    for diagnostic in &compiled.diagnostics {
        black_box(render::full(&compiled.sources, diagnostic, false));
    }
    if let Some(run) = testing::run(&compiled, "", false, "") {
        assert_eq!(run.failed(), 0, "{}", shape.name);
    }
}

/// A line for each number.
fn lines(n: usize, mut line: impl FnMut(&mut String, usize)) -> String {
    let mut text = String::new();
    for at in 0..n {
        line(&mut text, at);
        text.push('\n');
    }
    text
}

fn definitions(n: usize) -> String {
    let defines = lines(n, |text, at| {
        let _ = write!(text, "define d{at} as visited page in the last {} minutes", at + 1);
    });
    format!("event visited page\n{defines}")
}

fn chained(n: usize) -> String {
    let defines = lines(n, |text, at| {
        let _ = match at {
            0 => write!(text, "define d0 as employees >= 10"),
            _ => write!(text, "define d{at} as employees >= {at} and d{}", (at - 1) / 2),
        };
    });
    format!("account has\n  employees: whole number from 0\n{defines}")
}

fn fields(n: usize) -> String {
    let fields = lines(n, |text, at| {
        let _ = write!(text, "  f{at}: whole number from 0");
    });
    let defines = lines(n, |text, at| {
        let _ = write!(text, "define d{at} as f{at} >= {at}");
    });
    format!("person has\n{fields}{defines}")
}

fn events(n: usize) -> String {
    let events = lines(n, |text, at| {
        let _ = write!(text, "event did {at}x has\n  topic: text");
    });
    let events = events.replace("did ", "did x");
    let defines = lines(n, |text, at| {
        let _ = write!(text, "define d{at} as did x{at}x ever");
    });
    format!("{events}{defines}")
}

fn lists(n: usize) -> String {
    let lists = lines(n, |text, at| {
        let _ = write!(text, "list l{at}: \"a{at}\", \"b{at}\"\ndefine d{at} as country is in l{at}");
    });
    format!("person has\n  country: text\n{lists}")
}

fn list_values(n: usize) -> String {
    let values: Vec<String> = (0..n).map(|at| format!("\"v{at}\"")).collect();
    format!("person has\n  country: text\nlist markets: {}\ndefine ours as country is in markets\n", values.join(", "))
}

fn choices(n: usize) -> String {
    let values: Vec<String> = (0..n).map(|at| format!("choice v{at}")).collect();
    let some: Vec<&str> = values.iter().step_by(2).map(String::as_str).collect();
    format!(
        "person has\n  source: one of ({})\ndefine ours as source is any of ({})\n",
        values.join(", "),
        some.join(", ")
    )
}

fn scores(n: usize) -> String {
    let scores = lines(n, |text, at| {
        let _ = write!(text, "score s{at} from 0 to 100\n  +50 when employees >= {at}\n  +50 when visited page ever");
    });
    format!("account has\n  employees: whole number from 0\nevent visited page\n{scores}")
}

fn score_lines(n: usize) -> String {
    let terms = lines(n, |text, at| {
        let _ = write!(text, "  +1 when employees >= {at}");
    });
    format!("account has\n  employees: whole number from 0\nscore fit from 0 to {n}\n{terms}")
}

fn class_rows(n: usize) -> String {
    let rows = lines(n, |text, at| {
        let _ = write!(text, "  r{at} when employees >= {}", n - at);
    });
    format!(
        "account has\n  employees: whole number from 0\nclassify size, best first\n{rows}  none otherwise, unknown included\n"
    )
}

fn parts(n: usize) -> String {
    let parts = lines(n, |text, at| {
        let _ = write!(text, "  employees is {at},");
    });
    format!("account has\n  employees: whole number from 0\ndefine odd as any of (\n{parts})\n")
}

fn stages(n: usize) -> String {
    let rows = lines(n, |text, at| {
        let _ = write!(text, "  stage s{at}");
    });
    let rules = lines(n - 1, |text, at| {
        let _ = write!(text, "stage s{} when employees >= {}", at + 1, at + 1);
    });
    let head = "account has\n  employees: whole number from 0\n";
    format!("{head}stages, each building on the one before\n{rows}{rules}")
}

fn slas(n: usize) -> String {
    let slas = lines(n, |text, at| {
        let _ = write!(
            text,
            "sla call {at}x: sales must have called within {} hours after requested demo\n  notify \"manager\" when missed",
            at % 40 + 1
        );
    });
    let slas = slas.replace("sla call ", "sla call x");
    format!("team sales\nevent requested demo\nevent called, system\n{slas}")
}

fn examples(n: usize) -> String {
    let examples = lines(n, |text, at| {
        let _ = write!(
            text,
            "example \"lead {at}\"\n  as of 2026-03-10 09:00\n  employees is {at}\n  requested demo 2 days ago\n  expect stage is SQL"
        );
    });
    let head = "account has\n  employees: whole number from 0\nevent requested demo\n";
    format!(
        "{head}stages, any may be skipped\n  suspect\n  SQL\nSQL when requested demo in the last 30 days\n{examples}"
    )
}

fn broken(n: usize) -> String {
    let defines = lines(n, |text, at| {
        let _ = write!(text, "define d{at} as employees >== {at}");
    });
    format!("account has\n  employees: whole number from 0\n{defines}")
}

fn undeclared(n: usize) -> String {
    lines(n, |text, at| {
        let _ = write!(text, "define d{at} as staff{at} >= {at}");
    })
}

fn twice(n: usize) -> String {
    lines(n, |text, at| {
        let _ = write!(text, "list l{}: \"a\", \"b\"", at / 2);
    })
}
