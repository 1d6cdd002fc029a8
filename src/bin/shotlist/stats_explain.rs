//! `shotlist stats --explain`: what costs the time of each scene.

use std::fmt::Write as _;

use serde::Serialize;
use shotlist::Options;
use shotlist::plan::{Plan, Scene};
use shotlist::report::neutralize;
use shotlist::speech::{self, Language, Pace, SpokenToken, TokenKind};
use shotlist::time::Time;

/// Rows a scene.
const MOST: usize = 5;
/// Columns of the written form.
const WRITTEN: usize = 24;

/// Something that takes time, and why.
#[derive(Debug, Serialize)]
pub(crate) struct Cost {
    /// As it stands in the script.
    text: String,
    /// As it is read aloud; empty for pauses.
    spoken: String,
    seconds: Time,
}

/// The costliest figures, addresses, acronyms and long words of a scene, then its pauses.
pub(crate) fn costs(plan: &Plan, scene: &Scene, options: &Options) -> Vec<Cost> {
    let Some(vo) = &scene.vo else { return Vec::new() };
    let language = Language::find(&plan.language).unwrap_or_else(|| Language::detect(vo.as_str()));
    let pace = Pace::new(plan.pace);
    let figures = &options.config.timing.figures;
    let tokens = speech::spoken_form_with(vo.as_str(), language, figures);
    let (mut said, silent): (Vec<_>, Vec<_>) =
        tokens.into_iter().partition(|token| token.words > 0);
    said.sort_by_key(|token| (token.kind == TokenKind::Word, std::cmp::Reverse(token.ms)));
    let scaled = |token: &SpokenToken| Time::from_ms(u64::from(pace.scale(token.ms)));
    let mut costs: Vec<Cost> = said
        .iter()
        .take(MOST)
        .map(|token| Cost {
            text: vo.as_str().get(token.range.clone()).unwrap_or_default().to_owned(),
            spoken: token.spoken.clone(),
            seconds: scaled(token),
        })
        .collect();
    let breaks = |token: &&SpokenToken| token.kind == TokenKind::Break;
    let literal: u64 = silent.iter().filter(breaks).map(|token| u64::from(token.ms)).sum();
    let pauses: Time = silent.iter().filter(|token| !breaks(token)).map(scaled).sum();
    if pauses > Time::ZERO {
        costs.push(Cost { text: "pauses".to_owned(), spoken: String::new(), seconds: pauses });
    }
    if literal > 0 {
        let seconds = Time::from_ms(literal);
        costs.push(Cost { text: "breaks".to_owned(), spoken: String::new(), seconds });
    }
    costs
}

/// The costs of every scene, as lines.
pub(crate) fn draw(plan: &Plan, options: &Options) -> String {
    let mut out = String::new();
    for scene in plan.scenes.iter().filter(|scene| scene.vo.is_some()) {
        let _ = writeln!(out, "\nScene {}  {} s of speech", scene.label(), scene.speech.estimate);
        for cost in costs(plan, scene, options) {
            let written = neutralize(&cost.text).into_owned();
            let spoken = if cost.spoken == cost.text {
                String::new()
            } else {
                neutralize(&cost.spoken).into_owned()
            };
            let line = format!(
                "{:>6} s  {written:<WRITTEN$}  {spoken}",
                format!("{:.1}", cost.seconds.seconds())
            );
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
    out
}
