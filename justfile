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
    UPDATE=1 UPDATE_CLI=1 BLESS=1 cargo test --tests

# Speed and memory, printed as tables.
bench:
    cargo bench

# The main job on the main example.
demo:
    cargo run --release --quiet -- run examples/acme-b2b --format table
