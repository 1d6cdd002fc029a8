//! `layer/order`

use crate::ast::{Item, ItemKind};
use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;
use crate::source::Span;

declare_rule! {
    /// The layers of a scene are out of order, or two have the same number.
    ///
    /// The number says what lies on top: 1 is the background, 5 the effects. Where two layers have the
    /// same number, the agent draws only one of them; a layer that is out of order ends up behind what
    /// it should cover.
    ///
    /// The fix puts the lines in order, or gives a layer that repeats a number the next one.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: The number SLAMS in.
    /// LAYER 2: Three portraits CASCADE.
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
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: The number SLAMS in.
    /// LAYER 3: Three portraits CASCADE.
    /// ```
    pub(crate) struct Order("layer/order") {
        severity: Warning,
        fix: Safe,
        many: "{n} scenes have layers out of order or of one number" => "number the layers of each scene from back to front",
    }
}

/// The highest number of a layer.
const MOST: u8 = 5;

/// A layer with its number.
#[derive(Clone, Copy)]
struct Numbered<'a> {
    item: &'a Item,
    number: u8,
}

impl Rule for Order {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let all = || numbered(cx, scene);
            let pairs = all().zip(all().skip(1));
            let Some((before, fault)) = pairs.into_iter().find(|(a, b)| a.number >= b.number)
            else {
                continue;
            };
            // A layer whose number could not be read is a finding already.
            if report.is_claimed(Cause::Unread(scene.index)) {
                continue;
            }
            if report.claim(Cause::Line(cx.source.lines().line_of(fault.item.span.start))) {
                let finding = finding(cx, report, scene, before, fault);
                report.push(finding);
            }
        }
    }
}

fn numbered<'a>(cx: &Context<'a>, scene: &Scene) -> impl Iterator<Item = Numbered<'a>> {
    let items = cx.tree(scene).map_or(&[][..], |tree| &tree.items);
    items.iter().filter_map(|item| match item.kind {
        ItemKind::Layer { number: Some(number), .. } => Some(Numbered { item, number }),
        _ => None,
    })
}

fn finding(
    cx: &Context<'_>,
    report: &Sink<'_>,
    scene: &Scene,
    before: Numbered<'_>,
    fault: Numbered<'_>,
) -> Diagnostic {
    let (name, number) = (scene.label(), fault.number);
    let (message, label, note) = if before.number == number {
        (
            format!("scene {name} has two layers with the number {number}"),
            "the same number again",
            "the agent draws only one of the two, or one over the other",
        )
    } else {
        (
            format!("layer {number} of scene {name} comes after layer {}", before.number),
            "out of order",
            "layers are drawn from back to front: this one may end up over what should cover it",
        )
    };
    let finding = report
        .finding(fault.item.label, message)
        .label(label)
        .label_at(before.item.label, format!("layer {}", before.number))
        .note(note);
    let layers: Vec<Numbered<'_>> = numbered(cx, scene).collect();
    match sort(cx, scene, &layers).or_else(|| count_on(cx, scene, &layers)) {
        Some(fix) => finding.help(format!("{} (`--fix` does)", fix.title)).fix(fix),
        None => finding.help("number the layers from back to front"),
    }
}

/// Puts the lines of layers in order that all have a number of their own. A comment between them
/// may be about its line, so that none is moved.
fn sort(cx: &Context<'_>, scene: &Scene, layers: &[Numbered<'_>]) -> Option<Fix> {
    let mut sorted = layers.to_vec();
    sorted.sort_by_key(|layer| layer.number);
    let unique = sorted.windows(2).all(|pair| !matches!(pair, [a, b] if a.number == b.number));
    let all = layers.first()?.item.span.join(layers.last()?.item.span);
    let has_comment = cx.script.comments.iter().any(|comment| all.contains(comment.span));
    if !unique || has_comment {
        return None;
    }
    let moved = layers.iter().zip(&sorted).filter(|(old, new)| old.number != new.number);
    let edits: Vec<Edit> = moved
        .map(|(old, new)| Edit::replace(lines(cx, old.item), cx.source.slice(lines(cx, new.item))))
        .collect();
    Some(Fix::safe(format!("put the layers of scene {} in order", scene.label()), edits))
}

/// An item with whatever stands before it on its line: bullets, marks and indent.
fn lines(cx: &Context<'_>, item: &Item) -> Span {
    let index = cx.source.lines();
    let start = index.start_of(index.line_of(item.span.start)).unwrap_or(item.span.start);
    Span { start, end: item.span.end }
}

/// Gives layers that repeat the number before them the next one, and moves the later ones on as far
/// as they must.
fn count_on(cx: &Context<'_>, scene: &Scene, layers: &[Numbered<'_>]) -> Option<Fix> {
    let in_order = layers.windows(2).all(|pair| !matches!(pair, [a, b] if a.number > b.number));
    let mut edits = Vec::new();
    let mut last = 0;
    for layer in layers.iter().filter(|_| in_order) {
        let number = layer.number.max(last + 1);
        if number > MOST {
            return None;
        }
        if number != layer.number {
            edits.push(Edit::replace(figure(cx, layer.item)?, number.to_string()));
        }
        last = number;
    }
    let title = format!("renumber the layers of scene {}", scene.label());
    (!edits.is_empty()).then(|| Fix::safe(title, edits))
}

/// The figure in `LAYER 2` or `L2`.
fn figure(cx: &Context<'_>, item: &Item) -> Option<Span> {
    let label = cx.source.slice(item.label);
    let at = label.rfind(|c: char| c.is_ascii_digit())?;
    let start = item.label.start as usize + at;
    Some(Span::new(start, start + 1))
}
