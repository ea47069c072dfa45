//! `lead run` over 200,000 leads with up to 20 events each as NDJSON: leads/s, bytes/s and peak memory. Bars of the side-by-side
//! benchmark on such data: 600,000 leads/s for hand-written Rust with serde_json, 360,000 for the best rule engine, 320,000 for DuckDB.
//! The engine measured here is the literal reference; `LEADS=20000` makes it shorter.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use leadlang::driver::{Memory, compile_in_memory};
use leadlang::engine::Prepared;
use support::{cpu_seconds, leads, peak_memory_mb};

const DEFINITION: &str = include_str!("workload/definition.lead");

fn main() {
    let count: usize = std::env::var("LEADS").ok().and_then(|n| n.parse().ok()).unwrap_or(200_000);
    let folder = tempfile::tempdir().expect("a folder for the leads");
    let file = folder.path().join("leads.ndjson");
    let mut out = BufWriter::new(std::fs::File::create(&file).expect("the file of leads"));
    leads::write(count, &mut out).and_then(|()| out.flush()).expect("the leads are written");
    let bytes = std::fs::metadata(&file).expect("the file is there").len() as f64;
    println!("{count} leads, {:.1} MB", bytes / 1e6);
    let row = |what: &str, seconds: f64, memory: Option<f64>| {
        let memory = memory.map_or_else(|| "-".to_owned(), |mb| format!("{mb:.0}"));
        println!(
            "{what:<44} {seconds:>7.2} CPU s {:>10.0} leads/s {:>7.1} MB/s {:>7.2} us/lead {memory:>6} MB peak",
            count as f64 / seconds,
            bytes / 1e6 / seconds,
            seconds * 1e6 / count as f64,
        );
    };

    let (seconds, stages) = in_process(&file);
    row("read, decide, count (library)", seconds, None);
    println!("stages: suspect {}, inquiry {}, MQL {}, SQL {}", stages[0], stages[1], stages[2], stages[3]);
    if count == 200_000 {
        assert_eq!(
            stages,
            leads::STAGES_OF_200_000,
            "the stages that every engine of the side-by-side benchmark finds"
        );
    }
    std::fs::write(folder.path().join("definition.lead"), DEFINITION).expect("the definition is written");
    for format in ["table", "ndjson"] {
        let (seconds, memory) = command(folder.path(), format);
        row(&format!("lead run --format {format} (whole process)"), seconds, memory);
    }
}

/// CPU seconds, and how many leads are at each stage.
fn in_process(file: &Path) -> (f64, [usize; 4]) {
    let files = Memory::default().with("definition.lead", DEFINITION);
    let compiled = compile_in_memory(&files, "definition.lead").expect("the definition is there");
    let prepared = Prepared::new(compiled.lowered.expect("the definition is sound").ruleset);
    let mut stages = [0; 4];
    let before = cpu_seconds();
    for line in BufReader::new(std::fs::File::open(file).expect("the leads are there")).lines() {
        let lead: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("a lead");
        let decision = prepared.decide(&lead, leads::AS_OF_MS);
        let name = decision.stage.as_deref();
        let stage = ["suspect", "inquiry", "MQL", "SQL"].iter().position(|stage| Some(*stage) == name);
        stages[stage.expect("one of the four stages")] += 1;
    }
    (cpu_seconds() - before, stages)
}

/// CPU seconds and peak memory of the command, as last seen before it ended.
fn command(folder: &Path, format: &str) -> (f64, Option<f64>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lead"))
        .args(["run", "definition.lead", "--leads", "leads.ndjson", "--as-of", leads::AS_OF, "--format", format])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts");
    let process = child.id().to_string();
    let start = Instant::now();
    let (mut seconds, mut memory) = (None, None);
    let status = loop {
        if let Ok(text) = std::fs::read_to_string(format!("/proc/{process}/stat")) {
            seconds = ticks(&text).filter(|ticks| *ticks > 0.0).map(|ticks| ticks / 100.0).or(seconds);
            memory = peak_memory_mb(&process).or(memory);
        }
        if let Some(status) = child.try_wait().expect("the command can be waited for") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "the command ended with {status}");
    (seconds.unwrap_or_else(|| start.elapsed().as_secs_f64()), memory)
}

/// User and system time in ticks of 10 ms: the 14th and 15th words of `/proc/PID/stat`; the name in brackets may hold spaces.
fn ticks(stat: &str) -> Option<f64> {
    let words: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(words.get(11)?.parse::<f64>().ok()? + words.get(12)?.parse::<f64>().ok()?)
}
