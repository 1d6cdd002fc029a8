//! The canonical text of a script.

use std::fmt::Write as _;

use crate::ast::{MediaKind, SceneType};
use crate::yaml;

/// A script, before it is text. Every text is on one line.
#[derive(Debug, Default)]
pub(super) struct Script {
    /// Keys and values of the front matter, in their order; values are quoted where YAML needs it.
    pub(super) front: Vec<(&'static str, String)>,
    /// Comments above everything else.
    pub(super) remarks: Vec<String>,
    /// Sections before the scenes.
    pub(super) head: Vec<(&'static str, String)>,
    /// The list of exact strings.
    pub(super) on_screen: Vec<String>,
    pub(super) scenes: Vec<Scene>,
    /// Sections behind the scenes.
    pub(super) tail: Vec<(&'static str, String)>,
}

/// A scene, before it is text.
#[derive(Debug)]
pub(super) struct Scene {
    /// A comment above it.
    pub(super) remark: Option<String>,
    pub(super) kind: SceneType,
    pub(super) media: Vec<MediaKind>,
    pub(super) seconds: u32,
    pub(super) title: Option<String>,
    /// In brackets.
    pub(super) direction: String,
    /// The spoken words, without quotes.
    pub(super) vo: String,
    /// Labels and what stands behind them.
    pub(super) items: Vec<(String, String)>,
    pub(super) transition: Option<String>,
}

impl Script {
    pub(super) fn text(&self) -> String {
        let mut out = String::from("---\n");
        for (key, value) in &self.front {
            let _ = writeln!(out, "{key}: {}", yaml::scalar(value));
        }
        out.push_str("---\n");
        let remarks: Vec<String> = self.remarks.iter().map(|line| format!("// {line}")).collect();
        block(&mut out, &remarks);
        block(&mut out, &sections(&self.head));
        if !self.on_screen.is_empty() {
            let mut lines = vec!["ON-SCREEN TEXT:".to_owned()];
            lines.extend(self.on_screen.iter().map(|string| format!("- \"{}\"", literal(string))));
            block(&mut out, &lines);
        }
        for (at, scene) in self.scenes.iter().enumerate() {
            block(&mut out, &scene.lines(at + 1));
        }
        if !self.tail.is_empty() {
            block(&mut out, &["---".to_owned()]);
            block(&mut out, &sections(&self.tail));
        }
        out
    }
}

impl Scene {
    fn lines(&self, number: usize) -> Vec<String> {
        let mut heading = format!("SCENE {number} — {}", self.kind.as_str());
        for medium in &self.media {
            let _ = write!(heading, ", {}", medium.as_str());
        }
        let _ = write!(heading, " ({}s)", self.seconds);
        if let Some(title) = &self.title {
            let _ = write!(heading, ": {title}");
        }
        let mut lines: Vec<String> =
            self.remark.iter().map(|remark| format!("// {remark}")).collect();
        lines.push(heading);
        if !self.direction.is_empty() {
            lines.push(format!("[{}]", self.direction));
        }
        lines.push(format!("VO: \"{}\"", literal(&self.vo)));
        lines.extend(self.items.iter().map(|(label, text)| format!("{label}: {}", literal(text))));
        lines.extend(self.transition.iter().map(|transition| format!("TRANSITION: {transition}")));
        lines
    }
}

fn sections(sections: &[(&'static str, String)]) -> Vec<String> {
    sections.iter().map(|(label, text)| format!("{label}: {}", literal(text))).collect()
}

/// Lines behind an empty one.
fn block(out: &mut String, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    out.push('\n');
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

/// Text in which nothing is a variable.
fn literal(text: &str) -> String {
    text.replace("{{", "\\{{")
}
