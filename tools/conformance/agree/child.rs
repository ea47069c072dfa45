//! A runtime in a process of its own, asked line by line. See `spec/conformance/README.md`, "A driver".

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::suite::case::Question;

/// After so long a runtime that says nothing is taken to hang.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a runtime is started.
#[derive(Clone, Debug)]
pub struct Runtime {
    /// Its name, as the table of results has it.
    pub name: &'static str,
    program: &'static str,
    driver: PathBuf,
}

impl Runtime {
    /// Starts all runtimes of the repository; why one does not start.
    pub fn start_all(root: &Path) -> Result<Vec<Running>, String> {
        let all = [("js", "node", "runtimes/js/bin/agree.mjs"), ("python", "python3", "runtimes/python/bin/agree.py")];
        let runtimes = all.map(|(name, program, driver)| Runtime { name, program, driver: root.join(driver) });
        for runtime in &runtimes {
            if !runtime.driver.is_file() {
                return Err(format!(
                    "the driver of the runtime {} is not there: {}",
                    runtime.name,
                    runtime.driver.display()
                ));
            }
        }
        runtimes.iter().map(Runtime::start).collect()
    }

    /// Starts it; why it cannot be started.
    fn start(&self) -> Result<Running, String> {
        let mut child = Command::new(self.program)
            .arg(&self.driver)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| match error.kind() {
                ErrorKind::NotFound => {
                    format!("the runtime {} needs `{}`, which is not installed here", self.name, self.program)
                }
                _ => format!("`{}` cannot be started for the runtime {}: {error}", self.program, self.name),
            })?;
        let output = child.stdout.take().expect("its output is ours");
        let input = child.stdin.take().expect("its input is ours");
        let (send, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                let Ok(line) = line else { break };
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Running { runtime: self.clone(), child, input, lines })
    }
}

/// A runtime that runs.
#[derive(Debug)]
pub struct Running {
    /// Which one.
    pub runtime: Runtime,
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

impl Running {
    /// Loads a rule set; why it was refused.
    pub fn load(&mut self, text: &str) -> Result<(), String> {
        let line = format!("{{\"load\":{}}}", serde_json::Value::from(text));
        self.send(&line);
        match self.answer() {
            answer if answer == "true" => Ok(()),
            answer => Err(answer),
        }
    }

    /// Asks a question; the answer comes later.
    pub fn ask(&mut self, question: &Question) {
        self.send(&question.to_json());
    }

    fn send(&mut self, line: &str) {
        // A process that has ended gives no answer, which is seen there.
        let _ = writeln!(self.input, "{line}").and_then(|()| self.input.flush());
    }

    /// The next line that it answers.
    pub fn answer(&mut self) -> String {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => line,
            Err(_) => {
                let _ = self.child.kill();
                let _ = self.child.wait();
                // It started before, so it does again.
                *self = self.runtime.clone().start().expect("it starts");
                "{\"failed\":\"it ended, or said nothing for 30 seconds\"}".to_owned()
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
