//! The optimizer's last pass meets the template here: what may go is decided by
//! [`crate::optimize::fit`], whether it had to is seen only in the rendered text.

use std::sync::Arc;

use crate::Error;
use crate::optimize::fit::{LOSSES, NAME, Step};
use crate::optimize::is_on;
use crate::options::Options;

use super::profile::Choice;
use super::{Draft, Overrun, Prompt, Template, limit, sections};

/// Tries of one step: its savings are estimated, the second try corrects the estimate, the last
/// takes all there is.
const TRIES: usize = 3;

/// The profile that takes the fewest words.
const COMPACT: &str = "compact";

/// Profiles to name where nothing helps, from the richest to the shortest.
const SHORTER: [&str; 3] = ["scenes", "compact", "natural"];

/// Renders a draft and shortens it until it fits, if that pass is on.
pub(super) fn fit(
    mut draft: Draft,
    template: &Template,
    mut choice: Choice,
    options: &Options,
) -> Result<Prompt, Error> {
    let limit = limit(options);
    let mut text = template.render(&draft)?;
    let mut over_budget = None;
    if let Some(limit) = limit.filter(|limit| length(&text) > *limit) {
        let untouched = draft.clone();
        let mut compact = None;
        if is_on(NAME, options) {
            text = shorten(&mut draft, template, text, limit, &[Step::Doubles])?;
            if choice.automatic && length(&text) > limit {
                choice.reason =
                    format!("{} ({}) is over {limit} characters", choice.name, choice.reason);
                COMPACT.clone_into(&mut choice.name);
                let shorter = Template::with_profile(COMPACT, options)?;
                text = shorter.render(&draft)?;
                compact = Some(shorter);
            }
            let template = compact.as_ref().unwrap_or(template);
            text = shorten(&mut draft, template, text, limit, &LOSSES)?;
        }
        let characters = length(&text);
        if characters > limit {
            let fitting_profile = fitting(&untouched, &choice, limit, options)?;
            over_budget = Some(Overrun { limit, characters, fitting_profile });
        }
    }
    Ok(Prompt {
        profile: choice.name,
        reason: choice.reason,
        characters: length(&text),
        sections: sections::measure(&text),
        changes: draft.changes,
        limit,
        over_budget,
        text,
    })
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Takes step after step until the text fits.
fn shorten(
    draft: &mut Draft,
    template: &Template,
    mut text: String,
    limit: usize,
    steps: &[Step],
) -> Result<String, Error> {
    for step in steps {
        for attempt in 1..=TRIES {
            let excess = length(&text).saturating_sub(limit);
            if excess == 0 {
                return Ok(text);
            }
            let excess = if attempt == TRIES { usize::MAX } else { excess };
            let plan = Arc::make_mut(&mut draft.plan);
            let changes = step.apply(plan, &mut draft.guidance, excess);
            if changes.is_empty() {
                break;
            }
            draft.changes.extend(changes);
            text = template.render(draft)?;
        }
    }
    Ok(text)
}

/// The richest other profile in which the whole content fits.
fn fitting(
    draft: &Draft,
    choice: &Choice,
    limit: usize,
    options: &Options,
) -> Result<Option<&'static str>, Error> {
    for name in SHORTER.into_iter().filter(|name| *name != choice.name) {
        let profile = Choice { name: name.to_owned(), path: false, ..choice.clone() };
        if length(&Template::open(&profile, options)?.render(draft)?) <= limit {
            return Ok(Some(name));
        }
    }
    Ok(None)
}
