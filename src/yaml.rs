//! YAML as a tree with places: front matter, styles and briefs are read from it.
//!
//! This is the only module that uses the YAML crate. What the crate reports as scanner events
//! becomes a tree of [`Node`]s; what it refuses becomes a [`Problem`] in words for people who never
//! read the YAML specification. Reading is total: whatever the text, a tree comes back, and one bad
//! entry does not take the others with it.
//!
//! Hostile text is bounded before it costs anything: see [`MAX_BYTES`], [`MAX_DEPTH`] and
//! [`MAX_NODES`].

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a text may hold anything"
)]

mod problem;
mod reader;
mod scalar;

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::{Map as JsonMap, Value as Json};
use serde_yaml::granit_parser::{Event, Marker, Options, Parser, ScalarStyle, ScanError};

pub(crate) use problem::Problem;
pub(crate) use reader::{Reader, Rules, nearest};

use crate::source::{MAX_SOURCE_BYTES, Span};
use crate::text::Text;

/// The longest text that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 512 * 1024;
/// How deep lists and mappings may stand inside each other; lines and brackets count apart.
const MAX_DEPTH: usize = 32;
/// The most values in one text, copies by `*name` included: an "alias bomb" stops here.
const MAX_NODES: usize = 20_000;
/// Bytes of a text that weigh as much as one value where it is copied.
const BYTES_A_VALUE: usize = 64;
/// The most problems of one text. The first few tell; thousands would only bury them.
const MAX_PROBLEMS: usize = 20;

/// How much one text may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    bytes: usize,
    nodes: usize,
}

impl Limits {
    /// For what people write by hand: front matter, styles, briefs.
    const WRITTEN: Self = Self { bytes: MAX_BYTES, nodes: MAX_NODES };
    /// For whole files that other programs have made.
    pub(crate) const IMPORTED: Self = Self { bytes: MAX_SOURCE_BYTES, nodes: 1_000_000 };
}

/// What a text of YAML holds, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Parsed<'a> {
    /// The tree; with problems, what could be read of it.
    pub(crate) root: Node<'a>,
    /// What is wrong, in source order.
    pub(crate) problems: Vec<Problem>,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'a> {
    /// The place in the enclosing source. Where a value is missing, the empty place for it.
    pub(crate) span: Span,
    /// A scalar exactly as it is written, quotes included; empty for lists and mappings. Where a
    /// value is missing, the `#hex` behind it that YAML takes for a comment.
    pub(crate) raw: &'a str,
    /// The value.
    pub(crate) value: Value<'a>,
}

/// The kinds of values. `1:30`, `6B`, `90s`, dates and `yes` are text, as YAML 1.2 has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A finite number. [`Node::text`] has it as written: `0123` keeps its zero.
    Number(f64),
    /// Anything else that is one value.
    Text(Cow<'a, str>),
    /// `[…]`, or lines with `-`.
    List(Vec<Node<'a>>),
    /// `{…}`, or lines with `key: value`, in source order and without doubles.
    Map(Vec<(Key<'a>, Node<'a>)>),
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key<'a> {
    /// The key without quotes.
    pub(crate) text: Cow<'a, str>,
    /// Its place.
    pub(crate) span: Span,
}

/// A value of YAML: as it is if nothing in it means something else, quoted otherwise.
pub(crate) fn scalar(value: &str) -> String {
    let first = value.chars().next();
    let plain = first.is_some_and(char::is_alphanumeric)
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with([':', ' '])
        && !value.contains(['"', '\\', '\t'])
        && !is_other_than_text(value);
    if plain { value.to_owned() } else { serde_json::Value::from(value).to_string() }
}

/// Whether YAML would read it as a truth value or nothing. Numbers and dates are read as they are
/// written.
fn is_other_than_text(value: &str) -> bool {
    const WORDS: [&str; 8] = ["true", "false", "null", "yes", "no", "on", "off", "~"];
    WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Reads a text of YAML that starts at byte `base` of its source.
///
/// Where one entry of the outermost mapping is not YAML, the others are still read, each on its own.
pub(crate) fn parse(text: &str, base: u32) -> Parsed<'_> {
    parse_within(Limits::WRITTEN, text, base)
}

/// As [`parse`], with limits of the caller's.
pub(crate) fn parse_within(limits: Limits, text: &str, base: u32) -> Parsed<'_> {
    if text.len() > limits.bytes {
        let problem = Problem::too_long(base, text);
        return Parsed { root: Node::missing(base), problems: vec![problem] };
    }
    let mut whole = Builder::new(limits, text, base);
    let outcome = whole.read(0..text.len());
    let fatal = match outcome {
        Ok(root) => return whole.parsed(root),
        Err(fatal) => fatal,
    };
    if fatal.is_final() || text.trim_start().starts_with(['{', '[']) {
        return Parsed { root: Node::missing(base), problems: vec![fatal] };
    }
    entry_by_entry(limits, text, base, fatal)
}

