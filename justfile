# What developers run. `just` alone lists it.
default:
    @just --list

# All checks that CI runs.
test:
    bash .ci/run

# Format the code.
fmt:
    cargo fmt

# Accept what the golden tests print now; read the diff before you commit it.
accept:
    UPDATE=1 cargo test --tests

# Speed and memory, printed as tables.
bench:
    cargo bench

# Lines of code of each floor, without tests, comments and blank lines.
size:
    @mkdir -p target
    @rustc --edition 2024 -o target/size tools/size/main.rs
    @target/size

# The main job on the main example.
demo:
    cargo run --release --quiet -- run examples/acme-b2b --format table

# Write the conformance suite; read the difference before you commit it.
conformance:
    cargo run --quiet --example conformance -- generate

# Write what is generated from the JSON Schema of rule sets: the shape tables of the runtimes, the keys without a say in decisions.
shapes:
    cargo run --quiet --example conformance -- shapes

# Run every runtime over the conformance suite, and write the table in its README.
conformance-results:
    cargo run --quiet --example conformance -- results

# Random definitions and people for a number of seconds: does every runtime answer as the reference does? `just agree 60 --seed 7`.
agree SECONDS="60" *ARGS="":
    cargo run --quiet --example conformance -- agree {{SECONDS}} {{ARGS}}

# Does the conformance suite notice small faults in the engine? Some seconds for each: `just mutants scores` for some.
mutants *WORDS="":
    python3 tools/mutants/run.py {{WORDS}}

# What comes of phrases that people write who have not read the manual, one by one and as a table.
phrases:
    cargo test --quiet --test corpus phrases -- --nocapture
