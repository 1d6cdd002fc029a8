//! Settings: the command line, then the front matter, then the script's sections, then the
//! configuration, then the default.

use std::borrow::Cow;

use crate::ast::Script;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::options::Options;
use crate::parse::parse_time;
use crate::source::Source;
use crate::speech::{Language, Pace};
use crate::style;
use crate::text::Text;

use super::duration;
use super::meta::{Meta, MetaStyle};
use super::model::{Declared, Plan, PlanStyle};
use super::sections::Written;

/// Works out every setting of the plan.
pub(super) fn resolve(
    plan: &mut Plan,
    source: &Source,
    script: &Script,
    meta: &Meta,
    written: Written,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    plan.title = title(source, meta, &written);
    plan.duration = declared(plan, meta, written.duration.as_ref(), diagnostics);
    language(plan, meta, written.language.as_ref(), options);
    plan.pace = pace(meta, options, plan);
    plan.script = meta.script.map(|mode| mode.value).unwrap_or_default();
    plan.orientation = meta.orientation.map(|shape| shape.value);
    plan.profile = options
        .profile
        .clone()
        .or_else(|| meta.profile.as_ref().map(Text::to_string))
        .or_else(|| options.config.render.profile.clone())
        .unwrap_or_else(|| "auto".to_owned());
    plan.avatar_id.clone_from(&meta.avatar_id);
    plan.voice_id.clone_from(&meta.voice_id);
    plan.avatar = meta.avatar;
    plan.files.clone_from(&meta.files);
    plan.callback_url.clone_from(&meta.callback_url);
    plan.callback_id.clone_from(&meta.callback_id);
    plan.heygen.clone_from(&meta.heygen);
    plan.runware.clone_from(&meta.runware);
    plan.places = places(script, meta);
    plan.style = chosen_style(meta, written, options)?;
    Ok(())
}

fn title(source: &Source, meta: &Meta, written: &Written) -> Text {
    let given =
        meta.title.clone().or_else(|| written.title.clone()).filter(|title| !title.is_empty());
    given.unwrap_or_else(|| {
        let stem = source.stem();
        Text::synthetic(if stem.is_empty() || stem.starts_with('<') { "untitled" } else { stem })
    })
}

