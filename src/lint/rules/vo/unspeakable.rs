//! `vo/unspeakable`

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::data::narration::{STAGE_DIRECTIONS, TOP_LEVEL_DOMAINS};
use crate::lint::narration::{begins_with, covers, near, silent, touches};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Scene;
use crate::text::Text;

declare_rule! {
    /// Spoken words hold what nobody can say: an address, a handle, a hashtag, an emoji, Markdown.
    ///
    /// A voice spells a web address letter by letter or stumbles over it, says "hash" or nothing for
    /// a hashtag, and reads asterisks aloud or drops a breath where they stand. Addresses belong on
    /// the screen; the voice says where to look, or says them the way people do.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Close
    /// VO: "The whole report is out today. Read it at www.acme.com/report before it changes."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Close
    /// VO: "The whole report is out today. Read it at acme dot com before it changes."
    /// TEXT: "acme.com/report"
    /// ```
    pub(crate) struct Unspeakable("vo/unspeakable") {
        severity: Warning,
        fix: None,
        many: "{n} scenes have spoken words that nobody can say" => "write words as they are said, and show the rest with `TEXT`",
    }
}

/// What it is that cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Address,
    Email,
    Handle,
    Hashtag,
    Emoji,
    Markdown,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Address => "a web address",
            Self::Email => "an e-mail address",
            Self::Handle => "a handle",
            Self::Hashtag => "a hashtag",
            Self::Emoji => "an emoji",
            Self::Markdown => "Markdown",
        }
    }

    const fn note(self) -> &'static str {
        match self {
            Self::Address | Self::Email => {
                "a voice spells addresses out, and nobody can write along"
            }
            Self::Handle | Self::Hashtag => "a voice drops the sign or says \"hash\" and \"at\"",
            Self::Emoji => "a voice describes an emoji in words, or stops short at it",
            Self::Markdown => "a voice has no bold: it reads the marks aloud or stumbles over them",
        }
    }
}

impl Rule for Unspeakable {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let Some(vo) = &scene.vo else { continue };
            if let [first, rest @ ..] = find(vo.as_str()).as_slice() {
                let finding = finding(report, scene, vo, first, rest);
                report.push(finding);
            }
        }
    }
}

/// Most places of a scene that are shown: with more, nobody reads any.
const MOST_SHOWN: usize = 30;

type Hit = (Range<usize>, Kind);

fn finding(report: &Sink<'_>, scene: &Scene, vo: &Text, first: &Hit, rest: &[Hit]) -> Diagnostic {
    let (range, kind) = first;
    let message = match rest {
        [] => format!("{} in spoken words", kind.name()),
        _ => format!("spoken words of scene {} that nobody can say", scene.label()),
    };
    let finding = report
        .finding(vo.span_of(range.clone()), message)
        .label(kind.name())
        .note(kind.note())
        .help(help(vo.as_str().get(range.clone()).unwrap_or_default(), *kind));
    rest.iter().take(MOST_SHOWN).fold(finding, |finding, (range, kind)| {
        finding.label_at(vo.span_of(range.clone()), kind.name())
    })
}

/// What to write instead.
fn help(written: &str, kind: Kind) -> String {
    match kind {
        Kind::Address if is_plain(written) => {
            format!("say it as people do: \"{}\"", written.replace('.', " dot "))
        }
        Kind::Address => {
            "show it with `TEXT`, and say where to look: \"the link is below\"".to_owned()
        }
        Kind::Email => "show it with `TEXT`, and say whom to write to".to_owned(),
        Kind::Handle => format!(
            "say the name: \"{}\", and show the handle with `TEXT`",
            written.trim_start_matches('@')
        ),
        Kind::Hashtag => "say the words, and show the hashtag with `TEXT`".to_owned(),
        Kind::Emoji => "take it out of the spoken words, and show it if it matters".to_owned(),
        Kind::Markdown => {
            "take the marks out; `VO (stress on \"never\"):` says how a line is spoken".to_owned()
        }
    }
}

/// A host alone, which is said quickly.
fn is_plain(address: &str) -> bool {
    !address.contains('/') && !address.starts_with("www.")
}

/// Everything in a narration that cannot be said, in order.
fn find(text: &str) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::new();
    if !is_suspect(text) {
        return found;
    }
    let silent = silent(text);
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let hit = hit(text, at);
        // A link in Markdown begins like a direction.
        let heard = |kind: Kind| kind == Kind::Markdown || !covers(&silent, at);
        match hit.filter(|(_, kind)| heard(*kind)) {
            Some((end, kind)) => {
                found.push((at..end, kind));
                at = end;
            }
            None => at += first.len_utf8(),
        }
    }
    found
}

/// Whether a narration has a sign that such things have: most have none but full stops and colons
/// with white space behind them.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'.' | b':' => bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace()),
        b'@' | b'#' | b'*' | b'_' | b'`' | b']' => true,
        _ => *byte >= 0xE2,
    })
}

/// Longest thing in bytes that is looked for.
const LONGEST: usize = 240;

