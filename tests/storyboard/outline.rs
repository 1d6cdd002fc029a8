//! The page as a tree. The template closes every tag and quotes every attribute, so that a strict
//! reader of XML takes it, which forgives nothing.

use std::fmt::Write as _;

use roxmltree::{Document, Node, NodeType};

const DOCTYPE: &str = "<!doctype html>";

/// Reads a page.
#[track_caller]
pub(crate) fn parse(page: &str) -> Document<'_> {
    let tree = page.strip_prefix(DOCTYPE).expect("a page begins with its type");
    Document::parse(tree).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

/// The classes of an element.
pub(crate) fn class<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("class").unwrap_or_default()
}

pub(crate) fn has_class(node: Node<'_, '_>, wanted: &str) -> bool {
    class(node).split(' ').any(|name| name == wanted)
}

/// The elements of a name.
pub(crate) fn named<'a>(
    page: &'a Document<'_>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    page.descendants().filter(move |node| node.has_tag_name(name))
}

/// The text of the first element of a name.
pub(crate) fn text_of(page: &Document<'_>, name: &'static str) -> String {
    named(page, name).next().and_then(|node| node.text()).unwrap_or_default().to_owned()
}

/// Elements, classes, places and texts of the body, one a line; drawings and the prompt left out.
pub(crate) fn outline(page: &str) -> String {
    let document = parse(page);
    let mut out = String::new();
    for child in named(&document, "body").flat_map(|body| body.children()) {
        write_node(child, 0, &mut out);
    }
    out
}

fn write_node(node: Node<'_, '_>, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    if node.node_type() == NodeType::Text {
        let text = node.text().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let _ = writeln!(out, "{indent}{text}");
        }
        return;
    }
    let tag = node.tag_name().name();
    if matches!(tag, "svg" | "pre") {
        return;
    }
    let _ = write!(out, "{indent}{tag}");
    for name in class(node).split(' ').filter(|name| !name.is_empty()) {
        let _ = write!(out, ".{name}");
    }
    for name in ["href", "style", "dir", "lang", "aria-label"] {
        if let Some(value) = node.attribute(name) {
            let _ = write!(out, " {name}={value:?}");
        }
    }
    out.push('\n');
    for child in node.children() {
        write_node(child, depth + 1, out);
    }
}
