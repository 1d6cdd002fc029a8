//! From points to narration: every word goes to a part of the video, sentence by sentence.

use crate::lint::has_final_mark;
use crate::optimize::words::{sentences, tokens};
use crate::options::Options;
use crate::speech::{self, Estimate, Language, Pace};

use super::kind::{Kind, Section, Source, Takes};
use super::model::{Brief, Point};

/// The narration of a video, sentence by sentence.
pub(super) struct Narration<'a> {
    pub(super) units: Vec<Unit>,
    /// Parts that speak something else than points, and what.
    pub(super) filled: Vec<(&'a Section, Source)>,
    /// Parts that the brief has no words for.
    pub(super) left_out: Vec<&'a Section>,
    pub(super) voice: Voice<'a>,
}

/// A sentence, and what is shown while it is spoken.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    pub(super) text: String,
    /// The part of the video, by its place in the kind.
    pub(super) section: usize,
    /// The point it is from: sentences of one point have the same number.
    pub(super) point: usize,
    pub(super) show: Option<String>,
    pub(super) figures: Vec<String>,
    pub(super) quote: Option<String>,
}

impl Unit {
    /// Whether anything is to be seen that the presenter alone cannot show.
    pub(super) const fn has_picture(&self) -> bool {
        self.show.is_some() || self.quote.is_some()
    }
}

/// How the narration is measured.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) language: &'static Language,
    pace: Pace,
    options: &'a Options,
}

impl<'a> Voice<'a> {
    fn new(brief: &Brief, options: &'a Options) -> Self {
        let tag = brief.language.as_deref().or(options.config.timing.language.as_deref());
        let said = || {
            let says: Vec<&str> = brief.points.iter().map(|point| point.say.as_str()).collect();
            Language::detect(&says.join(" "))
        };
        let language = tag.and_then(Language::find).unwrap_or_else(said);
        let pace = options.config.timing.pace(language).map_or(Pace::NORMAL, Pace::new);
        Self { language, pace, options }
    }

    /// How long a text takes to say.
    pub(super) fn time(&self, text: &str) -> Estimate {
        let figures = &self.options.config.timing.figures;
        let measure = speech::measure_with(text, self.language, figures);
        speech::estimate_with(&measure, self.pace, figures)
    }

    /// How many words of the spoken form a text has.
    pub(super) fn words(&self, text: &str) -> usize {
        speech::measure(text, self.language).words as usize
    }

    /// Whether blanks part the words.
    pub(super) fn has_blanks(&self) -> bool {
        !matches!(self.language.tag, "zh" | "ja" | "th")
    }

    /// Sentences as one narration.
    pub(super) fn join<'t>(&self, sentences: impl Iterator<Item = &'t str>) -> String {
        let gap = if matches!(self.language.tag, "zh" | "ja") { "" } else { " " };
        sentences.collect::<Vec<_>>().join(gap)
    }

    /// A text as it is spoken: figures in words, and a mark at its end.
    fn spoken(&self, text: &str) -> String {
        let mut spoken = text.to_owned();
        for (range, words) in speech::speak_figures(text, self.language).into_iter().rev() {
            spoken.replace_range(range, &words);
        }
        if has_final_mark(&spoken) || self.language.tag == "th" {
            return spoken;
        }
        let end = spoken.trim_end_matches([',', ';', ':', '、', '，', '-', '–', '—', ' ']).len();
        spoken.truncate(end);
        spoken.push_str(match self.language.tag {
            "zh" | "ja" => "。",
            "hi" => "।",
            _ => ".",
        });
        spoken
    }
}

/// An opening that takes longer is split behind a sentence, in milliseconds.
const LONGEST_OPENING_MS: u32 = 10_000;
/// Fewest words of a title that can be spoken as a sentence.
const LEAST_TITLE_WORDS: usize = 3;

