//! Comments that keep findings quiet: `// shotlist: ignore[timing/vo-overrun] a reason`.

use std::collections::BTreeMap;

use super::rules::RULES;
use super::select::Selector;
use crate::ast::{Comment, Script};
use crate::source::Span;

/// The rule about suppressions.
pub(super) const RULE: &str = "syntax/invalid-suppression";

/// What a suppression covers. The order is that in which entries are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// The item or section behind it.
    Item,
    /// The scene behind it.
    Scene,
    /// From `disable` to `enable`.
    Region,
    /// Everything.
    File,
    /// Nothing: an `enable`, which ends a region.
    End,
}

const REACHES: [Reach; 4] = [Reach::Item, Reach::Scene, Reach::Region, Reach::File];

/// Behind the end of every text.
const NOWHERE: Span = Span::at(u32::MAX);

/// One name in one comment.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The rule or group as written.
    pub(crate) name: String,
    /// What it names; `None` if there is no such rule.
    pub(super) selector: Option<Selector>,
    /// What it covers.
    pub(crate) reach: Reach,
    /// Its place.
    pub(super) covers: Span,
    /// Number of its comment in [`Suppressions::directives`].
    directive: usize,
    /// Where the name is written.
    pub(crate) span: Span,
    /// Whether it keeps, or ends keeping, a finding quiet.
    pub(crate) used: bool,
}

impl Entry {
    fn key(&self) -> (&str, Reach, u32) {
        (&self.name, self.reach, self.covers.start)
    }
}

/// A comment that is a suppression, or wants to be one.
#[derive(Debug)]
pub(crate) struct Directive {
    /// The comment.
    pub(crate) span: Span,
    /// What is wrong with its form, if anything.
    pub(crate) malformed: Option<Malformed>,
}

/// Why a comment suppresses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// `ignore` without `[…]`, or with nothing in it.
    NoNames,
    /// Neither `ignore` nor one of the others stands before `[…]`.
    Verb,
}

/// All suppressions of a script.
#[derive(Debug, Default)]
pub(crate) struct Suppressions {
    /// Sorted by name, reach and start: within one name and reach no two overlap but by mistake.
    entries: Vec<Entry>,
    directives: Vec<Directive>,
    /// Places of suppressed findings and of their repairs: nothing else changes them either.
    kept: Vec<Span>,
}

impl Suppressions {
    /// Reads the comments of a script of `length` bytes.
    pub(crate) fn new(script: &Script, length: usize) -> Self {
        let mut reader = Reader { script, length, found: Self::default(), open: BTreeMap::new() };
        for comment in &script.comments {
            reader.read(comment);
        }
        reader.found.entries.sort_by(|a, b| a.key().cmp(&b.key()));
        reader.found
    }

    /// Whether a finding of `rule` at `place` is to be kept quiet. Marks what keeps it so.
    pub(super) fn cover(&mut self, rule: &str, place: Span, repairs: &[Span]) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let group = rule.split_once('/').map_or(rule, |(group, _)| group);
        let mut covered = false;
        for name in [rule, group, "ALL"] {
            for reach in REACHES {
                covered |= self.cover_by(name, reach, place, repairs);
            }
        }
        covered
    }

    fn cover_by(&mut self, name: &str, reach: Reach, place: Span, repairs: &[Span]) -> bool {
        let at = self.entry_at(name, reach, place);
        let Some(entry) = at.and_then(|at| self.entries.get_mut(at)) else { return false };
        entry.used = true;
        if reach != Reach::File {
            let inside = repairs.iter().filter(|span| entry.covers.contains(**span));
            self.kept.extend(inside.chain([&place]));
        }
        true
    }

    /// Sorts the places that no repair may touch, before they are asked for.
    pub(super) fn settle(&mut self) {
        self.kept.sort_unstable();
        // Of places that overlap one is left, so that the ends are sorted as the starts are.
        self.kept.dedup_by(|later, earlier| {
            let overlap = later.start <= earlier.end;
            if overlap {
                *earlier = earlier.join(*later);
            }
            overlap
        });
    }

    /// Whether a repair of `rule` would change a place where the rule is to be quiet. Marks what
    /// says so.
    pub(super) fn forbid(&mut self, rule: &str, edit: Span) -> bool {
        let group = rule.split_once('/').map_or(rule, |(group, _)| group);
        let mut forbidden = false;
        for name in [rule, group, "ALL"] {
            for reach in [Reach::Item, Reach::Scene, Reach::Region] {
                forbidden |= self.cover_by(name, reach, edit, &[]);
            }
        }
        forbidden
    }

    /// The number of the entry of that name and reach that covers a place.
    fn entry_at(&self, name: &str, reach: Reach, place: Span) -> Option<usize> {
        let key = (name, reach, place.start);
        let at = self.entries.partition_point(|entry| entry.key() <= key).checked_sub(1)?;
        let entry = self.entries.get(at)?;
        let covers = entry.name == name && entry.reach == reach && place.start <= entry.covers.end;
        covers.then_some(at)
    }

    /// Whether an edit of `span` would change a place that is to stay as it is.
    pub(super) fn keeps(&self, span: Span) -> bool {
        let after = self.kept.partition_point(|kept| kept.start <= span.end);
        after
            .checked_sub(1)
            .and_then(|at| self.kept.get(at))
            .is_some_and(|kept| kept.end >= span.start)
    }

    /// The comments in source order, each with its names in source order.
    pub(crate) fn by_comment(&self) -> Vec<(&Directive, Vec<&Entry>)> {
        let mut comments: Vec<(&Directive, Vec<&Entry>)> =
            self.directives.iter().map(|directive| (directive, Vec::new())).collect();
        for entry in &self.entries {
            if let Some((_, entries)) = comments.get_mut(entry.directive) {
                entries.push(entry);
            }
        }
        for (_, entries) in &mut comments {
            entries.sort_by_key(|entry| entry.span);
        }
        comments
    }

    /// Whether the script has no suppression at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.directives.is_empty()
    }
}

