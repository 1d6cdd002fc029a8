//! Pass 6: what the agent may do with the narration. Left to itself it rewrites, pads a short
//! script with silence and rounds figures.

use crate::plan::{Plan, ScriptMode};

use super::{Directive, Optimized};

pub(super) const NAME: &str = "script-mode";

/// Below this share of speech there is room for linking sentences.
const FULL_PERCENT: u64 = 90;

pub(super) fn run(optimized: &mut Optimized) {
    if !optimized.plan.scenes.iter().any(|scene| scene.vo.is_some()) {
        return;
    }
    let share = share(&optimized.plan);
    let (directive, message) = match (optimized.plan.script, share) {
        (ScriptMode::Verbatim, _) => {
            (Directive::Verbatim, "the narration is spoken word for word".to_owned())
        }
        (ScriptMode::Adapt, Some(share)) if share < FULL_PERCENT => (
            Directive::Link,
            format!("linking sentences are welcome: speech fills {share} % of the time"),
        ),
        (ScriptMode::Adapt, Some(share)) => (
            Directive::Keep,
            format!("the narration keeps its length: speech fills {share} % of the time"),
        ),
        (ScriptMode::Adapt, None) => {
            (Directive::Keep, "the narration keeps its length: no total is given".to_owned())
        }
    };
    optimized.guidance.directive = Some(directive);
    optimized.report(NAME, message);
}

/// Speech in percent of the length asked for; `None` without one.
fn share(plan: &Plan) -> Option<u64> {
    let total = plan.duration.map_or(plan.totals.seconds, |duration| duration.min).ms();
    let speech = plan.totals.speech.estimate.ms();
    (speech.saturating_mul(100)).checked_div(total)
}
