//! What can be typed. The texts are for somebody who has one minute.

mod export;
mod import;
mod jobs;
mod reference;
mod test;

use std::path::PathBuf;

use clap::builder::TypedValueParser as _;
use clap::builder::styling::{AnsiColor, Style, Styles};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use shotlist::Durations;
use shotlist::brief::{self, Kind};
use shotlist::report::Format;

pub(crate) use export::{Export, known as known_formats};
pub(crate) use import::Import;
pub(crate) use jobs::*;
pub(crate) use reference::*;
pub(crate) use test::{Matrix, Test, TestFormat};

use crate::names;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(Style::new().italic());

const EXAMPLES: &str = "\
Examples:
  shotlist check launch.shot              what would go wrong in the video
  shotlist render launch.shot -o p.txt    the prompt, ready to paste
  shotlist stats launch.shot              speech against time, scene by scene
  shotlist plan brief.yaml -o film.shot   a script from what it has to say
  shotlist styles list                    twenty-eight looks to name in a script

Exit codes: 0 fine (warnings included), 1 errors in a script, 2 usage, configuration or files.";

const CHECK_EXAMPLES: &str = "\
Examples:
  shotlist check                          every .shot below this folder
  shotlist check films/ 'drafts/*.shot'   a folder and a pattern
  shotlist check --select timing a.shot   the timing rules alone
  shotlist check --fix --diff a.shot      what would be repaired
  shotlist check --statistics             which rules hold, and how often
  shotlist check --baseline known.json    first run: all is known; later: what is new
  shotlist check --watch a.shot           again whenever the script changes
  cat a.shot | shotlist check -           from standard input";

const FMT_EXAMPLES: &str = "\
Examples:
  shotlist fmt                            every .shot below this folder
  shotlist fmt --diff launch.shot         what would change
  shotlist fmt --check films/             for hooks and CI: list what is not canonical
  cat draft.txt | shotlist fmt -          from standard input to standard output";

const RENDER_EXAMPLES: &str = "\
Examples:
  shotlist render launch.shot
  shotlist render launch.shot --profile compact --explain
  shotlist render launch.shot --set city=Lisbon -o lisbon.txt
  shotlist render films/ -o 'out/{stem}.txt'
  shotlist render launch.shot --data cities.csv -o 'out/{city}.txt'";

const REQUEST_EXAMPLES: &str = "\
Examples:
  shotlist request launch.shot                          the body, as JSON
  shotlist request launch.shot --as curl -o send.sh     a program that sends it
  shotlist request launch.shot --target runware --as python
  shotlist request launch.shot --target heygen-video --as losses

Nothing is sent. The key is read by the program, from HEYGEN_API_KEY or RUNWARE_API_KEY.";

const STATS_EXAMPLES: &str = "\
Examples:
  shotlist stats launch.shot
  shotlist stats launch.shot --output-format json";

const STORYBOARD_EXAMPLES: &str = "\
Examples:
  shotlist storyboard launch.shot -o board.html
  shotlist storyboard launch.shot --style swiss-pulse -o blue.html
  shotlist storyboard films/ -o 'out/{stem}.html'

The page holds everything it needs: send it, print it, pin it to the wall.";

const TEMPLATES_EXAMPLES: &str = "\
Examples:
  shotlist templates show production      to read, or to copy and change
  shotlist templates check templates/house.jinja
  shotlist render launch.shot --template templates/house.jinja";

const PLAN_EXAMPLES: &str = "\
Examples:
  shotlist plan brief.yaml -o launch.shot     a script from a brief
  shotlist plan brief.yaml --kind social-ad   the same points as another kind of video
  shotlist plan --kind tutorial -o draft.shot a commented script to start from

Kinds: announcement, comparison, explainer, news-briefing, product-demo, report, sales-pitch,
social-ad, strategy-briefing, tutorial.";

/// A compiler for video scripts: it finds what would go wrong before a minute is rendered, and
/// turns a scene-by-scene script into the prompt a video agent works best from.
#[derive(Debug, Parser)]
#[command(name = "shotlist", version, styles = STYLES, after_help = EXAMPLES)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Args<V: Subcommand = Verb> {
    #[command(subcommand)]
    pub(crate) verb: V,
    #[command(flatten)]
    pub(crate) global: Global,
}