/// Deals the words of a brief out to the parts of a kind.
pub(super) fn narrate<'a>(brief: &Brief, kind: &'a Kind, options: &'a Options) -> Narration<'a> {
    let voice = Voice::new(brief, options);
    let mut filled = Vec::new();
    let mut parts = if brief.points.iter().any(|point| point.part.is_some()) {
        as_asked(brief, kind)
    } else {
        dealt(brief, kind, &voice, &mut filled)
    };
    let call = kind.sections.iter().position(|section| section.takes == Takes::Call);
    let last = call.unwrap_or(kind.sections.len().saturating_sub(1));
    for (at, section) in kind.sections.iter().enumerate() {
        let calls = at == last && brief.call_to_action.is_some();
        if calls
            || parts.iter().any(|(part, _)| *part == at)
            || filled.iter().any(|(one, _)| *one == at)
        {
            continue;
        }
        let source = section.says.iter().find(|source| {
            !filled.iter().any(|(_, used)| used == *source)
                && speakable(brief, **source, &voice).is_some()
        });
        filled.extend(source.map(|source| (at, *source)));
    }
    for (at, source) in &filled {
        let say = speakable(brief, *source, &voice).unwrap_or_default().to_owned();
        parts.push((*at, Point { say, ..Point::default() }));
    }
    // A stable sort: within a part, the order of the brief.
    parts.sort_by_key(|(part, _)| *part);
    parts.extend(brief.call_to_action.clone().map(|point| (last, point)));
    parts.sort_by_key(|(part, _)| *part);
    let units = split(&parts, kind, &voice);
    let sections = kind.sections.iter().enumerate();
    let left_out = sections.filter(|(at, _)| !units.iter().any(|unit| unit.section == *at));
    let left_out = left_out.map(|(_, section)| section).collect();
    let filled =
        filled.into_iter().filter_map(|(at, source)| Some((kind.sections.get(at)?, source)));
    Narration { units, filled: filled.collect(), left_out, voice }
}

/// Points say themselves where they belong; one that does not goes on where the one before it is.
fn as_asked(brief: &Brief, kind: &Kind) -> Vec<(usize, Point)> {
    let find = |name: &str| kind.sections.iter().position(|section| section.name == name);
    let mut here = 0;
    let mut parts = Vec::new();
    for point in &brief.points {
        here = point.part.as_ref().and_then(|part| find(&part.value)).unwrap_or(here);
        parts.push((here, point.clone()));
    }
    parts
}

/// Points in their order: the first one opens, the others are dealt out evenly.
fn dealt(
    brief: &Brief,
    kind: &Kind,
    voice: &Voice<'_>,
    filled: &mut Vec<(usize, Source)>,
) -> Vec<(usize, Point)> {
    let mut points = brief.points.as_slice();
    let mut parts = Vec::new();
    let of = |takes: Takes| {
        let all = kind.sections.iter().enumerate();
        all.filter(move |(_, section)| section.takes == takes).map(|(at, _)| at)
    };
    if let Some(at) = of(Takes::Opening).next() {
        // Where the goal opens, the points are what leads to it.
        let says = kind.sections.get(at).map_or(&[][..], |section| section.says.as_slice());
        let own = says.iter().find(|source| speakable(brief, **source, voice).is_some());
        match (own, points) {
            (Some(source), _) if says.contains(&Source::Goal) => filled.push((at, *source)),
            (_, [first, rest @ ..]) if !rest.is_empty() => {
                parts.push((at, first.clone()));
                points = rest;
            }
            _ => {}
        }
    }
    let call = of(Takes::Call).next().filter(|at| closes_with_a_point(brief, kind, *at, voice));
    if let Some(at) = call
        && let [rest @ .., last] = points
        && !rest.is_empty()
    {
        parts.push((at, last.clone()));
        points = rest;
    }
    let content = heaviest(of(Takes::Points).collect(), kind, points.len());
    for (at, point) in points.iter().enumerate() {
        let part = content.get(at * content.len() / points.len().max(1));
        parts.push((part.copied().unwrap_or_default(), point.clone()));
    }
    parts
}

/// Whether nothing else can end the video than its last point.
fn closes_with_a_point(brief: &Brief, kind: &Kind, at: usize, voice: &Voice<'_>) -> bool {
    let says = kind.sections.get(at).map_or(&[][..], |section| section.says.as_slice());
    brief.call_to_action.is_none()
        && !says.iter().any(|source| speakable(brief, *source, voice).is_some())
}

/// At most so many parts, the weightiest, in their order.
fn heaviest(parts: Vec<usize>, kind: &Kind, most: usize) -> Vec<usize> {
    let weight = |at: &usize| kind.sections.get(*at).map_or(0, |section| section.weight);
    let mut kept = parts;
    kept.sort_by_key(|at| (std::cmp::Reverse(weight(at)), *at));
    kept.truncate(most.max(1));
    kept.sort_unstable();
    kept
}

/// A title or a goal that can be spoken: a goal that is a sentence, a title of some words; neither
/// if a point says it already.
fn speakable<'b>(brief: &'b Brief, source: Source, voice: &Voice<'_>) -> Option<&'b str> {
    let (text, fits) = match source {
        Source::Goal => {
            let goal = brief.goal.as_deref()?;
            (goal, has_final_mark(goal))
        }
        Source::Title => {
            let title = brief.title.as_deref()?;
            let least = LEAST_TITLE_WORDS * if voice.has_blanks() { 1 } else { 2 };
            (title, voice.words(title) >= least)
        }
    };
    let plain = tokens(text).concat();
    let said = brief.points.iter().chain(&brief.call_to_action);
    let doubled = said.into_iter().any(|point| tokens(&point.say).concat().contains(&plain));
    (fits && !doubled).then_some(text)
}

