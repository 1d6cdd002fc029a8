//! What rules about requests look at: fields, addresses, files, and what would be lost.

use std::borrow::Cow;

use serde_json::Value;

use crate::ast::{MediaKind, SceneType};
use crate::diagnostic::Severity;
use crate::plan::{File, FileSource, Scene};
use crate::source::Span;
use crate::target::{Job, Kind, Loss, Role, TARGETS, Target, Written, media};

use super::context::Context;

/// The request fields that the script sets for the target in force.
pub(crate) fn fields<'a>(cx: &Context<'a>) -> Vec<Written<'a>> {
    crate::target::written(cx.plan, cx.target)
}

/// The field of a role.
pub(crate) fn in_role<'w, 'a>(fields: &'w [Written<'a>], role: Role) -> Option<&'w Written<'a>> {
    fields.iter().find(|written| written.field.is_some_and(|field| field.role == Some(role)))
}

/// Where a field is made from the script, in words, if it is.
pub(crate) fn reserved(cx: &Context<'_>, written: &Written<'_>) -> Option<&'static str> {
    let reserved = cx.target.reserved.iter().find(|(name, _)| *name == written.name);
    reserved.filter(|_| written.is_outermost()).map(|(_, from)| *from)
}

/// Whether a field is made from the script.
pub(crate) fn is_reserved(cx: &Context<'_>, written: &Written<'_>) -> bool {
    reserved(cx, written).is_some()
}

/// The place of a field's value.
pub(crate) fn value_place(cx: &Context<'_>, path: &str) -> Span {
    cx.plan.places.get(path).unwrap_or_else(|| cx.top())
}

/// The place of a field's name.
pub(crate) fn key_place(cx: &Context<'_>, path: &str) -> Span {
    cx.plan.places.key(path).unwrap_or_else(|| cx.top())
}

/// The place of a setting that is given.
pub(crate) fn setting(cx: &Context<'_>, name: &str) -> Option<Span> {
    let plan = cx.plan;
    let given = match name {
        "avatar_id" => plan.avatar_id.is_some(),
        "voice_id" => plan.voice_id.is_some(),
        "files" => !plan.files.is_empty(),
        "callback_url" => plan.callback_url.is_some(),
        "callback_id" => plan.callback_id.is_some(),
        _ => false,
    };
    given.then(|| value_place(cx, name))
}

/// Whether the target sends a setting at all.
fn is_sent(cx: &Context<'_>, name: &str) -> bool {
    !cx.target.limits.unsupported.iter().any(|(unsupported, _)| *unsupported == name)
}

/// The files, if the target sends any.
pub(crate) fn files<'a>(cx: &Context<'a>) -> &'a [File] {
    if is_sent(cx, "files") { &cx.plan.files } else { &[] }
}

/// Paths of files on disk, from the caller's point of view, and where they are written.
pub(crate) fn paths(cx: &Context<'_>) -> Vec<(String, Span)> {
    let path = |file: &File| match &file.source {
        FileSource::Path { path } => Some((media::path_of(cx.source, path.as_str()), path.span())),
        _ => None,
    };
    files(cx).iter().filter_map(path).collect()
}

/// An identifier of the provider: its name, itself, its place.
pub(crate) type Identifier<'a> = (&'a str, &'a str, Span);

/// Every identifier of a request.
pub(crate) fn identifiers<'a>(cx: &Context<'a>) -> Vec<Identifier<'a>> {
    let mut found = Vec::new();
    for (name, id) in [("avatar_id", &cx.plan.avatar_id), ("voice_id", &cx.plan.voice_id)] {
        if let Some(id) = id.as_ref().filter(|_| is_sent(cx, name)) {
            found.push((name, id.as_str(), value_place(cx, name)));
        }
    }
    for file in files(cx) {
        if let FileSource::AssetId { asset_id } = &file.source {
            found.push(("asset_id", asset_id.as_str(), asset_id.span()));
        }
    }
    for written in fields(cx) {
        let is_id = written.field.is_some_and(|field| matches!(field.kind, Kind::Id));
        if let Some(id) = written.value.as_str().filter(|_| is_id) {
            found.push((written.name, id, value_place(cx, &written.path)));
        }
    }
    found
}

