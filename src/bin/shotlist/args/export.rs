//! What `export` takes.

use clap::Args as ClapArgs;
use clap::builder::TypedValueParser as _;
use shotlist::export::Format;

use super::{Inputs, variable};
use crate::names;

const EXAMPLES: &str = "\
Examples:
  shotlist export launch.shot --to srt            captions of the narration
  shotlist export launch.shot -o launch.vtt       the ending tells the format
  shotlist export launch.shot --to markdown       a table of picture and sound for a client
  shotlist export launch.shot --to csv -o a.csv   a row a scene
  shotlist export films/ --to fountain -o 'out/{stem}.fountain'

What a format has no place for is told on standard error.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// The format: json, srt, vtt, csv, markdown or fountain; the ending of -o tells it, too
    #[arg(long, value_name = "FORMAT", value_parser = names::EXPORTS.try_map(|name| format(&name)))]
    #[arg(hide_possible_values = true)]
    pub(crate) to: Option<Format>,
    /// Of several videos in an imported file, only this one, counted from 1
    #[arg(long, value_name = "N")]
    pub(crate) only: Option<std::num::NonZeroU32>,
    /// Give {{ name }} in the script a value
    #[arg(long, value_name = "NAME=VALUE", value_parser = variable)]
    pub(crate) set: Vec<(String, String)>,
    /// The visual style, whatever the script names
    #[arg(long, value_name = "NAME", value_parser = names::STYLES, hide_possible_values = true)]
    pub(crate) style: Option<String>,
    /// Write to a file; {stem} stands for the script's name
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

fn format(text: &str) -> Result<Format, String> {
    Format::find(text).ok_or_else(|| format!("there is {}", known()))
}

/// The formats by name.
pub(crate) fn known() -> String {
    Format::ALL.map(|(name, _)| name).join(", ")
}
