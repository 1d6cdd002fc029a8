//! How long a script is: three answers that should agree.

use super::context::{Context, seconds};
use crate::plan::Declared;
use crate::source::Span;
use crate::time::Time;

/// The declared length, the sum of the scenes and the narration. What the script does not give is
/// `None`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Totals {
    /// The least and the greatest length that the script declares.
    pub(crate) declared: Option<(Time, Time)>,
    /// The sum of the scenes, if any of them has a time.
    pub(crate) scenes: Option<Time>,
    /// What the narration needs.
    pub(crate) speech: Option<Time>,
    /// Where the declared length is written, else the first scene.
    pub(crate) span: Span,
}

impl Totals {
    /// `None` for a script without scenes, or without any length.
    pub(crate) fn new(cx: &Context<'_>) -> Option<Self> {
        let plan = cx.plan;
        let first = plan.scenes.first()?;
        let timed = plan.scenes.iter().any(|scene| scene.declared.is_some());
        let place = plan.duration.map(|declared| declared.span).filter(|span| !span.is_empty());
        let declared = plan.duration.map(bounds);
        let speech = Some(plan.totals.speech.estimate).filter(|_| plan.totals.speech.words > 0);
        let scenes = timed.then_some(plan.totals.seconds);
        (declared.is_some() || timed).then_some(Self {
            declared,
            scenes,
            speech,
            span: place.unwrap_or(first.heading),
        })
    }

    /// The sum of the scenes, or zero.
    pub(crate) fn scenes(&self) -> Time {
        self.scenes.unwrap_or_default()
    }

    /// The least and the greatest length of the video.
    pub(crate) fn length(&self) -> (Time, Time) {
        self.declared.unwrap_or((self.scenes(), self.scenes()))
    }

    /// Whether the target refuses the declared length: then no sum of scenes is worth comparing.
    pub(crate) fn is_refused(&self, cx: &Context<'_>) -> bool {
        cx.target
            .limits
            .total
            .zip(self.declared)
            .is_some_and(|(limits, declared)| declared.0 > limits.1 || declared.1 < limits.0)
    }

    /// The declared length for messages.
    pub(crate) fn declared_text(&self) -> String {
        match self.declared {
            Some((least, most)) if least == most => seconds(least),
            Some((least, most)) => format!("{least}–{most} s"),
            None => "no length".to_owned(),
        }
    }
}

/// The least and the greatest length. "About a minute" may be a tenth more or less.
fn bounds(declared: Declared) -> (Time, Time) {
    let (least, most) = (declared.min, declared.max);
    if !declared.approximate || least != most {
        return (least, most);
    }
    let slack = Time::from_ms(least.ms() / 10);
    (least.saturating_sub(slack), most + slack)
}

/// An estimate in whole seconds: its tenths say nothing.
pub(crate) fn rounded(time: Time) -> String {
    seconds(Time::from_secs((time.ms() + 500) / 1000))
}
