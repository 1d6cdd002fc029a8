//! Scenes whose speech needs more time than they have.

use super::context::Context;
use crate::plan::{Plan, Scene};
use crate::source::Span;
use crate::speech;
use crate::time::Time;

/// Scenes whose narration is one sentence run: most often a single scene; narration without final
/// punctuation goes on in the next one and is measured with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run<'p> {
    pub(crate) scenes: &'p [Scene],
    /// What the speech is estimated at.
    pub(crate) estimate: Time,
    /// What a quick narrator needs.
    pub(crate) quick: Time,
    /// What a slow narrator needs.
    pub(crate) slow: Time,
    /// What the scenes give it.
    pub(crate) length: Time,
}

/// The limits past which speech is an overrun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Share of the length by which the estimate may exceed it.
    pub(crate) tolerance: f64,
    /// Time by which it may exceed it at any rate.
    pub(crate) slack: Time,
}

impl Limits {
    /// The defaults of `timing/vo-overrun`.
    pub(crate) const DEFAULT: Self = Self { tolerance: 0.1, slack: Time::from_secs(1) };

    /// Whether `needed` exceeds `length` by more than the limits.
    pub(crate) fn exceeded(self, needed: Time, length: Time) -> bool {
        needed.seconds() > length.seconds() * (1.0 + self.tolerance) && needed > length + self.slack
    }
}

/// Languages that end sentences with a space or not at all.
const WITHOUT_FULL_STOP: [&str; 2] = ["th", "lo"];
/// What ends a sentence.
const FINAL: [char; 14] =
    ['.', '!', '?', '…', '。', '！', '？', '．', '｡', '।', '॥', '؟', '۔', '‽'];

/// The speech of a plan, run by run.
pub(crate) fn runs(plan: &Plan) -> impl Iterator<Item = Run<'_>> {
    let joins = !WITHOUT_FULL_STOP.iter().any(|tag| plan.language.starts_with(tag));
    let groups = plan.scenes.chunk_by(move |scene, next| {
        joins && speaks(next) && scene.vo.as_ref().is_some_and(|vo| goes_on(vo.as_str()))
    });
    groups.map(|scenes| {
        let sum = |of: fn(&Scene) -> Time| scenes.iter().map(of).sum();
        Run {
            scenes,
            estimate: sum(|scene| scene.speech.estimate),
            quick: sum(|scene| scene.speech.quick),
            slow: sum(|scene| scene.speech.slow),
            length: sum(|scene| scene.seconds),
        }
    })
}

/// Whether a scene has spoken words.
pub(crate) fn speaks(scene: &Scene) -> bool {
    scene.speech.words > 0
}

/// Whether a narration ends where a sentence does.
pub(crate) fn has_final_mark(text: &str) -> bool {
    !goes_on(text)
}

/// Whether a narration stops in the middle of a sentence.
fn goes_on(text: &str) -> bool {
    let mut text = text.trim_end();
    // A closing remark is not spoken: `… today. [smiles]`
    while let Some(at) = text.strip_suffix(']').and_then(|text| text.rfind('[')) {
        text = text.get(..at).unwrap_or_default().trim_end();
    }
    let is_closer =
        |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '」' | ')' | '*' | '_');
    let text = text.trim_end_matches(|c: char| is_closer(c) || c.is_whitespace());
    text.chars().last().is_some_and(|last| !FINAL.contains(&last) && last != '>')
}

/// Where the speech of a run is cut off when its time is up.
#[derive(Clone, Debug)]
pub(crate) struct Cut<'p> {
    /// What still fits of the speech of the scene in which the cut falls.
    pub(crate) fits: &'p str,
    /// Its place, or that of the whole speech if nothing fits.
    pub(crate) span: Span,
    /// Words of the run that do not fit.
    pub(crate) lost: usize,
}

/// Finds the cut.
pub(crate) fn cut<'p>(cx: &Context<'_>, run: &Run<'p>) -> Option<Cut<'p>> {
    let (language, pace) = (cx.language(), cx.pace());
    let mut left = run.length;
    let mut scenes = run.scenes.iter();
    while let Some(scene) = scenes.next() {
        let last = scenes.as_slice().is_empty();
        if !last && scene.speech.estimate <= left {
            left = left.saturating_sub(scene.speech.estimate);
            continue;
        }
        let vo = scene.vo.as_ref()?;
        let ms = u32::try_from(left.ms()).unwrap_or(u32::MAX);
        let figures = &cx.options.config.timing.figures;
        let at = speech::cut_off_with(vo.as_str(), language, pace, ms, figures);
        let (fits, rest) = vo.as_str().split_at_checked(at)?;
        let end = if fits.is_empty() { vo.as_str().len() } else { at };
        let after: u32 = scenes.as_slice().iter().map(|scene| scene.speech.words).sum();
        let dropped = speech::measure(rest, language).words.saturating_add(after);
        return Some(Cut { fits, span: vo.span_of(0..end), lost: dropped.max(1) as usize });
    }
    None
}

/// Why a run is longer than it looks: its costliest figure, address or acronym, if that alone takes
/// a good part of what is too much.
pub(crate) fn reason(cx: &Context<'_>, run: &Run<'_>) -> Option<String> {
    let (language, pace) = (cx.language(), cx.pace());
    let figures = &cx.options.config.timing.figures;
    let texts = run.scenes.iter().filter_map(|scene| scene.vo.as_ref());
    let tokens = texts.flat_map(|vo| {
        let form = speech::spoken_form_with(vo.as_str(), language, figures);
        form.into_iter().filter(|token| token.words > 1).map(move |token| (vo, token))
    });
    let (vo, token) = tokens.max_by_key(|(_, token)| token.ms)?;
    let time = Time::from_ms(u64::from(pace.scale(token.ms)));
    let excess = run.estimate.saturating_sub(run.length);
    if time < LEAST_REASON || time.ms() * 4 < excess.ms() {
        return None;
    }
    let written = vo.as_str().get(token.range)?;
    Some(format!("`{written}` alone takes {time} s: {}", token.spoken))
}

/// A shorter token is no reason worth naming.
const LEAST_REASON: Time = Time::from_ms(1_500);

/// `13–17 s`: from a quick to a slow narrator, in whole seconds where these say it.
pub(crate) fn need(run: &Run<'_>) -> String {
    let quick = run.quick.ms() / 1000;
    let slow = run.slow.ceil_second();
    if Time::from_secs(quick) > run.length {
        format!("{quick}–{slow} s")
    } else {
        format!("{}–{} s", run.quick, run.slow)
    }
}

/// `scene 6`, `scenes 6 and 7`, `scenes 6–8`.
pub(crate) fn name(scenes: &[Scene]) -> String {
    match scenes {
        [] => "no scene".to_owned(),
        [one] => format!("scene {}", one.label()),
        [first, second] => format!("scenes {} and {}", first.label(), second.label()),
        [first, .., last] => format!("scenes {}–{}", first.label(), last.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    #[test]
    fn final_punctuation() {
        for text in ["Done.", "Done? ", "“Done.”", "Done. [smiles]", "完。", "हाँ।", "Wait…", ""]
        {
            assert!(!goes_on(text), "{text}");
        }
        for text in ["and then,", "and", "three things:", "so —", "and [pause]"] {
            assert!(goes_on(text), "{text}");
        }
    }
}