/// Reads every entry of the outermost mapping on its own: an entry starts with a line that is not
/// indented. `fatal` is what stopped the reading of the whole.
fn entry_by_entry(limits: Limits, text: &str, base: u32, fatal: Problem) -> Parsed<'_> {
    let mut builder = Builder::new(limits, text, base);
    builder.lenient = text.contains(" &");
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for range in entry_ranges(text) {
        match builder.read(range.clone()) {
            Ok(Node { value: Value::Map(read), .. }) => entries.extend(read),
            Ok(Node { value: Value::Null, .. }) => {}
            Ok(_) => builder.problems.push(Problem::no_entry(text, base, range.start)),
            Err(problem) => builder.problems.push(problem),
        }
        // What follows the first problem of an entry is mostly its echo.
        problems.extend(builder.problems.drain(..).take(1));
        if problems.len() >= MAX_PROBLEMS || problems.last().is_some_and(Problem::is_final) {
            break;
        }
    }
    if problems.is_empty() {
        problems.push(fatal);
    }
    builder.refuse_doubles(&mut entries);
    problems.append(&mut builder.problems);
    problems.sort_by_key(|problem| problem.span);
    let root = Node { span: Span::at(base), raw: "", value: Value::Map(entries) };
    Parsed { root: root.spanning_children(), problems }
}

/// The stretches of text from one unindented line to the next.
fn entry_ranges(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest;
        let mut lines = text.get(start..)?.split_inclusive('\n');
        rest += lines.next()?.len();
        for line in lines {
            if line.starts_with(|first: char| !first.is_whitespace() && !"#-]}".contains(first)) {
                break;
            }
            rest += line.len();
        }
        Some(start..rest)
    })
}