struct Reader<'a> {
    script: &'a Script,
    length: usize,
    found: Suppressions,
    /// `disable`s that no `enable` has ended: their entries by name.
    open: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn read(&mut self, comment: &Comment) {
        let text = comment.text.as_str();
        let Some(rest) = text.strip_prefix("shotlist").map(str::trim_start) else { return };
        let Some(order) = rest.strip_prefix(':').map(str::trim_start) else { return };
        let verb_len = order.find(|c: char| !c.is_ascii_alphabetic() && c != '-');
        let (verb, rest) = order.split_at(verb_len.unwrap_or(order.len()));
        let rest = rest.trim_start();
        let names = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let known = matches!(verb, "ignore" | "file-ignore" | "disable" | "enable");
        let malformed = match names {
            Some((names, _)) if known && !names.trim().is_empty() => None,
            _ if known => Some(Malformed::NoNames),
            Some(_) => Some(Malformed::Verb),
            // Another remark that begins like one.
            None => return,
        };
        self.found.directives.push(Directive { span: comment.span, malformed });
        if malformed.is_none() {
            self.names(comment, verb, names.map_or("", |(names, _)| names));
        }
    }

    fn names(&mut self, comment: &Comment, verb: &str, names: &str) {
        let text = comment.text.as_str();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            // `name` is a part of `text`, so that the difference is its place in it.
            let at = (name.as_ptr().addr()).saturating_sub(text.as_ptr().addr());
            let span = comment.text.span_of(at..at + name.len());
            match verb {
                "enable" => self.enable(comment, name, span),
                "disable" => self.disable(comment, name, span),
                "file-ignore" => {
                    self.push(name, span, Reach::File, Span::new(0, self.length));
                }
                _ => {
                    let (reach, covers) = self.next(comment.span.end);
                    self.push(name, span, reach, covers);
                }
            }
        }
    }

    fn disable(&mut self, comment: &Comment, name: &str, span: Span) {
        // Disabled a second time: that adds nothing, and is reported as unused.
        let again = self.open.contains_key(name);
        let covers = Span::new(comment.span.end as usize, self.length);
        let at = self.push(name, span, Reach::Region, if again { NOWHERE } else { covers });
        self.open.entry(name.to_owned()).or_insert(at);
    }

    fn enable(&mut self, comment: &Comment, name: &str, span: Span) {
        let open = self.open.remove(name);
        if let Some(entry) = open.and_then(|at| self.found.entries.get_mut(at)) {
            entry.covers.end = comment.span.start;
        }
        let at = self.push(name, span, Reach::End, NOWHERE);
        if let Some(entry) = self.found.entries.get_mut(at) {
            entry.used = open.is_some();
        }
    }

    fn push(&mut self, name: &str, span: Span, reach: Reach, covers: Span) -> usize {
        self.found.entries.push(Entry {
            name: name.to_owned(),
            selector: Selector::parse(name),
            reach,
            covers,
            directive: self.found.directives.len().saturating_sub(1),
            span,
            used: false,
        });
        self.found.entries.len() - 1
    }

    /// The item, section or scene that comes next.
    fn next(&self, after: u32) -> (Reach, Span) {
        let scenes = &self.script.scenes;
        let at = scenes.partition_point(|scene| scene.span.start < after);
        let open = at.checked_sub(1).and_then(|at| scenes.get(at));
        let item = open.and_then(|scene| {
            let next = scene.items.partition_point(|item| item.span.start < after);
            scene.items.get(next).map(|item| item.span)
        });
        let section = {
            let sections = &self.script.sections;
            let next = sections.partition_point(|section| section.span.start < after);
            sections.get(next).map(|section| section.span)
        };
        let candidates = [
            item.map(|span| (span, Reach::Item)),
            section.map(|span| (span, Reach::Item)),
            scenes.get(at).map(|scene| (scene.span, Reach::Scene)),
        ];
        let next = candidates.into_iter().flatten().min_by_key(|(span, _)| span.start);
        next.map_or((Reach::Item, NOWHERE), |(span, reach)| (reach, span))
    }
}

impl Entry {
    /// Whether there is a rule or group of that name.
    pub(crate) fn is_known(&self) -> bool {
        self.selector.is_some()
    }

    /// Whether it is a name in an `enable`.
    pub(crate) fn is_end(&self) -> bool {
        self.reach == Reach::End
    }

    /// Whether a rule that it names can report anything in this run. A suppression of
    /// `syntax/invalid-suppression` counts as none: it would have to keep itself quiet.
    pub(crate) fn can_be_used(&self, is_on: impl Fn(&str) -> bool) -> bool {
        let mut named = RULES.iter().filter(|rule| {
            self.selector.as_ref().is_some_and(|selector| selector.names(rule.name, rule.pedantic))
        });
        self.name != RULE && named.any(|rule| rule.name != RULE && is_on(rule.name))
    }
}
