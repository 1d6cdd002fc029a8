//! The page as its template sees it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{self, Card, Kind, Swatch, clock};
use super::findings::{Findings, Found};
use super::frame::Film;
use super::palette::Palette;
use super::timeline::{self, Timeline, percent};
use super::words::{Told, Tongue, Words, clean};
use crate::lint::{counted, thousands};
use crate::optimize::words;
use crate::plan::{Orientation, Plan, ScriptMode};
use crate::render::Prompt;
use crate::source::Source;
use crate::style::{self, Style};
use crate::target::Target;
use crate::text::Text;
use crate::time::Time;
use crate::{Compilation, Diagnostic, Severity};

/// From so many scenes on, cards that are out of sight are not laid out.
const MANY_SCENES: usize = 60;
/// From here on minutes are easier to read than seconds.
const LONG: Time = Time::from_secs(120);
/// Most colours in the page's head.
const MOST_SWATCHES: usize = 10;

/// Everything on the page. Texts of the script are [`Words`] and [`Told`]; numbers are in seconds,
/// places in percent.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Page<'a> {
    css: &'static str,
    version: &'static str,
    file: String,
    title: Words<'a>,
    /// `landscape` or `portrait`
    shape: &'static str,
    /// Classes for the type on frames: family and weight.
    type_class: String,
    long: bool,
    verdict: Verdict,
    facts: Vec<Fact>,
    palette: Vec<Swatch>,
    timeline: Timeline,
    mix: Vec<Mix>,
    /// The brief: what the sections are called and say.
    brief: Vec<(&'static str, Told<'a>)>,
    cards: Vec<Card<'a>>,
    findings: Vec<Found>,
    prompt: Option<PromptView>,
}

/// Whether the script is fit to be sent.
#[derive(Clone, Debug, Serialize)]
struct Verdict {
    /// `error`, `warning`, `fine`
    class: &'static str,
    /// `Ready`, `Not ready`
    word: &'static str,
    /// `2 errors, 1 warning`
    counts: String,
}

/// A figure of the head.
#[derive(Clone, Debug, Serialize)]
struct Fact {
    name: &'static str,
    value: String,
    note: String,
    /// Whether the note is bad news.
    bad: bool,
}

/// The scenes of one type.
#[derive(Clone, Debug, Serialize)]
struct Mix {
    kind: Kind,
    count: String,
    /// `32 s`, `2:15`
    time: String,
    share: f64,
}

/// The prompt and what it is made of.
#[derive(Clone, Debug, Serialize)]
struct PromptView {
    profile: String,
    reason: String,
    characters: String,
    limit: Option<String>,
    over: bool,
    /// Percent of the bar that the budget ends at.
    limit_at: Option<f64>,
    sections: Vec<Section>,
    text: Words<'static>,
}

#[derive(Clone, Debug, Serialize)]
struct Section {
    name: String,
    characters: String,
    share: f64,
    /// `1` to `6`, by turns.
    shade: usize,
}

/// Makes the page of a compiled script.
pub(super) fn page<'a>(
    source: &Source,
    compilation: &'a Compilation,
    findings: &[Diagnostic],
    target: &Target,
) -> Page<'a> {
    let plan = &compilation.plan;
    let tongue = Tongue::new(&plan.language);
    let palette = Palette::of(plan);
    let shape = shape(plan);
    let film = Film { palette: &palette, tongue, shape };
    let sorted = Findings::new(plan, findings);
    let cards = plan.scenes.iter().map(|scene| card::card(scene, film, &sorted, source)).collect();
    Page {
        css: super::STYLESHEET,
        version: env!("CARGO_PKG_VERSION"),
        file: clean(file_name(source.path())),
        title: tongue.spoken(plan.title.as_str()),
        shape: shape.as_str(),
        type_class: type_class(rules(plan)),
        long: plan.scenes.len() >= MANY_SCENES,
        verdict: verdict(findings),
        facts: facts(plan, compilation.prompt.as_ref(), target, shape),
        palette: palette.tones.iter().take(MOST_SWATCHES).map(Swatch::new).collect(),
        timeline: timeline::timeline(plan, &sorted),
        mix: mix(plan),
        brief: brief(plan, tongue),
        cards,
        findings: sorted.others(source),
        prompt: compilation.prompt.as_ref().map(prompt),
    }
}