impl Node<'_> {
    /// A value that is not there.
    fn missing(at: u32) -> Self {
        Self { span: Span::at(at), raw: "", value: Value::Null }
    }

    /// The same tree with every place replaced by one: what stands for that place as a whole.
    pub(crate) fn standing_for(self, span: Span) -> Self {
        let value = match self.value {
            Value::List(nodes) => {
                Value::List(nodes.into_iter().map(|node| node.standing_for(span)).collect())
            }
            Value::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, node)| (Key { span, ..key }, node.standing_for(span)))
                    .collect(),
            ),
            other => other,
        };
        // Without its raw text, a text has no place of its own inside of the span.
        let raw = if matches!(value, Value::Text(_)) { "" } else { self.raw };
        Self { span, raw, value }
    }

    /// A scalar's text: without its quotes, and numbers and truth values as written. `None` for
    /// nothing, lists and mappings.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Bool(_) | Value::Number(_) => Some(self.raw),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// As [`Node::text`], with the place of every character where the text stands in the source
    /// as it is.
    pub(crate) fn placed_text(&self) -> Option<Text> {
        let text = self.text()?;
        if let Some(at) = self.verbatim_at(text) {
            let start = self.span.start as usize + at;
            return Some(Text::verbatim(text, Span::new(start, start + text.len())));
        }
        let mut placed = Text::default();
        placed.push_expansion(text, self.span);
        Some(placed)
    }

    /// Where in `raw` the value starts, if it stands there without escapes and folded lines.
    fn verbatim_at(&self, text: &str) -> Option<usize> {
        if self.raw == text {
            return Some(0);
        }
        let inside = self.raw.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
        (inside == text).then_some(1)
    }

    /// The value as JSON. Whole numbers keep all their digits; doubled keys keep their first value.
    pub(crate) fn to_json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(flag) => Json::Bool(*flag),
            Value::Number(number) => scalar::json_number(self.raw, *number),
            Value::Text(text) => Json::String(text.clone().into_owned()),
            Value::List(items) => items.iter().map(Node::to_json).collect(),
            Value::Map(entries) => Json::Object(json_object(entries)),
        }
    }

    /// What the value is, for messages: `a list`.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "a truth value",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    /// Stretches the place of a list or mapping over what it holds.
    fn spanning_children(mut self) -> Self {
        let ends = match &self.value {
            Value::List(items) => items.first().zip(items.last()).map(|(a, b)| (a.span, b.span)),
            Value::Map(entries) => {
                entries.first().zip(entries.last()).map(|(a, b)| (a.0.span, b.1.span))
            }
            _ => None,
        };
        if let Some((first, last)) = ends {
            let start = if self.span.is_empty() { first.start } else { self.span.start };
            self.span = Span { start, end: self.span.end.max(last.end) };
        }
        self
    }

    /// Number of values in it, itself included. A text that a copy would double counts by its length.
    fn count(&self) -> usize {
        1 + match &self.value {
            Value::Text(Cow::Owned(text)) => text.len() / BYTES_A_VALUE,
            Value::List(items) => items.iter().map(Node::count).sum(),
            Value::Map(entries) => entries.iter().map(|(_, node)| node.count()).sum(),
            _ => 0,
        }
    }
}

/// A mapping as a JSON object.
pub(crate) fn json_object(entries: &[(Key<'_>, Node<'_>)]) -> JsonMap<String, Json> {
    entries.iter().map(|(key, node)| (key.text.clone().into_owned(), node.to_json())).collect()
}

/// A list or mapping that is still open.
struct Frame<'a> {
    /// What is read of it so far.
    node: Node<'a>,
    /// In a mapping, the key whose value comes next.
    key: Option<Key<'a>>,
    /// Number of the `&name` before it; 0 if there is none.
    anchor: usize,
}

