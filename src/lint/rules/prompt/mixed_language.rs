//! `prompt/mixed-language`

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::optimize::language::{directions, is_foreign};
use crate::plan::Scene;
use crate::source::Span;

declare_rule! {
    /// Pictures, directions or the style of a script in another language are not in English.
    ///
    /// The narration and the strings on screen stay in their language; what tells the agent how to
    /// draw, move and frame is read best in English. A verb of motion that it does not know is
    /// rendered as a still picture. Quoted strings are left alone.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// language: de
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Einstieg
    /// [Die Moderatorin steht vor der Maschine und lächelt]
    /// VO: "Im Januar haben sich so viele Menschen angemeldet wie noch nie."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// language: de
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Einstieg
    /// [The presenter stands in front of the machine and smiles]
    /// VO: "Im Januar haben sich so viele Menschen angemeldet wie noch nie."
    /// ```
    pub(crate) struct MixedLanguage("prompt/mixed-language") {
        severity: Warning,
        fix: None,
        many: "{n} places tell the agent what to show in another language than English" => "write pictures, directions and style in English; narration and on-screen text stay as they are",
    }
}

impl Rule for MixedLanguage {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let tag = cx.language().tag;
        if tag == "en" {
            return;
        }
        let style = cx.plan.style.as_ref().and_then(|style| style.text.as_ref());
        if let Some(text) = style.filter(|text| is_foreign(text.as_str(), tag)) {
            report.push(finding(cx, report, text.span(), "the style is described"));
        }
        for scene in &cx.plan.scenes {
            if is_foreign(&directions(scene), tag) {
                let subject = format!("scene {} says what to show", scene.label());
                report.push(finding(cx, report, place(scene, tag), &subject));
            }
        }
    }
}

fn finding(cx: &Context<'_>, report: &Sink<'_>, place: Span, subject: &str) -> Diagnostic {
    let language = cx.language().name;
    report
        .finding(place, format!("{subject} in {language}"))
        .label(format!("{language}, for the agent to follow"))
        .note("the agent follows English best: a verb of motion that it does not know stands still")
        .help(format!("write it in English; narration and on-screen text stay {language}"))
}

/// The first text of a scene that is not English by itself, else the first one.
fn place(scene: &Scene, tag: &str) -> Span {
    let texts = || pictures::shown(scene).chain(&scene.directions).chain(&scene.transition);
    let foreign = texts().find(|text| is_foreign(text.as_str(), tag));
    foreign.or(texts().next()).map_or(scene.heading, crate::text::Text::span)
}
