//! From sentences to scenes: how many, of which type, how long.
//!
//! Every way to cut the narration into scenes is weighed, by dynamic programming: what holds for
//! every script (no black frames, no dead air, never three of a type in a row, two B-roll scenes
//! from four on) is a condition, what makes a good one (lengths that suit a scene's role, types that
//! suit its content, scenes that keep to one point) is a cost.

use std::ops::Range;

use crate::ast::SceneType;
use crate::speech::reading_ms;

use super::kind::Kind;
use super::narrate::{Narration, Unit};

/// A scene before it has pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shot {
    /// The sentences that are spoken.
    pub(super) units: Range<usize>,
    pub(super) scene_type: SceneType,
    pub(super) seconds: u32,
}

/// Most sentences in a scene.
const MOST_UNITS: usize = 12;
/// Past this many milliseconds of speech a scene takes no further sentence.
const LONGEST_SCENE_MS: u32 = 20_000;
/// Share of its length that the speech of a scene may exceed it by: less than any rule minds.
const OVER: f64 = 0.04;
/// How many times its speech a scene may last: dead air begins at 2.2.
const STRETCH: f64 = 2.0;
/// B-roll that is shorter may not be built in time.
const SHORTEST_B_ROLL: u32 = 10;
/// No other scene is shorter.
const SHORTEST: u32 = 3;
/// A scene that is so short may be as silent as it likes.
const UNHEARD: u32 = 5;
/// Share of an A-roll scene in which its figures must be read.
const READING: f64 = 0.8;

/// Usual lengths in seconds: hook and close, overlay, B-roll, a presenter in the middle.
const HOOK_OR_CLOSE: (u32, u32) = (6, 10);
const OVERLAY: (u32, u32) = (8, 12);
const B_ROLL: (u32, u32) = (10, 15);
const A_ROLL: (u32, u32) = (5, 12);

/// Fewest and most scenes of videos up to so many seconds.
const COUNTS: [(u32, usize, usize); 6] =
    [(11, 1, 2), (20, 2, 3), (35, 2, 4), (45, 5, 7), (75, 7, 9), (120, 9, 13)];
/// How many scenes more than usual a video may have.
const OVER_USUAL: usize = 2;
/// Seconds a scene, at most and at least, in longer videos.
const LONG: (u32, u32) = (13, 8);

/// What speaks against a scene. The numbers are only compared with each other.
mod cost {
    pub(super) const OUT_OF_ROLE: f64 = 3.0;
    pub(super) const ANOTHER_TYPE: f64 = 4.0;
    pub(super) const TWICE: f64 = 2.0;
    pub(super) const END_WITHOUT_PRESENTER: f64 = 2.0;
    pub(super) const PLAIN_WORDS_IN_PICTURES: f64 = 3.0;
    pub(super) const FIGURE_BESIDE_PRESENTER: f64 = 7.0;
    pub(super) const FIGURE_ALONE: f64 = 1.0;
    pub(super) const PICTURE_SHARED: f64 = 3.0;
    pub(super) const SECTIONS_MIXED: f64 = 9.0;
    pub(super) const POINTS_MIXED: f64 = 3.0;
    pub(super) const PICTURES_MIXED: f64 = 8.0;
    pub(super) const POINT_SPLIT: f64 = 4.0;
    pub(super) const SECTION_TYPE: f64 = 4.0;
    pub(super) const UNUSUAL_COUNT: f64 = 4.0;
}

/// What a second costs that a scene takes from the others; tried one after the other.
const BORROWING: [f64; 4] = [1.0, 3.0, 10.0, 40.0];

/// The narration, measured once for every length that is tried.
pub(super) struct Arranger<'a> {
    units: &'a [Unit],
    kind: &'a Kind,
    /// Milliseconds of the speech of `units[at..at + 1 + n]`, at `[at][n]`.
    speech: Vec<Vec<u32>>,
    /// Milliseconds in which the figures of each unit are read.
    reading: Vec<u32>,
    /// Milliseconds of it all.
    pub(super) total: u32,
}

/// A scene that is being weighed.
#[derive(Clone, Copy)]
struct Candidate {
    start: usize,
    end: usize,
    scene_type: SceneType,
    /// Least and greatest length, and the one in proportion to its words.
    least: u32,
    most: u32,
    target: f64,
    /// The usual lengths.
    role: (u32, u32),
}

/// A scene, its type by its place in [`TYPES`], and what speaks against it.
#[derive(Clone, Copy)]
struct Weighed {
    last: usize,
    candidate: Candidate,
    cost: f64,
}