/// The front matter's or a `DURATION:` line's length, else the first that FORMAT names.
fn declared(
    plan: &Plan,
    meta: &Meta,
    section: Option<&Text>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Declared> {
    if meta.duration.is_some() {
        return meta.duration;
    }
    if let Some(text) = section {
        if let Some(time) = parse_time(text.as_str().trim_end_matches('.')) {
            let (min, max, approximate) = duration::bounds(time);
            return Some(Declared::new(min, max, approximate, text.span(), true));
        }
        if let Some(found) = found_in(text) {
            return Some(found);
        }
        diagnostics.push(no_duration(text));
    }
    plan.sections.format.as_ref().and_then(found_in)
}

fn found_in(text: &Text) -> Option<Declared> {
    let (time, place) = duration::find(text.as_str())?;
    let (min, max, approximate) = duration::bounds(time);
    Some(Declared::new(min, max, approximate, text.span_of(place), false))
}

fn no_duration(text: &Text) -> Diagnostic {
    let message = format!("expected a length of time, found `{text}`");
    Diagnostic::new("syntax/unexpected", Severity::Error, text.span(), message)
        .help("write `90s`, `1m30s`, `1:30` or a range such as `90–120 s`")
}

fn language(plan: &mut Plan, meta: &Meta, section: Option<&Text>, options: &Options) {
    let tag = meta
        .language
        .as_ref()
        .map(Text::to_string)
        .or_else(|| section.and_then(named_language))
        .or_else(|| options.config.timing.language.clone());
    plan.language = tag.unwrap_or_default();
    let model = super::language(plan);
    if plan.language.is_empty() {
        model.tag.clone_into(&mut plan.language);
    }
    let known = Language::find(&plan.language);
    plan.language_name =
        known.map_or_else(|| plan.language.clone(), |language| language.name.to_owned());
}

/// `LANGUAGE: German` or `LANGUAGE: de-AT`.
fn named_language(text: &Text) -> Option<String> {
    let written = text.as_str().trim_end_matches('.');
    let first = written.split([' ', ',', '(']).next()?;
    let by_name = Language::all().iter().find(|language| language.name.eq_ignore_ascii_case(first));
    by_name
        .map(|language| language.tag.to_owned())
        .or_else(|| Language::find(first).map(|_| first.to_owned()))
}

fn pace(meta: &Meta, options: &Options, plan: &Plan) -> f64 {
    let config = || options.config.timing.pace(super::language(plan));
    meta.pace.map(|pace| pace.value).or_else(config).unwrap_or(Pace::NORMAL.wpm())
}

fn places(script: &Script, meta: &Meta) -> super::model::Places {
    let mut places = meta.places.clone();
    if let Some(front) = script.front {
        places.push("front-matter", front.span, front.span);
    }
    places
}

/// The style in force, and the script's own rules.
fn chosen_style(
    meta: &Meta,
    written: Written,
    options: &Options,
) -> Result<Option<PlanStyle>, Error> {
    let section = section_style(written, options)?;
    let (section_name, text) = section.unwrap_or_default();
    let mut chosen = PlanStyle { text, ..PlanStyle::default() };
    chosen.section_name.clone_from(&section_name);
    match (&options.style, &meta.style) {
        (Some(name), _) => {
            let rules = style::look_up(name, options)?;
            if rules.is_none() {
                return Err(Error::option(unknown_style(name)));
            }
            chosen.name = Some(Text::synthetic(name.clone()));
            chosen.rules = rules;
        }
        (None, Some(MetaStyle::Inline(rules, span))) => {
            chosen.name = Some(Text::synthetic(rules.name.clone()));
            chosen.rules = Some(Cow::Owned((**rules).clone()));
            chosen.span = *span;
        }
        (None, Some(MetaStyle::Name(name))) => named(&mut chosen, name.clone(), options)?,
        (None, None) => {
            if let Some(name) = section_name {
                named(&mut chosen, name, options)?;
            }
        }
    }
    let empty = chosen.name.is_none() && chosen.text.is_none();
    Ok((!empty).then_some(chosen))
}

fn named(chosen: &mut PlanStyle, name: Text, options: &Options) -> Result<(), Error> {
    chosen.rules = style::look_up(name.as_str(), options)?;
    chosen.span = name.span();
    chosen.name = Some(name);
    Ok(())
}

fn unknown_style(name: &str) -> String {
    if style::is_path(name) {
        return format!("there is no style file `{name}`");
    }
    match style::nearest(name) {
        Some(near) => format!("there is no style `{name}`: did you mean `{near}`?"),
        None => format!("there is no style `{name}`: `shotlist styles list` shows them all"),
    }
}

/// The STYLE section as a name and rules. `SWISS PULSE (Müller-Brockmann)` is a name with its
/// designer; a text without a name in its label is a name only if it is, or nearly is, that of a
/// style.
#[expect(clippy::type_complexity, reason = "a name and a text, either of which may be missing")]
fn section_style(
    written: Written,
    options: &Options,
) -> Result<Option<(Option<Text>, Option<Text>)>, Error> {
    let text = written.style.filter(|text| !text.is_empty());
    if let Some(label) = written.style_name {
        return Ok(Some((Some(without_designer(&label)), text)));
    }
    let Some(text) = text else { return Ok(None) };
    let whole = text.as_str();
    let first = whole.find(['.', ',', ';', ':', '(', '—', '–', '\n']).unwrap_or(whole.len());
    let name = text.slice(0..first).trim();
    let words = name.as_str().split_whitespace().count();
    let alone = whole.get(first..).is_none_or(|rest| rest.trim_matches(['.', ' ']).is_empty());
    let is_known = words <= 3 && style::look_up(name.as_str(), options)?.is_some();
    let is_near = || alone && words <= 3 && style::nearest(name.as_str()).is_some();
    if !is_known && !is_near() {
        return Ok(Some((None, Some(text))));
    }
    let rules = text.slice(first..whole.len());
    let start = rules.as_str().len()
        - rules.as_str().trim_start_matches(['.', ',', ';', ':', '—', '–', ' ']).len();
    let rules = rules.slice(start..rules.as_str().len());
    Ok(Some((Some(name), (!rules.is_empty()).then_some(rules))))
}

fn without_designer(label: &Text) -> Text {
    let end = label.as_str().find('(').unwrap_or(label.as_str().len());
    label.slice(0..end).trim()
}
