//! The arguments of the verbs that tell about the program itself or set it up.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::TableFormat;
use crate::names;

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  shotlist explain timing/vo-overrun      a rule, with what it finds
  shotlist explain timing                 the rules of a group";

const RULES_EXAMPLES: &str = "\
Examples:
  shotlist rules list                     every rule in a line or two
  shotlist rules show timing/vo-overrun   one in full
  shotlist rules show ALL --output-format markdown";

const SCHEMA_HELP: &str = "\
Editors complete and explain keys by it. Save it once and name it in the first line of a file:
  shotlist schema config > shotlist.schema.json
  #:schema ./shotlist.schema.json                      in shotlist.toml
  # yaml-language-server: $schema=./style.schema.json  in a style";

const COMPLETIONS_HELP: &str = "\
Examples:
  shotlist completions bash > ~/.local/share/bash-completion/completions/shotlist
  shotlist completions zsh > \"${fpath[1]}/_shotlist\"
  shotlist completions fish > ~/.config/fish/completions/shotlist.fish";

const MAN_HELP: &str = "\
Examples:
  shotlist man | man -l -
  shotlist man ~/.local/share/man/man1";

const INIT_HELP: &str = "\
Writes shotlist.toml, a first script, a hook for pre-commit and a workflow for GitHub Actions.
Files that are there stay as they are.";

/// `shotlist rules`
#[derive(Debug, ClapArgs)]
#[command(after_help = RULES_EXAMPLES)]
pub(crate) struct Rules {
    #[command(subcommand)]
    pub(crate) what: RuleBook,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RuleBook {
    /// Every rule with its severity, its repair and a sentence
    List {
        /// table or json
        #[arg(long, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
        #[arg(hide_possible_values = true)]
        output_format: TableFormat,
    },
    /// Rules in full: what they find and why, options, examples
    Show(Named),
}

/// `shotlist explain`
#[derive(Debug, ClapArgs)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) named: Named,
}

/// Rules to tell about.
#[derive(Debug, ClapArgs)]
pub(crate) struct Named {
    /// Rules or groups, such as timing/vo-overrun or timing
    #[arg(value_name = "RULE", required = true)]
    #[arg(value_parser = names::RULES, hide_possible_values = true)]
    pub(crate) names: Vec<String>,
    /// text, json or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) output_format: PageFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    Text,
    Json,
    Markdown,
}

/// `shotlist schema`
#[derive(Debug, ClapArgs)]
#[command(after_help = SCHEMA_HELP)]
pub(crate) struct Schema {
    /// config, style, plan or findings
    #[arg(value_name = "NAME", value_parser = names::SCHEMAS, hide_possible_values = true)]
    pub(crate) name: String,
}

/// `shotlist init`
#[derive(Debug, ClapArgs)]
#[command(after_help = INIT_HELP)]
pub(crate) struct Init {
    /// The folder; the current one if none is given
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub(crate) folder: PathBuf,
}

/// `shotlist completions`
#[derive(Debug, ClapArgs)]
#[command(after_help = COMPLETIONS_HELP)]
pub(crate) struct Completions {
    /// bash, zsh, fish, powershell or elvish
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub(crate) shell: Shell,
}

/// `shotlist man`
#[derive(Debug, ClapArgs)]
#[command(after_help = MAN_HELP)]
pub(crate) struct Man {
    /// A folder for the pages of all verbs; without it the main page is printed
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}
