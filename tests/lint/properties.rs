//! What holds for any script.

use super::flawed::script;
use super::*;
use proptest::prelude::*;
use shotlist::Span;
use shotlist::fix::{Edit, Fix};

/// How many places each rule holds in.
fn places(found: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut places = BTreeMap::new();
    for finding in found {
        *places.entry(finding.rule).or_default() += finding.labels.len().max(1);
    }
    places
}

fn edits() -> impl Strategy<Value = Vec<Fix>> {
    let edit = (0_usize..60, 0_usize..8, "[a-z]{0,3}")
        .prop_map(|(start, len, text)| Edit::replace(Span::new(start, start + len), text));
    let fix = prop::collection::vec(edit, 1..4).prop_map(|mut edits| {
        edits.sort_by_key(|edit| edit.span);
        Fix::safe("change", edits)
    });
    prop::collection::vec(fix, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_in_order_and_in_place(text in prop_oneof![script(), "\\PC{0,200}", any::<String>()]) {
        let source = source("any.shot", &text);
        let options = Options::new();
        // Variables that nobody sets are the script's fault, not the caller's.
        let found = findings(&source, &options).expect("default options");
        prop_assert!(found.is_sorted_by_key(|finding| finding.span));
        for finding in &found {
            let labels = finding.labels.iter().map(|label| label.span);
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            for span in labels.chain(edits).chain([finding.span]) {
                prop_assert!(text.get(span.range()).is_some(), "{} at {span:?}", finding.rule);
            }
            let same = |other: &&Diagnostic| other.rule == finding.rule && other.span == finding.span && other.message == finding.message;
            prop_assert_eq!(found.iter().filter(same).count(), 1);
            let rule = shotlist::lint::find(finding.rule).expect("a registered rule");
            prop_assert!(finding.fix.is_none() || kind_of(finding) == rule.fix);
        }
        prop_assert_eq!(&found, &findings(&source, &options).expect("default options"));
    }

    #[test]
    fn every_offered_repair_is_sound(text in script()) {
        let before = check("any.shot", &text, &Options::new());
        for finding in before.iter().filter(|finding| finding.fix.is_some()) {
            if finding.group() == "syntax" || finding.rule == "style/unknown" {
                continue;
            }
            let one = std::slice::from_ref(finding);
            let (fixed, count) = apply_fixes(&source("any.shot", &text), one, Applicability::Unsafe);
            prop_assert_eq!(count, 1);
            let after = check("any.shot", &fixed, &Options::new());
            let known = places(&before);
            for (rule, count) in places(&after) {
                prop_assert!(known.get(rule).is_some_and(|had| *had >= count), "{} adds {rule}:\n{text}\n→\n{fixed}", finding.rule);
            }
        }
    }

    #[test]
    fn repairs_converge(text in script()) {
        for limit in [Applicability::Safe, Applicability::Unsafe] {
            let once = fix(&text, limit);
            let twice = fix(once.source.text(), limit);
            prop_assert_eq!(once.source.text(), twice.source.text());
            prop_assert!(once.rounds < 10);
        }
    }

    #[test]
    fn suppressed_scenes_stay(text in script(), at in 0_usize..9) {
        let heading = format!("\nSCENE {} ", at + 1);
        let quiet = text.replace(&heading, &format!("\n// shotlist: ignore[ALL] stays{heading}"));
        let scene = |text: &str| {
            let start = text.find(&heading)?;
            let end = text.get(start + 1..)?.find("\nSCENE ").map_or(text.len(), |end| start + 1 + end);
            let lines: Vec<&str> = text.get(start..end)?.lines().filter(|line| !line.starts_with("//")).collect();
            Some(lines.join("\n"))
        };
        let fixed = fix(&quiet, Applicability::Unsafe);
        prop_assert_eq!(scene(&quiet), scene(fixed.source.text()));
    }

    #[test]
    fn edits_are_made_as_by_the_simplest_program(fixes in edits()) {
        let text: String = ('a'..='z').cycle().take(64).collect();
        let findings: Vec<Diagnostic> = fixes
            .iter()
            .map(|fix| Diagnostic::new("style/missing", Severity::Info, Span::default(), "x").fix(fix.clone()))
            .collect();
        let (fixed, count) = apply_fixes(&source("a.shot", &text), &findings, Applicability::Unsafe);
        let (expected, made) = simplest(&text, &fixes);
        prop_assert_eq!((fixed, count), (expected, made));
    }
}

/// Looks at every pair of edits.
fn simplest(text: &str, fixes: &[Fix]) -> (String, usize) {
    let apart = |a: &Edit, b: &Edit| a.span.end < b.span.start || b.span.end < a.span.start;
    let sound = |fix: &&Fix| {
        fix.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
            && fix.edits.iter().all(|edit| edit.span.end as usize <= text.len())
    };
    let mut sorted: Vec<&Fix> = fixes.iter().filter(sound).collect();
    sorted.sort_by_key(|fix| fix.edits[0].span);
    let mut made: Vec<&Fix> = Vec::new();
    for fix in sorted {
        let free = |done: &&Fix| done.edits.iter().all(|a| fix.edits.iter().all(|b| apart(a, b)));
        if made.iter().all(free) {
            made.push(fix);
        }
    }
    let mut edits: Vec<&Edit> = made.iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    (out, made.len())
}
