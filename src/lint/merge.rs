//! A rule that holds in three or more places of a script reports once.

use super::context::Context;
use super::rule::{Many, Rule};
use crate::diagnostic::{Diagnostic, Label};
use crate::fix::{Applicability, Edit, Fix};

/// From how many places on a rule reports once.
const MANY: usize = 3;
/// Most places that are shown: with more, nobody reads any. The message has their number.
pub(crate) const MOST_SHOWN: usize = 30;

/// Makes one finding of the findings of one rule, if there are many. They are in source order.
pub(super) fn merge(
    cx: &Context<'_>,
    rule: &dyn Rule,
    many: Option<Many>,
    places: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let (Some(many), Some(first)) = (many, places.first()) else { return places };
    if places.len() < MANY {
        return places;
    }
    let severity = places.iter().map(|place| place.severity).max().unwrap_or(first.severity);
    let message = many.message.replace("{n}", &places.len().to_string());
    let mut merged = Diagnostic::new(first.rule, severity, first.span, message).help(many.help);
    let label = |place: &Diagnostic| Label { span: place.span, message: rule.label(place) };
    merged.labels = places.iter().take(MOST_SHOWN).map(label).collect();
    merged.note.clone_from(&first.note);
    let repairable: Vec<Diagnostic> =
        places.into_iter().filter(|place| place.fix.is_some()).collect();
    merged.fix = match repairable.as_slice() {
        [] => None,
        [one] => one.fix.clone(),
        several => rule.repair(cx, several),
    };
    if let (Some(help), Some(fix)) = (&mut merged.help, &merged.fix) {
        help.push_str(match fix.applicability {
            Applicability::Safe => " (`--fix` does)",
            Applicability::Unsafe => " (`--unsafe-fixes` does)",
        });
    }
    vec![merged]
}

/// What stands at the place of a finding: its own label there, if it has one.
pub(super) fn own_label(place: &Diagnostic) -> Option<&str> {
    let own = place.labels.iter().find(|label| label.span == place.span);
    own.map(|label| label.message.as_str())
}

/// The repairs of several findings as one: those as careful as the most careful one, without those
/// that touch the place of another, which wait for the next round.
pub(super) fn joint_fix(places: &[Diagnostic]) -> Option<Fix> {
    let mut fixes: Vec<&Fix> = places.iter().filter_map(|place| place.fix.as_ref()).collect();
    let applicability = fixes.iter().map(|fix| fix.applicability).min()?;
    fixes.retain(|fix| fix.applicability == applicability);
    let free = crate::fix::without_conflicts(fixes.iter().copied());
    let title = match (free.first()?, free.len()) {
        (one, 1) => one.title.clone(),
        (one, _) if free.iter().all(|fix| fix.title == one.title) => one.title.clone(),
        (one, count) => format!("{}, and {} more like it", one.title, count - 1),
    };
    let mut edits: Vec<Edit> = free.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort_by_key(|edit| edit.span);
    Some(Fix { title, applicability, edits })
}
