//! Addresses: URL, e-mail, `@handle`, `#Tag`, file names and command-line flags.

use super::{Context, Found, acronym, mixed};
use crate::speech::numerals::push;
use crate::speech::text::Text;
use crate::speech::token::TokenKind;

/// Longest address in bytes; what is longer is no address.
const LONGEST: usize = 2048;

/// Endings that make a name a file and not a host.
const FILES: &[&str] = &[
    "avi", "c", "conf", "cpp", "css", "csv", "docx", "exe", "gif", "go", "h", "html", "ini",
    "java", "jpeg", "jpg", "js", "json", "jsx", "lock", "log", "md", "mov", "mp", "pdf", "php",
    "png", "pptx", "psd", "py", "rb", "rs", "sh", "shot", "sql", "srt", "svg", "toml", "ts", "tsx",
    "txt", "wav", "webm", "webp", "xlsx", "xml", "yaml", "yml", "zip",
];

/// Bytes that go on an address.
pub(super) fn is_web(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'.' | b'-'
                | b'_'
                | b'~'
                | b'/'
                | b'?'
                | b'#'
                | b'@'
                | b'&'
                | b'+'
                | b'='
                | b'%'
                | b':'
        )
}

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    if !context.is_fresh(at) {
        return None;
    }
    let text = context.text;
    let end = text.run(at, is_web).min(at + LONGEST + 1);
    if text.byte(at).is_ascii_alphanumeric() && !has_sign(text, at, end) {
        return None;
    }
    let chunk = text.slice(at, end).trim_end_matches(['.', ',', ':', '?', '-', '&', '+', '=']);
    if chunk.len() < 2 || chunk.len() > LONGEST {
        return None;
    }
    let kind = kind(chunk)?;
    say(context, chunk, kind, spoken);
    Some((at + chunk.len(), kind))
}

/// Whether a chunk has what every address has: a dot before a letter, an at or two slashes.
fn has_sign(text: Text<'_>, at: usize, end: usize) -> bool {
    let pairs = text.slice(at, end).as_bytes().windows(2);
    pairs.into_iter().any(|pair| match pair {
        [b'.', next] => next.is_ascii_alphabetic(),
        [b'@', _] | [b'/', b'/'] => true,
        _ => false,
    })
}

fn kind(chunk: &str) -> Option<TokenKind> {
    let named = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            && rest.contains(|c: char| c.is_ascii_alphabetic())
    };
    match chunk.as_bytes() {
        [b'@', ..] => {
            return chunk
                .get(1..)
                .filter(|rest| named(rest) && !rest.contains('/'))
                .map(|_| TokenKind::Handle);
        }
        [b'#', ..] => {
            return chunk.get(1..).filter(|rest| is_tag(rest)).map(|_| TokenKind::Hashtag);
        }
        [b'-', b'-', letter, ..] if letter.is_ascii_alphabetic() => return Some(TokenKind::Flag),
        [first, ..] if !first.is_ascii_alphanumeric() => return None,
        _ => {}
    }
    if chunk.contains("://") || chunk.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www.")) {
        return Some(TokenKind::Url);
    }
    if let Some((local, host)) = chunk.split_once('@') {
        return (named(local) && is_host(host)).then_some(TokenKind::Email);
    }
    named_by_dot(chunk)
}

/// `shotlist.dev/start` and `src/main.rs`.
fn named_by_dot(chunk: &str) -> Option<TokenKind> {
    let (head, path) = chunk.split_once(['/', '?', '#']).unwrap_or((chunk, ""));
    let last = chunk.rsplit('/').next().unwrap_or_default();
    if is_file(last) && (path.is_empty() || chunk.contains('/')) && !is_address(head) {
        return Some(TokenKind::File);
    }
    let host = head.split_once(':').map_or(head, |(host, _)| host);
    is_host(host).then_some(TokenKind::Url)
}

/// A host and not a file name: only hosts are followed by a path.
fn is_address(head: &str) -> bool {
    is_host(head) && !is_file(head)
}

fn is_file(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or_default();
    let bare = ending.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.contains(|c: char| c.is_ascii_alphabetic()) && FILES.contains(&bare)
}

/// Labels joined by dots, the last one of two letters or more. A capital behind the dot begins a sentence.
fn is_host(host: &str) -> bool {
    let Some((stem, top)) = host.rsplit_once('.') else { return false };
    let labels = stem.split('.').all(|label| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    });
    let capitals = !host.bytes().any(|b| b.is_ascii_lowercase());
    let top = top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_lowercase() || (capitals && b.is_ascii_uppercase()));
    labels && top && stem.contains(|c: char| c.is_ascii_alphabetic()) && !is_initials(stem)
}

/// `U.S.based` is initials that lack a blank.
fn is_initials(stem: &str) -> bool {
    stem.contains('.') && stem.split('.').all(|label| label.len() == 1)
}

