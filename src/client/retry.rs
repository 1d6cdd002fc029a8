//! Which exchanges are repeated, and after how long.

use std::time::Duration;

use super::http::{Answer, Ask, Fault, Http};
use super::refusal::{Class, Refusal};
use super::{Step, Watch};

/// What a second request of the kind would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: it only asks, or names its task itself. Repeated after every trouble that passes.
    Harmless,
    /// Make, and cost, a second video. Repeated only where the first cannot have done anything.
    Creating,
}

/// How often an exchange is repeated.
const REPEATS: u32 = 2;
/// How often a request that is being worked on is asked for again.
const REPEATS_IN_PROGRESS: u32 = 10;
/// The first pause; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(1);
/// The longest pause, even if the server asks for more.
const LONGEST: Duration = Duration::from_secs(30);

/// What came of an exchange and its repetitions.
pub(super) struct Outcome {
    pub(super) answer: Result<Answer, Fault>,
    /// Whether an earlier attempt may have arrived.
    pub(super) maybe_sent: bool,
}

/// Asks until there is an answer that counts.
pub(super) fn ask(http: &Http, ask: &Ask<'_>, kind: Kind, watch: &mut dyn Watch) -> Outcome {
    let mut maybe_sent = false;
    let mut attempt = 0;
    loop {
        let answer = http.ask(ask);
        let Some((why, _)) = reason(&answer, kind).filter(|(_, most)| attempt < *most) else {
            return Outcome { answer, maybe_sent };
        };
        maybe_sent |= !matches!(answer, Err(Fault::NotSent(_)));
        let asked = answer.ok().and_then(|answer| answer.retry_after);
        let after = wait(attempt, asked);
        watch.step(Step::Retrying { why: &why, after });
        std::thread::sleep(after);
        attempt += 1;
    }
}

/// Why an exchange should be repeated, and how often at most.
fn reason(answer: &Result<Answer, Fault>, kind: Kind) -> Option<(String, u32)> {
    match answer {
        Err(Fault::NotSent(why)) => Some((why.clone(), REPEATS)),
        Err(Fault::Lost(why)) => (kind == Kind::Harmless).then(|| (why.clone(), REPEATS)),
        Ok(answer) if answer.is_success() => None,
        Ok(answer) => {
            let refusal = Refusal::read(answer);
            let most = match (refusal.class, kind) {
                (Class::Limited, _) if refusal.code.contains("quota") => 1,
                (Class::Limited, _) | (Class::Server, Kind::Harmless) => REPEATS,
                (Class::Conflict, Kind::Creating) if refusal.code.contains("in_progress") => {
                    REPEATS_IN_PROGRESS
                }
                _ => return None,
            };
            Some((refusal.message, most))
        }
    }
}

/// The pause before a repetition: doubling, jittered, and no shorter than the server asks.
fn wait(attempt: u32, asked: Option<Duration>) -> Duration {
    let pause = FIRST.saturating_mul(1 << attempt.min(5)).mul_f64(jitter());
    pause.max(asked.unwrap_or_default()).min(LONGEST)
}

/// A factor from 0.75 to 1.25, so that many clients do not come back at once.
fn jitter() -> f64 {
    let (random, _) = uuid::Uuid::new_v4().as_u64_pair();
    0.75 + f64::from((random >> 32) as u32) / f64::from(u32::MAX) * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        for attempt in 0..40 {
            let pause = wait(attempt, None);
            assert!(
                pause >= Duration::from_millis(750) && pause <= LONGEST,
                "{attempt}: {pause:?}"
            );
        }
        assert_eq!(wait(0, Some(Duration::from_secs(9))), Duration::from_secs(9));
        assert_eq!(wait(0, Some(Duration::from_secs(3600))), LONGEST);
    }
}
