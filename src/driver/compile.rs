//! From files to a checked definition and its rule set.

use std::path::{Path, PathBuf};

use super::config::Placed;
use super::files::relative;
use super::load;
use super::workspace::{NotFound, Workspace, definitions_in};
use crate::base::{Sources, closest};
use crate::data::fold;
use crate::diagnostics::{self, Diagnostic, Sink};
use crate::hir::{self, Program};
use crate::lint;
use crate::ruleset::{self, Lowered, Options};
use crate::syntax::ast;

/// A definition on its way, as far as it is sound.
#[derive(Debug)]
pub struct Compiled {
    /// All texts that were read.
    pub sources: Sources,
    /// The trees, the entry first.
    pub files: Vec<ast::File>,
    /// The files of the trees.
    pub paths: Vec<PathBuf>,
    /// The checked program; what is not sound is left out of it.
    pub program: Program,
    /// The rule set and the checks, if there was no error.
    pub lowered: Option<Lowered>,
    /// All messages, in the order in which they are shown.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Whether it may be executed.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(|d| d.severity() == diagnostics::Severity::Error)
    }
}

impl Workspace<'_> {
    /// Reads, checks and lowers the definition of the workspace.
    ///
    /// # Errors
    /// If it has none, or more than one and none is named.
    pub fn compile(&self) -> Result<Compiled, NotFound> {
        self.compile_with(Options::default())
    }

    /// The same with choices about the rule set; names in its origins are relative to the workspace, wherever the user stands.
    ///
    /// # Errors
    /// If it has no definition, or more than one and none is named.
    pub fn compile_with(&self, options: Options) -> Result<Compiled, NotFound> {
        let mut sources = self.sources.clone();
        let mut sink = self.sink.clone();
        let Some(entry) = &self.entry else { return Err(self.no_entry()) };
        if let Some(diagnostic) = self.outside(entry) {
            sink.report(diagnostic);
            return Ok(nothing(sources, sink));
        }
        let text = match self.disk.read(entry) {
            Ok(text) => text,
            Err(error) => return self.unreadable(entry, &error, sources, sink),
        };
        let loaded = load::load(self.disk, &self.root, entry, text, &mut sources, &mut sink);
        let program = hir::check(&loaded.files, &loaded.external, &mut sink);
        if self.is_usual(entry) {
            self.check_names(&program, &mut sink);
        }
        lint::lint(&program, &mut sink);
        lint::settle(&loaded.files, &sources, &self.config.levels, &mut sink);
        let lowered = ruleset::lower(&program, &self.root_names(&sources, &loaded.paths), &options, &mut sink);
        let (files, paths) = (loaded.files, loaded.paths);
        Ok(Compiled { sources, files, paths, program, lowered, diagnostics: sink.finish() })
    }

    /// The texts with names relative to the workspace, as the rule set writes them wherever the user stands.
    fn root_names(&self, sources: &Sources, paths: &[PathBuf]) -> Sources {
        let mut out = Sources::default();
        for (_, file) in sources.iter() {
            let path = paths.iter().find(|path| self.disk.shown(path) == file.name);
            let name = path.map_or_else(|| file.name.clone(), |path| relative(&self.root, path));
            out.add(name, file.text.clone());
        }
        out
    }

    fn no_entry(&self) -> NotFound {
        let folder = self.disk.shown(&self.root);
        let definitions = definitions_in(self.disk, &self.root);
        let names: Vec<String> = definitions.iter().map(|path| self.disk.shown(path)).collect();
        NotFound(if names.is_empty() {
            format!("there is no definition in {folder}: no lead.toml and no .lead file")
        } else {
            format!("{folder} holds more than one definition ({}); name the one you mean", names.join(", "))
        })
    }

    fn unreadable(
        &self,
        entry: &Path,
        error: &std::io::Error,
        sources: Sources,
        mut sink: Sink,
    ) -> Result<Compiled, NotFound> {
        let shown = self.disk.shown(entry);
        let Some(placed) = &self.config.entry else { return Err(NotFound(format!("{shown} cannot be read: {error}"))) };
        let message = format!("The definition {shown} is not there.");
        let names = self.disk.names(&self.root);
        let mut diagnostic = Diagnostic::new(&diagnostics::files::FILE_MISSING, placed.span, message);
        if let Some(near) = closest(&placed.text, names.iter().map(String::as_str)) {
            diagnostic = diagnostic.help(format!("Did you mean \"{near}\"?")).fix(
                format!("write \"{near}\""),
                placed.span,
                format!("\"{near}\""),
            );
        }
        sink.report(diagnostic);
        Ok(nothing(sources, sink))
    }

    /// What to say if this is the definition that `lead.toml` names, and it stands outside of the workspace.
    fn outside(&self, entry: &Path) -> Option<Diagnostic> {
        let placed = self.config.entry.as_ref().filter(|placed| self.path(&placed.text) == entry)?;
        load::outside(self.disk, &self.root, &placed.text, entry, placed.span)
    }

    /// Whether this is the definition that the columns of `lead.toml` are for.
    fn is_usual(&self, entry: &Path) -> bool {
        self.config.entry.as_ref().is_none_or(|placed| self.path(&placed.text) == entry)
    }

    /// Every name that `lead.toml` maps a column to must be one of the definition, or the column would be lost.
    fn check_names(&self, program: &Program, sink: &mut Sink) {
        let fields: Vec<&str> = program.fields.iter().map(|field| field.key.as_str()).collect();
        for placed in &self.config.names {
            check_name(placed, "field", &fields, sink);
        }
        let properties: Vec<&str> =
            program.events.iter().flat_map(|event| &event.properties).map(|p| p.name.text.as_str()).collect();
        for placed in &self.config.properties {
            check_name(placed, "property of an event", &properties, sink);
        }
    }
}

/// What is left if there is no definition to read.
fn nothing(sources: Sources, sink: Sink) -> Compiled {
    let (files, paths, program) = (Vec::new(), Vec::new(), Program::default());
    Compiled { sources, files, paths, program, lowered: None, diagnostics: sink.finish() }
}

fn check_name(placed: &Placed, what: &str, names: &[&str], sink: &mut Sink) {
    if names.iter().any(|name| fold(name) == fold(&placed.text)) {
        return;
    }
    let message = format!("The definition has no {what} `{}`, so this column would not be read.", placed.text);
    let diagnostic = Diagnostic::new(&diagnostics::files::CONFIG_NAME, placed.span, message);
    sink.report(match closest(&placed.text, names.iter().copied()) {
        Some(near) => diagnostic.help(format!("Did you mean `{near}`?")).fix(
            format!("write \"{near}\""),
            placed.span,
            format!("\"{near}\""),
        ),
        None => diagnostic.help("Declare it in the definition, or leave the line out: other columns are not read."),
    });
}