/// Sentences with what belongs to them.
fn split(parts: &[(usize, Point)], kind: &Kind, voice: &Voice<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    for (number, (section, point)) in parts.iter().enumerate() {
        let text = voice.spoken(&point.say);
        let ranges = sentences(&text).into_iter();
        let said: Vec<&str> = ranges.filter_map(|range| text.get(range)).collect();
        let mut own: Vec<Unit> = said
            .iter()
            .filter(|sentence| !sentence.is_empty())
            .map(|sentence| Unit {
                text: (*sentence).to_owned(),
                section: *section,
                point: number,
                ..Unit::default()
            })
            .collect();
        join_wordless(&mut own, voice);
        attach(&mut own, point, voice);
        let opens = kind.sections.get(*section).is_some_and(|one| one.takes == Takes::Opening);
        if opens && !parts.iter().any(|(_, point)| point.part.is_some()) {
            let next = content_after(parts, *section, kind);
            move_overflow(&mut own, next, voice);
        }
        units.append(&mut own);
    }
    // What overflows the opening may belong behind other points of the opening.
    units.sort_by_key(|unit| unit.section);
    units
}

/// A stretch without a spoken word, such as `(…)`, belongs to the sentence before it.
fn join_wordless(units: &mut Vec<Unit>, voice: &Voice<'_>) {
    let mut at = 0;
    while at < units.len() {
        let wordless =
            units.len() > 1 && units.get(at).is_some_and(|unit| voice.words(&unit.text) == 0);
        if !wordless {
            at += 1;
            continue;
        }
        let gone = units.remove(at);
        let target = at.saturating_sub(1);
        if let Some(unit) = units.get_mut(target) {
            let (one, other) =
                if at > 0 { (&unit.text, &gone.text) } else { (&gone.text, &unit.text) };
            unit.text = voice.join([one.as_str(), other.as_str()].into_iter());
        }
    }
}

/// The part that the opening flows over into.
fn content_after(parts: &[(usize, Point)], section: usize, kind: &Kind) -> usize {
    let next = parts.iter().map(|(part, _)| *part).find(|part| *part > section);
    let own = || {
        let points = kind.sections.iter().enumerate().filter(|(_, one)| one.takes == Takes::Points);
        points.max_by_key(|(at, one)| (one.weight, std::cmp::Reverse(*at))).map(|(at, _)| at)
    };
    let is_points =
        |at: &usize| kind.sections.get(*at).is_some_and(|one| one.takes == Takes::Points);
    next.filter(is_points).or_else(own).unwrap_or(section)
}

/// Gives the sentences that are too much for an opening to the next part.
fn move_overflow(units: &mut [Unit], next: usize, voice: &Voice<'_>) {
    let mut time = 0;
    for (at, unit) in units.iter_mut().enumerate() {
        time += voice.time(&unit.text).ms;
        if at > 0 && time > LONGEST_OPENING_MS {
            unit.section = next;
        }
    }
}

/// Hangs the figures, the picture and the quote of a point on the sentences that speak of them.
fn attach(units: &mut [Unit], point: &Point, voice: &Voice<'_>) {
    let spoken: Vec<Vec<String>> = units.iter().map(|unit| tokens(&unit.text)).collect();
    let find = |text: &str| {
        let mut wanted = tokens(text);
        wanted.extend(tokens(&voice.spoken(text)));
        let hits = |said: &Vec<String>| wanted.iter().filter(|word| said.contains(word)).count();
        // The first of equals: what is shown early can still be looked at later.
        let best = spoken.iter().enumerate().map(|(at, said)| (hits(said), std::cmp::Reverse(at)));
        best.max().filter(|(hits, _)| *hits > 0).map(|(_, at)| at.0)
    };
    let show = point.show.as_deref().and_then(find).unwrap_or_default();
    let quote = point.quote.as_deref().and_then(find).unwrap_or_default();
    if let Some(unit) = units.get_mut(show) {
        unit.show.clone_from(&point.show);
    }
    if let Some(unit) = units.get_mut(quote) {
        unit.quote.clone_from(&point.quote);
    }
    let mut places: Vec<Option<usize>> = point.figures.iter().map(|figure| find(figure)).collect();
    // One that is not spoken of stands beside the one before it, else the one behind it.
    fill(places.iter_mut());
    fill(places.iter_mut().rev());
    for (figure, place) in point.figures.iter().zip(places) {
        if let Some(unit) = units.get_mut(place.unwrap_or_default()) {
            unit.figures.push(figure.clone());
        }
    }
}

/// Fills gaps with what comes before them.
fn fill<'p>(places: impl Iterator<Item = &'p mut Option<usize>>) {
    let mut last = None;
    for place in places {
        *place = place.or(last);
        last = *place;
    }
}