/// A page is shown around: where the script lies is nobody's business.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The shape that is asked for, else the one that the brief names.
fn shape(plan: &Plan) -> Orientation {
    let told = || words::orientation(&plan.sections.format.as_ref()?.as_str().to_lowercase());
    plan.orientation.or_else(told).unwrap_or(Orientation::Landscape)
}

/// The style's rules; those of the default one if the script names none.
fn rules(plan: &Plan) -> Option<&Style> {
    let named = plan.style.as_ref().and_then(|style| style.rules.as_deref());
    named.or_else(|| style::builtin(style::DEFAULT))
}

/// The type of a style by the fonts that every system has.
fn type_class(style: Option<&Style>) -> String {
    let face = style.and_then(|style| style.typography.display.as_ref());
    let Some(face) = face else { return "type-sans".to_owned() };
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let (family, weight) = (face.family.to_lowercase(), face.weight.to_lowercase());
    let family = match family.as_str() {
        name if has(name, &["mono", "pixel"]) => "type-mono",
        name if has(name, &["hand", "script", "brush"]) => "type-hand",
        name if has(name, &["rounded", "bubble"]) => "type-round",
        name if has(name, &["sans", "grotesk", "grotesque", "helvetica"]) => "type-sans",
        name if has(name, &["serif", "didone", "roman"]) => "type-serif",
        name if has(name, &["condensed"]) => "type-narrow",
        _ => "type-sans",
    };
    let weight = if has(&weight, &["thin", "light"]) { " type-thin" } else { "" };
    format!("{family}{weight}")
}

