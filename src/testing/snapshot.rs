//! The file that holds an accepted prompt.

use std::fmt;

use crate::render::Prompt;
use crate::{Diagnostic, Error, Severity, Source, Span};

/// What begins and ends the head.
const FENCE: &str = "---";

/// Keys of the head in their order, and whether each has to be there.
const KEYS: [(&str, bool); 6] = [
    ("script", true),
    ("case", false),
    ("profile", true),
    ("target", true),
    ("row", false),
    ("characters", true),
];

/// An accepted prompt with a head that says what was rendered. Its text is byte for byte the prompt.
///
/// ```text
/// ---
/// script: welcome.shot
/// profile: scenes
/// target: heygen
/// row: recipients.csv#7
/// characters: 1873
/// ---
/// FORMAT: Video. …
/// ```
///
/// There is neither a date nor a path of the machine in it, so the same prompt gives the same file
/// everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snapshot {
    /// File name of the script.
    pub script: String,
    /// Name of the case, if it has one.
    pub case: Option<String>,
    /// The profile or template that rendered it.
    pub profile: String,
    /// The target that it was rendered for.
    pub target: String,
    /// The row of data, such as `recipients.csv#7`.
    pub row: Option<String>,
    /// Characters of the prompt.
    pub characters: usize,
    /// The prompt, without a line break at its end.
    pub text: String,
}

impl Snapshot {
    /// The snapshot of a prompt. Folders of paths are left out.
    pub fn new(script: &str, prompt: &Prompt, target: &str) -> Self {
        Self {
            script: line(file_name(script)),
            case: None,
            profile: line(file_name(&prompt.profile)),
            target: line(target),
            row: None,
            characters: prompt.characters,
            text: prompt.text.clone(),
        }
    }

    /// Names the case.
    #[must_use]
    pub fn case(mut self, name: &str) -> Self {
        self.case = Some(line(name));
        self
    }

    /// Names the row of data by its file and number.
    #[must_use]
    pub fn row(mut self, file: &str, number: usize) -> Self {
        self.row = Some(format!("{}#{number}", line(file_name(file))));
        self
    }

    /// Whether a file begins like a snapshot of a prompt. Other tools have `.snap` files too.
    pub fn is_one(text: &str) -> bool {
        let rest =
            text.strip_prefix(FENCE).and_then(|rest| rest.trim_start().strip_prefix("script:"));
        rest.is_some()
    }

    /// Reads a snapshot back. Line ends of Windows are understood.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the place in the head that is wrong.
    pub fn parse(source: &Source) -> Result<Self, Error> {
        let text = source.text().replace("\r\n", "\n");
        let mut head = Head { text: &text, at: 0, values: [const { None }; KEYS.len()] };
        match head.read() {
            Ok(body) => Ok(head.snapshot(body)),
            Err(problem) => {
                // Places are those of the text with plain line ends.
                let source = Source::new(source.path(), text)?;
                Err(Error::invalid(source, vec![problem.into()]))
            }
        }
    }
}

/// The file: head, prompt, line break.
impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let characters = self.characters.to_string();
        let values = [
            Some(&self.script),
            self.case.as_ref(),
            Some(&self.profile),
            Some(&self.target),
            self.row.as_ref(),
            Some(&characters),
        ];
        writeln!(f, "{FENCE}")?;
        for ((key, _), value) in KEYS.iter().zip(values) {
            if let Some(value) = value {
                writeln!(f, "{key}: {value}")?;
            }
        }
        writeln!(f, "{FENCE}\n{}", self.text)
    }
}

/// The head of a file that is being read.
struct Head<'a> {
    text: &'a str,
    at: usize,
    values: [Option<&'a str>; KEYS.len()],
}

impl<'a> Head<'a> {
    /// Reads the head and gives what follows it.
    fn read(&mut self) -> Result<&'a str, Problem> {
        let (first, place) = self.line();
        if first != Some(FENCE) {
            return Err(problem(place, "the file does not begin with the head of a snapshot"));
        }
        loop {
            let (line, place) = self.line();
            match line {
                None => return Err(problem(place, "the head never ends")),
                Some(FENCE) => break,
                Some(line) => self.entry(line, place)?,
            }
        }
        let missing =
            KEYS.iter().zip(&self.values).find(|((_, needed), value)| *needed && value.is_none());
        if let Some(((key, _), _)) = missing {
            let place = Span::new(0, FENCE.len());
            return Err(problem(place, format!("the head has no `{key}`")));
        }
        let body = self.text.get(self.at..).unwrap_or_default();
        body.strip_suffix('\n').ok_or_else(|| {
            problem(Span::at(self.text.len() as u32), "the file does not end with a line break")
        })
    }

    /// The next line without its end.
    fn line(&mut self) -> (Option<&'a str>, Span) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(line) = rest.split_inclusive('\n').next() else {
            return (None, Span::at(self.at as u32));
        };
        let start = self.at;
        self.at += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        (Some(line), Span::new(start, start + line.len()))
    }

    fn entry(&mut self, line: &'a str, place: Span) -> Result<(), Problem> {
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
            return Err(problem(place, "a merge left both sides of a conflict"));
        }
        let Some((key, value)) = line.split_once(':') else {
            return Err(problem(place, "a line of the head is `key: value`"));
        };
        let at = KEYS.iter().position(|(known, _)| *known == key);
        let Some(slot) = at.and_then(|at| self.values.get_mut(at)) else {
            return Err(problem(place, format!("the head of a snapshot has no `{key}`")));
        };
        if slot.is_some() {
            return Err(problem(place, format!("`{key}` stands twice in the head")));
        }
        let value = value.trim();
        if value.is_empty() || (key == "characters" && value.parse::<usize>().is_err()) {
            return Err(problem(place, format!("`{value}` cannot be the value of `{key}`")));
        }
        *slot = Some(value);
        Ok(())
    }

    fn snapshot(self, body: &str) -> Snapshot {
        let [script, case, profile, target, row, characters] = self.values;
        let owned = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Snapshot {
            script: owned(script),
            case: case.map(str::to_owned),
            profile: owned(profile),
            target: owned(target),
            row: row.map(str::to_owned),
            characters: characters.and_then(|number| number.parse().ok()).unwrap_or_default(),
            text: body.to_owned(),
        }
    }
}

/// What is wrong with a head, and where.
struct Problem(Span, String);

fn problem(place: Span, message: impl Into<String>) -> Problem {
    Problem(place, message.into())
}

impl From<Problem> for Diagnostic {
    fn from(Problem(place, message): Problem) -> Self {
        Diagnostic::new("test/snapshot", Severity::Error, place, message)
            .note("what is broken is not overwritten: somebody may have meant it")
            .help("delete the file and accept the prompt again: `shotlist test --accept`")
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A text on one line.
fn line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned()
}
