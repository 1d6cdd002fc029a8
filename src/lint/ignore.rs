//! Writes the comments that keep every present finding quiet.
//!
//! Nothing is believed of a comment: each edited text is checked before it is taken. The plan must
//! be the same, so that the comment is read as one and parts nothing; the finding must be gone; and
//! no new comment may turn out to keep nothing quiet.

use std::collections::{BTreeMap, BTreeSet};

use super::Linter;
use super::suppress::{self, Reach, Suppressions};
use crate::ast::Script;
use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix, rewrite};
use crate::options::Options;
use crate::source::{Source, Span};
use crate::{Checked, Error, parse};

/// Rounds at most: a suppressed finding may have kept another one from being reported.
const MOST_ROUNDS: usize = 12;
/// Texts that are tried at most. A script that needs more refuses nearly every comment.
const MOST_TRIED: usize = 400;

/// What [`add_ignores`] made of a text.
#[derive(Debug)]
#[non_exhaustive]
pub struct Ignored {
    /// The script with its comments.
    pub source: Source,
    /// Places that a comment keeps quiet now.
    pub ignored: usize,
    /// Findings that stay, because no comment keeps them quiet without changing what the script
    /// says.
    pub left: Vec<Diagnostic>,
}

/// Writes a suppression for every finding: `ignore[…]` before the item, section or scene that it is
/// in, `file-ignore[…]` if it is in the front matter or is about the script as a whole. A name is
/// added to a comment that is there already.
///
/// # Errors
/// As [`compile`](crate::compile), and [`Error::TooLarge`] if the comments do not fit.
pub fn add_ignores(linter: &Linter, source: &Source, options: &Options) -> Result<Ignored, Error> {
    let look = |source: Source| {
        let mut found = Vec::new();
        let Checked { plan, .. } = crate::look_at(linter, &source, options, &mut |finding| {
            found.push(finding.clone());
            true
        })?;
        // What a script says is what its plan says as JSON: there are no places in it.
        let plan = serde_json::to_string(&plan).unwrap_or_default();
        Ok(State { source, plan, found })
    };
    let mut work = Work { state: look(source.clone())?, look, tried: 0 };
    let mut ignored = 0;
    for _ in 0..MOST_ROUNDS {
        let quieted = work.round()?;
        if quieted == 0 {
            break;
        }
        ignored += quieted;
    }
    let State { source, mut found, .. } = work.state;
    found.sort_by_key(|finding| finding.span);
    Ok(Ignored { source, ignored, left: found })
}

/// A text and what is found in it, place by place.
struct State {
    source: Source,
    plan: String,
    found: Vec<Diagnostic>,
}

/// What a new comment is to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// The item, section or scene that starts there.
    Next(u32),
    /// The script.
    File,
}

/// One finding that is to be kept quiet.
#[derive(Clone, Copy, Debug)]
struct Order {
    rule: &'static str,
    place: u32,
    target: Target,
}

struct Work<L> {
    state: State,
    look: L,
    tried: usize,
}

impl<L: Fn(Source) -> Result<State, Error>> Work<L> {
    /// Keeps quiet what can be, and says how many places that were.
    fn round(&mut self) -> Result<usize, Error> {
        if self.state.found.is_empty() {
            return Ok(0);
        }
        let parsed = parse::parse(&self.state.source);
        let near: Vec<Order> =
            self.state.found.iter().map(|finding| order(&parsed.script, finding)).collect();
        let done = self.take(&near)?;
        if done > 0 {
            // Offsets have moved; what is left is looked at anew.
            return Ok(done);
        }
        let wide: Vec<Order> = near
            .into_iter()
            .filter(|order| order.target != Target::File)
            .map(|order| Order { target: Target::File, ..order })
            .collect();
        self.take(&wide)
    }

