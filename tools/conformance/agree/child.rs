//! A runtime in a process of its own, asked line by line. See `spec/conformance/README.md`, "A driver".

use std::io::{BufRead, BufReader, Write};
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
    /// All runtimes of the repository that are there.
    pub fn all(root: &Path) -> Vec<Runtime> {
        let all = [("js", "node", "runtimes/js/bin/agree.mjs"), ("python", "python3", "runtimes/python/bin/agree.py")];
        let runtimes = all.map(|(name, program, driver)| Runtime { name, program, driver: root.join(driver) });
        runtimes.into_iter().filter(|runtime| runtime.driver.is_file()).collect()
    }

    /// Starts it.
    pub fn start(&self) -> Running {
        let mut child = Command::new(self.program)
            .arg(&self.driver)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{} cannot be started: {error}", self.program));
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
        Running { runtime: self.clone(), child, input, lines }
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
                *self = self.runtime.clone().start();
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
