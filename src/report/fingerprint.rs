//! By what a finding is known again in a later version of its script.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Characters of a line, and of a place in it, that count. More would tell no more, and a script
/// may be one endless line with thousands of findings.
const MOST: usize = 200;

/// Fingerprints of the findings of one file. They hold the rule and the words at its place, but
/// neither line numbers nor the message, whose estimates change with every word; so a finding
/// keeps its fingerprint when its lines move or are indented.
pub(super) struct Fingerprints<'a> {
    /// What else the fingerprints depend on, such as the path of the file.
    base: &'a str,
    seen: BTreeMap<u64, usize>,
}

impl<'a> Fingerprints<'a> {
    pub(super) fn new(base: &'a str) -> Self {
        Self { base, seen: BTreeMap::new() }
    }

    /// The fingerprint of the next finding, such as `0f3ac19b54d2e687:1`; the number behind it
    /// counts those that look alike.
    pub(super) fn next(&mut self, source: &Source, diagnostic: &Diagnostic) -> String {
        let place = source.slice(diagnostic.span);
        let mut hash = Hash::default();
        hash.add(self.base.chars());
        hash.add(diagnostic.rule.chars());
        hash.add(words(line(source, diagnostic.span.start)));
        hash.add(words(place));
        let count = self.seen.entry(hash.0).or_default();
        *count += 1;
        format!("{:016x}:{count}", hash.0)
    }
}

fn words(text: &str) -> impl Iterator<Item = char> {
    text.chars().take(MOST).filter(|c| !c.is_whitespace())
}

pub(super) fn line(source: &Source, offset: u32) -> &str {
    let lines = source.lines();
    let number = lines.line_of(offset);
    let start = lines.start_of(number).unwrap_or(0);
    let end = lines.start_of(number + 1).unwrap_or(source.text().len() as u32);
    source.slice(Span { start, end })
}

/// FNV-1a: the standard library promises no hash that stays the same from release to release.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, text: impl Iterator<Item = char>) {
        for c in text {
            self.number(u32::from(c));
        }
        // No character has this number, so "ab" and "c" are not "a" and "bc".
        self.number(u32::MAX);
    }

    fn number(&mut self, number: u32) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    fn fingerprints(text: &str, needle: &str) -> Vec<String> {
        let source = Source::new("a.shot", text).unwrap();
        let mut fingerprints = Fingerprints::new("a.shot");
        let places = text.match_indices(needle).map(|(at, _)| {
            let span = Span::new(at, at + needle.len());
            Diagnostic::new("t/rule", Severity::Error, span, format!("at {at}"))
        });
        places.map(|finding| fingerprints.next(&source, &finding)).collect()
    }

    #[test]
    fn they_do_not_move_with_their_lines() {
        let one = fingerprints("VO: \"x\"\nSCENE 2 (4s)\n", "4s");
        let two = fingerprints("VO: \"x\"\n\nMORE: y\r\n  SCENE 2  (4s)\r\n", "4s");
        assert_eq!(one, two);
        assert_eq!(one, ["fa9653a3c574dce2:1"], "the same from release to release");
    }

    #[test]
    fn they_are_told_apart() {
        let alike = fingerprints("(4s)\n(4s)\n(4s) and\n", "4s");
        let [first, second, third] = alike.as_slice() else { panic!("{alike:?}") };
        assert_eq!(first.replace(":1", ":2"), *second);
        assert_ne!(first, third);
        assert!(third.ends_with(":1"), "{third}");
    }
}