/// Builds the tree from the scanner's events.
struct Builder<'a> {
    limits: Limits,
    text: &'a str,
    base: u32,
    /// Where the stretch that is being read starts in `text`.
    from: usize,
    open: Vec<Frame<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    /// Whether a `*name` that leads nowhere is let pass: its `&name` may stand in another entry
    /// than the one that is being read.
    lenient: bool,
    nodes: usize,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    fn new(limits: Limits, text: &'a str, base: u32) -> Self {
        Self {
            limits,
            text,
            base,
            from: 0,
            open: Vec::new(),
            anchors: HashMap::new(),
            lenient: false,
            nodes: 0,
            problems: Vec::new(),
        }
    }

    /// What was read. A single value is never what was meant: it is a line without a colon.
    fn parsed(mut self, mut root: Node<'a>) -> Parsed<'a> {
        if root.text().is_some() {
            let at = (root.span.start - self.base) as usize;
            self.problems.push(Problem::no_entry(self.text, self.base, at));
            root = Node::missing(root.span.start);
        }
        Parsed { root, problems: self.problems }
    }

    /// Reads one stretch of the text as a document of its own.
    fn read(&mut self, range: std::ops::Range<usize>) -> Result<Node<'a>, Problem> {
        self.from = range.start;
        self.open.clear();
        self.anchors.clear();
        let text = self.text.get(range).unwrap_or_default();
        let mut root = None;
        let mut last = self.from;
        for event in Parser::new_from_str_with_options(text, scanner_options()) {
            let (event, place) = event.map_err(|error| self.explain(&error, last))?;
            let span = self.span(place.start, place.end);
            if let Some(tag) = place.tag_span().filter(|tag| tag.slice(text) != Some("!!str")) {
                return Err(Problem::sign(self.text, self.base, self.local(tag.start)));
            }
            last = self.local(place.end).max(last);
            if root.is_some() && matches!(event, Event::DocumentStart(..)) {
                self.problems.push(Problem::second_document(span));
                break;
            }
            let done = self.step(event, span, place.tag_start().is_some())?;
            root = root.or(done);
            if self.nodes > self.limits.nodes {
                return Err(Problem::too_many(span, self.limits.nodes));
            }
        }
        Ok(root.unwrap_or(Node::missing(self.base + self.from as u32)))
    }

    /// Takes one event; returns the outermost node when it is complete.
    fn step(
        &mut self,
        event: Event<'a>,
        span: Span,
        tagged: bool,
    ) -> Result<Option<Node<'a>>, Problem> {
        match event {
            Event::SequenceStart(_, anchor, _) => self.open(Value::List(Vec::new()), span, anchor),
            Event::MappingStart(_, anchor, _) => self.open(Value::Map(Vec::new()), span, anchor),
            Event::SequenceEnd | Event::MappingEnd => return Ok(self.close(span)),
            Event::Scalar(value, style, anchor, _) => {
                let node = self.scalar(value, style, span, tagged);
                return Ok(self.finish(node, anchor));
            }
            Event::Alias(id) => {
                let node = self.copy(id, span)?;
                return Ok(self.finish(node, 0));
            }
            Event::UnresolvedAlias(_) => {
                if !self.lenient && self.problems.len() < MAX_PROBLEMS {
                    let at = (span.start - self.base) as usize;
                    self.problems.push(Problem::sign(self.text, self.base, at));
                }
                return Ok(self.finish(Node { span, raw: "", value: Value::Null }, 0));
            }
            _ => {}
        }
        Ok(None)
    }

    fn open(&mut self, value: Value<'a>, span: Span, anchor: usize) {
        self.open.push(Frame { node: Node { span, raw: "", value }, key: None, anchor });
    }

    fn close(&mut self, end: Span) -> Option<Node<'a>> {
        let Frame { mut node, anchor, .. } = self.open.pop()?;
        if !end.is_empty() {
            // A closing bracket; the end of indented lines has no place of its own.
            node.span.end = end.end;
        }
        if let Value::Map(entries) = &mut node.value {
            self.refuse_doubles(entries);
        }
        self.finish(node.spanning_children(), anchor)
    }

    /// Puts a complete node where it belongs; gives it back if it is the outermost one.
    fn finish(&mut self, node: Node<'a>, anchor: usize) -> Option<Node<'a>> {
        self.nodes += 1;
        if anchor != 0 {
            self.nodes += node.count();
            self.anchors.insert(anchor, node.clone());
        }
        let (text, base) = (self.text, self.base);
        let Some(frame) = self.open.last_mut() else {
            return Some(node);
        };
        match (&mut frame.node.value, frame.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(_), Some(key)) if key.text.is_empty() => {}
            (Value::Map(entries), Some(key)) => {
                let node = if node.is_missing() { lost(text, base, &key) } else { node };
                entries.push((key, node));
            }
            (_, _) => {
                let key = node.into_key();
                if key.text.is_empty() {
                    let at = (key.span.start - base) as usize;
                    self.problems.push(Problem::no_key(text, at, key.span));
                }
                frame.key = Some(key);
            }
        }
        None
    }

    fn scalar(
        &self,
        value: Cow<'a, str>,
        style: ScalarStyle,
        span: Span,
        tagged: bool,
    ) -> Node<'a> {
        let from = (span.start - self.base) as usize;
        let raw = self.text.get(from..from + span.len()).unwrap_or_default();
        let raw = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            raw.trim_end()
        } else {
            raw
        };
        let span = Span::new(span.start as usize, span.start as usize + raw.len());
        let value = match style {
            ScalarStyle::Plain if raw.is_empty() => Value::Null,
            ScalarStyle::Plain if !tagged => scalar::plain(value),
            _ => Value::Text(value),
        };
        Node { span, raw, value }
    }

    /// The value that `*name` stands for.
    fn copy(&mut self, id: usize, span: Span) -> Result<Node<'a>, Problem> {
        let Some(node) = self.anchors.get(&id) else {
            return Err(Problem::inside_itself(span));
        };
        self.nodes += node.count();
        if self.nodes > self.limits.nodes {
            return Err(Problem::too_many(span, self.limits.nodes));
        }
        Ok(node.clone())
    }

    /// Reports keys that are given twice and keeps the first of each.
    fn refuse_doubles(&mut self, entries: &mut Vec<(Key<'a>, Node<'a>)>) {
        let doubles = doubles(entries);
        if doubles.is_empty() {
            return;
        }
        let room = MAX_PROBLEMS.saturating_sub(self.problems.len());
        let found = doubles.iter().take(room).filter_map(|(double, first)| {
            Some(Problem::doubled(&entries.get(*double)?.0, entries.get(*first)?.0.span))
        });
        self.problems.extend(found);
        let mut at = 0;
        entries.retain(|_| {
            at += 1;
            doubles.binary_search_by_key(&(at - 1), |(double, _)| *double).is_err()
        });
    }

    /// Says what a scanner error means. `last` is where the last thing that was understood ends.
    fn explain(&self, error: &ScanError, last: usize) -> Problem {
        let at = self.local(*error.marker());
        let flow = self.open.iter().rev().find(|frame| !frame.node.span.is_empty());
        let bracket = flow.map(|frame| frame.node.span);
        let place = problem::Place { text: self.text, base: self.base, from: self.from, at, last };
        place.explain(error.kind(), bracket)
    }

    fn local(&self, marker: Marker) -> usize {
        (self.from + marker.byte_offset().unwrap_or(0)).min(self.text.len())
    }

    fn span(&self, start: Marker, end: Marker) -> Span {
        let base = self.base as usize;
        Span::new(base + self.local(start), base + self.local(end))
    }
}