/// The best way to a sentence, with so many scenes, that ends in such a scene.
#[derive(Clone, Copy)]
struct Step {
    cost: f64,
    candidate: Candidate,
    /// The state it comes from.
    before: Option<State>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct State {
    /// Sentences so far.
    units: usize,
    /// Scenes so far.
    scenes: usize,
    /// Type of the last scene, by its place in [`TYPES`].
    last: usize,
    /// Whether the one before it is of the same type.
    twice: bool,
    /// B-roll scenes so far; more than two count as two.
    b_roll: usize,
}

/// What a scene is weighed by, besides itself.
#[derive(Clone, Copy)]
struct Terms {
    /// Length of the video.
    seconds: u32,
    /// What a second costs that a scene takes from the others.
    borrowing: f64,
}

const TYPES: [SceneType; 3] = [SceneType::ARoll, SceneType::BRoll, SceneType::Overlay];

impl State {
    /// Its place in the table of the scenes' number.
    const fn index(self) -> usize {
        (self.units * TYPES.len() + self.last) * 6 + self.twice as usize * 3 + self.b_roll
    }
}

impl<'a> Arranger<'a> {
    pub(super) fn new(narration: &'a Narration<'_>, kind: &'a Kind) -> Self {
        let units = narration.units.as_slice();
        let voice = &narration.voice;
        let text = |range: Range<usize>| {
            voice.join(units.get(range).unwrap_or_default().iter().map(|unit| unit.text.as_str()))
        };
        let speech = (0..units.len()).map(|start| {
            let mut times = Vec::new();
            for end in start + 1..=units.len().min(start + MOST_UNITS) {
                let ms = voice.time(&text(start..end)).ms;
                if ms > LONGEST_SCENE_MS && !times.is_empty() {
                    break;
                }
                times.push(ms);
            }
            times
        });
        let read = |unit: &Unit| {
            unit.figures.iter().map(|figure| reading_ms(figure, voice.language)).sum()
        };
        Self {
            speech: speech.collect(),
            reading: units.iter().map(read).collect(),
            total: voice.time(&text(0..units.len())).ms,
            units,
            kind,
        }
    }

    /// No video that is shorter or longer can be arranged.
    #[expect(clippy::cast_sign_loss, reason = "milliseconds are positive")]
    pub(super) fn possible(&self) -> (u32, u32) {
        let speech = f64::from(self.total) / 1000.0;
        let least = (speech * (1.0 - OVER)).floor() as u32;
        (least, (speech * STRETCH).ceil() as u32 + UNHEARD)
    }

    /// The scenes of a video of so many seconds; `None` if the narration cannot fill it well.
    pub(super) fn arrange(&self, seconds: u32) -> Option<Vec<Shot>> {
        let (least, most) = self.possible();
        if self.units.is_empty() || seconds < least || seconds > most {
            return None;
        }
        let usual = counts(seconds);
        BORROWING
            .into_iter()
            .find_map(|borrowing| settle(&self.best(usual, Terms { seconds, borrowing })?, seconds))
    }

    /// The cheapest scenes.
    fn best(&self, usual: (usize, usize), terms: Terms) -> Option<Vec<Candidate>> {
        let most = (usual.1 + OVER_USUAL).min(self.units.len());
        let width = (self.units.len() + 1) * TYPES.len() * 6;
        let mut rows: Vec<Vec<Option<Step>>> = vec![Vec::new(), vec![None; width]];
        let weighed = self.weigh_all(terms);
        go_on(&weighed, None, 0.0, rows.get_mut(1)?);
        for scenes in 1..most {
            let mut next = vec![None; width];
            let row = rows.last()?;
            for state in states(self.units.len(), scenes) {
                if let Some(step) = row.get(state.index()).copied().flatten() {
                    go_on(&weighed, Some(state), step.cost, &mut next);
                }
            }
            rows.push(next);
        }
        walk_back(&rows, self.cheapest_end(&rows, usual)?)
    }

