//! `vo/stage-direction`

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::data::narration::{PAUSES, STAGE_DIRECTIONS};
use crate::lint::ignore::ending;
use crate::lint::merge;
use crate::lint::narration::begins_with;
use crate::lint::placeholders;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Scene;
use crate::text::Text;

declare_rule! {
    /// A direction stands among the spoken words.
    ///
    /// Whatever stands between the quotes of `VO` is given to a voice, and a voice that meets
    /// "(smiles)" says "smiles". Directions have a line of their own, in square brackets, where the
    /// presenter gets them and the voice does not. The fix moves them there; a pause becomes a
    /// `<break>`, which no voice reads.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "(leans in) January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// [Leans in]
    /// VO: "January was a record month (the first one). Here is what happened."
    /// ```
    pub(crate) struct StageDirection("vo/stage-direction") {
        severity: Warning,
        fix: Unsafe,
        many: "{n} directions stand among the spoken words" => "move them out of the quotes, into `[…]` on lines of their own",
        options: {
            /// Seconds of the break that replaces a pause.
            pause: f64 = 0.8,
        },
    }
}

/// A direction and what it says.
struct Direction<'t> {
    range: Range<usize>,
    inner: &'t str,
}

impl Rule for StageDirection {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let Some(vo) = &scene.vo else { continue };
            let directions = directions(vo.as_str());
            let speaks = speaks(vo.as_str(), &directions);
            for direction in &directions {
                let place = Place { scene, vo, direction, speaks };
                let finding = self.finding(cx, report, &place);
                report.push(finding);
            }
        }
    }

    /// All directions of a `VO` go to one place, in their order, so that one round moves them all.
    fn repair(&self, _cx: &Context<'_>, places: &[Diagnostic]) -> Option<Fix> {
        let fixes: Vec<&Fix> = places.iter().filter_map(|place| place.fix.as_ref()).collect();
        let mut edits: Vec<Edit> = Vec::new();
        let mut lines: BTreeMap<u32, String> = BTreeMap::new();
        for edit in fixes.iter().flat_map(|fix| &fix.edits) {
            if edit.span.is_empty() {
                lines.entry(edit.span.start).or_default().push_str(&edit.text);
            } else if edits.last().is_none_or(|last| last.span.end <= edit.span.start) {
                edits.push(edit.clone());
            } else {
                // Two that share a blank.
                return merge::joint_fix(places);
            }
        }
        edits.extend(lines.into_iter().map(|(offset, text)| Edit::insert(offset, text)));
        edits.sort_by_key(|edit| edit.span);
        let title = format!("move {} directions out of the spoken words", fixes.len());
        (!edits.is_empty()).then(|| Fix::unsafe_(title, edits))
    }
}

/// A direction and where it stands.
struct Place<'p> {
    scene: &'p Scene,
    vo: &'p Text,
    direction: &'p Direction<'p>,
    /// Whether the scene says anything but directions.
    speaks: bool,
}

impl StageDirection {
    fn finding(&self, cx: &Context<'_>, report: &Sink<'_>, place: &Place<'_>) -> Diagnostic {
        let Place { vo, direction, .. } = place;
        let pauses = is_pause(direction.inner);
        let written = vo.as_str().get(direction.range.clone()).unwrap_or_default();
        let help = if pauses {
            format!("write `<break time='{}s'/>`", self.pause)
        } else {
            format!("write [{}] on a line of its own before the `VO`", direction.inner)
        };
        let finding = report
            .finding(
                vo.span_of(direction.range.clone()),
                format!("the direction {written} stands among the spoken words"),
            )
            .label("the voice may say this")
            .note("everything between the quotes is given to the voice")
            .help(help);
        let fix = if pauses { self.pause(vo, direction) } else { moved(cx, place) };
        match fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        }
    }

    /// Writes a break instead of the word.
    fn pause(&self, vo: &Text, direction: &Direction<'_>) -> Option<Fix> {
        let range = direction.range.clone();
        let text = format!("<break time='{}s'/>", self.pause);
        let edit = vo.is_verbatim(range.clone()).then(|| Edit::replace(vo.span_of(range), text))?;
        Some(Fix::unsafe_("write a break", vec![edit]))
    }
}

