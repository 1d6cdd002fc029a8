//! A text as a voice gets it: without what is not spoken.

use super::marks;
use super::text::Text;

/// Words in parentheses that ask for silence.
const PAUSES: [&str; 3] = ["pause", "beat", "silence"];

/// The pause that such a word stands for, as markup.
const PAUSE: &str = "<break time=\"1s\"/>";

/// The words of a narration with its pauses as `<break time="1s"/>`, a space on each side, and
/// without `[directions]`, one-word stage directions and other markup. Lines are joined.
pub(crate) fn aloud(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut at, mut unclosed) = (0, 0);
    while let Some(letter) = Text(text).char(at) {
        let (end, said) = match letter {
            '[' if at >= unclosed => bracket(text, at, &mut unclosed),
            '(' => stage(text, at),
            '<' => tag(text, at),
            _ => (at, None),
        };
        if let Some(said) = said {
            out.push(' ');
            out.push_str(&said);
            out.push(' ');
            at = end;
        } else {
            out.push(letter);
            at += letter.len_utf8();
        }
    }
    tidy(&out)
}

/// A direction in brackets that are closed in their paragraph.
fn bracket(text: &str, at: usize, unclosed: &mut usize) -> (usize, Option<String>) {
    let end = Text(text).run(at, |byte| byte != b'\n' && byte != b']');
    if Text(text).byte(end) == b']' {
        return (end + 1, Some(String::new()));
    }
    *unclosed = end;
    (at, None)
}

/// A stage direction of one word.
fn stage(text: &str, at: usize) -> (usize, Option<String>) {
    let (end, pause) = marks::read(Text(text), at);
    if pause.is_some() {
        return (at, None);
    }
    let word = Text(text).slice(at + 1, end.saturating_sub(1)).to_lowercase();
    let said = if PAUSES.contains(&word.as_str()) { PAUSE } else { "" };
    (end, Some(said.to_owned()))
}

/// A break in its one form; other markup is left out.
fn tag(text: &str, at: usize) -> (usize, Option<String>) {
    match marks::markup(Text(text), at) {
        Some(markup) => {
            let said = markup.break_ms.filter(|ms| *ms > 0).map(|ms| {
                let seconds = f64::from(ms) / 1000.0;
                format!("<break time=\"{seconds}s\"/>")
            });
            (markup.end, Some(said.unwrap_or_default()))
        }
        None => (at, None),
    }
}

/// One space between words, none before a mark.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let is_mark =
            word.chars().all(|letter| matches!(letter, '.' | ',' | ';' | ':' | '!' | '?'));
        if !tidy.is_empty() && (!is_mark || tidy.ends_with('>')) {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::aloud;

    #[test]
    fn what_is_not_spoken_is_left_out() {
        for (written, said) in [
            ("Plain words, as they are.", "Plain words, as they are."),
            ("One [smiles] two (nods). Three", "One two. Three"),
            ("One (pause) two", "One <break time=\"1s\"/> two"),
            ("One<break time='0.8s'/>two", "One <break time=\"0.8s\"/> two"),
            ("One <break strength=\"strong\"/> two", "One <break time=\"0.88s\"/> two"),
            ("<emphasis>One</emphasis> two", "One two"),
            ("One\ntwo", "One two"),
            ("Open [never closed", "Open [never closed"),
            ("A (longer remark) stays, 3 < 4", "A (longer remark) stays, 3 < 4"),
            ("", ""),
        ] {
            assert_eq!(aloud(written), said);
        }
    }
}