fn is_tag(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn say(context: Context<'_>, chunk: &str, kind: TokenKind, spoken: &mut String) {
    match kind {
        TokenKind::Hashtag => {
            push(spoken, context.lexicon().hashtag);
            camel_parts(chunk).for_each(|part| mixed::say(context, part, spoken));
        }
        _ => parts(context, without_scheme(chunk), spoken),
    }
}

/// The scheme, `www.` and a final slash are not said.
fn without_scheme(chunk: &str) -> &str {
    let rest = chunk.split_once("://").map_or(chunk, |(_, rest)| rest);
    let www = rest.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."));
    let rest = if www { rest.get(4..).unwrap_or_default() } else { rest };
    rest.strip_suffix('/').unwrap_or(rest)
}

/// Runs of letters and digits, and the signs between them.
fn parts(context: Context<'_>, address: &str, spoken: &mut String) {
    let mut rest = address;
    while let Some(first) = rest.chars().next() {
        let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if word > 0 {
            say_label(context, rest.get(..word).unwrap_or_default(), spoken);
        } else {
            push(spoken, sign(context, first));
        }
        rest = rest.get(word.max(first.len_utf8())..).unwrap_or_default();
    }
}

/// Top-level domains of two letters are spelled, unless they are words.
fn say_label(context: Context<'_>, label: &str, spoken: &mut String) {
    let dot = spoken.ends_with(context.lexicon().dot);
    let letters = label.len() == 2 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    if dot
        && letters
        && !matches!(
            label,
            "am" | "be" | "co" | "do" | "go" | "in" | "is" | "it" | "me" | "no" | "so" | "to"
        )
    {
        return acronym::spell(label, spoken);
    }
    mixed::say(context, label, spoken);
}

fn sign(context: Context<'_>, sign: char) -> &'static str {
    let lexicon = context.language.lexicon;
    match sign {
        '.' => lexicon.dot,
        '/' => lexicon.slash,
        '-' => lexicon.dash,
        '_' => lexicon.underscore,
        '@' => lexicon.at,
        '&' => lexicon.and,
        '=' => lexicon.equals,
        '+' => lexicon.plus,
        '%' => lexicon.percent,
        '#' => "hash",
        '?' => "question mark",
        ':' => "colon",
        '~' => "tilde",
        _ => "",
    }
}

/// `#MadeWithShotlist` is three words, and so is `#made_with_shotlist`.
fn camel_parts(tag: &str) -> impl Iterator<Item = &str> {
    let bytes = tag.as_bytes();
    let is = |at: usize, test: fn(&u8) -> bool| bytes.get(at).is_some_and(test);
    let starts = move |at: usize| {
        let capital = is(at, u8::is_ascii_uppercase);
        let after_lower = at > 0 && is(at - 1, u8::is_ascii_lowercase);
        let before_lower = is(at + 1, u8::is_ascii_lowercase);
        at == 0
            || (capital && (after_lower || (before_lower && is(at - 1, u8::is_ascii_alphabetic))))
    };
    let mut from = 0;
    (1..=bytes.len())
        .filter_map(move |at| {
            if at < bytes.len() && !starts(at) {
                return None;
            }
            let part = tag.get(from..at).unwrap_or_default();
            from = at;
            Some(part)
        })
        .flat_map(|part| part.split(['#', '_']))
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn addresses_are_spoken() {
        assert_english(
            TokenKind::Url,
            &[
                ("https://shotlist.dev/start", "shotlist dot dev slash start"),
                ("www.example.com/", "example dot com"),
                ("my-site.co.uk", "my dash site dot co dot U K"),
                ("youtu.be/x7Kq2", "youtu dot be slash X seven K Q two"),
                ("SHOTLIST.COM", "SHOTLIST dot C O M"),
            ],
        );
        assert_english(TokenKind::Email, &[("hello@shotlist.dev", "hello at shotlist dot dev")]);
        assert_english(TokenKind::Handle, &[("@framehaus_hq", "at framehaus underscore H Q")]);
        assert_english(
            TokenKind::Hashtag,
            &[
                ("#MadeWithShotlist", "hashtag Made With Shotlist"),
                ("#AIVideo", "hashtag A I Video"),
            ],
        );
        assert_english(
            TokenKind::File,
            &[("shotlist.toml", "shotlist dot toml"), ("src/main.rs", "S R C slash main dot R S")],
        );
        assert_english(TokenKind::Flag, &[("--unsafe-fixes", "dash dash unsafe dash fixes")]);
    }

    #[test]
    fn not_everything_with_a_dot_is_an_address() {
        for text in ["end.Start", "e.g.", "U.S.", "3.2", "a.m", "and/or"] {
            let kind = said(text, "en").1;
            assert!(!matches!(kind, TokenKind::Url | TokenKind::File), "{text} {kind:?}");
        }
    }
}