/// An address of a request.
pub(crate) struct Address<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: Cow<'a, str>,
    pub(crate) span: Span,
    /// Whether it must be a public `https` one.
    pub(crate) public: bool,
}

/// Every address of a request.
pub(crate) fn addresses<'a>(cx: &Context<'a>) -> Vec<Address<'a>> {
    let public = cx.target.limits.public_addresses;
    let mut found = Vec::new();
    if let Some(url) = cx.plan.callback_url.as_ref().filter(|_| is_sent(cx, "callback_url")) {
        let span = value_place(cx, "callback_url");
        found.push(Address { name: "callback_url", text: url.as_str().into(), span, public });
    }
    for file in files(cx) {
        if let FileSource::Url { url } = &file.source {
            found.push(Address {
                name: "url",
                text: url.as_str().into(),
                span: url.span(),
                public,
            });
        }
    }
    for written in fields(cx) {
        let Some(Kind::Url { public }) = written.field.map(|field| &field.kind) else { continue };
        if let Some(url) = written.value.as_str() {
            let span = value_place(cx, &written.path);
            found.push(Address { name: written.name, text: url.into(), span, public: *public });
        }
    }
    found
}

/// A value as a message shows it.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
        Value::String(text) if text.chars().count() > 60 => "a long text".to_owned(),
        Value::String(text) => format!("`{text}`"),
        Value::Bool(_) | Value::Number(_) => format!("`{value}`"),
    }
}

/// Whether the presenter is seen in a scene: one without type is the presenter's, unless it names
/// a picture.
pub(crate) fn is_on_camera(scene: &Scene) -> bool {
    match scene.scene_type.map(|written| written.value) {
        Some(SceneType::ARoll | SceneType::Overlay) => true,
        Some(SceneType::BRoll) => false,
        None => scene.media.is_empty(),
    }
}

/// Whether somebody has to say a scene's words: it is no B-roll that shows a file.
pub(crate) fn has_presenter(scene: &Scene) -> bool {
    let shows = scene.uses(MediaKind::Asset) || !scene.assets.is_empty();
    scene.vo.is_some() && (is_on_camera(scene) || !shows)
}

/// What of the script the target has no place for.
pub(crate) fn losses(cx: &Context<'_>) -> Vec<Loss> {
    let (source, plan, options) = (cx.source, cx.plan, cx.options);
    cx.target.losses(&Job { source, plan, prompt: "", options, target: cx.target })
}

/// How bad it is to lose narration, a picture or a file.
pub(crate) fn severity_of_loss(cx: &Context<'_>) -> Severity {
    if cx.options.allow_loss { Severity::Warning } else { Severity::Error }
}

/// Where something is written that is lost.
pub(crate) fn place_of(cx: &Context<'_>, loss: &Loss) -> Span {
    if loss.span.is_empty() { cx.top() } else { loss.span }
}

/// A loss as a message.
pub(crate) fn says(loss: &Loss) -> String {
    match &loss.scene {
        Some(scene) => format!("scene {scene}: {}", loss.reason),
        None => loss.reason.clone(),
    }
}

/// The target of the same provider that makes what it is asked for.
pub(crate) fn agent(cx: &Context<'_>) -> Option<&'static Target> {
    TARGETS.into_iter().find(|target| target.key == cx.target.key && !target.limits.verbatim)
}

/// A help, and the target that needs none.
pub(crate) fn rather(cx: &Context<'_>, help: &str) -> String {
    match agent(cx) {
        Some(agent) => format!("{help}; `--target {}` makes the pictures itself", agent.name),
        None => help.to_owned(),
    }
}
