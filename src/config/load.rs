//! From the text of a `shotlist.toml` to a [`Config`], with every mistake at its place.

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::{
    Config, LintConfig, PathsConfig, RenderConfig, TargetConfig, TestConfig, TimingConfig,
};
use crate::lint::{self, Linter};
use crate::optimize::PASSES;
use crate::speech::Figures;
use crate::speech::{Language, Pace};
use crate::target::TARGETS;
use crate::{Diagnostic, Error, Files, Severity, Source, Span};

/// A file with more mistakes than this is read no further.
const MAX_MISTAKES: usize = 20;

/// How often one configuration may extend another.
const MAX_EXTENDS: usize = 10;

impl Config {
    /// Reads one configuration. Paths in it are resolved against the folder of `path`; what it
    /// extends is left alone.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every unknown key and bad value at its place.
    pub fn parse(path: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let source = Source::new(path, text)?;
        let (table, errors) = DeTable::parse_recoverable(source.text());
        if !errors.is_empty() {
            let findings = errors.iter().take(MAX_MISTAKES).map(syntax).collect();
            return Err(Error::invalid(source, findings));
        }
        let (mut config, mut findings) = read(table.into_inner());
        findings.extend(config.mistakes(&source, &findings));
        findings.sort_by_key(|finding| finding.span);
        if !findings.is_empty() {
            return Err(Error::invalid(source, findings));
        }
        config.test.place(&source);
        Ok(config.relative_to(folder(source.path())))
    }

    /// Reads a configuration and those that it extends: what stands in the nearer file wins.
    ///
    /// # Errors
    /// [`Error::Io`] if a file cannot be read, [`Error::Option`] if configurations extend each
    /// other in a circle, and as in [`Config::parse`].
    pub fn load(path: &str, files: &dyn Files) -> Result<Self, Error> {
        let mut config = Self::read(path, files)?;
        let mut path = path.to_owned();
        for _ in 0..MAX_EXTENDS {
            let Some(base) = config.extend.take() else {
                return Ok(config);
            };
            path = join(folder(&path), &base);
            config = config.over(Self::read(&path, files)?);
        }
        Err(Error::option(format!(
            "{path} extends itself, or extends a chain of more than {MAX_EXTENDS} files; remove one `extend`"
        )))
    }

    fn read(path: &str, files: &dyn Files) -> Result<Self, Error> {
        let bytes = files.read(path).map_err(|error| Error::Io { path: path.to_owned(), error })?;
        let source = Source::from_bytes(path, bytes)?;
        Self::parse(path, source.text())
    }

    /// This configuration on top of another. Lists replace lists, except those that say `extend`;
    /// tables are joined key by key.
    fn over(self, base: Self) -> Self {
        Self {
            extend: base.extend,
            lint: self.lint.over(base.lint),
            timing: self.timing.over(base.timing),
            styles: self.styles.over(base.styles),
            templates: self.templates.over(base.templates),
            render: RenderConfig {
                profile: self.render.profile.or(base.render.profile),
                durations: self.render.durations.or(base.render.durations),
                passes: base.render.passes.into_iter().chain(self.render.passes).collect(),
            },
            target: TargetConfig { name: self.target.name.or(base.target.name) },
            test: TestConfig { cases: first_given(self.test.cases, base.test.cases) },
        }
    }

    fn relative_to(mut self, folder: &str) -> Self {
        for paths in [&mut self.styles.paths, &mut self.templates.paths] {
            for path in paths.iter_mut() {
                *path = join(folder, path);
            }
        }
        self.test.relative_to(folder);
        self
    }

    /// Values of the right type that cannot be meant; `earlier` are those of another type.
    fn mistakes(&self, source: &Source, earlier: &[Diagnostic]) -> Vec<Diagnostic> {
        let mut findings = self.timing.mistakes(source);
        findings.extend(self.lint.mistakes(source));
        findings.extend(self.test.mistakes(source, earlier));
        for name in self.render.passes.keys().filter(|name| !PASSES.contains(&name.as_str())) {
            let message = format!("there is no optimizer pass `{name}`");
            findings.push(
                bad_value(source, &["render", "passes", name], message)
                    .help(suggestion(name, &PASSES)),
            );
        }
        if let Some(name) = &self.target.name {
            let known = TARGETS.map(|target| target.name);
            if !known.contains(&name.as_str()) {
                let message = format!("there is no target `{name}`");
                findings.push(
                    bad_value(source, &["target", "name"], message).help(suggestion(name, &known)),
                );
            }
        }
        findings
    }
}

