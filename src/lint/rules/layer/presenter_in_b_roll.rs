//! `layer/presenter-in-b-roll`

use std::borrow::Cow;
use std::ops::Range;

use crate::ast::SceneType;
use crate::lint::context::Context;
use crate::lint::data::framing::Phrases;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;
use crate::text::Text;
use crate::vocabulary::WordSet;

declare_rule! {
    /// B-roll describes the presenter.
    ///
    /// B-roll is rendered without the presenter. A presenter who is described there all the same is
    /// ignored or, worse, comes out as a second person who looks like somebody else. "No avatar" and
    /// the presenter's voice do not count.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, STOCK (8s): The city
    /// [The presenter walks across the square]
    /// VO: "Most of the people who signed up live here, and half of them walk to work."
    /// VISUAL: A square in the morning sun.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, STOCK (8s): The city
    /// [Full screen, no avatar]
    /// VO: "Most of the people who signed up live here, and half of them walk to work."
    /// VISUAL: A square in the morning sun.
    /// ```
    pub(crate) struct PresenterInBRoll("layer/presenter-in-b-roll") {
        severity: Warning,
        fix: None,
        many: "{n} B-roll scenes describe the presenter" => "describe what is seen instead, or make the scenes OVERLAY",
        options: {
            /// Words for the presenter.
            presenter: Words = Words(Cow::Borrowed(PRESENTER)),
        },
    }
}

const PRESENTER: &[Cow<'static, str>] = &[
    Cow::Borrowed("presenter"),
    Cow::Borrowed("avatar"),
    Cow::Borrowed("spokesperson"),
    Cow::Borrowed("talking head"),
];

/// Words before the presenter with which a statement says that the presenter is not seen.
static DENIALS: WordSet = WordSet::new(&[
    "no", "not", "non", "without", "never", "none", "nobody", "nor", "hide", "hides", "hidden",
    "off", "instead", "from", "away", "after", "before", "until", "behind", "voice", "unlike",
]);
/// Words behind the presenter that do the same.
static TAKEN_BACK: WordSet = WordSet::new(&[
    "not",
    "never",
    "no",
    "none",
    "off",
    "hidden",
    "unseen",
    "invisible",
    "gone",
    "absent",
    "voice",
    "s",
    "leaves",
    "disappears",
    "only",
    "narrates",
    "heard",
    "speaks",
    "continues",
]);

impl Rule for PresenterInBRoll {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let presenter = Phrases::new(&self.presenter);
        for scene in cx.plan.scenes.iter().filter(|scene| scene.is(SceneType::BRoll)) {
            let Some((text, range)) = find(&presenter, scene) else { continue };
            let span = text.span_of(range);
            if !report.claim(Cause::Line(cx.source.lines().line_of(span.start))) {
                continue;
            }
            let name = scene.label();
            let finding = report
                .finding(span, format!("scene {name} is B-roll and describes the presenter"))
                .label("not seen in B-roll")
                .note("the description is ignored, or a second person appears who is not the presenter")
                .help(format!("describe what is seen instead, or make scene {name} OVERLAY"));
            report.push(finding);
        }
    }
}

/// The first place of a scene that describes the presenter.
fn find<'p>(presenter: &Phrases<'_>, scene: &'p Scene) -> Option<(&'p Text, Range<usize>)> {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let others = [&scene.visual, &scene.left, &scene.right].into_iter().flatten();
    scene.directions.iter().chain(others).chain(layers).find_map(|text| {
        let range = presenter.find(text.as_str(), &DENIALS)?;
        let behind = text.as_str().get(range.end..).unwrap_or_default();
        (!is_taken_back(behind)).then_some((text, range))
    })
}

/// Whether what stands behind the presenter in the same statement takes it back.
fn is_taken_back(behind: &str) -> bool {
    let statement = behind.split(['.', ';', ',']).next().unwrap_or_default();
    statement.split(|c: char| !c.is_alphanumeric()).any(|word| TAKEN_BACK.has(word))
}
