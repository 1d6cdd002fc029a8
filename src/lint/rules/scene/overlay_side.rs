//! `scene/overlay-side`

use crate::ast::{Item, ItemKind, SceneType};
use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::data::framing::{Side, names_side, plain_sides, presenter_side};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Scene;
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// The presenter changes sides from one overlay to the next.
    ///
    /// Between two overlays that follow each other directly, a presenter who is now left and now right
    /// seems to jump, which looks like a mistake in the cut. With another scene in between, a change
    /// of sides is welcome.
    ///
    /// The fix exchanges left and right in the later scene. It is offered where these words stand
    /// for nothing but the sides of presenter and content.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// [Presenter left, content right]
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// RIGHT: A counter FILLS up.
    ///
    /// SCENE 2 — OVERLAY, MOTION GRAPHICS (8s): What went wrong
    /// [Presenter right, content left]
    /// VO: "Search traffic fell by sixteen percent, though. The repair ships on Tuesday."
    /// LEFT: A line DRAWS its fall.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// [Presenter left, content right]
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// RIGHT: A counter FILLS up.
    ///
    /// SCENE 2 — OVERLAY, MOTION GRAPHICS (8s): What went wrong
    /// [Presenter left, content right]
    /// VO: "Search traffic fell by sixteen percent, though. The repair ships on Tuesday."
    /// RIGHT: A line DRAWS its fall.
    /// ```
    pub(crate) struct OverlaySide("scene/overlay-side") {
        severity: Info,
        fix: Safe,
        many: "the presenter changes sides {n} times from one overlay to the next" => "keep the presenter on one side until another scene comes in between",
    }
}

impl Rule for OverlaySide {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        // The side that a row of overlays began with: all of it is held to this one.
        let mut row: Option<Place<'_>> = None;
        for scene in &cx.plan.scenes {
            let Some(place) = place(cx, scene) else {
                row = None;
                continue;
            };
            match &row {
                Some(first) if first.side != place.side => {
                    let finding = finding(cx, report, first, &place);
                    report.push(finding);
                }
                Some(_) => {}
                None => row = Some(place),
            }
        }
    }
}

/// Where an overlay has the presenter.
struct Place<'p> {
    scene: &'p Scene,
    side: Side,
    /// The word that says so.
    span: Span,
}

/// The place of the presenter, if content labels and directions say it and agree.
fn place<'p>(cx: &Context<'_>, scene: &'p Scene) -> Option<Place<'p>> {
    if !scene.is(SceneType::Overlay) {
        return None;
    }
    let by_label = match (&scene.left, &scene.right) {
        (Some(_), None) => Some(Side::Right),
        (None, Some(_)) => Some(Side::Left),
        _ => None,
    };
    let by_direction = scene.directions.iter().find_map(|text| {
        presenter_side(text.as_str()).map(|(side, range)| (side, text.span_of(range)))
    });
    let (side, span) = match (by_direction, by_label) {
        (Some((said, _)), Some(meant)) if said != meant => return None,
        (Some(said), _) => said,
        (None, side) => (side?, side_items(cx, scene).next()?.label),
    };
    Some(Place { scene, side, span })
}

/// The `LEFT` and `RIGHT` items of a scene.
fn side_items<'a>(cx: &'a Context<'_>, scene: &Scene) -> impl Iterator<Item = &'a Item> {
    let items = cx.tree(scene).map_or(&[][..], |tree| &tree.items);
    items.iter().filter(|item| matches!(item.kind, ItemKind::Left(_) | ItemKind::Right(_)))
}

fn finding(
    cx: &Context<'_>,
    report: &Sink<'_>,
    first: &Place<'_>,
    place: &Place<'_>,
) -> Diagnostic {
    let (was, is) = (first.side.as_str(), place.side.as_str());
    let name = place.scene.label();
    let finding = report
        .finding(place.span, format!("the presenter jumps from {was} to {is} in scene {name}"))
        .label(format!("presenter on the {is}"))
        .label_at(first.span, format!("presenter on the {was}"))
        .note("without another picture in between, the change of sides looks like a mistake of the cut");
    let help = format!("keep the presenter on the {was}");
    match swap(cx, place.scene) {
        Some(edits) => {
            let title = format!("exchange left and right in scene {name}");
            finding.help(format!("{help} (`--fix` does)")).fix(Fix::safe(title, edits))
        }
        None => finding.help(format!("{help}, or put another scene in between")),
    }
}

/// Exchanges left and right in a scene. `None` if one of these words may mean something else.
fn swap(cx: &Context<'_>, scene: &Scene) -> Option<Vec<Edit>> {
    let shown =
        scene.text.iter().chain(&scene.lower_third).filter_map(|shown| shown.styling.as_ref());
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let others = [&scene.visual, &scene.left, &scene.right].into_iter().flatten();
    if layers.chain(others).chain(shown).any(|text| names_side(text.as_str())) {
        return None;
    }
    let mut edits = Vec::new();
    for item in side_items(cx, scene) {
        edits.push(exchange_label(cx, item)?);
    }
    for text in &scene.directions {
        exchange(cx, text, &mut edits)?;
    }
    edits.sort_by_key(|edit| edit.span);
    Some(edits).filter(|edits| !edits.is_empty())
}

fn exchange_label(cx: &Context<'_>, item: &Item) -> Option<Edit> {
    let side = if matches!(item.kind, ItemKind::Left(_)) { Side::Left } else { Side::Right };
    let start = item.label.start as usize;
    let span = Span::new(start, start + side.as_str().len());
    let written = cx.source.slice(span);
    let as_known = item.label.contains(span) && written.eq_ignore_ascii_case(side.as_str());
    as_known.then(|| Edit::replace(span, like(written, side.other().as_str())))
}

fn exchange(cx: &Context<'_>, text: &Text, edits: &mut Vec<Edit>) -> Option<()> {
    for (side, range) in plain_sides(text.as_str())? {
        if !text.is_verbatim(range.clone()) {
            return None;
        }
        let span = text.span_of(range);
        edits.push(Edit::replace(span, like(cx.source.slice(span), side.other().as_str())));
    }
    Some(())
}

/// A word in the letter case of the one it replaces: `LEFT`, `Left`, `left`.
fn like(old: &str, new: &str) -> String {
    let capitals = old.bytes().filter(u8::is_ascii_uppercase).count();
    match capitals {
        0 => new.to_owned(),
        1 => new.chars().take(1).flat_map(char::to_uppercase).chain(new.chars().skip(1)).collect(),
        _ => new.to_uppercase(),
    }
}
