//! Golden files: what each step of the compiler makes of a definition, and what the examples with data come to. `UPDATE=1`
//! writes what is there now; read the difference before you commit it.

use std::process::Command;

use crate::support::{self, differs, files, finish, name_of};

/// Standard output of a command of ours in the root of the repository.
fn lead(arguments: &[&str]) -> String {
    let output = support::lead(arguments);
    assert!(output.status.success(), "lead {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_step_makes_what_it_made() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for definition in files("tests/golden", "lead") {
        let name = name_of(&definition);
        for step in ["ast", "hir", "ruleset"] {
            done += 1;
            // The version of the compiler and of its zone data change without the rule set changing.
            let got: String = lead(&["dump", step, &name])
                .lines()
                .filter(|line| !line.contains("\"compiler\""))
                .collect::<Vec<_>>()
                .join("\n");
            wrong.extend(differs(&definition.with_extension(format!("{step}.txt")), &(got + "\n")));
        }
    }
    finish(&wrong, done, "golden files");
}

#[test]
fn the_examples_come_to_what_they_came_to() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for config in files("examples", "toml") {
        let folder = config.parent().unwrap();
        done += 1;
        let got = lead(&["run", &name_of(folder), "--format", "table"]);
        wrong.extend(differs(&folder.join("expected.txt"), &got));
    }
    finish(&wrong, done, "examples with data");
}

#[test]
fn the_rule_sets_of_the_examples_are_those_of_their_definitions() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for committed in files("examples", "json").into_iter().filter(|path| path.ends_with("ruleset.json")) {
        done += 1;
        let folder = name_of(committed.parent().unwrap());
        let compile = ["compile", &folder, "--check", &name_of(&committed)];
        let output = support::lead(&compile);
        if !output.status.success() {
            wrong.push(format!("lead {}: {}", compile.join(" "), String::from_utf8_lossy(&output.stderr)));
        }
    }
    finish(&wrong, done, "rule sets");
}

#[test]
fn the_data_of_the_examples_is_what_their_generators_write() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for generator in files("examples", "py") {
        let folder = generator.parent().unwrap();
        let copy = tempfile::tempdir().unwrap();
        std::fs::copy(&generator, copy.path().join("generate.py")).unwrap();
        let status = Command::new("python3").arg("generate.py").current_dir(copy.path()).output().unwrap();
        assert!(status.status.success(), "{}: {}", name_of(&generator), String::from_utf8_lossy(&status.stderr));
        for data in ["leads.csv", "events.csv", "leads.ndjson"] {
            let committed = std::fs::read(folder.join(data)).ok();
            let made = std::fs::read(copy.path().join(data)).ok();
            if committed != made {
                wrong.push(format!("{}/{data} is not what generate.py writes", name_of(folder)));
            }
            done += usize::from(made.is_some());
        }
    }
    finish(&wrong, done, "data files");
}