    /// The best state at the end of the narration.
    fn cheapest_end(&self, rows: &[Vec<Option<Step>>], usual: (usize, usize)) -> Option<State> {
        let mut best: Option<(f64, State)> = None;
        for (scenes, row) in rows.iter().enumerate().skip(1) {
            let off = usual.0.saturating_sub(scenes).max(scenes.saturating_sub(usual.1));
            let unusual = cost::UNUSUAL_COUNT * f64::from(off as u32);
            for state in states(self.units.len(), scenes) {
                let ends = state.units == self.units.len() && (scenes < 4 || state.b_roll == 2);
                let step = row.get(state.index()).copied().flatten().filter(|_| ends);
                let Some(cost) = step.map(|step| step.cost + unusual) else { continue };
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, state));
                }
            }
        }
        best.map(|(_, state)| state)
    }

    /// Every scene that breaks no condition, by the sentence that it begins with.
    fn weigh_all(&self, terms: Terms) -> Vec<Vec<Weighed>> {
        let from = |start: usize| {
            let count = self.speech.get(start).map_or(0, Vec::len);
            let ends = start + 1..start + 1 + count;
            let all = ends
                .flat_map(move |end| TYPES.into_iter().enumerate().map(move |kind| (end, kind)));
            let weighed = all.filter_map(move |(end, (last, scene_type))| {
                let (candidate, cost) = self.weigh(start, end, scene_type, terms)?;
                Some(Weighed { last, candidate, cost })
            });
            weighed.collect()
        };
        (0..self.units.len()).map(from).collect()
    }

    /// A scene and what speaks against it; `None` if it breaks a condition.
    fn weigh(
        &self,
        start: usize,
        end: usize,
        scene_type: SceneType,
        terms: Terms,
    ) -> Option<(Candidate, f64)> {
        let units = self.units.get(start..end)?;
        let speech = *self.speech.get(start)?.get(end - start - 1)?;
        let target = f64::from(speech) / f64::from(self.total.max(1)) * f64::from(terms.seconds);
        let is_end = start == 0 || end == self.units.len();
        let role = match scene_type {
            _ if is_end => HOOK_OR_CLOSE,
            SceneType::Overlay => OVERLAY,
            SceneType::BRoll => B_ROLL,
            SceneType::ARoll => A_ROLL,
        };
        let (least, most) = bounds(scene_type, speech);
        let reading = self.reading.get(start..end)?.iter().sum::<u32>();
        let shown = units.iter().any(Unit::has_picture);
        let alone = scene_type == SceneType::ARoll;
        let unread = f64::from(reading) > target.min(f64::from(most)) * 1000.0 * READING;
        if least > most || alone && (shown || unread) {
            return None;
        }
        let candidate = Candidate { start, end, scene_type, least, most, target, role };
        let length = target.clamp(f64::from(least), f64::from(most));
        let cost = terms.borrowing * (length - target).abs()
            + cost::OUT_OF_ROLE * distance(length, role)
            + self.content(units, scene_type, is_end)
            + self.cuts(start, end);
        Some((candidate, cost))
    }

    /// How badly a type suits what is said and shown.
    fn content(&self, units: &[Unit], scene_type: SceneType, is_end: bool) -> f64 {
        let figures = units.iter().any(|unit| !unit.figures.is_empty());
        let one = units.iter().map(|unit| unit.figures.len()).sum::<usize>() == 1;
        let pictures = units.iter().any(Unit::has_picture);
        let shows = units.iter().any(|unit| unit.show.is_some());
        let mut cost = match scene_type {
            SceneType::ARoll if figures && !(is_end && one) => cost::FIGURE_BESIDE_PRESENTER,
            SceneType::BRoll if figures && !pictures => cost::FIGURE_ALONE,
            SceneType::Overlay if shows => cost::PICTURE_SHARED,
            SceneType::BRoll | SceneType::Overlay if !figures && !pictures => {
                cost::PLAIN_WORDS_IN_PICTURES
            }
            _ => 0.0,
        };
        let section = units.first().and_then(|unit| self.kind.sections.get(unit.section));
        if section.and_then(|one| one.scene_type).is_some_and(|wanted| wanted != scene_type) {
            cost += if is_end { cost::SECTION_TYPE } else { cost::ANOTHER_TYPE / 2.0 };
        }
        if is_end && scene_type == SceneType::BRoll {
            cost += cost::END_WITHOUT_PRESENTER;
        }
        cost
    }

    /// What is joined that should be apart, and cut that should be whole.
    fn cuts(&self, start: usize, end: usize) -> f64 {
        let units = self.units.get(start..end).unwrap_or_default();
        let mut cost = 0.0;
        for pair in units.windows(2) {
            if let [one, other] = pair {
                if one.section != other.section {
                    cost += cost::SECTIONS_MIXED;
                } else if one.point != other.point {
                    cost += cost::POINTS_MIXED;
                }
            }
        }
        let shows = units.iter().filter(|unit| unit.show.is_some()).count();
        let quotes = units.iter().filter(|unit| unit.quote.is_some()).count();
        let too_many = shows.saturating_sub(1) + quotes.saturating_sub(1);
        cost += f64::from(too_many as u32) * cost::PICTURES_MIXED;
        let split = |at: usize| {
            let one = at.checked_sub(1).and_then(|before| self.units.get(before));
            one.zip(self.units.get(at)).is_some_and(|(one, other)| {
                one.point == other.point && one.section == other.section
            })
        };
        if split(end) { cost + cost::POINT_SPLIT } else { cost }
    }
}

