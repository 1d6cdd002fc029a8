//! Blank lines and lines of dashes between blocks.

use super::block::{Block, Role};

/// Puts the blocks together. Blank lines are the author's, one at most, but that scenes, lists and
/// dashes are set off and what stands under a heading is not.
pub(super) fn print(front: Option<String>, blocks: Vec<Block>) -> String {
    let blocks = without_idle_dashes(with_dashes(blocks));
    let leads = leads(&blocks);
    let mut out = front.unwrap_or_default();
    let mut above: Option<(&Block, Option<usize>)> = None;
    for (at, (block, lead)) in blocks.iter().zip(leads).enumerate() {
        let target = lead.unwrap_or(at);
        let blank = match above {
            None => !out.is_empty(),
            // A comment right above something belongs to it.
            Some((_, Some(led))) if led == target => false,
            Some((above, _)) => is_apart(above, block, blocks.get(target).unwrap_or(block)),
        };
        if blank {
            out.push('\n');
        }
        out.push_str(&block.text);
        out.push('\n');
        above = Some((block, lead));
    }
    out
}

/// For every comment the block that it stands right above.
fn leads(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut leads = vec![None; blocks.len()];
    let mut below: Option<(usize, &Block)> = None;
    for (at, (block, lead)) in blocks.iter().zip(&mut leads).enumerate().rev() {
        let close = below.filter(|(_, below)| !below.blank);
        if block.role == Role::Comment {
            *lead = close.map(|(led, _)| led);
        }
        below = match (block.role, *lead) {
            (Role::Dashes, _) | (Role::Comment, None) => None,
            (_, led) => Some((led.unwrap_or(at), block)),
        };
    }
    leads
}

/// Whether a blank line stands between two blocks; `led` is `block`, or what it is a comment on.
fn is_apart(above: &Block, block: &Block, led: &Block) -> bool {
    let is_long =
        |block: &Block| matches!(block.role, Role::Section(_)) && block.text.contains('\n');
    match (above.role, led.role) {
        (_, Role::Heading | Role::BrokenScene | Role::Dashes) | (Role::Dashes | Role::Title, _) => {
            true
        }
        _ if is_long(above) || is_long(led) => true,
        (Role::Heading, _) => false,
        _ => block.blank,
    }
}

/// Dashes separate: they say nothing at an end or twice.
pub(super) fn without_idle_dashes(blocks: Vec<Block>) -> Vec<Block> {
    let mut idle = true;
    let mut blocks: Vec<Block> = blocks
        .into_iter()
        .filter(|block| {
            let is_dashes = block.role == Role::Dashes;
            let keep = !(is_dashes && idle);
            idle = is_dashes;
            keep
        })
        .collect();
    while blocks.last().is_some_and(|last| last.role == Role::Dashes) {
        blocks.pop();
    }
    blocks
}

/// Where sections follow a scene dashes end it: without them some labels would belong to it.
fn with_dashes(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut in_scene = false;
    for block in blocks {
        match block.role {
            Role::Heading | Role::BrokenScene => in_scene = true,
            Role::Dashes => in_scene = false,
            Role::Section(_) | Role::Brief | Role::Broken if in_scene => {
                in_scene = false;
                let at = out.len() - comments_above(&out, &block);
                out.insert(at, Block { role: Role::Dashes, text: "---".to_owned(), blank: true });
            }
            _ => {}
        }
        out.push(block);
    }
    out
}

/// Number of comments right above a block.
fn comments_above(blocks: &[Block], block: &Block) -> usize {
    let mut close = !block.blank;
    let run = blocks.iter().rev().take_while(|above| {
        let belongs = close && above.role == Role::Comment;
        close = !above.blank;
        belongs
    });
    run.count()
}
