//! `[[test.cases]]`: what is rendered and compared with its snapshot.

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::load::{bad_value, join, suggestion, value_span};
use crate::target::TARGETS;
use crate::testing::Data;
use crate::{Diagnostic, Severity, Source};

/// `[test]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct TestConfig {
    /// What `shotlist test` renders and compares.
    pub cases: Vec<TestCase>,
}

/// `[[test.cases]]`: every script × profile × target × row of data is one prompt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["script"])))]
#[cfg_attr(feature = "schema", schemars(extend("not" = { "required": ["profile", "template"] })))]
#[non_exhaustive]
pub struct TestCase {
    /// What tells the case from others of the same script; part of its snapshots' names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Scripts: paths or patterns, relative to the configuration.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::texts"))]
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub script: Texts,
    /// Profiles by name; what the script or the configuration asks for if none.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::profiles"))]
    pub profile: Texts,
    /// Template files instead of profiles, relative to the configuration.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::texts"))]
    pub template: Texts,
    /// Targets by name; the configuration's if none.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::targets"))]
    pub target: Texts,
    /// A table of variables, relative to the configuration: `recipients.csv` for a prompt a row,
    /// `recipients.csv#7`, `#2-5,9` or `#city=Lisbon` for some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// What the prompt has to contain, letter for letter.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::texts"))]
    pub contains: Texts,
    /// What it may not contain.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::texts"))]
    pub lacks: Texts,
    /// Most characters that it may have. The prompt is not made to fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub max_chars: Option<usize>,
    /// Whether the script has to be without errors and warnings; infos do not count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub clean: bool,
    /// Where the case stands: `shotlist.toml:12`; empty if nobody wrote it.
    #[serde(skip)]
    pub place: String,
}

/// One text or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Texts(pub Vec<String>);

impl Texts {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::ops::Deref for Texts {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Texts;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text in quotes or a list of texts")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = items.next_element()? {
            texts.push(text);
        }
        if texts.is_empty() {
            return Err(A::Error::custom("an empty list; name something or remove the key"));
        }
        Ok(Texts(texts))
    }
}

impl TestConfig {
    pub(super) fn relative_to(&mut self, folder: &str) {
        for case in &mut self.cases {
            let lists = [&mut case.script, &mut case.template];
            let paths = lists.into_iter().flat_map(|list| list.0.iter_mut());
            for path in paths.chain(&mut case.data) {
                *path = join(folder, path);
            }
        }
    }

    /// Notes where each case stands, for what is found out later.
    pub(super) fn place(&mut self, source: &Source) {
        for (at, case) in self.cases.iter_mut().enumerate() {
            let span = value_span(source.text(), &["test", "cases", &at.to_string()]);
            case.place = format!("{}:{}", source.path(), source.position(span.start).line);
        }
    }

    /// Values that cannot be meant; `earlier` has those that could not be read at all.
    pub(super) fn mistakes(&self, source: &Source, earlier: &[Diagnostic]) -> Vec<Diagnostic> {
        let cases = self.cases.iter().enumerate();
        cases.flat_map(|(at, case)| Mistakes { source, earlier, at }.of(case)).collect()
    }
}

/// Looks through one case.
struct Mistakes<'a> {
    source: &'a Source,
    earlier: &'a [Diagnostic],
    at: usize,
}

impl Mistakes<'_> {
    fn of(&self, case: &TestCase) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if case.script.is_empty() {
            found.extend(self.missing_script());
        }
        if !case.profile.is_empty() && !case.template.is_empty() {
            let both = "both `profile` and `template` are given";
            found.push(self.bad(&["template"], both, "delete one of them, or write two cases"));
        }
        for (at, name) in case.target.iter().enumerate() {
            let known = TARGETS.map(|target| target.name);
            if !known.contains(&name.as_str()) {
                let message = format!("there is no target `{name}`");
                let keys = ["target", &at.to_string()];
                found.push(self.bad(&keys, &message, &suggestion(name, &known)));
            }
        }
        if let Some(Err(problem)) = case.data.as_deref().map(Data::parse) {
            let help = "write `rows.csv` for every row, or `rows.csv#7`, `rows.csv#2-5,9`, `rows.csv#city=Lisbon` for some";
            found.push(self.bad(&["data"], &problem, help));
        }
        if case.max_chars == Some(0) {
            found.push(self.bad(
                &["max-chars"],
                "no prompt has 0 characters",
                "write a number above 0",
            ));
        }
        found.extend(self.blanks(case));
        found
    }

    /// Texts that stand for nothing: every prompt contains them, none lacks them.
    fn blanks(&self, case: &TestCase) -> Vec<Diagnostic> {
        let lists = [
            ("script", &case.script),
            ("profile", &case.profile),
            ("template", &case.template),
            ("contains", &case.contains),
            ("lacks", &case.lacks),
        ];
        let blank = |(key, list): (&'static str, &Texts)| {
            let at = list.iter().position(|text| text.trim().is_empty())?.to_string();
            let message = format!("`{key}` has an empty text");
            Some(self.bad(&[key, &at], &message, "write what is meant, or remove it"))
        };
        lists.into_iter().filter_map(blank).collect()
    }

    /// A script that is misspelt or of the wrong type is not missing.
    fn missing_script(&self) -> Option<Diagnostic> {
        let place = |at: usize| value_span(self.source.text(), &["test", "cases", &at.to_string()]);
        let (head, next) = (place(self.at), place(self.at + 1));
        let unread = |finding: &Diagnostic| {
            let is_before_next = next.start <= head.start || finding.span.start < next.start;
            finding.span.start > head.start && is_before_next
        };
        if self.earlier.iter().any(unread) {
            return None;
        }
        let message = "a case without a script";
        let finding = Diagnostic::new("config/bad-value", Severity::Error, head, message);
        Some(finding.help("name one, or several by a pattern: `script = \"films/*.shot\"`"))
    }

    fn bad(&self, keys: &[&str], message: &str, help: &str) -> Diagnostic {
        let at = self.at.to_string();
        let keys = [&["test", "cases", at.as_str()], keys].concat();
        bad_value(self.source, &keys, message.to_owned()).help(help)
    }
}