/// Least and greatest length of a scene with so much speech.
#[expect(clippy::cast_sign_loss, reason = "milliseconds are positive")]
fn bounds(scene_type: SceneType, speech: u32) -> (u32, u32) {
    let speech = f64::from(speech) / 1000.0;
    let shortest = if scene_type == SceneType::BRoll { SHORTEST_B_ROLL } else { SHORTEST };
    let least = (speech * (1.0 - OVER)).ceil() as u32;
    let most = (speech * STRETCH).floor() as u32;
    (least.max(shortest), most.max(UNHEARD).max(least))
}

/// By how many seconds a length misses the usual ones.
fn distance(length: f64, (least, most): (u32, u32)) -> f64 {
    (f64::from(least) - length).max(length - f64::from(most)).max(0.0)
}

fn counts(seconds: u32) -> (usize, usize) {
    let band = COUNTS.into_iter().find(|(most, ..)| seconds <= *most);
    let long = ((seconds / LONG.0) as usize, (seconds / LONG.1) as usize);
    band.map_or(long, |(_, fewest, most)| (fewest, most))
}

/// Every scene that can follow a state, or be the first.
fn go_on(weighed: &[Vec<Weighed>], from: Option<State>, so_far: f64, row: &mut [Option<Step>]) {
    let (start, scenes, filmed) =
        from.map_or((0, 0, 0), |from| (from.units, from.scenes, from.b_roll));
    for Weighed { last, candidate, cost } in weighed.get(start).into_iter().flatten().copied() {
        let twice = from.is_some_and(|from| from.last == last);
        if twice && from.is_some_and(|from| from.twice) {
            continue;
        }
        let again = if twice { cost::TWICE } else { 0.0 };
        let b_roll = 2.min(filmed + usize::from(candidate.scene_type == SceneType::BRoll));
        let state = State { units: candidate.end, scenes: scenes + 1, last, twice, b_roll };
        improve(row, state, Step { cost: so_far + cost + again, candidate, before: from });
    }
}

fn states(units: usize, scenes: usize) -> impl Iterator<Item = State> {
    (1..=units).flat_map(move |units| {
        (0..TYPES.len()).flat_map(move |last| {
            [false, true].into_iter().flat_map(move |twice| {
                (0..3).map(move |b_roll| State { units, scenes, last, twice, b_roll })
            })
        })
    })
}

fn improve(row: &mut [Option<Step>], state: State, step: Step) {
    if let Some(place) = row.get_mut(state.index())
        && place.is_none_or(|known| step.cost < known.cost)
    {
        *place = Some(step);
    }
}

/// The scenes on the way to a state, first to last.
fn walk_back(rows: &[Vec<Option<Step>>], end: State) -> Option<Vec<Candidate>> {
    let mut scenes = Vec::new();
    let mut state = Some(end);
    while let Some(here) = state {
        let step = rows.get(here.scenes)?.get(here.index()).copied().flatten()?;
        scenes.push(step.candidate);
        state = step.before;
    }
    scenes.reverse();
    Some(scenes)
}

/// Gives the scenes whole seconds that add up; `None` if they cannot.
fn settle(scenes: &[Candidate], seconds: u32) -> Option<Vec<Shot>> {
    #[expect(clippy::cast_sign_loss, reason = "a share of a length is positive")]
    let mut lengths: Vec<u32> = scenes
        .iter()
        .map(|scene| {
            let wanted = (scene.target.round() as u32).clamp(scene.role.0, scene.role.1);
            wanted.clamp(scene.least, scene.most)
        })
        .collect();
    let mut sum: u32 = lengths.iter().sum();
    while sum != seconds {
        let longer = sum < seconds;
        let (at, length) = cheapest_change(scenes, &lengths, longer)?;
        *lengths.get_mut(at)? = length;
        sum = if longer { sum + 1 } else { sum - 1 };
    }
    let shots = scenes.iter().zip(lengths).map(|(scene, seconds)| Shot {
        units: scene.start..scene.end,
        scene_type: scene.scene_type,
        seconds,
    });
    Some(shots.collect())
}

/// The scene that a second more or less hurts least, and its new length.
fn cheapest_change(scenes: &[Candidate], lengths: &[u32], longer: bool) -> Option<(usize, u32)> {
    let mut best: Option<(f64, usize, u32)> = None;
    for (at, (scene, length)) in scenes.iter().zip(lengths).enumerate() {
        let length = if longer { length + 1 } else { length.saturating_sub(1) };
        if !(scene.least..=scene.most).contains(&length) {
            continue;
        }
        let off = (f64::from(length) - scene.target) / scene.target.max(1.0);
        let hurt = cost::OUT_OF_ROLE * distance(f64::from(length), scene.role)
            + if longer { off } else { -off };
        if best.is_none_or(|(least, ..)| hurt < least) {
            best = Some((hurt, at, length));
        }
    }
    best.map(|(_, at, length)| (at, length))
}