/// Reads the command line.
pub(crate) fn read() -> Args {
    // What hooks and editors run: to put all other verbs together takes as long as a check.
    if std::env::args_os().nth(1).is_some_and(|verb| verb == "check") {
        let Args { verb: CheckAlone::Check(check), global } = Args::parse();
        return Args { verb: Verb::Check(check), global };
    }
    Args::parse()
}

const CHECK: &str = "Find what would go wrong in the video";

#[derive(Debug, Subcommand)]
enum CheckAlone {
    #[command(about = CHECK)]
    Check(Check),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    #[command(about = CHECK)]
    Check(Check),
    /// Put scripts into the canonical form; not a word is changed
    Fmt(Fmt),
    /// Print the prompt
    Render(Render),
    /// Print the provider's request, or a program that sends it
    Request(Request),
    /// Send the request, once, and write the job down
    Submit(Submit),
    /// Wait for a job, and download its video
    Wait(Wait),
    /// Ask how a job is doing
    Status(Status),
    /// Download the video of a job
    Download(Download),
    /// List the jobs
    Jobs(Jobs),
    /// Show speech against time, scene by scene
    Stats(Stats),
    /// Draw the script as a page: timeline, frames, findings, prompt
    Storyboard(Storyboard),
    /// Write a script from a brief, or one to start from
    Plan(Plan),

    /// Read a script in another form, and write it as .shot
    Import(Import),

    /// Write a script as captions, a table, a document or a screenplay
    Export(Export),

