//! What a rule is: metadata, text, options and logic, declared together in one file.

use std::fmt;

use serde_json::{Map, Value};

use super::context::Context;
use super::options::{OptionError, RuleOption};
use super::sink::Sink;
use super::{Diagnostic, Severity};
use crate::fix::Fix;

/// Whether a rule can repair what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// It cannot.
    None,
    /// Yes, keeping the meaning.
    Safe,
    /// Yes, but the meaning may change.
    Unsafe,
}

/// What is known of a rule without running it.
///
/// The text of a rule is written once, as the doc comment of its type; [`RuleMeta::summary`],
/// [`RuleMeta::docs`] and [`RuleMeta::examples`] read it.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleMeta {
    /// `group/defect`.
    pub name: &'static str,
    /// How bad its findings are, where a finding does not say otherwise.
    pub severity: Severity,
    /// Whether it is off unless it is selected by name, or with `pedantic` or `ALL`.
    pub pedantic: bool,
    /// Whether it can repair what it finds.
    pub fix: FixKind,
    /// What the configuration can change.
    pub options: &'static [RuleOption],
    /// The doc comment, line by line, each with the space that follows `///`.
    pub(super) text: &'static str,
    /// What is said instead, once, where the rule holds in three or more places.
    pub(super) many: Option<Many>,
    /// The rule with its default options.
    pub(super) rule: &'static dyn Rule,
    /// The rule with other options.
    pub(super) configure: Configure,
}

/// Makes a rule with options from a configuration.
pub(super) type Configure = fn(&Map<String, Value>) -> Result<Box<dyn Rule>, OptionError>;

/// One finding in place of many: `{n}` stands for their number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Many {
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

impl RuleMeta {
    /// `timing` of `timing/vo-overrun`.
    pub fn group(&self) -> &'static str {
        self.name.split_once('/').map_or(self.name, |(group, _)| group)
    }

    /// What the rule finds, in one sentence: the first line of its text.
    pub fn summary(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim()
    }

    /// The rule's page in Markdown: what it finds, why that matters, examples.
    pub fn docs(&self) -> String {
        let mut docs = String::with_capacity(self.text.len());
        for line in self.text.lines() {
            docs.push_str(line.strip_prefix(' ').unwrap_or(line));
            docs.push('\n');
        }
        docs
    }

    /// The example scripts of the page, in order.
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut fires = false;
        let mut open: Option<String> = None;
        let mut target = None;
        for line in self.docs().lines() {
            match (&mut open, line) {
                (Some(_), "```") => {
                    let target = target.take();
                    examples.extend(open.take().map(|script| Example { fires, target, script }));
                }
                (Some(script), line) => *script = format!("{script}{line}\n"),
                (None, "```shot") => open = Some(String::new()),
                (None, fence) if fence.starts_with("```shot target=") => {
                    open = Some(String::new());
                    target = fence.split_once('=').map(|(_, name)| name.to_owned());
                }
                (None, "## Fires") => fires = true,
                (None, "## Does not fire") => fires = false,
                (None, _) => {}
            }
        }
        examples
    }
}

/// A script on a rule's page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Whether the rule has a finding in it.
    pub fires: bool,
    /// The target that it is written for, if not the default one.
    pub target: Option<String>,
    /// The script.
    pub script: String,
}

/// The logic of a rule. Its fields are its options.
///
/// Rules run in the order of the catalogue, all `check`s before any `finish`.
pub(crate) trait Rule: fmt::Debug + Send + Sync {
    /// Reports what it finds. Rules whose findings come from earlier stages leave it out.
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let _ = (cx, report);
    }

    /// Reports what can only be known when every other rule has run.
    fn finish(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let _ = (cx, report);
    }

    /// What stands at one of several places.
    fn label(&self, place: &Diagnostic) -> String {
        super::merge::own_label(place).unwrap_or(&place.message).to_owned()
    }

    /// The repair of several places at once; by default all their repairs together.
    fn repair(&self, cx: &Context<'_>, places: &[Diagnostic]) -> Option<Fix> {
        let _ = cx;
        super::merge::joint_fix(places)
    }
}

/// Declares a rule: its text, its metadata and its options.
///
/// ```text
/// declare_rule! {
///     /// One sentence.
///     ///
///     /// Why it matters, and examples under `## Fires` and `## Does not fire`.
///     pub(crate) struct VoOverrun("timing/vo-overrun") {
///         severity: Warning,
///         fix: Unsafe,
///         many: "{n} scenes need more time than they have" => "shorten them",
///         options: {
///             /// What it means.
///             tolerance: f64 = 0.1,
///         }
///     }
/// }
/// ```
///
/// `pedantic: true`, `many` and `options` may be left out, in this order. It makes the type, whose
/// fields are the options, and the static `RULE` that the registry lists.
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])+
        pub(crate) struct $rule:ident($name:literal) {
            severity: $severity:ident,
            fix: $fix:ident,
            $(pedantic: $pedantic:literal,)?
            $(many: $many:literal => $many_help:literal,)?
            $(options: {
                $($(#[doc = $option_doc:literal])+ $option:ident: $type:ty = $default:expr,)+
            },)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        pub(crate) struct $rule {
            $($($(#[doc = $option_doc])+ $option: $type,)+)?
        }

        impl $rule {
            const DEFAULT: Self = Self { $($($option: $default,)+)? };
        }

        /// What the registry lists.
        pub(crate) static RULE: $crate::lint::RuleMeta = $crate::lint::RuleMeta {
            name: $name,
            severity: $crate::Severity::$severity,
            pedantic: false $(|| $pedantic)?,
            fix: $crate::lint::FixKind::$fix,
            options: &[$($($crate::lint::options::RuleOption {
                name: stringify!($option),
                help: concat!($($option_doc),+),
                kind: <$type as $crate::lint::options::OptionValue>::KIND,
                default: || $crate::lint::options::OptionValue::show(&$rule::DEFAULT.$option),
                schema: <$type as $crate::lint::options::OptionValue>::schema,
            },)+)?],
            text: concat!($($doc, "\n"),+),
            many: [$(Some($crate::lint::rule::Many { message: $many, help: $many_help }),)? None][0],
            rule: &$rule::DEFAULT,
            configure: |options| {
                #[allow(unused_mut, reason = "not every rule has options")]
                let mut rule = $rule::DEFAULT;
                for (name, value) in options {
                    $($(if $crate::lint::options::same_name(stringify!($option), name) {
                        rule.$option = $crate::lint::options::read(&RULE, name, value)?;
                        continue;
                    })+)?
                    let _ = value;
                    return Err($crate::lint::options::OptionError::unknown(&RULE, name));
                }
                Ok(Box::new(rule))
            },
        };
    };
}

pub(crate) use declare_rule;
