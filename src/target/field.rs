//! Request fields that a script may set for one target: what they are called and what they take.
//!
//! A target lists its fields as data. Rules hold what is written against the list; the lowering
//! passes on what is written.

use serde_json::{Map, Value};

use crate::plan::Plan;

use super::Target;

/// A request field.
#[derive(Debug)]
#[non_exhaustive]
pub struct Field {
    /// Its name in the request.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What rules have to know of it, if anything.
    pub role: Option<Role>,
}

impl Field {
    /// A field that takes `kind`.
    pub(super) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, role: None }
    }

    /// The same for a field that rules look for.
    pub(super) const fn role(name: &'static str, kind: Kind, role: Role) -> Self {
        Self { name, kind, role: Some(role) }
    }
}

/// What a field takes.
#[derive(Debug)]
#[non_exhaustive]
pub enum Kind {
    /// Text that is not empty.
    Text,
    /// An identifier of the provider: text without white space.
    Id,
    /// `true` or `false`.
    Flag,
    /// A whole number, both ends included.
    Whole {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// A number, both ends included.
    Number {
        /// The least.
        least: f64,
        /// The greatest.
        most: f64,
    },
    /// One of a few words, in this very case.
    Choice(&'static [&'static str]),
    /// An absolute address.
    Url {
        /// Whether it is refused where it is not a public `https` one.
        public: bool,
    },
    /// `#rrggbb`.
    Color,
    /// A UUID of version 4.
    Uuid,
    /// A mapping.
    Fields(&'static [Field]),
    /// Any of several kinds.
    AnyOf(&'static [Kind]),
    /// Anything.
    Open,
}

/// What a field means, for rules that hold for it whatever a target calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Width of the picture.
    Width,
    /// Height of the picture.
    Height,
    /// Shape of the picture, such as `9:16`.
    Aspect,
    /// How many videos are made, each of which costs.
    Results,
    /// Whether a safety check runs.
    SafetyCheck,
    /// How thorough it is.
    SafetyMode,
    /// A field whose contents nobody has published.
    Unverified,
    /// The container of the video.
    Container,
    /// What stands behind the presenter.
    Background,
    /// The engine that moves the presenter.
    Engine,
    /// How the presenter moves.
    Motion,
    /// How lively the presenter is.
    Expression,
}

/// Why a value does not suit its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is of another kind.
    Kind,
    /// It is a number that is too small or too large.
    Range,
}

impl Kind {
    /// What it takes, in words: `a whole number from 20 to 99`.
    pub(crate) fn takes(&self) -> String {
        match self {
            Kind::Text => "text".to_owned(),
            Kind::Id => "an identifier".to_owned(),
            Kind::Flag => "`true` or `false`".to_owned(),
            Kind::Whole { least, most: i64::MAX } => format!("a whole number from {least} on"),
            Kind::Whole { least, most } => format!("a whole number from {least} to {most}"),
            Kind::Number { least, most } => format!("a number from {least} to {most}"),
            Kind::Choice(words) => joined(words, "or"),
            Kind::Url { .. } => "an address".to_owned(),
            Kind::Color => "a colour such as `\"#1a1a1a\"`".to_owned(),
            Kind::Uuid => "a UUID of version 4".to_owned(),
            Kind::Fields(fields) => {
                let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
                format!("a mapping of {}", joined(&names, "and"))
            }
            Kind::AnyOf(kinds) => kinds.iter().map(Kind::takes).collect::<Vec<_>>().join(", or "),
            Kind::Open => "anything".to_owned(),
        }
    }