    /// Compare prompts with the ones that were accepted
    Test(Test),
    /// List the visual styles, show one, or find those that suit
    Styles(Styled),
    /// List the prompt templates, show one, or check your own
    Templates(Templated),
    /// List the rules, or show some
    Rules(Rules),
    /// Say what a rule finds, why it matters and how to change it
    Explain(Explain),
    /// Start a project: configuration, a first script, hooks
    Init(Init),
    /// Print the JSON Schema of a file format
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Global {
    /// When to colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    #[arg(help = "When to colour: auto, always or never; NO_COLOR counts too")]
    pub(crate) color: Color,
    /// Read no configuration
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) isolated: bool,
    /// Read this configuration instead of the nearest shotlist.toml
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Print the configuration in force, and stop
    #[arg(long, global = true)]
    pub(crate) show_settings: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// What every verb reads.
#[derive(Debug, ClapArgs)]
pub(crate) struct Inputs {
    /// Scripts, folders, patterns, or - for standard input
    #[arg(value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,
    /// What standard input is called in findings
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
}

/// What the script is compiled for.
#[derive(Debug, ClapArgs)]
pub(crate) struct Purpose {
    /// The prompt profile or template: auto, basic, natural, scenes, production, compact, or your own
    #[arg(long, value_name = "NAME", value_parser = names::PROFILES, hide_possible_values = true)]
    pub(crate) profile: Option<String>,
    /// Where the prompt goes: heygen, heygen-video, runware or mcp
    #[arg(long, value_name = "NAME", value_parser = names::TARGET, hide_possible_values = true)]
    pub(crate) target: Option<String>,
    /// Of several videos in an imported file, only this one, counted from 1
    #[arg(long, value_name = "N")]
    pub(crate) only: Option<std::num::NonZeroU32>,
    /// Give {{ name }} in the script a value
    #[arg(long, value_name = "NAME=VALUE", value_parser = variable)]
    pub(crate) set: Vec<(String, String)>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// How findings are written: full, concise, grouped, json, json-lines, github, gitlab, junit
    /// or sarif
    #[arg(long, value_name = "FORMAT", value_parser = names::FORMATS.try_map(|name| format(&name)))]
    #[arg(hide_possible_values = true)]
    pub(crate) output_format: Option<Format>,
    /// Show how often each rule holds instead of the findings; as a table or as json
    #[arg(long, conflicts_with_all = ["diff", "add_ignore"])]
    pub(crate) statistics: bool,
    /// Check again whenever a script, its style or the configuration changes; Ctrl-C ends it
    #[arg(long, conflicts_with_all = ["fix", "unsafe_fixes", "diff", "add_ignore"])]
    pub(crate) watch: bool,
    #[command(flatten, next_help_heading = "What is checked")]
    pub(crate) choice: Choice,
    #[command(flatten)]
    pub(crate) purpose: Purpose,
    #[command(flatten, next_help_heading = "Repairs")]
    pub(crate) repair: Repair,
    #[command(flatten, next_help_heading = "Living with findings")]
    pub(crate) peace: Peace,
    #[command(flatten, next_help_heading = "Exit code")]
    pub(crate) verdict: Verdict,
}

/// Which rules are on.
#[derive(Debug, ClapArgs)]
pub(crate) struct Choice {
    /// Only these rules or groups, such as timing or timing/vo-overrun
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    #[arg(value_parser = names::RULES, hide_possible_values = true)]
    pub(crate) select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    #[arg(value_parser = names::RULES, hide_possible_values = true)]
    pub(crate) ignore: Vec<String>,
    /// These rules or groups too, such as pedantic
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    #[arg(value_parser = names::RULES, hide_possible_values = true)]
    pub(crate) extend_select: Vec<String>,
}

/// What to do about findings that offer a repair.
#[derive(Debug, ClapArgs)]
pub(crate) struct Repair {
    /// Repair what can be repaired without a look at it
    #[arg(long)]
    pub(crate) fix: bool,
    /// Make the repairs too that may change what you meant
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Show what the repairs would change, and write nothing
    #[arg(long, conflicts_with_all = ["add_ignore", "baseline"])]
    pub(crate) diff: bool,
}

/// What to do about findings that stay.
#[derive(Debug, ClapArgs)]
pub(crate) struct Peace {
    /// Keep every present finding quiet by a comment in its script
    #[arg(long, conflicts_with_all = ["fix", "unsafe_fixes", "baseline"])]
    pub(crate) add_ignore: bool,
    /// Report only findings that are not in FILE; the first run writes FILE
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

/// What counts as failure.
#[derive(Debug, ClapArgs)]
pub(crate) struct Verdict {
    /// Fail (exit code 1) on warnings too
    #[arg(long)]
    pub(crate) error_on_warnings: bool,
    /// Never fail because of findings
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = FMT_EXAMPLES)]
pub(crate) struct Fmt {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// List the files that would change, write nothing, and fail (exit code 1) if there are any
    #[arg(long)]
    pub(crate) check: bool,
    /// Show what would change, write nothing, and fail (exit code 1) if anything would
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = RENDER_EXAMPLES)]
pub(crate) struct Render {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) purpose: Purpose,
    #[command(flatten)]
    pub(crate) wording: Wording,
    /// Say on standard error what was changed and why
    #[arg(long)]
    pub(crate) explain: bool,
    /// A prompt for each row of a .csv or .jsonl file: its columns are the variables
    #[arg(long, value_name = "FILE", conflicts_with = "explain")]
    pub(crate) data: Option<PathBuf>,
    /// Write to a file; {stem} stands for the script's name, with --data {row} and {column} too
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

/// How a prompt is written.
#[derive(Debug, ClapArgs)]
pub(crate) struct Wording {
    /// A template file instead of a profile
    #[arg(long, value_name = "PATH", conflicts_with = "profile")]
    pub(crate) template: Option<String>,
    /// The visual style, whatever the script names
    #[arg(long, value_name = "NAME", value_parser = names::STYLES, hide_possible_values = true)]
    pub(crate) style: Option<String>,
    /// Whether scenes carry their seconds: omit, approximate or exact
    #[arg(long, value_name = "HOW", value_parser = durations)]
    pub(crate) durations: Option<Durations>,
    /// Fit the prompt into N characters, or refuse
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) max_chars: Option<u32>,
    /// Leave out an optimizer pass, such as spoken
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    #[arg(value_parser = names::PASS, hide_possible_values = true)]
    pub(crate) no_pass: Vec<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = REQUEST_EXAMPLES)]