/// What begins at an offset, and where it ends.
fn hit(text: &str, at: usize) -> Option<(usize, Kind)> {
    let first = text.get(at..)?.chars().next()?;
    let rest = || near(text, at, LONGEST);
    match first {
        '*' | '_' | '`' | '[' => markdown(text, at, first),
        '#' | '@' => tag(text, at, first),
        _ if is_emoji(first) => Some((at + emoji(rest()), Kind::Emoji)),
        _ if first.is_ascii_alphanumeric() && !touches(text, at) => {
            address(rest()).map(|(len, kind)| (at + len, kind))
        }
        _ => None,
    }
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' | '\u{2B55}' | '\u{231A}' | '\u{231B}')
}

/// The length of an emoji and of all that follow it, with their joiners.
fn emoji(rest: &str) -> usize {
    let part = |c: char| is_emoji(c) || matches!(c, '\u{200D}' | '\u{FE0F}');
    rest.find(|c: char| !part(c)).unwrap_or(rest.len())
}

/// `#Tag` and `@handle`; `#5` is a number.
fn tag(text: &str, at: usize, sign: char) -> Option<(usize, Kind)> {
    let name = near(text, at + 1, LONGEST);
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    let named = name.starts_with(char::is_alphabetic) && end > 1 && !touches(text, at);
    named.then_some((at + 1 + end, if sign == '#' { Kind::Hashtag } else { Kind::Handle }))
}

/// `https://…`, `www.…`, `acme.com/x`, `me@acme.com`.
fn address(rest: &str) -> Option<(usize, Kind)> {
    let end = rest
        .find(|c: char| c.is_whitespace() || "\"<>[]()“”«»,;".contains(c))
        .unwrap_or(rest.len());
    let word = rest.get(..end)?.trim_end_matches(|c: char| ".!?…:'’*_`".contains(c));
    if !word.contains(['.', ':']) {
        return None;
    }
    let host = word.split_once("://").map_or(word, |(_, rest)| rest);
    if host.len() < word.len() {
        return (!host.is_empty()).then_some((word.len(), Kind::Address));
    }
    let (name, host) = word.split_once('@').unwrap_or(("", word));
    let host = host.split(['/', '?', ':']).next().unwrap_or_default();
    let known = is_host(host) || host.starts_with("www.");
    known.then_some((word.len(), if name.is_empty() { Kind::Address } else { Kind::Email }))
}

/// Whether a word is the name of a host: a missing blank behind a full stop makes none.
fn is_host(word: &str) -> bool {
    let Some((name, last)) = word.rsplit_once('.') else { return false };
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    letters > 1 && plain && TOP_LEVEL_DOMAINS.contains(&last)
}

/// `**bold**`, `*stress*`, `__bold__`, `_stress_`, `` `code` ``, `[text](address)`.
fn markdown(text: &str, at: usize, mark: char) -> Option<(usize, Kind)> {
    let rest = near(text, at, LONGEST);
    if mark == '[' {
        let close = rest
            .find(']')
            .filter(|close| rest.get(close + 1..).is_some_and(|rest| rest.starts_with('(')))?;
        let end = rest.get(close..)?.find(')')?;
        return Some((at + close + end + 1, Kind::Markdown));
    }
    let inner = rest.trim_start_matches(mark);
    let marks = rest.len() - inner.len();
    let closing = rest.get(..marks)?;
    let len = inner.find(mark).filter(|len| *len > 0)?;
    let content = inner.get(..len)?;
    let closed = inner.get(len..)?.starts_with(closing);
    let tight =
        !content.starts_with(char::is_whitespace) && !content.ends_with(char::is_whitespace);
    // `*smiles*` is a direction, and is reported as one.
    let direction = mark == '*' && begins_with(content, STAGE_DIRECTIONS).is_some();
    (marks <= 3 && closed && tight && !touches(text, at) && !direction)
        .then_some((at + marks + len + marks, Kind::Markdown))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        find(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect()
    }

    #[test]
    fn what_cannot_be_said() {
        assert_eq!(
            found("Go to https://acme.com/a?b=1."),
            [("https://acme.com/a?b=1", Kind::Address)]
        );
        assert_eq!(
            found("It is at acme.app, or mail me@acme.com!"),
            [("acme.app", Kind::Address), ("me@acme.com", Kind::Email)]
        );
        assert_eq!(
            found("Follow @acme_inc, tag #ShipIt"),
            [("@acme_inc", Kind::Handle), ("#ShipIt", Kind::Hashtag)]
        );
        assert_eq!(found("Great news 🎉🎉 today"), [("🎉🎉", Kind::Emoji)]);
        assert_eq!(
            found("a **record** and `code` and [this](x.com)"),
            [
                ("**record**", Kind::Markdown),
                ("`code`", Kind::Markdown),
                ("[this](x.com)", Kind::Markdown),
            ]
        );
    }

    #[test]
    fn what_can() {
        for text in [
            "It was late.Then it rained.",
            "acme dot com",
            "We are #1 and #2",
            "Node.js and ASP.NET",
            "5 * 3 * 2",
            "snake_case_name",
            "[see acme.com]",
            "Ratio 16:9, e.g. this",
            "café – naïve … “quoted” – yes",
            "一月は記録的な月でした。",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
