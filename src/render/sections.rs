//! How long each section of a prompt is.

/// Labels that open a section outside scenes.
const LABELS: [&str; 22] = [
    "ATTACHMENTS",
    "AUDIENCE",
    "AVATAR",
    "BACKGROUND",
    "CRITICAL ON-SCREEN TEXT",
    "DELIVERY",
    "EXACT TEXT",
    "FILE",
    "FOR",
    "FORMAT",
    "FRAMING",
    "IDEA",
    "LANGUAGE",
    "MUSIC",
    "NARRATION",
    "NARRATION STYLE",
    "PRESENTER",
    "SCRIPT",
    "STYLE",
    "SUBJECT",
    "THESIS",
    "TONE",
];

/// Bytes of the longest label and the space behind it.
const LONGEST_LABEL: usize = "CRITICAL ON-SCREEN TEXT ".len();

/// What stands before the first heading.
const OPENING: &str = "OPENING";

/// The sections of a prompt in order, by heading, with their characters (line breaks included).
/// Text before the first heading is `OPENING`; inside a scene only a blank line lets a new section
/// begin, since MUSIC there is the scene's.
pub(crate) fn measure(text: &str) -> Vec<(String, usize)> {
    let mut sections: Vec<(String, usize)> = Vec::new();
    let mut after_blank = true;
    let mut in_scene = false;
    for line in text.split_inclusive('\n') {
        let characters = line.chars().count();
        if let Some(name) = heading(line).filter(|name| is_scene(name) || !in_scene || after_blank)
        {
            in_scene = is_scene(&name);
            sections.push((name, 0));
        } else if sections.is_empty() {
            sections.push((OPENING.to_owned(), 0));
        }
        if let Some((_, sum)) = sections.last_mut() {
            *sum += characters;
        }
        after_blank = line.trim().is_empty();
    }
    sections
}

pub(super) fn is_scene(name: &str) -> bool {
    name.starts_with("SCENE ")
}

/// The section that a line opens: a scene, a known label, or a Markdown heading.
fn heading(line: &str) -> Option<String> {
    let line = line.trim_end();
    if let Some(rest) = line.strip_prefix('#') {
        let title = rest.trim_start_matches('#').trim();
        return (!title.is_empty() && rest.starts_with(['#', ' '])).then(|| title.to_uppercase());
    }
    if line.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("scene ")) {
        let number: String = line.chars().skip(6).take_while(char::is_ascii_digit).collect();
        return (!number.is_empty()).then(|| format!("SCENE {number}"));
    }
    let start =
        line.bytes().take(LONGEST_LABEL + 1).position(|byte| matches!(byte, b':' | b'('))?;
    let label = line.get(..start)?.trim();
    let known = LABELS.iter().find(|known| known.eq_ignore_ascii_case(label))?;
    line.contains(':').then(|| (*known).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_told_by_their_headings_and_add_up() {
        let text = "Intro.\nFORMAT: a film\nSCRIPT (word for word): say it\n\nSCENE 1 — A-ROLL\nMUSIC: soft\n\nScene 2: B-roll\nVisual: x\n\nMUSIC: loud\n# Closing words\nbye";
        let names: Vec<(String, usize)> = measure(text);
        let expected =
            ["OPENING", "FORMAT", "SCRIPT", "SCENE 1", "SCENE 2", "MUSIC", "CLOSING WORDS"];
        assert_eq!(names.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), expected);
        assert_eq!(names.iter().map(|(_, sum)| sum).sum::<usize>(), text.chars().count());
    }
}
