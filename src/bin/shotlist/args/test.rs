//! What can be typed behind `shotlist test`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use crate::names;

const EXAMPLES: &str = "\
Examples:
  shotlist test                           every case of shotlist.toml
  shotlist test --review                  look at each new or changed prompt and decide
  shotlist test --check                   in CI: fail if a prompt is not as accepted
  shotlist test films/launch.shot         the cases of one script
  shotlist test films --profile scenes --profile compact --accept

Exit codes: 0 all prompts as accepted, 1 new, changed or failed ones, 2 usage, configuration or files.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Test {
    /// Scripts, folders or patterns; every case of shotlist.toml if none
    #[arg(value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) deed: Deed,
    /// List the snapshots that no case needs; with --accept, delete them
    #[arg(long, conflicts_with_all = ["review", "files", "matrix"])]
    pub(crate) unreferenced: bool,
    /// How results are written: text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true, conflicts_with = "review")]
    pub(crate) output_format: TestFormat,
    #[command(flatten)]
    pub(crate) matrix: Matrix,
}

/// What to do with new and changed prompts.
#[derive(Debug, ClapArgs)]
pub(crate) struct Deed {
    /// Write new and changed snapshots
    #[arg(long)]
    pub(crate) accept: bool,
    /// Show new and changed prompts one by one, and ask
    #[arg(long, conflicts_with = "accept")]
    pub(crate) review: bool,
    /// Write nothing and ask nothing: for CI
    #[arg(long, conflicts_with_all = ["accept", "review"])]
    pub(crate) check: bool,
}

/// What FILES are rendered with, in all combinations.
#[derive(Debug, ClapArgs)]
#[group(id = "matrix", multiple = true)]
pub(crate) struct Matrix {
    /// Test FILES with this profile; again for more
    #[arg(long, value_name = "NAME", requires = "files")]
    #[arg(value_parser = names::PROFILES, hide_possible_values = true)]
    pub(crate) profile: Vec<String>,
    /// Test FILES with this template; again for more
    #[arg(long, value_name = "PATH", requires = "files", conflicts_with = "profile")]
    pub(crate) template: Vec<String>,
    /// Test FILES for this target; again for more
    #[arg(long, value_name = "NAME", requires = "files")]
    #[arg(value_parser = names::TARGET, hide_possible_values = true)]
    pub(crate) target: Vec<String>,
    /// Test FILES with rows of a table: rows.csv, rows.csv#7, rows.csv#2-5,9, rows.csv#city=Lisbon
    #[arg(long, value_name = "ROWS", requires = "files")]
    pub(crate) data: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestFormat {
    Text,
    Json,
}