/// Positions of keys that are given twice, in order, each with the position of its first.
fn doubles(entries: &[(Key<'_>, Node<'_>)]) -> Vec<(usize, usize)> {
    let mut order: Vec<(&str, usize)> =
        entries.iter().enumerate().map(|(at, (key, _))| (key.text.as_ref(), at)).collect();
    order.sort_unstable();
    let mut doubles: Vec<(usize, usize)> = order
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(<[_]>::split_first)
        .flat_map(|(first, rest)| rest.iter().map(|double| (double.1, first.1)))
        .collect();
    doubles.sort_unstable();
    doubles
}

impl<'a> Node<'a> {
    fn is_missing(&self) -> bool {
        self.value == Value::Null && self.raw.is_empty() && self.span.is_empty()
    }

    fn into_key(self) -> Key<'a> {
        let text = match self.value {
            Value::Text(text) => text,
            Value::Null | Value::Bool(_) | Value::Number(_) => Cow::Borrowed(self.raw),
            Value::List(_) | Value::Map(_) => Cow::Borrowed(""),
        };
        Key { text, span: self.span }
    }
}

/// The value of a key that has none: the place behind the colon, or the `#hex` that follows it.
fn lost<'a>(text: &'a str, base: u32, key: &Key<'a>) -> Node<'a> {
    let from = (key.span.end - base) as usize;
    let line = text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let behind = line.trim_start_matches([':', ' ', '\t']);
    let length = 1 + behind.bytes().skip(1).take_while(u8::is_ascii_hexdigit).count();
    let start = from + line.len() - behind.len();
    match behind.get(..length) {
        Some(hex) if hex.starts_with('#') && hex.len() > 1 => {
            let span = Span::new(base as usize + start, base as usize + start + length);
            Node { span, raw: hex, value: Value::Null }
        }
        _ => Node::missing(key.span.end + u32::from(line.starts_with(':'))),
    }
}

fn scanner_options() -> Options {
    serde_yaml::granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail")]
mod tests;