pub(crate) struct Request {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) purpose: Purpose,
    /// The form: json, curl, python, typescript, or losses for what the request leaves out
    #[arg(long = "as", value_name = "FORM", default_value = "json", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) form: RequestForm,
    /// The body of heygen-video: v3, or seed for that of an older version
    #[arg(long, value_name = "SCHEMA", default_value = "v3", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) schema: RequestSchema,
    /// Leave out narration, pictures and files that heygen-video has no place for
    #[arg(long)]
    pub(crate) allow_loss: bool,
    /// The UUID of a Runware task, instead of a new one
    #[arg(long, value_name = "UUID")]
    pub(crate) task_uuid: Option<String>,
    #[command(flatten)]
    pub(crate) wording: Wording,
    /// Write to a file; {stem} stands for the script's name
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RequestForm {
    Json,
    Curl,
    Python,
    Typescript,
    Losses,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RequestSchema {
    V3,
    Seed,
}

impl From<RequestSchema> for shotlist::target::Schema {
    fn from(schema: RequestSchema) -> Self {
        match schema {
            RequestSchema::V3 => Self::V3,
            RequestSchema::Seed => Self::Seed,
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = STATS_EXAMPLES)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// table or json
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) output_format: TableFormat,
    /// List what costs the most time in each scene, and how it is read aloud
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) purpose: Purpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Table,
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = STORYBOARD_EXAMPLES)]
pub(crate) struct Storyboard {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) purpose: Purpose,
    /// The visual style, whatever the script names
    #[arg(long, value_name = "NAME", value_parser = names::STYLES, hide_possible_values = true)]
    pub(crate) style: Option<String>,
    /// Write to a file; {stem} stands for the script's name
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = PLAN_EXAMPLES)]
pub(crate) struct Plan {
    /// The brief, or - for standard input
    #[arg(value_name = "BRIEF")]
    pub(crate) brief: Option<PathBuf>,
    /// What standard input is called in findings
    #[arg(long, value_name = "NAME", requires = "brief")]
    pub(crate) stdin_filename: Option<String>,
    /// The kind of video, such as tutorial; without a brief, a commented script to start from
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<&'static Kind>,
    /// Write to a file; {stem} stands for the brief's name
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Styled {
    #[command(subcommand)]
    pub(crate) what: Library,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Suggest {
    /// A script or a brief, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What standard input is called; .yaml makes it a brief
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) output_format: SuggestFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SuggestFormat {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = TEMPLATES_EXAMPLES)]
pub(crate) struct Templated {
    #[command(subcommand)]
    pub(crate) what: Forms,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Forms {
    /// Every one that is built in, one a line
    List,
    /// One in full, to read or to copy and change
    Show {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Find what is wrong with templates of your own, without a script
    Check {
        /// Template files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Library {
    /// Every one that is built in, one a line
    List,
    /// One in full, to read or to copy and change
    Show {
        /// Its name, or the path of a .yaml or visual-style.md file
        #[arg(value_name = "NAME")]
        name: String,
        /// How it is written: yaml, json or visual-style, the open Markdown format
        #[arg(long, value_name = "FORMAT", default_value = "yaml", hide_default_value = true)]
        #[arg(hide_possible_values = true)]
        output_format: StyleFormat,
    },
    /// The three that suit a script or a brief best, and why
    Suggest(Suggest),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StyleFormat {
    Yaml,
    Json,
    VisualStyle,
}

fn kind(text: &str) -> Result<&'static Kind, String> {
    brief::kind(text).ok_or_else(|| match brief::nearest(text) {
        Some(near) => format!("did you mean {near}?\n\n{}", kinds()),
        None => kinds(),
    })
}

/// Every kind of video, one a line.
fn kinds() -> String {
    let lines = brief::kinds().map(|kind| format!("  {:<18} {}", kind.name, kind.summary));
    format!("the kinds are\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err("write it as name=value".to_owned()),
    }
}

fn format(text: &str) -> Result<Format, String> {
    Format::find(text).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|(name, _)| *name).collect();
        format!("there is {}", names.join(", "))
    })
}

fn durations(text: &str) -> Result<Durations, String> {
    match text {
        "omit" => Ok(Durations::Omit),
        "approximate" => Ok(Durations::Approximate),
        "exact" => Ok(Durations::Exact),
        _ => Err("there is omit, approximate and exact".to_owned()),
    }
}
