//! `shotlist stats`: speech against time, scene by scene.

use std::process::ExitCode;

use serde::Serialize;
use serde_json::Value;
use shotlist::ast::{MediaKind, SceneType};
use shotlist::plan::{Plan, Scene};
use shotlist::time::Time;
use shotlist::{Compilation, Error};

use crate::args::{Global, Stats, TableFormat};
use crate::failure;
use crate::input::{self, Input};
use crate::settings::{self, Opened, Settings};
use crate::stats_explain;
use crate::stats_table;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Stats, global: &Global, terminal: &Terminal) -> ExitCode {
    let adjust = |options: &mut _| settings::purpose(options, &args.purpose);
    let Opened { inputs, settings, mut code } =
        match settings::open(&args.inputs, global, terminal, adjust) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    let mut pages = Vec::new();
    for page in input::each(&inputs.list, |input| page(input, &settings, args, terminal)) {
        match page {
            Ok(page) => pages.push(page),
            Err(error) => code = code.max(failure::tell(terminal, &error)),
        }
    }
    terminal.report(&join(&pages, args.output_format), code)
}

fn page(
    input: &Input,
    settings: &Settings,
    args: &Stats,
    terminal: &Terminal,
) -> Result<String, Error> {
    let source = input.read()?;
    let compilation = shotlist::compile(&source, settings.of(input))?;
    Ok(match args.output_format {
        TableFormat::Table => {
            let mut table = stats_table::draw(&source, &compilation, terminal.out_look());
            if args.explain {
                table.push_str(&stats_explain::draw(&compilation.plan, settings.of(input)));
            }
            table
        }
        TableFormat::Json => {
            let line = |scene: &Scene| source.position(scene.heading.start).line;
            let mut figures = Figures::new(source.path(), &compilation, &line);
            if args.explain {
                figures.explain(&compilation.plan, settings.of(input));
            }
            serde_json::to_string_pretty(&figures).unwrap_or_default()
        }
    })
}

/// One script is an object, several are an array of them.
fn join(pages: &[String], format: TableFormat) -> String {
    match (format, pages) {
        (_, []) => String::new(),
        (TableFormat::Table, _) => pages.join("\n"),
        (TableFormat::Json, [page]) => format!("{page}\n"),
        (TableFormat::Json, _) => format!("[\n{}\n]\n", pages.join(",\n")),
    }
}

/// The JSON of one script.
#[derive(Serialize)]
struct Figures<'a> {
    file: &'a str,
    title: &'a str,
    language: &'a str,
    pace: Value,
    declared_seconds: Option<Time>,
    estimated_seconds: Time,
    words: u32,
    /// Of the prompt; none if there is no prompt.
    characters: Option<usize>,
    scenes: Vec<SceneFigures<'a>>,
}

#[derive(Serialize)]
struct SceneFigures<'a> {
    number: u32,
    suffix: Option<char>,
    title: Option<&'a str>,
    #[serde(rename = "type")]
    scene_type: Option<SceneType>,
    media: Vec<MediaKind>,
    line: u32,
    declared_seconds: Option<Time>,
    estimated_seconds: Time,
    quick_seconds: Time,
    slow_seconds: Time,
    words: u32,
    wpm: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    costs: Option<Vec<stats_explain::Cost>>,
}

impl<'a> Figures<'a> {
    fn new(file: &'a str, compilation: &'a Compilation, line: &dyn Fn(&Scene) -> u32) -> Self {
        let plan = &compilation.plan;
        Self {
            file,
            title: plan.title.as_str(),
            language: &plan.language,
            pace: number(plan.pace),
            declared_seconds: plan.declared_seconds(),
            estimated_seconds: plan.totals.speech.estimate,
            words: plan.totals.speech.words,
            characters: compilation.prompt.as_ref().map(|prompt| prompt.characters),
            scenes: plan.scenes.iter().map(|scene| SceneFigures::new(scene, line(scene))).collect(),
        }
    }
}

impl Figures<'_> {
    fn explain(&mut self, plan: &Plan, options: &shotlist::Options) {
        for (figures, scene) in self.scenes.iter_mut().zip(&plan.scenes) {
            figures.costs = Some(stats_explain::costs(plan, scene, options));
        }
    }
}

impl<'a> SceneFigures<'a> {
    fn new(scene: &'a Scene, line: u32) -> Self {
        Self {
            number: scene.number,
            suffix: scene.suffix,
            title: scene.title.as_ref().map(shotlist::text::Text::as_str),
            scene_type: scene.scene_type.map(|written| written.value),
            media: scene.media.iter().map(|medium| medium.value).collect(),
            line,
            declared_seconds: scene.declared.map(|time| time.length),
            estimated_seconds: scene.speech.estimate,
            quick_seconds: scene.speech.quick,
            slow_seconds: scene.speech.slow,
            words: scene.speech.words,
            wpm: scene.wpm().map(number),
            costs: None,
        }
    }
}

/// At most three decimals, and none for whole numbers.
fn number(value: f64) -> Value {
    let rounded = (value * 1000.0).round() / 1000.0;
    #[expect(clippy::cast_possible_truncation, reason = "words a minute are far below 2^53")]
    if rounded.fract() == 0.0 { Value::from(rounded as i64) } else { Value::from(rounded) }
}