    /// Takes as many of the orders as can be, by halves, and says how many those are.
    fn take(&mut self, orders: &[Order]) -> Result<usize, Error> {
        let mut good: Vec<Order> = Vec::new();
        let mut best = None;
        let mut waiting = vec![orders];
        while let Some(group) = waiting.pop() {
            if group.is_empty() || self.tried >= MOST_TRIED {
                continue;
            }
            let trial: Vec<Order> = good.iter().chain(group).copied().collect();
            self.tried += 1;
            if let Some(state) = self.attempt(&trial)? {
                (good, best) = (trial, Some(state));
            } else if group.len() > 1 {
                let (first, second) = group.split_at(group.len() / 2);
                waiting.extend([second, first]);
            }
        }
        if let Some(state) = best {
            self.state = state;
        }
        Ok(good.len())
    }

    /// The text with these comments; `None` if one of them does not do what it should.
    fn attempt(&self, orders: &[Order]) -> Result<Option<State>, Error> {
        let edits = edits(&self.state.source, orders);
        let fix = Fix::safe("ignore", edits);
        let text = rewrite(self.state.source.text(), &[&fix]);
        let after = (self.look)(Source::new(self.state.source.path(), text)?)?;
        let moved = Moved::new(&fix.edits);
        let found: BTreeSet<(&str, u32)> =
            after.found.iter().map(|finding| (finding.rule, finding.span.start)).collect();
        let is_quiet = |order: &Order| !found.contains(&(order.rule, moved.place(order.place)));
        let is_idle =
            |finding: &Diagnostic| finding.rule == suppress::RULE && moved.is_new(finding.span);
        let holds = after.plan == self.state.plan
            && orders.iter().all(is_quiet)
            && !after.found.iter().any(is_idle);
        Ok(holds.then_some(after))
    }
}

/// The narrowest comment that can cover a finding.
fn order(script: &Script, finding: &Diagnostic) -> Order {
    let place = finding.span.start;
    // Findings about the script as a whole belong to no scene, wherever they are shown.
    let is_about_all = finding.scene.as_deref() == Some("");
    let target =
        if is_about_all { Target::File } else { container(script, place).unwrap_or(Target::File) };
    Order { rule: finding.rule, place, target }
}

/// The item, section or scene that a place is in.
fn container(script: &Script, place: u32) -> Option<Target> {
    let holds = |span: Span| span.start <= place && place <= span.end;
    let before = script.scenes.partition_point(|scene| scene.span.start <= place);
    let scene = before.checked_sub(1).and_then(|at| script.scenes.get(at));
    if let Some(scene) = scene.filter(|scene| holds(scene.span)) {
        let behind = scene.items.partition_point(|item| item.span.start <= place);
        let item = behind.checked_sub(1).and_then(|at| scene.items.get(at));
        let item = item.filter(|item| holds(item.span) && !holds(scene.heading.span));
        return Some(Target::Next(item.map_or(scene.span.start, |item| item.span.start)));
    }
    let before = script.sections.partition_point(|section| section.span.start <= place);
    let section = before.checked_sub(1).and_then(|at| script.sections.get(at));
    let section = section.filter(|section| holds(section.span))?;
    Some(Target::Next(section.span.start))
}

/// The edits that carry out the orders, in source order.
fn edits(source: &Source, orders: &[Order]) -> Vec<Edit> {
    let mut by_target: BTreeMap<Target, BTreeSet<&str>> = BTreeMap::new();
    for order in orders {
        by_target.entry(order.target).or_default().insert(order.rule);
    }
    let script = parse::parse(source).script;
    let there = comments(source, &script);
    let mut by_place: BTreeMap<u32, String> = BTreeMap::new();
    for (target, rules) in by_target {
        let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
        let (at, text) = match there.get(&target) {
            Some(end) => (*end, format!(", {rules}")),
            None => comment(source, &script, target, &rules),
        };
        // Two comments in one place: that for the file stands above.
        let before = by_place.remove(&at).unwrap_or_default();
        let both = if target == Target::File { text + &before } else { before + &text };
        by_place.insert(at, both);
    }
    by_place.into_iter().map(|(at, text)| Edit::insert(at, text)).collect()
}

