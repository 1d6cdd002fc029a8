//! One script, many rows of data.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::Linter;
use crate::parse::Parsed;
use crate::source::Source;
use crate::{Compilation, Error, Options, plan, translate};

/// A script that is compiled once for each row of data. It is parsed once, and repairs are not
/// tried: nobody repairs a script row by row.
///
/// ```
/// use shotlist::{Batch, Options, Source, rows};
///
/// let script = "SCENE 1 — A-ROLL (6s): Hook\nVO: \"Good morning, {{ city }}. The kettle is on.\"\n";
/// let source = Source::new("morning.shot", script)?;
/// let batch = Batch::new(&source, &Options::new())?;
/// for row in rows::read("cities.csv", b"city\nLisbon\nParis\n")? {
///     let compilation = batch.compile(&row.values)?;
///     let prompt = compilation.prompt.expect("the script has no errors");
///     assert!(prompt.text.contains(&row.values["city"]));
/// }
/// # Ok::<(), shotlist::Error>(())
/// ```
pub struct Batch<'a> {
    source: &'a Source,
    parsed: Parsed,
    linter: Linter,
    options: Options,
    variables: BTreeSet<String>,
}

impl<'a> Batch<'a> {
    /// Reads the script.
    ///
    /// # Errors
    /// [`Error::Option`] for a mistake in `options`, [`Error::Io`] and [`Error::Invalid`] for
    /// styles and configurations that cannot be used.
    pub fn new(source: &'a Source, options: &Options) -> Result<Self, Error> {
        let parsed = crate::read(source, options);
        let linter = Linter::new(&options.config.lint)?;
        let variables = plan::plan(source, &parsed, options)?.variables;
        Ok(Self { source, parsed, linter, options: options.clone(), variables })
    }

    /// The script.
    pub const fn source(&self) -> &Source {
        self.source
    }

    /// Names of the variables that the script uses, with or without a value.
    pub const fn variables(&self) -> &BTreeSet<String> {
        &self.variables
    }

    /// Compiles the script with the values of one row, which win over those of the options and of
    /// the script. No repair in the findings has been tried.
    ///
    /// # Errors
    /// As [`crate::compile`].
    pub fn compile(&self, values: &BTreeMap<String, String>) -> Result<Compilation, Error> {
        let options = Options { row: values.clone(), ..self.options.clone() };
        translate(&self.linter, self.source, &self.parsed, &options)
    }
}