impl TimingConfig {
    fn over(self, base: Self) -> Self {
        // A pace of one's own also wins over the sample of the base, and the other way round.
        let own = self.pace.is_some() || self.calibrate.is_some();
        let (pace, calibrate) =
            if own { (self.pace, self.calibrate) } else { (base.pace, base.calibrate) };
        let figures = if self.figures == Figures::default() { base.figures } else { self.figures };
        Self { pace, calibrate, language: self.language.or(base.language), figures }
    }

    fn mistakes(&self, source: &Source) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let Some(pace) = &self.pace
            && self.written_pace().is_none()
        {
            let finding = bad_value(source, &["timing", "pace"], format!("{pace} is no pace"));
            findings.push(finding.help(
                "a number of words a minute from 60 to 260, or \"slow\", \"normal\", \"fast\"",
            ));
        }
        if let Some(sample) = &self.calibrate
            && Pace::calibrate(&sample.text, sample.seconds, Language::detect(&sample.text))
                .is_none()
        {
            let message = "the sample gives no pace".to_owned();
            let finding = bad_value(source, &["timing", "calibrate"], message);
            findings.push(finding.help("a text of a few sentences and the seconds it took"));
        }
        if self.pace.is_some() && self.calibrate.is_some() {
            let message = "both `pace` and `calibrate` are given".to_owned();
            let finding = bad_value(source, &["timing", "calibrate"], message);
            findings.push(finding.help("delete one of them"));
        }
        findings
    }
}

impl LintConfig {
    /// Rules and groups that do not exist, and options that rules do not have.
    fn mistakes(&self, source: &Source) -> Vec<Diagnostic> {
        let lists = [
            ("select", &self.select),
            ("extend-select", &self.extend_select),
            ("ignore", &self.ignore),
        ];
        let mut findings = Vec::new();
        for (key, names) in lists {
            for (at, name) in names.iter().enumerate().filter(|(_, name)| !is_rule(name)) {
                let at = at.to_string();
                findings.push(unknown_rule(source, &["lint", key, at.as_str()], name));
            }
        }
        for name in self.severity.keys().filter(|name| !is_rule(name)) {
            findings.push(unknown_rule(source, &["lint", "severity", name], name));
        }
        for (pattern, names) in &self.per_file_ignores {
            for (at, name) in names.iter().enumerate().filter(|(_, name)| !is_rule(name)) {
                let keys = ["lint", "per-file-ignores", pattern, &at.to_string()];
                findings.push(unknown_rule(source, &keys, name));
            }
        }
        findings.extend(self.rules.iter().filter_map(|(name, options)| {
            let alone = LintConfig {
                rules: [(name.clone(), options.clone())].into(),
                ..LintConfig::default()
            };
            let message = Linter::new(&alone).err()?.to_string();
            Some(bad_value(source, &["lint", "rules", name], message))
        }));
        findings
    }

    fn over(self, base: Self) -> Self {
        Self {
            select: first_given(self.select, base.select),
            extend_select: [base.extend_select, self.extend_select].concat(),
            ignore: first_given(self.ignore, base.ignore),
            severity: base.severity.into_iter().chain(self.severity).collect(),
            per_file_ignores: base
                .per_file_ignores
                .into_iter()
                .chain(self.per_file_ignores)
                .collect(),
            rules: base.rules.into_iter().chain(self.rules).collect(),
        }
    }
}

impl PathsConfig {
    fn over(self, base: Self) -> Self {
        Self { paths: first_given(self.paths, base.paths) }
    }
}

/// Whether a name stands for a rule or several.
fn is_rule(name: &str) -> bool {
    let group = |rule: &&lint::RuleMeta| rule.group() == name;
    matches!(name, "ALL" | "pedantic")
        || lint::find(name).is_some()
        || lint::rules().iter().any(group)
}

fn unknown_rule(source: &Source, keys: &[&str], name: &str) -> Diagnostic {
    let finding = bad_value(source, keys, format!("there is no rule or group `{name}`"));
    let mut known: Vec<&str> = lint::rules().iter().map(|rule| rule.group()).collect();
    known.dedup();
    finding.help(match lint::nearest(name) {
        Some(rule) => format!("did you mean `{}`?", rule.name),
        None => suggestion(name, &known),
    })
}

fn first_given<T>(list: Vec<T>, base: Vec<T>) -> Vec<T> {
    if list.is_empty() { base } else { list }
}

/// Takes out what cannot be read and reads on, so that one run finds all mistakes.
fn read(mut table: DeTable<'_>) -> (Config, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    loop {
        let whole = toml::Spanned::new(0..0, table.clone());
        match Config::deserialize(toml::de::Deserializer::from(whole)) {
            Ok(config) => return (config, findings),
            Err(error) => {
                findings.push(mistake(&error));
                let span = error.span().unwrap_or_default();
                if findings.len() == MAX_MISTAKES || !remove(&mut table, &span) {
                    return (Config::default(), findings);
                }
            }
        }
    }
}

