//! What `import` takes.

use std::num::NonZeroU32;

use clap::Args as ClapArgs;
use clap::builder::TypedValueParser as _;
use shotlist::import::Format;

use super::Inputs;
use crate::names;

const EXAMPLES: &str = "\
Examples:
  shotlist import script.md -o script.shot       Markdown, or text from a chat
  shotlist import talk.srt --from srt            narration from subtitles
  shotlist import week.md -o 'week-{video}.shot' several videos in one file
  shotlist check script.md                       or look at it as it is

Scenes are told by headings, tables, times, keys or cues, in nineteen languages. What has no place
in a script is kept as NOTE.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// What the files are: auto, markdown, fountain, json, yaml or srt; srt reads .vtt files, too
    #[arg(long, value_name = "FORM", default_value = "auto", hide_default_value = true)]
    #[arg(value_parser = names::FORMS.try_map(|name| form(&name)), hide_possible_values = true)]
    pub(crate) from: Form,
    /// Read only this one of several videos in a file, counted from 1
    #[arg(long, value_name = "N")]
    pub(crate) only: Option<NonZeroU32>,
    /// Write to a file; {stem} stands for the script's name, {video} for the number of the video
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

/// The form of a file that is imported; none is found out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form(pub(crate) Option<Format>);

fn form(name: &str) -> Result<Form, String> {
    let known = Format::ALL.into_iter().find(|format| format.as_str() == name);
    if known.is_none() && name != "auto" {
        let names = Format::ALL.map(Format::as_str).join(", ");
        return Err(format!("there is auto, {names}"));
    }
    Ok(Form(known))
}