/// The suppressions that are there, by what they cover, with the end of their last name.
fn comments(source: &Source, script: &Script) -> BTreeMap<Target, u32> {
    let suppressions = Suppressions::new(script, source.text().len());
    let mut there = BTreeMap::new();
    for (_, names) in suppressions.by_comment() {
        let Some(last) = names.last() else { continue };
        let target = match last.reach {
            Reach::Item | Reach::Scene => Target::Next(last.covers.start),
            Reach::File => Target::File,
            Reach::Region | Reach::End => continue,
        };
        there.entry(target).or_insert(last.span.end);
    }
    there
}

/// Where a new comment is inserted, and its line.
fn comment(source: &Source, script: &Script, target: Target, rules: &str) -> (u32, String) {
    let ((start, indent), verb) = match target {
        Target::Next(place) => (line(source, place), "ignore"),
        Target::File => ((top(source, script), ""), "file-ignore"),
    };
    let ending = ending(source, start);
    let line = format!("{indent}// shotlist: {verb}[{rules}]{ending}");
    // Behind a last line without an ending the comment brings it, and has none itself.
    let before = source.text().get(..start as usize).unwrap_or_default();
    let is_unended = !before.is_empty() && !before.ends_with(['\n', '\r', BYTE_ORDER_MARK]);
    let line = if is_unended { format!("{ending}{}", line.trim_end()) } else { line };
    (start, line)
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Behind the front matter, or at the very start of the text.
fn top(source: &Source, script: &Script) -> u32 {
    let text = source.text();
    match script.front {
        Some(front) => {
            let lines = source.lines();
            let last = lines.line_of(front.span.end);
            lines.start_of(last + 1).unwrap_or(text.len() as u32)
        }
        None if text.starts_with(BYTE_ORDER_MARK) => BYTE_ORDER_MARK.len_utf8() as u32,
        None => 0,
    }
}

/// Where the line of a place starts, and how it is indented.
fn line(source: &Source, place: u32) -> (u32, &str) {
    let lines = source.lines();
    let start = lines.start_of(lines.line_of(place)).unwrap_or(0);
    let text = source.text().get(start as usize..).unwrap_or_default();
    let (start, text) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) if start == 0 => (BYTE_ORDER_MARK.len_utf8() as u32, rest),
        _ => (start, text),
    };
    let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
    (start, text.get(..indent).unwrap_or_default())
}

/// How the line that starts there ends, else the first line of the text.
pub(super) fn ending(source: &Source, start: u32) -> &'static str {
    let of = |text: &str| {
        let rest = text.get(memchr::memchr2(b'\n', b'\r', text.as_bytes())?..)?;
        ["\r\n", "\n", "\r"].into_iter().find(|ending| rest.starts_with(ending))
    };
    let text = source.text();
    of(text.get(start as usize..).unwrap_or_default()).or_else(|| of(text)).unwrap_or("\n")
}

/// Where places have moved to by insertions.
struct Moved {
    /// Where something was inserted, with the bytes inserted up to and including there.
    inserted: Vec<(u32, u32)>,
    /// The insertions in the new text.
    new: Vec<Span>,
}

impl Moved {
    fn new(edits: &[Edit]) -> Self {
        let mut moved = Self { inserted: Vec::new(), new: Vec::new() };
        let mut sum = 0;
        for edit in edits {
            let start = edit.span.start + sum;
            sum += edit.text.len() as u32;
            moved.inserted.push((edit.span.start, sum));
            moved.new.push(Span { start, end: edit.span.start + sum });
        }
        moved
    }

    fn place(&self, old: u32) -> u32 {
        let before = self.inserted.partition_point(|(at, _)| *at <= old);
        let last = before.checked_sub(1).and_then(|at| self.inserted.get(at));
        old + last.map_or(0, |(_, sum)| *sum)
    }

    /// Whether a place of the new text is one that was inserted.
    fn is_new(&self, span: Span) -> bool {
        let behind = self.new.partition_point(|new| new.start <= span.end);
        let last = behind.checked_sub(1).and_then(|at| self.new.get(at));
        last.is_some_and(|new| new.end > span.start)
    }
}
