//! `media/unknown-asset`

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::optimize::attachments::name_of;
use crate::plan::Plan;
use crate::text::Text;

declare_rule! {
    /// A scene asks for a file that the script does not have.
    ///
    /// `ASSET name` names an entry of `files` in the front matter. What is not there cannot be shown:
    /// the agent invents something that looks like it.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, ASSET price-list (10s): Prices
    /// VO: "The new price list is shorter than the old one: three plans, one page, and no footnotes."
    /// VISUAL: A slow push in on the list.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: price-list, asset_id: asset_41}
    /// ---
    ///
    /// SCENE 1 — B-ROLL, ASSET price-list (10s): Prices
    /// VO: "The new price list is shorter than the old one: three plans, one page, and no footnotes."
    /// VISUAL: A slow push in on the list.
    /// ```
    pub(crate) struct UnknownAsset("media/unknown-asset") {
        severity: Error,
        fix: None,
        many: "{n} scenes ask for files that the script does not have" => "add the files under `files:` in the front matter, each with its `name`",
    }
}

impl Rule for UnknownAsset {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if cx.plan.scenes.iter().all(|scene| scene.assets.is_empty()) || is_unread(cx, report) {
            return;
        }
        let names = names(cx.plan);
        for asset in cx.plan.scenes.iter().flat_map(|scene| &scene.assets) {
            if !names.iter().any(|name| name.eq_ignore_ascii_case(asset.as_str())) {
                report.push(finding(report, asset, &names));
            }
        }
    }
}

/// Whether entries of `files` may be missing because they could not be read.
pub(crate) fn is_unread(cx: &Context<'_>, report: &Sink<'_>) -> bool {
    cx.script.front.is_some() && report.has_found("syntax/front-matter")
}

/// The names of the files, in order.
pub(crate) fn names(plan: &Plan) -> Vec<String> {
    plan.files.iter().enumerate().map(|(at, file)| name_of(file, at)).collect()
}

/// The file that a misspelt name most likely means.
pub(crate) fn nearest<'n>(asset: &str, names: &'n [String]) -> Option<&'n str> {
    let asset = asset.to_lowercase();
    let distance = |name: &&String| strsim::osa_distance(&name.to_lowercase(), &asset);
    let near =
        names.iter().min_by_key(distance).filter(|name| distance(name) <= 1 + asset.len() / 5);
    near.map(String::as_str)
}

fn finding(report: &Sink<'_>, asset: &Text, names: &[String]) -> Diagnostic {
    let finding = report
        .finding(asset.span(), format!("there is no file `{asset}`"))
        .note("what is not attached cannot be shown: the agent invents something like it");
    if let Some(near) = nearest(asset.as_str(), names) {
        return finding
            .label(format!("did you mean `{near}`?"))
            .help(format!("write `ASSET {near}`"));
    }
    let known: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let label = match known.len() {
        0 => "the script has no files".to_owned(),
        _ => format!("`files` has {}", words::list(&known)),
    };
    finding
        .label(label)
        .help(format!("add it under `files:` in the front matter, with `name: {asset}`"))
}
