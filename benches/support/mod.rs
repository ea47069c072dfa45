//! What the benchmarks share: a seeded generator, CPU time and peak memory of this machine, and the workloads.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

pub mod leads;
pub mod statements;

use std::time::Instant;

/// SplitMix64: the same numbers on every machine.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Rng(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        ((self.next() >> 32) * n) >> 32
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}

/// CPU seconds of this thread so far: from the scheduler where there is one to ask, else the wall clock.
pub fn cpu_seconds() -> f64 {
    thread_local!(static START: Instant = Instant::now());
    let of_scheduler = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()));
    of_scheduler.map_or_else(|| START.with(|start| start.elapsed().as_secs_f64()), |ns| ns / 1e9)
}

/// The smallest, middle and largest CPU seconds of some runs.
pub fn measure(runs: usize, mut work: impl FnMut()) -> (f64, f64, f64) {
    let mut seconds: Vec<f64> = (0..runs)
        .map(|_| {
            let before = cpu_seconds();
            work();
            cpu_seconds() - before
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    (seconds[0], seconds[runs / 2], seconds[runs - 1])
}

/// The peak of a process's memory so far, in MB, where the system tells.
pub fn peak_memory_mb(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kb| kb / 1024.0)
}
