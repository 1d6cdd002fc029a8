//! `media/unused-file`

use crate::ast::MediaKind;
use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::media::unknown_asset::{is_unread, names};
use crate::lint::sink::Sink;
use crate::optimize::attachments::{MOST_FILES, cites};
use crate::optimize::words::{is_part, tokens};
use crate::plan::{File, FileSource, Plan, Sections};
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// A file is attached, but nothing says what it is for.
    ///
    /// The agent ignores a file that nobody mentions. A scene mentions it by `ASSET name` or by its
    /// name in a picture or direction; `use` says what it is for in the video as a whole.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: price-list, asset_id: asset_41}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: price-list, asset_id: asset_41, use: Source of every figure; never shown}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnusedFile("media/unused-file") {
        severity: Warning,
        fix: None,
        many: "{n} files are mentioned nowhere" => "show each in a scene by `ASSET name`, give it a `use`, or remove it",
    }
}

impl Rule for UnusedFile {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let plan = cx.plan;
        let told = |file: &File| {
            file.usage.as_ref().is_some_and(|usage| !usage.as_str().trim().is_empty())
        };
        if plan.files.iter().all(told) || is_unread(cx, report) || asks_openly(plan, report) {
            return;
        }
        let texts: Vec<Vec<String>> = texts(plan).map(|text| tokens(text.as_str())).collect();
        let files = plan.files.iter().zip(names(plan)).take(MOST_FILES);
        for (file, name) in files.filter(|(file, _)| !told(file)) {
            let wanted = tokens(&name);
            let mentioned = plan.scenes.iter().any(|scene| cites(scene, &name))
                || texts.iter().any(|text| !wanted.is_empty() && is_part(&wanted, text));
            if !mentioned {
                report.push(finding(report, file, &name));
            }
        }
    }
}

/// Whether a scene asks for a file without naming one that there is: it may mean any of them.
fn asks_openly(plan: &Plan, report: &Sink<'_>) -> bool {
    let nameless =
        |scene: &crate::plan::Scene| scene.uses(MediaKind::Asset) && scene.assets.is_empty();
    plan.scenes.iter().any(nameless) || report.has_found("media/unknown-asset")
}

/// What the agent is told, scene by scene and in the sections.
fn texts(plan: &Plan) -> impl Iterator<Item = &Text> {
    let Sections { format, thesis, tone, audience, avatar, music, narration_style, .. } =
        &plan.sections;
    let sections =
        [format, thesis, tone, audience, avatar, music, narration_style].into_iter().flatten();
    let style = plan.style.iter().filter_map(|style| style.text.as_ref());
    let scenes = plan.scenes.iter();
    scenes
        .flat_map(|scene| pictures::told(scene).chain(&scene.music).chain(&scene.sfx))
        .chain(sections)
        .chain(style)
}

fn finding(report: &Sink<'_>, file: &File, name: &str) -> Diagnostic {
    let finding = report
        .finding(place(file), format!("nothing says what the file `{name}` is for"))
        .label("no scene shows it, and it has no `use`")
        .note("the agent ignores a file that nobody mentions");
    let show = match &file.name {
        Some(_) => format!("show it in a scene by `ASSET {name}`"),
        None => "give it a `name` and show it in a scene by `ASSET name`".to_owned(),
    };
    finding.help(format!("{show}, or say in `use` what it is for"))
}

/// Where the file is named, else where it comes from.
fn place(file: &File) -> Span {
    let source = match &file.source {
        FileSource::Url { url } => url,
        FileSource::AssetId { asset_id } => asset_id,
        FileSource::Path { path } => path,
        FileSource::Inline { media_type, .. } => media_type,
    };
    file.name.as_ref().unwrap_or(source).span()
}