/// Removes the entry whose key stands at `span` or whose value holds it.
fn remove(table: &mut DeTable<'_>, span: &std::ops::Range<usize>) -> bool {
    let guilty = table.iter().find(|(key, value)| {
        let in_value = value.span().start <= span.start && span.end <= value.span().end;
        key.span() == *span || (in_value && !holds_tables(value.get_ref()))
    });
    if let Some(key) = guilty.map(|(key, _)| key.get_ref().clone().into_owned()) {
        return table.remove(key.as_str()).is_some();
    }
    table.iter_mut().any(|(_, value)| match value.get_mut() {
        DeValue::Table(inner) => remove(inner, span),
        DeValue::Array(items) => items.iter_mut().any(|item| match item.get_mut() {
            DeValue::Table(inner) => remove(inner, span),
            _ => false,
        }),
        _ => false,
    })
}

fn holds_tables(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(items) => items.iter().any(|item| item.get_ref().is_table()),
        other => other.is_table(),
    }
}

fn syntax(error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    Diagnostic::new(
        "config/syntax",
        Severity::Error,
        Span::new(span.start, span.end),
        format!("not TOML: {}", error.message()),
    )
    .help("text stands in quotes (`profile = \"scenes\"`), lists in brackets (`select = [\"timing\"]`)")
}

/// serde's words in the user's.
fn mistake(error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    let span = Span::new(span.start, span.end);
    let message = error.message();
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (name, known) = match names.split_first() {
        Some((name, known)) => (*name, known),
        None => ("", names.as_slice()),
    };
    if message.starts_with("unknown field") {
        let message = format!("unknown key `{name}`");
        return Diagnostic::new("config/unknown-key", Severity::Error, span, message)
            .help(suggestion(name, known));
    }
    if message.starts_with("unknown variant") {
        let message = format!("`{name}` is not known here");
        return Diagnostic::new("config/bad-value", Severity::Error, span, message)
            .help(suggestion(name, known));
    }
    Diagnostic::new("config/bad-value", Severity::Error, span, in_plain_words(message))
}

fn in_plain_words(message: &str) -> String {
    let words = message.replace("invalid type: ", "").replace("invalid value: ", "");
    let (found, expected) = words.split_once(", expected ").unwrap_or((&words, ""));
    let expected = match expected {
        "" => return found.to_owned(),
        "a sequence" => "a list such as `[\"timing\"]`",
        "a boolean" => "`true` or `false`",
        "a string" => "text in quotes",
        "usize" => "a whole number above 0",
        _ if expected.starts_with("struct ") || expected == "a map" => "a table",
        other => other,
    };
    format!("expected {expected}, found {found}")
}

/// What was probably meant, or all that would be right.
pub(super) fn suggestion(name: &str, known: &[&str]) -> String {
    let nearest = known.iter().min_by_key(|other| strsim::damerau_levenshtein(name, other));
    match nearest {
        Some(near) if strsim::damerau_levenshtein(name, near) <= 1 + name.len() / 4 => {
            format!("did you mean `{near}`?")
        }
        _ => format!("known here: {}", known.join(", ")),
    }
}

pub(super) fn bad_value(source: &Source, keys: &[&str], message: String) -> Diagnostic {
    let span = value_span(source.text(), keys);
    Diagnostic::new("config/bad-value", Severity::Error, span, message)
}

/// The place of the value behind `keys`; those of lists are numbers from 0.
pub(super) fn value_span(text: &str, keys: &[&str]) -> Span {
    let (root, _) = DeTable::parse_recoverable(text);
    let Some(mut place) = keys.split_first().and_then(|(key, _)| root.get_ref().get(*key)) else {
        return Span::default();
    };
    for key in keys.iter().skip(1) {
        let inner = match place.get_ref() {
            DeValue::Table(table) => table.get(*key),
            DeValue::Array(items) => key.parse().ok().and_then(|at: usize| items.get(at)),
            _ => None,
        };
        place = inner.unwrap_or(place);
    }
    let span = place.span();
    Span::new(span.start, span.end)
}

/// The folder of a path with its separator; empty for a mere name.
fn folder(path: &str) -> &str {
    path.rfind(['/', '\\']).map_or("", |at| path.get(..=at).unwrap_or_default())
}

/// A path relative to a folder; absolute ones stay as they are.
pub(super) fn join(folder: &str, path: &str) -> String {
    let drive = path.get(1..3).is_some_and(|rest| rest == ":\\" || rest == ":/");
    if drive || path.starts_with(['/', '\\']) {
        return path.to_owned();
    }
    format!("{folder}{path}")
}
