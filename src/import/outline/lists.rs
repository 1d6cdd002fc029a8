//! Lists that count from the beginning again: other videos, and remarks.

use super::{Builder, Mark, What};
use crate::import::draft::{DraftScene, DraftTime, DraftValue};
use crate::import::table::{self, Shape};
use crate::text::Text;

impl Builder<'_> {
    /// Lists that count from one again: another video where something is said, remarks where not.
    pub(super) fn settle_second_lists(&mut self) {
        let runs = self.runs();
        let spoken: Vec<bool> =
            runs.iter().map(|run| run.iter().any(|at| self.speaks(*at))).collect();
        let any = spoken.contains(&true);
        let mut kept = 0;
        let mut borders = Vec::new();
        for (run, speaks) in runs.iter().zip(&spoken) {
            let keep = if any { *speaks } else { kept == 0 };
            if keep {
                kept += 1;
                if kept > 1 {
                    borders.extend(self.open_video(run));
                }
                continue;
            }
            for at in run {
                let text = self
                    .marks
                    .get(*at)
                    .and_then(|mark| self.lines.get(mark.line))
                    .map(|line| line.text.clone())
                    .unwrap_or_default();
                let times = self.times(run);
                let text = if text.is_empty() {
                    self.marks
                        .get(*at)
                        .and_then(|mark| self.lines.get(mark.line))
                        .map(table::row_text)
                        .unwrap_or_default()
                } else {
                    text
                };
                self.lend(&times);
                if let Some(mark) = self.marks.get_mut(*at) {
                    mark.what = What::Outside(text);
                }
            }
        }
        for at in borders.into_iter().rev() {
            let line = self.marks.get(at).map_or(0, |mark| mark.line);
            self.marks.insert(at, Mark { line, what: What::Video(Text::default()), depth: 0 });
        }
    }

    /// The times of a list of scenes in which nothing is said, by number.
    fn times(&self, run: &[usize]) -> Vec<(u32, DraftTime)> {
        let time = |at: &usize| {
            let What::Row(row) = &self.marks.get(*at)?.what else { return None };
            let scene = self.row(*row)?;
            Some((scene.number?.value, scene.time?))
        };
        run.iter().filter_map(time).collect()
    }

    /// Gives times from an overview to the scenes of the same number that have none.
    fn lend(&mut self, times: &[(u32, DraftTime)]) {
        for mark in &mut self.marks {
            let What::Scene(heading) = &mut mark.what else { continue };
            let time = heading
                .number
                .and_then(|number| times.iter().find(|(value, _)| *value == number.value));
            if let Some((_, time)) = time.filter(|_| heading.scene.time.is_none()) {
                heading.scene.time = Some(*time);
            }
        }
    }

    /// The scenes, divided where they count from the beginning again.
    fn runs(&self) -> Vec<Vec<usize>> {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        let mut last: Option<(u32, Option<char>)> = None;
        let mut last_start = None;
        let mut first_number = None;
        let mut video = false;
        let mut in_table = None;
        for (at, mark) in self.marks.iter().enumerate() {
            if matches!(mark.what, What::Video(_)) {
                video = true;
            }
            if !self.is_scene(at) {
                continue;
            }
            let (number, start) = self.counts(&mark.what);
            let first =
                table::at(self.tables, mark.line).is_some_and(|table| table.body == mark.line);
            // A table that does not count at all is a list of its own.
            let table = first && number.is_none() && start.is_none();
            let recounts = number
                .zip(last)
                .is_some_and(|(one, other)| one <= other && Some(one) <= first_number)
                || (number.is_none() || first)
                    && start
                        .zip(last_start)
                        .is_some_and(|(one, other)| one < other || one == 0 && other > 0);
            let recounts = recounts
                && !(first && start.zip(last_start).is_some_and(|(one, other)| one > other));
            let is_row = matches!(mark.what, What::Row(_));
            let other_kind = in_table.replace(is_row).is_some_and(|before| before != is_row);
            if runs.is_empty() || recounts || video || table || other_kind {
                runs.push(Vec::new());
            }
            video = false;
            if let Some(run) = runs.last_mut() {
                if run.is_empty() {
                    first_number = number;
                }
                first_number = first_number.or(number);
                run.push(at);
            }
            if number.is_some() || recounts {
                last = number;
            }
            if start.is_some() || recounts {
                last_start = start;
            }
        }
        runs
    }

    /// The number and the start of a scene, in milliseconds.
    fn counts(&self, what: &What) -> (Option<(u32, Option<char>)>, Option<u64>) {
        match what {
            What::Scene(heading) => (heading.label(), heading.scene.time.and_then(start)),
            What::Row(row) => self.row(*row).map_or((None, None), |scene| {
                let number = scene.number.map(|number| (number.value, number.suffix));
                (number, scene.time.and_then(start))
            }),
            _ => (None, None),
        }
    }

    /// The scene in a row of a table.
    fn row(&self, row: usize) -> Option<DraftScene> {
        let table = table::at(self.tables, row)?;
        let Shape::Scenes { columns, .. } = &table.shape else { return None };
        Some(table::scene(self.lines.get(row)?, &[], columns))
    }

    /// The heading above a run becomes the one of its video; without one, the mark before which one is missing.
    fn open_video(&mut self, run: &[usize]) -> Option<usize> {
        let first = run.first().copied()?;
        let above = self
            .marks
            .get(first.checked_sub(1)?)
            .is_some_and(|mark| matches!(mark.what, What::Video(_)));
        if above {
            return None;
        }
        let depth = self.marks.get(first).map_or(0, |mark| mark.depth);
        let before = (0..first)
            .rev()
            .take_while(|at| !self.is_scene(*at))
            .filter(|at| self.marks.get(*at).is_some_and(|mark| mark.depth < depth))
            .last();
        let Some(mark) = before.and_then(|at| self.marks.get_mut(at)) else { return Some(first) };
        if let What::Outside(text) | What::Group(text) = &mark.what {
            mark.what = What::Video(text.clone());
        }
        None
    }
}

fn start(time: DraftTime) -> Option<u64> {
    use DraftValue::{Clock, Length, Range, Start};
    match time.value {
        Range(from, _) | Clock(from) | Start(from) => Some(from.ms()),
        Length(_) => None,
    }
}