fn verdict(findings: &[Diagnostic]) -> Verdict {
    let count = |severity| findings.iter().filter(|found| found.severity == severity).count();
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    let counts: Vec<String> = [(errors, "error"), (warnings, "warning"), (infos, "note")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    let (class, word) = match (errors, warnings) {
        (0, 0) => ("fine", "Ready"),
        (0, _) => ("warning", "Ready"),
        _ => ("error", "Not ready"),
    };
    let nothing = "nothing to mend".to_owned();
    Verdict { class, word, counts: if counts.is_empty() { nothing } else { counts.join(", ") } }
}

fn facts(plan: &Plan, prompt: Option<&Prompt>, target: &Target, shape: Orientation) -> Vec<Fact> {
    let fact = |name, value: String, note: String| Fact { name, value, note, bad: false };
    let totals = &plan.totals;
    let over = totals.speech.estimate > totals.seconds;
    let speech = &totals.speech;
    let shape = match shape {
        Orientation::Landscape => "16:9",
        Orientation::Portrait => "9:16",
    };
    let mode = match plan.script {
        ScriptMode::Adapt => "narration adapted",
        ScriptMode::Verbatim => "word for word",
    };
    let sending = prompt.map_or_else(String::new, |prompt| clean(&prompt.profile));
    vec![
        fact("Length", clock(totals.seconds), length_note(plan, shape)),
        Fact {
            bad: over,
            ..fact(
                "Speech",
                clock(tenth(speech.estimate)),
                format!("{} to {}", clock(tenth(speech.quick)), clock(tenth(speech.slow))),
            )
        },
        words_fact(plan),
        fact("Language", language(plan), mode.to_owned()),
        fact("Style", style_name(plan), style_note(plan)),
        fact(
            "Target",
            target.name.to_owned(),
            if sending.is_empty() { "no prompt".to_owned() } else { format!("profile {sending}") },
        ),
    ]
}

/// Speech is an estimate: in whole seconds it says what is known.
const fn tenth(time: Time) -> Time {
    Time::from_ms((time.ms() + 500) / 1000 * 1000)
}

fn length_note(plan: &Plan, shape: &str) -> String {
    let scenes = counted(plan.scenes.len(), "scene");
    match plan.declared_seconds().filter(|time| *time != plan.totals.seconds) {
        Some(time) => format!("{} declared, {scenes}, {shape}", clock(time)),
        None => format!("{scenes}, {shape}"),
    }
}

/// The pace is told in words, also where speech is counted in characters.
fn words_fact(plan: &Plan) -> Fact {
    let value = thousands(plan.totals.speech.words as usize);
    let (name, note) = if Tongue::new(&plan.language).counts_characters() {
        ("Characters", String::new())
    } else {
        ("Words", format!("at {:.0} a minute", plan.pace))
    };
    Fact { name, value, note, bad: false }
}

fn language(plan: &Plan) -> String {
    let name = if plan.language_name.is_empty() { &plan.language } else { &plan.language_name };
    clean(name)
}

fn style_name(plan: &Plan) -> String {
    let style = plan.style.as_ref();
    let title = style.and_then(|style| style.rules.as_deref()).map(|rules| rules.title.as_str());
    let written = style.and_then(|style| style.name.as_ref()).map(Text::as_str);
    clean(title.filter(|title| !title.is_empty()).or(written).unwrap_or("None named"))
}

fn style_note(plan: &Plan) -> String {
    let style = plan.style.as_ref();
    let rules = style.and_then(|style| style.rules.as_deref());
    match (style.and_then(|style| style.name.as_ref()), rules) {
        (_, Some(rules)) => clean(&rules.mood.join(", ")),
        (Some(_), None) => "not known".to_owned(),
        (None, None) => "drawn in the default colours".to_owned(),
    }
}

fn mix(plan: &Plan) -> Vec<Mix> {
    let mut sums: BTreeMap<Kind, (usize, Time)> = BTreeMap::new();
    for scene in &plan.scenes {
        let (count, time) = sums.entry(Kind::of(scene)).or_default();
        *count += 1;
        *time += scene.seconds;
    }
    let whole = plan.totals.seconds.max(Time::from_ms(1));
    let listed = Kind::ALL.into_iter().filter_map(|kind| Some((kind, *sums.get(&kind)?)));
    listed
        .map(|(kind, (count, time))| Mix {
            kind,
            count: thousands(count),
            time: if time < LONG { format!("{time} s") } else { clock(time) },
            share: percent(time, whole),
        })
        .collect()
}

fn brief<'a>(plan: &Plan, tongue: Tongue<'a>) -> Vec<(&'static str, Told<'a>)> {
    let sections = &plan.sections;
    let style = plan.style.as_ref().and_then(|style| style.text.as_ref());
    let all = [
        ("Idea", sections.thesis.as_ref()),
        ("Format", sections.format.as_ref()),
        ("Tone", sections.tone.as_ref()),
        ("Audience", sections.audience.as_ref()),
        ("Presenter", sections.avatar.as_ref()),
        ("Voice", sections.narration_style.as_ref()),
        ("Music", sections.music.as_ref()),
        ("Look", style),
        ("Notes", sections.notes.as_ref()),
    ];
    let said = all.into_iter().filter_map(|(name, text)| Some((name, text?)));
    said.map(|(name, text)| (name, tongue.picture(text.as_str()))).collect()
}

fn prompt(prompt: &Prompt) -> PromptView {
    let scale = prompt.limit.unwrap_or_default().max(prompt.characters).max(1);
    let sections = prompt.summed_sections();
    PromptView {
        profile: clean(&prompt.profile),
        reason: clean(&prompt.reason),
        characters: thousands(prompt.characters),
        limit: prompt.limit.map(thousands),
        over: prompt.limit.is_some_and(|limit| prompt.characters > limit),
        limit_at: prompt.limit.map(|limit| share(limit, scale)).filter(|at| *at < 100.0),
        sections: sections
            .iter()
            .enumerate()
            .map(|(at, part)| Section {
                name: part_name(&part.name, part.count),
                characters: thousands(part.characters),
                share: share(part.characters, scale),
                shade: at % 6 + 1,
            })
            .collect(),
        text: Words { text: clean(&prompt.text), dir: "auto", lang: None },
    }
}

/// `8 scenes`, `critical on-screen text`
fn part_name(name: &str, count: usize) -> String {
    let name = clean(&name.to_lowercase());
    if count == 1 { name } else { counted(count, &name) }
}

fn share(part: usize, whole: usize) -> f64 {
    percent(Time::from_ms(part as u64), Time::from_ms(whole as u64))
}
