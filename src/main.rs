//! The `lead` command: everything happens in [`leadlang::cli`].

fn main() -> std::process::ExitCode {
    leadlang::cli::main()
}
