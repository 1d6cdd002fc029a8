//! The order of sections: those about the whole first, those about sound and look behind the scenes.

use std::ops::Range;

use crate::ast::{Script, SectionKind};

use super::block::{Block, Role};
use super::same::{is_suppression, rank};

/// A section with the comments right before it and the text without a label behind it, as numbers
/// of blocks.
struct Group {
    kind: SectionKind,
    blocks: Vec<usize>,
    /// Whether text without a label stands behind it, which has to keep its place.
    pinned: bool,
}

/// The sections of one place.
#[derive(Default)]
struct Place {
    /// The title and comments above all sections.
    head: Vec<usize>,
    groups: Vec<Group>,
    /// Comments and dashes below them.
    rest: Vec<usize>,
}

/// Puts the sections before the first and behind the last scene in order, as long as that changes
/// nothing: where sections are joined to one text their order counts, and a region of suppressions
/// covers what stands between its ends.
pub(super) fn settle(mut blocks: Vec<Block>, script: &Script) -> Vec<Block> {
    let has_region = script.comments.iter().any(|comment| {
        let text = comment.text.as_str();
        is_suppression(text) && (text.contains("disable") || text.contains("enable"))
    });
    let order = if has_region { None } else { order(&blocks) };
    let Some(order) = order.filter(|order| !order.is_sorted() && keeps_joined(&blocks, order))
    else {
        return blocks;
    };
    let first = blocks.iter().position(|block| matches!(block.role, Role::Section(_)));
    let first = first.map(|at| with_comments(&blocks, at));
    if let Some(block) = first.and_then(|at| blocks.get_mut(at)) {
        // What stood at the very top is set off from what it stands behind now.
        block.blank = true;
    }
    let mut blocks: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    let taken = order.into_iter().filter_map(|at| blocks.get_mut(at)?.take());
    taken.collect()
}

/// The canonical order; `None` where something stands among the sections that keeps its place.
fn order(blocks: &[Block]) -> Option<Vec<usize>> {
    let is_scene = |block: &Block| matches!(block.role, Role::Heading | Role::BrokenScene);
    let first = blocks.iter().position(is_scene).unwrap_or(blocks.len());
    let last = blocks.iter().rposition(is_scene).unwrap_or(blocks.len());
    let below = blocks.get(last..).unwrap_or_default();
    let tail = below
        .iter()
        .position(|block| matches!(block.role, Role::Section(_) | Role::Brief | Role::Broken))
        .map_or(blocks.len(), |at| with_comments(blocks, last + at));
    if ends_in_suppression(blocks.get(first..tail).unwrap_or_default()) {
        return None;
    }
    let front = place(blocks, 0..first)?;
    let mut back = place(blocks, tail..blocks.len())?;
    let has_scenes = first < blocks.len();
    let (moved, mut stay): (Vec<Group>, Vec<Group>) = front
        .groups
        .into_iter()
        .partition(|group| has_scenes && !group.pinned && is_last(group.kind));
    stay.sort_by_key(|group| group.kind);
    back.groups.splice(0..0, moved);
    back.groups.sort_by_key(|group| group.kind);
    let groups = |groups: Vec<Group>| groups.into_iter().flat_map(|group| group.blocks);
    let order = front.head.into_iter().chain(groups(stay)).chain(front.rest);
    let order = order.chain(first..tail).chain(back.head).chain(groups(back.groups));
    Some(order.chain(back.rest).collect())
}

/// Whether a block is a suppression or holds one.
fn has_suppression(block: &Block) -> bool {
    let mut comments = block.text.lines().filter_map(|line| line.trim_start().strip_prefix("//"));
    comments.any(|text| is_suppression(text.trim_start_matches('/').trim_start()))
}

/// Whether a suppression stands behind the last item: it covers what comes next.
fn ends_in_suppression(blocks: &[Block]) -> bool {
    let is_idle = |block: &&Block| matches!(block.role, Role::Comment | Role::Dashes);
    let idle = blocks.iter().rev().take_while(is_idle).count();
    blocks.iter().rev().take(idle + 1).any(has_suppression)
}

/// Sections that stand behind the scenes: before them they would be read first, and are not the
/// first thing to know.
const fn is_last(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Music | SectionKind::NarrationStyle | SectionKind::Style)
}

/// Where the comments begin that stand right before a block.
fn with_comments(blocks: &[Block], at: usize) -> usize {
    let mut start = at;
    while blocks.get(start).is_some_and(|block| !block.blank) {
        match start.checked_sub(1).and_then(|before| blocks.get(before)) {
            Some(before) if before.role == Role::Comment => start -= 1,
            _ => break,
        }
    }
    start
}

fn place(blocks: &[Block], range: Range<usize>) -> Option<Place> {
    let mut place = Place::default();
    let mut comments = Vec::new();
    for at in range {
        let block = blocks.get(at)?;
        match block.role {
            Role::Comment => comments.push(at),
            Role::Dashes => {
                place.rest.append(&mut comments);
                place.rest.push(at);
            }
            _ if !place.rest.is_empty() => return None,
            Role::Title if place.head.is_empty() && place.groups.is_empty() => {
                place.head.append(&mut comments);
                place.head.push(at);
            }
            // It covers what comes next, and that would be something else.
            Role::Section(_) if has_suppression(block) => return None,
            Role::Section(kind) => place.section(blocks, kind, at, std::mem::take(&mut comments)),
            Role::Brief => place.brief(at, std::mem::take(&mut comments)),
            _ => return None,
        }
    }
    place.rest.append(&mut comments);
    Some(place)
}

impl Place {
    fn section(&mut self, blocks: &[Block], kind: SectionKind, at: usize, above: Vec<usize>) {
        let mut own = above;
        let start = with_comments(blocks, at);
        let apart = || own.iter().filter(|comment| **comment < start);
        let covers = apart().any(|at| blocks.get(*at).is_some_and(has_suppression));
        if self.groups.is_empty() && !covers {
            // Comments set off from the first section are about the script.
            self.head.extend(own.extract_if(.., |comment| *comment < start));
        }
        own.push(at);
        self.groups.push(Group { kind, blocks: own, pinned: false });
    }

    /// Text without a label stays behind the section that it stands behind.
    fn brief(&mut self, at: usize, comments: Vec<usize>) {
        if self.groups.is_empty() {
            self.groups.push(Group { kind: SectionKind::Format, blocks: Vec::new(), pinned: true });
        }
        if let Some(above) = self.groups.last_mut() {
            above.blocks.extend(comments.into_iter().chain([at]));
            above.pinned = true;
        }
    }
}

/// Whether sections that are joined to one text still follow each other as they did.
fn keeps_joined(blocks: &[Block], order: &[usize]) -> bool {
    let mut last = [0; 16];
    order.iter().all(|at| {
        let kind = match blocks.get(*at).map(|block| block.role) {
            Some(Role::Section(kind)) => kind,
            Some(Role::Brief) => SectionKind::Format,
            _ => return true,
        };
        let Some(last) = last.get_mut(usize::from(rank(kind))) else { return false };
        let follows = *last <= *at;
        *last = *at;
        follows
    })
}