    /// What is wrong with a value, if anything. The fields of a mapping are looked at on their own.
    pub(crate) fn fault(&self, value: &Value) -> Option<Fault> {
        match self {
            Kind::Whole { least, most } => match value.as_i64() {
                Some(number) => (!(*least..=*most).contains(&number)).then_some(Fault::Range),
                None => Some(if value.is_u64() { Fault::Range } else { Fault::Kind }),
            },
            Kind::Number { least, most } => match value.as_f64() {
                Some(number) => (!(*least..=*most).contains(&number)).then_some(Fault::Range),
                None => Some(Fault::Kind),
            },
            Kind::AnyOf(kinds) => {
                let faults: Vec<Fault> = kinds.iter().map_while(|kind| kind.fault(value)).collect();
                let all = faults.len() == kinds.len();
                all.then(|| faults.into_iter().find(|fault| *fault == Fault::Range))
                    .map(|range| range.unwrap_or(Fault::Kind))
            }
            _ => (!self.suits(value)).then_some(Fault::Kind),
        }
    }

    fn suits(&self, value: &Value) -> bool {
        match self {
            Kind::Flag => value.is_boolean(),
            Kind::Fields(_) => value.is_object(),
            Kind::Choice(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Kind::Color => value.as_str().is_some_and(is_color),
            Kind::Uuid => value.as_str().is_some_and(is_uuid_v4),
            Kind::Text => value.as_str().is_some_and(|text| !text.trim().is_empty()),
            // White space and bad addresses have rules of their own.
            Kind::Id | Kind::Url { .. } => value.is_string(),
            Kind::Open | Kind::Whole { .. } | Kind::Number { .. } | Kind::AnyOf(_) => true,
        }
    }

    /// The fields inside, if a mapping is among what it takes.
    pub(crate) fn fields(&self) -> Option<&'static [Field]> {
        match self {
            Kind::Fields(fields) => Some(fields),
            Kind::AnyOf(kinds) => kinds.iter().find_map(Kind::fields),
            _ => None,
        }
    }
}

/// Whether a text is `#rrggbb`.
pub(crate) fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a text is a UUID of version 4 with hyphens.
pub(crate) fn is_uuid_v4(text: &str) -> bool {
    let read = uuid::Uuid::try_parse(text).ok().filter(|_| text.len() == 36);
    read.is_some_and(|uuid| {
        uuid.get_version_num() == 4 && uuid.get_variant() == uuid::Variant::RFC4122
    })
}

/// `` `a`, `b` or `c` ``
fn joined(words: &[&str], joiner: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {joiner} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A field as the script writes it.
#[derive(Clone, Debug)]
pub(crate) struct Written<'a> {
    /// Where it stands: `heygen.voice_settings.speed`.
    pub(crate) path: String,
    /// Its name.
    pub(crate) name: &'a str,
    /// Its value, which is not `null`.
    pub(crate) value: &'a Value,
    /// What the target knows of it.
    pub(crate) field: Option<&'static Field>,
    /// The names that there are beside it.
    pub(crate) known: &'static [Field],
}

impl Written<'_> {
    /// Whether it stands directly under the target's key.
    pub(crate) fn is_outermost(&self) -> bool {
        self.path.bytes().filter(|byte| *byte == b'.').count() == 1
    }
}

/// The fields that a script sets for a target, those inside of mappings after their mapping.
pub(crate) fn written<'a>(plan: &'a Plan, target: &Target) -> Vec<Written<'a>> {
    let mut found = Vec::new();
    collect(target.key, own(plan, target), target.fields, &mut found);
    found
}

fn collect<'a>(
    path: &str,
    map: &'a Map<String, Value>,
    known: &'static [Field],
    found: &mut Vec<Written<'a>>,
) {
    for (name, value) in map.iter().filter(|(_, value)| !value.is_null()) {
        let field = known.iter().find(|field| field.name == name);
        let path = format!("{path}.{name}");
        let inner = field.and_then(|field| field.kind.fields()).zip(value.as_object());
        found.push(Written { path: path.clone(), name, value, field, known });
        if let Some((known, map)) = inner {
            collect(&path, map, known, found);
        }
    }
}

/// The mapping of request fields that belongs to a target.
pub(crate) fn own<'a>(plan: &'a Plan, target: &Target) -> &'a Map<String, Value> {
    if target.key == super::runware::KEY { &plan.runware } else { &plan.heygen }
}