/// Moves a direction to a line of its own before its `VO`. Where nothing else is said there, the
/// line would have no words left, so it stays.
fn moved(cx: &Context<'_>, place: &Place<'_>) -> Option<Fix> {
    let Place { scene, vo, direction, speaks } = *place;
    let range = with_blank(vo.as_str(), &direction.range);
    let place = vo.span_of(range.clone());
    let items = &cx.tree(scene)?.items;
    let next = items.partition_point(|item| item.span.start <= place.start);
    let item = items.get(next.checked_sub(1)?).filter(|item| place.end <= item.span.end)?;
    let multiline = direction.inner.contains(['\n', '[', ']']);
    if !vo.is_verbatim(range) || !speaks || multiline {
        return None;
    }
    let (offset, indent) = line_before(cx, item.span.start)?;
    let line = format!("{indent}[{}]{}", direction.inner, ending(cx.source, offset));
    Some(Fix::unsafe_(
        "move the direction out of the spoken words",
        vec![Edit::insert(offset, line), Edit::replace(place, "")],
    ))
}

/// Where a line goes that is to stand before an item and the comments about it, and its indent.
fn line_before<'a>(cx: &Context<'a>, item: u32) -> Option<(u32, &'a str)> {
    let (lines, text) = (cx.source.lines(), cx.source.text());
    let mut line = lines.line_of(item);
    let start = lines.start_of(line)?;
    let before = text.get(start as usize..item as usize)?;
    let indent = before.get(..before.len() - before.trim_start().len())?;
    let mut offset = start;
    while let Some(above) = line.checked_sub(1).and_then(|above| lines.start_of(above)) {
        if !text.get(above as usize..)?.trim_start_matches([' ', '\t']).starts_with("//") {
            break;
        }
        (line, offset) = (line - 1, above);
    }
    Some((offset, indent))
}

/// A direction with the blank that would stand doubled without it.
fn with_blank(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let opens = before.is_empty() || before.ends_with(char::is_whitespace);
    if opens && behind.starts_with(' ') {
        range.start..range.end + 1
    } else if before.ends_with(' ') {
        range.start - 1..range.end
    } else {
        range.clone()
    }
}

/// Whether anything is said but directions.
fn speaks(text: &str, directions: &[Direction<'_>]) -> bool {
    let mut at = 0;
    let ends = directions.iter().map(|direction| (direction.range.start, direction.range.end));
    ends.chain([(text.len(), text.len())]).any(|(start, end)| {
        let said = text.get(at..start).unwrap_or_default();
        at = end;
        said.contains(char::is_alphanumeric)
    })
}

fn is_pause(inner: &str) -> bool {
    PAUSES.iter().any(|pause| inner.eq_ignore_ascii_case(pause))
}

/// The directions of a narration, in order.
fn directions(text: &str) -> Vec<Direction<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) =
        text.get(at..).and_then(|rest| rest.find(['[', '(', '*'])).map(|len| at + len)
    {
        let direction = direction(text, open);
        at = direction.as_ref().map_or(open + 1, |direction| direction.range.end);
        found.extend(direction);
    }
    found
}

/// Longest direction in bytes: what is longer is text.
const LONGEST: usize = 120;

fn direction(text: &str, open: usize) -> Option<Direction<'_>> {
    let rest = text.get(open..)?;
    let mark = rest.chars().next()?;
    let close = match mark {
        '[' => ']',
        '(' => ')',
        _ => '*',
    };
    let near = rest.char_indices().skip(1).take(LONGEST);
    let end = near.take_while(|(_, c)| *c != '\n').find(|(_, c)| *c == close)?.0;
    let inner = rest.get(1..end)?.trim();
    let link = rest.get(end + 1..).is_some_and(|behind| behind.starts_with('('));
    let known = || begins_with(inner, STAGE_DIRECTIONS).is_some() || is_pause(inner);
    let is_direction = match mark {
        '[' => !link && !placeholders::is_inner(inner) && inner.contains(char::is_alphabetic),
        _ => known(),
    };
    is_direction.then_some(Direction { range: open..open + end + 1, inner })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        directions(text).into_iter().map(|direction| &text[direction.range]).collect()
    }

    #[test]
    fn directions_are_told_from_asides() {
        assert_eq!(
            found("(smiles) Hello [waves] there *laughs softly* (pause) end"),
            ["(smiles)", "[waves]", "*laughs softly*", "(pause)",]
        );
        for text in [
            "It works (mostly).",
            "5 * 3 * 2",
            "**really**",
            "[text](acme.com)",
            "[your name]",
            "(half of them, that is)",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
        assert!(found(&"([*".repeat(10_000)).is_empty());
    }
}
