//! `request/engine-conflict`

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::AvatarKind;
use crate::target::{Role, Written};

declare_rule! {
    /// A setting of the presenter does not go with the engine.
    ///
    /// How a presenter moves and how lively it is can be set for some engines and kinds of avatars
    /// alone. `avatar: {kind: photo}` says which kind it is; as long as it is not said, a setting
    /// that only photos take is a warning.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// heygen: {engine: avatar_v, expressiveness: high}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// avatar: {kind: photo}
    /// heygen: {engine: avatar_iv, expressiveness: high}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct EngineConflict("request/engine-conflict") {
        severity: Error,
        fix: None,
    }
}

impl Rule for EngineConflict {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let fields = requests::fields(cx);
        let engine = requests::in_role(&fields, Role::Engine).and_then(|written| {
            written.value.as_str().or_else(|| written.value.get("type")?.as_str())
        });
        let engine = engine.unwrap_or(DEFAULT);
        let photo =
            cx.plan.avatar.and_then(|avatar| avatar.kind).map(|kind| kind == AvatarKind::Photo);
        for written in &fields {
            let role = written.field.and_then(|field| field.role);
            let taken = match (role, engine) {
                (Some(Role::Expression | Role::Motion), OLDEST)
                | (Some(Role::Expression), NEWEST) => Some(false),
                (Some(Role::Expression | Role::Motion), DEFAULT) => photo,
                _ => continue,
            };
            let severity = match taken {
                Some(true) => continue,
                Some(false) => Severity::Error,
                None => Severity::Warning,
            };
            report.push(finding(cx, report, written, engine, severity));
        }
    }
}

/// The engine that moves a presenter where none is chosen.
const DEFAULT: &str = "avatar_iv";
/// The engine that takes no directions.
const OLDEST: &str = "avatar_iii";
/// The engine that finds its own liveliness.
const NEWEST: &str = "avatar_v";

fn finding(
    cx: &Context<'_>,
    report: &Sink<'_>,
    written: &Written<'_>,
    engine: &str,
    severity: Severity,
) -> Diagnostic {
    let place = requests::key_place(cx, &written.path);
    let name = written.name;
    if severity == Severity::Warning {
        return report
            .finding_of(
                severity,
                place,
                format!("`{engine}` takes `{name}` for photo avatars alone"),
            )
            .note("for any other avatar the request is refused")
            .help("say `avatar: {kind: photo}` if it is one, else remove the field");
    }
    report
        .finding_of(severity, place, format!("`{engine}` does not take `{name}` for this avatar"))
        .note("the request would be refused")
        .help("remove the field, or choose another engine")
}
