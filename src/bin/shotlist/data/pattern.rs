//! `-o 'out/{id}.txt'`: where the prompt of a row goes.

use shotlist::rows::Row;

/// What stands for the script's name.
const STEM: &str = "stem";
/// What stands for the row's number.
const ROW: &str = "row";

/// A path with placeholders.
pub(crate) struct Pattern(Vec<Part>);

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Stem,
    Row,
    Column(String),
}

/// What fills a pattern.
pub(crate) struct Filling<'a> {
    pub(crate) stem: &'a str,
    pub(crate) row: &'a Row,
}

impl Pattern {
    /// Reads a pattern over the columns of some data.
    ///
    /// # Errors
    /// Says what the placeholders are.
    pub(crate) fn parse(text: &str, columns: &[&str]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, behind)) = behind.split_once('}') else {
                return Err(format!("-o {text}: a `{{` that no `}}` closes"));
            };
            parts.push(Part::Text(before.to_owned()));
            parts.push(placeholder(name, columns).map_err(|why| format!("-o {text}: {why}"))?);
            rest = behind;
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| *part != Part::Text(String::new()));
        Ok(Self(parts))
    }

    /// Whether the placeholders tell scripts apart.
    pub(crate) fn has_stem(&self) -> bool {
        self.0.contains(&Part::Stem)
    }

    /// Whether the placeholders can tell rows apart.
    pub(crate) fn has_row(&self) -> bool {
        self.columns().next().is_some() || self.0.contains(&Part::Row)
    }

    /// The columns that are used.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Column(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The folder in front of the first placeholder; empty for the current one.
    pub(crate) fn folder(&self) -> &str {
        let fixed = match self.0.first() {
            Some(Part::Text(text)) => text.as_str(),
            _ => "",
        };
        let end = fixed.rfind(is_separator).map_or(0, |at| at + 1);
        fixed.get(..end).unwrap_or_default()
    }

    /// The path of a row. The name of the file is never empty: every column has a value here.
    pub(crate) fn fill(&self, filling: &Filling<'_>) -> String {
        let mut path = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => path.push_str(text),
                Part::Stem => path.push_str(filling.stem),
                Part::Row => path.push_str(&filling.row.number.to_string()),
                Part::Column(name) => {
                    let value = filling.row.values.get(name);
                    path.push_str(value.map_or("", String::as_str));
                }
            }
        }
        path
    }
}

/// Either slash: a name that is harmless here must not be a path elsewhere.
pub(crate) const fn is_separator(letter: char) -> bool {
    matches!(letter, '/' | '\\')
}

fn placeholder(name: &str, columns: &[&str]) -> Result<Part, String> {
    let is_column = columns.contains(&name);
    match name {
        STEM | ROW if is_column => Err(format!(
            "`{{{name}}}` could be the column of that name or the {}; rename the column",
            if name == ROW { "row's number" } else { "script's name" }
        )),
        STEM => Ok(Part::Stem),
        ROW => Ok(Part::Row),
        _ if is_column => Ok(Part::Column(name.to_owned())),
        _ => {
            let known = columns.iter().chain([&ROW, &STEM]).map(|name| format!("{{{name}}}"));
            let known: Vec<String> = known.collect();
            Err(format!("`{{{name}}}` stands for nothing; there is {}", known.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        let rows = shotlist::rows::read("a.csv", b"id,city\n7,Rome\n").unwrap();
        rows.into_iter().next().unwrap()
    }

    #[test]
    fn placeholders_are_filled() {
        let pattern = Pattern::parse("out/{stem}/{row}-{city}.txt", &["id", "city"]).unwrap();
        let filling = Filling { stem: "launch", row: &row() };
        assert_eq!(pattern.fill(&filling), "out/launch/1-Rome.txt");
        assert_eq!(pattern.folder(), "out/");
        assert!(pattern.has_row() && pattern.has_stem());
        assert_eq!(pattern.columns().collect::<Vec<_>>(), ["city"]);
    }

    #[test]
    fn unknown_placeholders_name_the_known_ones() {
        let refused = |text| Pattern::parse(text, &["id", "city"]).map(|_| ()).unwrap_err();
        assert_eq!(
            refused("{name}.txt"),
            "-o {name}.txt: `{name}` stands for nothing; there is {id}, {city}, {row}, {stem}"
        );
        assert!(refused("{id.txt").contains("no `}` closes"));
        let twice = Pattern::parse("{stem}.txt", &["stem"]).map(|_| ()).unwrap_err();
        assert!(twice.contains("rename the column"), "{twice}");
    }
}
