//! The table of `shotlist stats`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use shotlist::plan::{Plan, Scene};
use shotlist::report::{Look, neutralize};
use shotlist::speech::Language;
use shotlist::text::Text;
use shotlist::time::Time;
use shotlist::{Compilation, Severity, Source};

use crate::text::{counted, flow, sections, thousands};

/// Columns of a row without its bar and the gap before it.
const ROW: usize = 57;
/// Columns of a row without media.
const NARROW_ROW: usize = 40;
/// Columns of the longest bar.
const MAX_BAR: usize = 32;
const MIN_BAR: usize = 10;
/// Columns before the sums.
const INDENT: usize = 8;

/// Draws the figures of one script.
pub(crate) fn draw(source: &Source, compilation: &Compilation, look: Look) -> String {
    let table = Table::new(&compilation.plan, look);
    let mut out = table.head();
    for scene in &compilation.plan.scenes {
        out.push_str(&table.row(scene));
    }
    out.push_str(&table.sums());
    out.push_str(&prompt(compilation, &table));
    out.push_str(&next(source, compilation, &table));
    out
}

/// The language, and what it is timed as if it has no table of its own.
fn language(plan: &Plan) -> String {
    if Language::find(&plan.language).is_some() {
        return plan.language.clone();
    }
    let narration: String =
        plan.scenes.iter().filter_map(|scene| scene.vo.as_ref()).map(Text::as_str).collect();
    format!(
        "{}, timed as {} (by its letters),",
        neutralize(&plan.language),
        Language::detect(&narration).name
    )
}

struct Table<'a> {
    plan: &'a Plan,
    look: Look,
    /// Whether there is room for the media.
    wide: bool,
    /// Columns of the longest bar.
    bar: usize,
    /// The time it stands for.
    longest: Time,
}

impl<'a> Table<'a> {
    fn new(plan: &'a Plan, look: Look) -> Self {
        let wide = look.width >= ROW + MIN_BAR;
        let room = look.width.saturating_sub(if wide { ROW } else { NARROW_ROW });
        let longest = plan.scenes.iter().map(|scene| scene.seconds.max(scene.speech.estimate));
        let longest = longest.max().unwrap_or_default().max(Time::from_secs(1));
        Self { plan, look, wide, bar: room.clamp(MIN_BAR, MAX_BAR), longest }
    }

    fn head(&self) -> String {
        let plan = self.plan;
        let title = neutralize(plan.title.as_str()).into_owned();
        let scenes = plan.scenes.len();
        let mut out = format!(
            "{} · {} · {} s · {} at {} words a minute\n",
            self.paint("1", &title),
            counted(scenes, "scene"),
            plan.totals.seconds,
            language(plan),
            plan.pace.round(),
        );
        if scenes > 0 {
            let media = if self.wide { format!("{:<17}", "media") } else { String::new() };
            let names = format!("   # type     {media} length  speech  words   wpm");
            let _ = writeln!(out, "\n{}", self.paint("2", &names));
        }
        out
    }

    fn row(&self, scene: &Scene) -> String {
        let kind = scene.scene_type.map_or("–", |written| written.value.as_str());
        let media = if self.wide { format!("{:<17}", media(scene)) } else { String::new() };
        let length = scene
            .declared
            .map_or_else(|| format!("({})", scene.seconds), |time| format!("{} ", time.length));
        let wpm = scene.wpm().map_or_else(|| "–".to_owned(), |wpm| format!("{wpm:.0}"));
        format!(
            "{:>4} {kind:<8} {media}{length:>7} {:>7} {:>6} {wpm:>5}  {}\n",
            scene.label(),
            scene.speech.estimate.to_string(),
            scene.speech.words,
            self.bar(scene),
        )
    }

    /// Speech in full, silence in dots, speech that the scene has no time for as arrows.
    fn bar(&self, scene: &Scene) -> String {
        let inside = self.cells(scene.speech.estimate.min(scene.seconds));
        let over = self.cells(scene.speech.estimate.saturating_sub(scene.seconds));
        let whole = self.cells(scene.seconds);
        let mut bar = "█".repeat(inside);
        if over > 0 {
            bar.push_str(&self.paint("1;91", &"▶".repeat(over)));
        } else {
            bar.push_str(&self.paint("2", &"░".repeat(whole.saturating_sub(inside))));
        }
        if let Some(risk) = scene.short_b_roll() {
            bar.push(' ');
            bar.push_str(&self.paint("1;33", risk));
        }
        bar
    }

    /// A time in columns of the bar; any time at all shows.
    fn cells(&self, time: Time) -> usize {
        let cells = (time.ms() * self.bar as u64).div_ceil(self.longest.ms());
        usize::try_from(cells).unwrap_or(self.bar).min(self.bar)
    }

    fn sums(&self) -> String {
        let totals = &self.plan.totals;
        let speech = &totals.speech;
        let declared = self
            .plan
            .declared_seconds()
            .filter(|time| *time != totals.seconds)
            .map_or_else(String::new, |time| format!(" of {time} s declared"));
        let length = format!(
            "scenes {} s{declared} · speech {} s ({}–{}) · {} words",
            totals.seconds, speech.estimate, speech.quick, speech.slow, speech.words
        );
        format!("\n{}{}", self.line("Length", &length), self.line("Mix", &mix(self.plan)))
    }

    fn line(&self, name: &str, text: &str) -> String {
        if text.is_empty() {
            String::new()
        } else {
            format!("{} {text}\n", self.paint("1", &format!("{name:<7}")))
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.look.color && !text.is_empty() {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}

fn media(scene: &Scene) -> String {
    let names: Vec<String> =
        scene.media.iter().map(|medium| medium.value.as_str().to_lowercase()).collect();
    match names.as_slice() {
        [] => "–".to_owned(),
        [one] => one.clone(),
        [first, rest @ ..] => {
            format!("{} +{}", first.split(' ').next().unwrap_or(first), rest.len())
        }
    }
}

/// `3 A-ROLL 24 s · 3 B-ROLL 31 s`
fn mix(plan: &Plan) -> String {
    let mut types: BTreeMap<&str, (usize, Time)> = BTreeMap::new();
    for scene in &plan.scenes {
        let name = scene.scene_type.map_or("without type", |written| written.value.as_str());
        let (count, time) = types.entry(name).or_default();
        *count += 1;
        *time += scene.seconds;
    }
    let parts: Vec<String> =
        types.iter().map(|(name, (count, time))| format!("{count} {name} {time} s")).collect();
    parts.join(" · ")
}

fn prompt(compilation: &Compilation, table: &Table<'_>) -> String {
    let Some(prompt) = &compilation.prompt else {
        return table.line("Prompt", "none: the script has errors");
    };
    let limit = prompt.limit.map_or_else(String::new, |limit| format!(" of {}", thousands(limit)));
    let characters = format!("{}{limit} characters", thousands(prompt.characters));
    let head = format!("{characters} · profile {}: {}", prompt.profile, prompt.reason);
    let sections = flow(&sections(prompt), INDENT, table.look.width);
    format!("{}{}", table.line("Prompt", &head), table.line("", &sections))
}

/// What to type now.
fn next(source: &Source, compilation: &Compilation, table: &Table<'_>) -> String {
    let path = source.path();
    let findings = &compilation.diagnostics;
    let next = if findings.iter().any(|found| found.severity >= Severity::Warning) {
        format!("shotlist check {path}   ({})", counted(findings.len(), "finding"))
    } else {
        format!("shotlist render {path}")
    };
    table.line("Next", &next)
}
