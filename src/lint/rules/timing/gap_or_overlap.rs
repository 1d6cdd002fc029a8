//! `timing/gap-or-overlap`

use crate::diagnostic::Diagnostic;
use crate::lint::context::{Context, seconds};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::{Scene, SceneTime};
use crate::time::Time;

declare_rule! {
    /// The times of two scenes leave a gap or overlap.
    ///
    /// Nothing is planned for a gap, so it is closed, and all later scenes start early. Where scenes
    /// overlap, one of them loses the time that both were given. Inclusive ranges (0–4, 5–12, 13–22)
    /// do neither. A fault and its echo in the next scene are one finding.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (0:00–0:05): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — A-ROLL (0:08–0:14): Why
    /// VO: "Most of them came because a friend told them to, and a third stayed."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (0:00–0:05): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — A-ROLL (0:05–0:11): Why
    /// VO: "Most of them came because a friend told them to, and a third stayed."
    /// ```
    pub(crate) struct GapOrOverlap("timing/gap-or-overlap") {
        severity: Warning,
        fix: None,
        many: "the scenes leave gaps or overlap in {n} places" => "let each scene start where the one before it ends",
    }
}

/// By so much the ends of inclusive ranges fall short of the next start.
const INCLUSIVE: Time = Time::from_secs(1);

impl Rule for GapOrOverlap {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let slack = slack(&cx.plan.scenes);
        let mut open: Option<Diagnostic> = None;
        for seam in seams(&cx.plan.scenes, slack) {
            if seam.is_tight() {
                open.take().map(|finding| report.push(finding));
                continue;
            }
            // A scene that moved leaves a gap before it and an overlap behind it: one fault.
            open = Some(match open {
                Some(finding) => finding.label_at(seam.time.span, seam.label(cx)),
                None => seam.finding(cx, report),
            });
        }
        open.map(|finding| report.push(finding));
    }
}

/// Where one scene ends and the next one starts, both by their written ranges.
struct Seam<'p> {
    before: &'p Scene,
    scene: &'p Scene,
    /// The time of the later scene.
    time: SceneTime,
    end: Time,
    start: Time,
    /// What may lie between them.
    slack: Time,
}

/// The seams at which something can be wrong. Numbering that starts anew is another topic.
fn seams(scenes: &[Scene], slack: Time) -> impl Iterator<Item = Seam<'_>> {
    scenes.iter().zip(scenes.iter().skip(1)).filter_map(move |(before, scene)| {
        let earlier = before.declared?;
        let time = scene.declared?;
        let (from, end, start) = (earlier.start?, earlier.end?, time.start?);
        let restarts = scene.number == 1 && start == Time::ZERO;
        (from < end && !restarts).then_some(Seam { before, scene, time, end, start, slack })
    })
}

/// What may be missing at a seam: a second if most ranges are inclusive.
fn slack(scenes: &[Scene]) -> Time {
    let is_inclusive = |seam: &Seam<'_>| seam.start == seam.end + INCLUSIVE;
    let all = || seams(scenes, Time::ZERO);
    let inclusive = all().filter(is_inclusive).count();
    if inclusive > 0 && inclusive * 2 >= all().count() { INCLUSIVE } else { Time::ZERO }
}

impl Seam<'_> {
    fn is_tight(&self) -> bool {
        self.start == self.end || self.start == self.next()
    }

    /// When the later scene should start.
    fn next(&self) -> Time {
        self.end + self.slack
    }

    fn finding(&self, cx: &Context<'_>, report: &Sink<'_>) -> Diagnostic {
        let (before, scene) = (self.before.label(), self.scene.label());
        let (message, note) = if self.start > self.end {
            let gap = seconds(self.start.saturating_sub(self.next()));
            (
                format!("scenes {before} and {scene} leave a gap of {gap}"),
                "nothing is planned for that time: it is closed, and all later scenes start early",
            )
        } else {
            let overlap = seconds(self.end.saturating_sub(self.start));
            (
                format!("scenes {before} and {scene} overlap by {overlap}"),
                "only one scene can be on screen: the other loses the time that both were given",
            )
        };
        report
            .finding(self.time.span, message)
            .label(self.label(cx))
            .note(note)
            .help(format!("let scene {scene} start at {}", self.spell(cx, self.next())))
    }

    fn label(&self, cx: &Context<'_>) -> String {
        let (start, end) = (self.spell(cx, self.start), self.spell(cx, self.end));
        format!("starts at {start}, scene {} ends at {end}", self.before.label())
    }

    /// A moment as the script writes moments: `0:08`, else `8 s`.
    fn spell(&self, cx: &Context<'_>, moment: Time) -> String {
        if !cx.source.slice(self.time.span).contains(':') {
            return seconds(moment);
        }
        let whole = moment.ms() / 1000;
        format!("{}:{:02}", whole / 60, whole % 60)
    }
}
