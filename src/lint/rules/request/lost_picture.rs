//! `request/lost-picture`

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::{Loss, Lost};

declare_rule! {
    /// A scene has nothing that the target can show.
    ///
    /// The target shows presenters and files, and makes no pictures of its own: motion graphics,
    /// stock footage and generated clips have to be given as files. With `--allow-loss` the
    /// presenter says the words before a plain background.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — B-ROLL, STOCK (12s)
    /// VO: "Twelve rooms, two gardens, and a kettle that never goes cold: welcome to the new house."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// files:
    ///   - {name: plan.png, asset_id: asset_41}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — B-ROLL, ASSET plan.png (12s)
    /// VO: "Twelve rooms, two gardens, and a kettle that never goes cold: welcome to the new house."
    /// ```
    pub(crate) struct LostPicture("request/lost-picture") {
        severity: Error,
        fix: None,
        many: "{n} scenes have nothing that the target can show" => "give their pictures as `files` and show them by `ASSET name`, or send it with `--allow-loss`",
    }
}

impl Rule for LostPicture {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let severity = requests::severity_of_loss(cx);
        for loss in requests::losses(cx).iter().filter(|loss| loss.kind == Lost::Picture) {
            let place = requests::place_of(cx, loss);
            let finding =
                report.finding_of(severity, place, requests::says(loss)).label(loss.instead);
            report.push(advise(cx, loss, finding));
        }
    }
}

/// Why it matters and what to do, by what is lacking.
fn advise(cx: &Context<'_>, loss: &Loss, finding: Diagnostic) -> Diagnostic {
    match loss.field {
        "vo" => finding
            .note("the target films nobody who says nothing")
            .help("write what is said, show a file in a B-roll scene, or remove the scene"),
        "duration" => finding
            .note("the target takes no picture without a length")
            .help("give the scene a length, such as `(5s)`, or say something in it"),
        _ => finding
            .note("the target shows presenters and files, and makes no pictures of its own")
            .help(requests::rather(cx, "give the picture as one of `files` and show it by `ASSET name`, or send it with `--allow-loss`")),
    }
}
