//! API keys that have slipped into a script: found, so that they are not sent, and masked, so that
//! no report shows them.

use std::borrow::Cow;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A key in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// What it looks like, in words that do not hold it.
    pub(crate) kind: &'static str,
}

/// Beginnings of keys that say what they are, and how long such a key is at least.
const PREFIXES: [(&str, usize, &str); 12] = [
    ("sk_V2_hgu_", 20, "a key of HeyGen's form"),
    ("sk_", 20, "a secret key"),
    ("sk-", 20, "a secret key"),
    ("rk_live_", 20, "a restricted key"),
    ("hgk_", 20, "a secret key"),
    ("ghp_", 30, "an access token"),
    ("github_pat_", 30, "an access token"),
    ("xoxb-", 20, "an access token"),
    ("xoxp-", 20, "an access token"),
    ("AKIA", 20, "an access key"),
    ("AIza", 30, "an API key"),
    ("whsec_", 20, "the secret of a webhook"),
];

/// What stands before a value that must be a key, in lower case and without `-` and `_`.
const NAMES: [&str; 7] =
    ["apikey", "heygenkey", "runwarekey", "bearer", "apitoken", "accesstoken", "secretkey"];

/// A value after such a name is taken for a key from this length on.
const LEAST: usize = 16;

/// How far before a value its name may begin, in bytes.
const NAME_ROOM: usize = 32;

/// The first key in a text.
pub(crate) fn find(text: &str) -> Option<Found> {
    all(text).next()
}

/// Every key in a text, in order. The text is read once.
pub(crate) fn all(text: &str) -> impl Iterator<Item = Found> + '_ {
    words(text).filter_map(|range| {
        let word = text.get(range.clone())?;
        let kind = kind(text, word, range.start)?;
        Some(Found { range, kind })
    })
}

/// Stretches of at least [`LEAST`] characters that keys are made of.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    // Behind something that is no part of a key.
    let mut from = 0;
    std::iter::from_fn(move || {
        // Looked at from its end, a stretch that is too short is told after a few bytes.
        while let Some(gap) =
            bytes.get(from..from + LEAST)?.iter().rposition(|byte| !is_part(*byte))
        {
            from += gap + 1;
        }
        let start = from;
        let more = bytes.get(start + LEAST..)?.iter().take_while(|byte| is_part(**byte)).count();
        from += LEAST + more;
        let padding = bytes.get(from..)?.iter().take(2).take_while(|byte| **byte == b'=').count();
        Some(start..from + padding)
    })
}

const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// What a word looks like, if it looks like a key.
fn kind(text: &str, word: &str, start: usize) -> Option<&'static str> {
    if !is_random(word) {
        return None;
    }
    let known = PREFIXES
        .iter()
        .find(|(prefix, least, _)| word.len() >= *least && word.starts_with(prefix))
        .map(|(_, _, kind)| *kind);
    known
        .or_else(|| is_dated(word).then_some("a key of HeyGen's form"))
        .or_else(|| is_named(text, start).then_some("a value that is called a key"))
}

/// Whether a word has letters and digits, as words of people seldom have.
fn is_random(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits >= 2 && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a word is the base64 of an identifier, a hyphen and a time.
fn is_dated(word: &str) -> bool {
    let Some(bytes) = (40..=80).contains(&word.len()).then(|| STANDARD.decode(word).ok()).flatten()
    else {
        return false;
    };
    let Ok(text) = str::from_utf8(&bytes) else { return false };
    text.split_once('-').is_some_and(|(id, time)| {
        id.len() == 32
            && id.bytes().all(|byte| byte.is_ascii_hexdigit())
            && (9..=13).contains(&time.len())
            && time.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether what stands before a value calls it a key: `X-Api-Key: `, `Bearer `, `api_key = "`.
fn is_named(text: &str, start: usize) -> bool {
    let mut from = start.saturating_sub(NAME_ROOM);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or(before);
    let name = line.trim_end_matches([' ', '\t', '"', '\'', '=', ':', '`']);
    let joined = line.len() > name.len();
    let mut folded: String = name.chars().filter(|sign| !matches!(sign, '-' | '_')).collect();
    folded.make_ascii_lowercase();
    joined && NAMES.iter().any(|name| folded.ends_with(name))
}

/// What stands in place of a key: as many bytes, so that no place in the text moves.
const MASK: &str = "*";

/// The text with its keys masked; every place keeps its offset.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    let mut found = all(text).peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
    for found in found {
        out.replace_range(found.range.clone(), &MASK.repeat(found.range.len()));
    }
    Cow::Owned(out)
}

/// A source and findings in it as they may be shown. `None` if there is nothing to hide.
pub(crate) fn hidden(
    source: &Source,
    diagnostics: &[Diagnostic],
) -> Option<(Source, Vec<Diagnostic>)> {
    let keys: Vec<&str> =
        all(source.text()).filter_map(|found| source.text().get(found.range)).collect();
    if keys.is_empty() {
        return None;
    }
    let text = masked(source.text()).into_owned();
    let source = Source::new(source.path(), text).ok()?;
    Some((source, diagnostics.iter().map(|found| hide(found, &keys)).collect()))
}

/// A finding whose texts hold no key: other rules quote what they find.
fn hide(finding: &Diagnostic, keys: &[&str]) -> Diagnostic {
    let hide = |text: &mut String| {
        for key in keys {
            if text.contains(key) {
                *text = text.replace(*key, &MASK.repeat(key.len()));
            }
        }
    };
    let mut finding = finding.clone();
    hide(&mut finding.message);
    finding.labels.iter_mut().for_each(|label| hide(&mut label.message));
    finding.note.iter_mut().chain(&mut finding.help).for_each(hide);
    for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
        hide(&mut edit.text);
    }
    finding
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests may fail")]
mod tests {
    use super::*;

    /// Keys are put together here, so that no scanner takes this file for a leak.
    fn dated() -> String {
        STANDARD.encode(format!("{}-{}", "0123456789abcdef".repeat(2), 1_700_000_000))
    }

    #[test]
    fn keys_are_found() {
        let secret = format!("{}{}", "sk_V2_hgu_", "k9".repeat(12));
        for text in [
            format!("VO: \"Our key is {secret}.\""),
            format!("// {}", dated()),
            format!("X-Api-Key: {}", "a1b2".repeat(5)),
            format!("RUNWARE_API_KEY={}", "Ab12".repeat(8)),
            format!("curl -H 'Authorization: Bearer {}'", "Ab12".repeat(8)),
            format!("callback_url: https://example.com/?api_key={}", "Ab12".repeat(5)),
        ] {
            let found = find(&text).unwrap_or_else(|| panic!("{text}"));
            let key = text.get(found.range).unwrap().to_owned();
            let hidden = masked(&text);
            assert!(!hidden.contains(&key), "{hidden}");
            assert_eq!(hidden.len(), text.len());
            assert_eq!(find(&hidden), None, "{hidden}");
        }
    }

    #[test]
    fn other_long_words_are_none() {
        for text in [
            "avatar_id: josh_lite3_20230714",
            "voice_id: 1bd001e7e50f421d891986aad5158bc8",
            "asset_id: 0123456789abcdef0123456789abcdef",
            "taskUUID: 6f2a1c1e-3b7d-4c58-9d0e-2a41b7c9f1d3",
            "https://example.com/a/very-long-path-2026-with-words-01.png",
            "The API key: never write it here. Bearer bonds of 1923.",
            "X-Api-Key: $HEYGEN_API_KEY",
            "api_key: YOUR_KEY_GOES_HERE",
            "risk-20-and-more-of-the-same-2",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
