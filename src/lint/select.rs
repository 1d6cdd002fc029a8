//! Which rules are on, by name, group, `pedantic` or `ALL`.

use super::rules::RULES;
use super::{RuleMeta, Severity, find, nearest};
use crate::Error;
use crate::config::LintConfig;

/// Names one rule or several. The order is that of precision: the more precise one decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Selector {
    /// Every rule.
    All,
    /// Every rule that is off by default.
    Pedantic,
    /// The rules of a group that are on by default.
    Group(String),
    /// One rule.
    Rule(&'static str),
}

impl Selector {
    /// Reads `timing/vo-overrun`, `timing`, `pedantic` or `ALL`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "ALL" => Some(Self::All),
            "pedantic" => Some(Self::Pedantic),
            _ => match find(name) {
                Some(rule) => Some(Self::Rule(rule.name)),
                None => RULES
                    .iter()
                    .any(|rule| rule.group() == name)
                    .then(|| Self::Group(name.to_owned())),
            },
        }
    }

    /// Whether it names a rule; `pedantic` says whether that rule is off by default.
    pub(super) fn names(&self, rule: &str, pedantic: bool) -> bool {
        match self {
            Self::All => true,
            Self::Pedantic => pedantic,
            Self::Group(group) => rule.split_once('/').is_some_and(|(of, _)| of == group),
            Self::Rule(name) => *name == rule,
        }
    }

    /// How precise it is, the vaguest first.
    fn precision(&self) -> u8 {
        match self {
            Self::All => 1,
            Self::Pedantic | Self::Group(_) => 2,
            Self::Rule(_) => 3,
        }
    }
}

/// What `select`, `extend-select`, `ignore` and `severity` of a configuration say.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// `None`: all but the pedantic ones.
    select: Option<Vec<Selector>>,
    extend: Vec<Selector>,
    ignore: Vec<Selector>,
    severity: Vec<(Selector, Severity)>,
}

impl Selection {
    pub(super) fn new(config: &LintConfig) -> Result<Self, Error> {
        let severity = config
            .severity
            .iter()
            .map(|(name, severity)| Ok((parse(name, "severity")?, *severity)));
        let select = parse_all(&config.select, "select")?;
        Ok(Self {
            select: (!select.is_empty()).then_some(select),
            extend: parse_all(&config.extend_select, "extend-select")?,
            ignore: parse_all(&config.ignore, "ignore")?,
            severity: severity.collect::<Result<_, Error>>()?,
        })
    }

    /// Whether a rule is on. Of a selection and an `ignore` the more precise one decides, and
    /// `ignore` among equals.
    pub(super) fn is_on(&self, rule: &str, pedantic: bool) -> bool {
        let base = match &self.select {
            Some(select) => precision(select, rule, pedantic, true),
            None => u8::from(!pedantic),
        };
        let selected = base.max(precision(&self.extend, rule, pedantic, true));
        selected > precision(&self.ignore, rule, pedantic, false)
    }

    /// The severity that the configuration gives a rule, by its name or else its group.
    pub(super) fn severity(&self, rule: &str, pedantic: bool) -> Option<Severity> {
        let named = self.severity.iter().filter(|(selector, _)| selector.names(rule, pedantic));
        named.max_by_key(|(selector, _)| selector.precision()).map(|(_, severity)| *severity)
    }
}

/// The precision of the most precise selector that names a rule, 0 if none does. A group turns
/// pedantic rules off, but not on.
fn precision(selectors: &[Selector], rule: &str, pedantic: bool, turns_on: bool) -> u8 {
    selectors
        .iter()
        .filter(|selector| !(turns_on && pedantic && matches!(selector, Selector::Group(_))))
        .filter(|selector| selector.names(rule, pedantic))
        .map(Selector::precision)
        .max()
        .unwrap_or(0)
}

/// Reads a list of names in the configuration.
pub(super) fn parse_all(names: &[String], key: &str) -> Result<Vec<Selector>, Error> {
    names.iter().map(|name| parse(name, key)).collect()
}

fn parse(name: &str, key: &str) -> Result<Selector, Error> {
    Selector::parse(name.trim()).ok_or_else(|| Error::option(unknown(name, key)))
}

fn unknown(name: &str, key: &str) -> String {
    let hint = match nearest(name) {
        Some(rule) => format!("did you mean `{}`?", rule.name),
        None => format!("the groups are {}", groups()),
    };
    format!("`{key}` names no rule or group: `{name}`; {hint}")
}

fn groups() -> String {
    let mut names: Vec<&str> = RULES.iter().map(|rule| RuleMeta::group(rule)).collect();
    names.dedup();
    names.join(", ")
}
