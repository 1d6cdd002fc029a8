//! From a heading to the scene that it opens.

use crate::quote;
use crate::text::Text;

use super::draft::DraftScene;
use super::heading::Heading;
use super::values;
use super::words::Role;

/// The scene that a heading opens: what is quoted in it is spoken, and a question is still a title.
pub(super) fn scene(heading: &Heading) -> DraftScene {
    let found = &heading.scene;
    let mut scene = DraftScene {
        span: found.span,
        heading: found.heading,
        number: heading.number,
        title: None,
        scene_type: found.scene_type,
        media: found.media.clone(),
        time: found.time,
        items: Vec::new(),
    };
    for remark in &heading.remarks {
        scene.push(values::note(remark.clone()));
    }
    if let Some(title) = &found.title {
        name(&mut scene, title);
    }
    for rest in &heading.rest {
        if scene.title.is_none() {
            name(&mut scene, rest);
        } else if speech(rest.as_str()) == Some(0) {
            values::add(
                &mut scene,
                Role::Narration,
                crate::source::Span::at(rest.span().start),
                None,
                rest,
            );
        } else {
            values::add(
                &mut scene,
                Role::Visual,
                crate::source::Span::at(rest.span().start),
                None,
                rest,
            );
        }
    }
    scene
}

fn name(scene: &mut DraftScene, title: &Text) {
    let text = title.as_str();
    if let Some(at) = speech(text) {
        let head = title.slice(0..at);
        let spoken = title.slice(at..text.len());
        values::add(
            scene,
            Role::Narration,
            crate::source::Span::at(spoken.span().start),
            None,
            &spoken,
        );
        let head = without_marks(&head);
        scene.title = (!head.is_empty()).then_some(head);
        return;
    }
    let bare = text.trim_end_matches(['?', '!', '？', '！', ' ']);
    let short = crate::parse::reads_like_title(bare);
    scene.title = Some(if short && bare.len() < text.len() && !bare.is_empty() {
        title.slice(0..bare.len())
    } else {
        title.clone()
    });
}

/// Where a quote starts that goes on to the end.
fn speech(text: &str) -> Option<usize> {
    let strings = quote::quoted_strings(text);
    let (first, last) = (strings.first()?, strings.last()?);
    let open = text.get(..first.start)?.char_indices().next_back()?.0;
    let rest = text.get(last.end..)?.chars().skip(1).collect::<String>();
    let long = text.get(first.start..last.end)?.split_whitespace().count() > 3;
    (long && !rest.contains(char::is_alphanumeric)).then_some(open)
}

fn without_marks(text: &Text) -> Text {
    let whole = text.as_str();
    let inner = whole.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '：' | '—' | '–' | '-' | '|')
    });
    let start = inner.as_ptr() as usize - whole.as_ptr() as usize;
    text.slice(start..start + inner.len())
}
