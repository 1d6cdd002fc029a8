use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// A tree as one line: `{title: "x", list: [1]}`.
fn show(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::List(items) => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => {
            let entry = |(key, node): &(Key<'_>, Node<'_>)| format!("{}: {}", key.text, show(node));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

fn read(text: &str) -> String {
    let parsed = parse(text, 0);
    assert_eq!(parsed.problems, [], "{text}");
    show(&parsed.root)
}

/// What could be read, and every problem as `[place] message`.
fn problems(text: &str) -> (String, Vec<String>) {
    let parsed = parse(text, 0);
    let problem = |problem: &Problem| {
        format!("[{}] {}", text.get(problem.span.range()).unwrap(), problem.message)
    };
    (show(&parsed.root), parsed.problems.iter().map(problem).collect())
}

fn get<'n, 'a>(node: &'n Node<'a>, key: &str) -> &'n Node<'a> {
    let Value::Map(entries) = &node.value else { panic!("no mapping") };
    &entries.iter().find(|(found, _)| found.text == key).unwrap().1
}

#[test]
fn scalars_by_the_core_schema() {
    assert_eq!(
        read("a: 1\nb: -1.5\nc: 1:30\nd: 6B\ne: 2026-01-31\nf: yes\ng: true\nh: ~\ni:\nj: 90s"),
        r#"{a: 1, b: -1.5, c: "1:30", d: "6B", e: "2026-01-31", f: "yes", g: true, h: ~, i: ~, j: "90s"}"#
    );
    assert_eq!(
        read(
            "a: 0x1F\nb: 0o17\nc: 1e3\nd: .inf\ne: 1e999\nf: '1'\ng: !!str 1\nh: ~90s\ni: +4\nj:\n-"
        ),
        r#"{a: 31, b: 15, c: 1000, d: ".inf", e: "1e999", f: "1", g: "1", h: "~90s", i: 4, j: [~]}"#
    );
}

#[test]
fn lists_mappings_and_long_texts() {
    assert_eq!(
        read("a: [1, {b: c}]\nd:\n- e\n- f: g\n  h: i"),
        r#"{a: [1, {b: "c"}], d: ["e", {f: "g", h: "i"}]}"#
    );
    assert_eq!(
        read("a: |\n  x\n  y\nb: >-\n  x\n  y\nc: x\n  y"),
        r#"{a: "x\ny\n", b: "x y", c: "x y"}"#
    );
    assert_eq!(
        read("a: \"x\\ny\"\nb: 'it''s'\n\"c d\": e # f"),
        r#"{a: "x\ny", b: "it's", c d: "e"}"#
    );
    assert_eq!(read(""), "~");
    assert_eq!(read("\u{feff}---\n# only a remark\n"), "~");
}

#[test]
fn numbers_survive_as_written() {
    let parsed = parse("a: 0123\nb: 1.50\nc: \"7\"\nd: True", 0);
    let text = |key| get(&parsed.root, key).text().unwrap().to_owned();
    assert_eq!([text("a"), text("b"), text("c"), text("d")], ["0123", "1.50", "7", "True"]);
    let json =
        parse("{a: 18446744073709551615, b: -3, c: 0123, d: 1.5, e: [~, true]}", 0).root.to_json();
    assert_eq!(
        json.to_string(),
        r#"{"a":18446744073709551615,"b":-3,"c":123,"d":1.5,"e":[null,true]}"#
    );
}

#[test]
fn places_count_from_the_base() {
    let text = "née: \"ü x\"\nlist:\n  - one\n  - {k: v}\nlong: |\n  a\n  b\n\nnone:";
    let parsed = parse(text, 100);
    let at = |node: &Node<'_>| &text[node.span.start as usize - 100..node.span.end as usize - 100];
    let root = &parsed.root;
    assert_eq!(at(get(root, "née")), "\"ü x\"");
    assert_eq!(at(get(root, "list")), "one\n  - {k: v}");
    assert_eq!(at(get(root, "long")), "a\n  b");
    assert_eq!(
        (at(get(root, "none")), get(root, "none").span.end as usize),
        ("", 100 + text.len())
    );
    let placed = get(root, "née").placed_text().unwrap();
    assert_eq!(placed.span_of(3..4), Span::new(100 + 10, 100 + 11));
    assert!(placed.is_verbatim(0..4));
}

#[test]
fn folded_text_maps_to_its_whole_place() {
    let parsed = parse("a: \"x\\ty\"\nb: x\n  y", 0);
    for key in ["a", "b"] {
        let node = get(&parsed.root, key);
        let text = node.placed_text().unwrap();
        assert_eq!((text.span_of(2..3), text.is_verbatim(0..1)), (node.span, false));
    }
}

#[test]
fn copies_stand_where_their_original_stands() {
    assert_eq!(read("a: &x {b: c}\nd: *x"), r#"{a: {b: "c"}, d: {b: "c"}}"#);
}

#[test]
fn one_bad_entry_leaves_the_others() {
    let (tree, found) = problems("title: \"Launch\nduration: 30s\nstyle: @x\npace: 150\n");
    assert_eq!(tree, r#"{duration: "30s", pace: 150}"#);
    assert_eq!(
        found,
        ["[\"Launch] this quote is never closed", "[@x] an unquoted text cannot begin with `@`",]
    );
}

#[test]
fn doubles_keep_the_first() {
    let (tree, found) = problems("a: 1\nb: {c: 2, c: 3}\na: 4\na: 5");
    assert_eq!(tree, "{a: 1, b: {c: 2}}");
    assert_eq!(
        found,
        ["[c] `c` is given twice", "[a] `a` is given twice", "[a] `a` is given twice"]
    );
}

#[test]
fn an_unquoted_colour_is_a_comment() {
    let parsed = parse("hex:   #1a1a1a # ink\nnote: # soon\n", 0);
    assert_eq!(get(&parsed.root, "hex").raw, "#1a1a1a");
    assert_eq!(get(&parsed.root, "hex").span, Span::new(7, 14));
    assert_eq!(get(&parsed.root, "note").raw, "");
}

#[test]
fn problems_in_plain_words() {
    let cases = [
        "title: Launch: the movie",
        "title: a\n  duration: 30s",
        "a: 'it's'",
        "a: \"x \\d\"",
        "a: [1, 2\nb: 3",
        "a: {hex: #fff}",
        "a:\n\tb: 1",
        "a: *Big* news",
        "a: `x`",
        "a: !important x",
        "a: %x",
        "a: ]",
        "a: [}",
        "a: [1,,2]",
        "a: [b\n  c: d: e]",
        "a: - b",
        "a: 1\n- b",
        "- a\nb: 1",
        "a: 1\nb\nc: 2",
        "a:1",
        "just words",
        "a: 1\n---\nb: 2",
        "? [a]\n: b",
        "a: {{ name }}",
        "a: {{ name }} and more",
        "a: x {{ name }}",
        ": a",
        "a: \u{0}x",
        "a: &x [*x]",
        "a: *b",
        "a: x\n# c\n  more",
        "{a: 1, b",
        "a: |\n  x\n y",
        "%YAML 1.2\n---\na: 1",
    ];
    let mut shown = String::new();
    for text in cases {
        let parsed = parse(text, 0);
        let _ = writeln!(shown, "{text:?}");
        for problem in parsed.problems {
            let place = text.get(problem.span.range()).unwrap();
            let _ = writeln!(shown, "  at {place:?}: {}", problem.message);
            let _ = writeln!(shown, "  help: {}", problem.help);
        }
    }
    insta::assert_snapshot!(shown);
}

/// Texts that are made to hurt: each is read or refused at once, and with few problems.
fn hostile() -> Vec<(&'static str, String)> {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let names = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{names}]");
    }
    let lines =
        |count, line: fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().join("\n");
    let many = |part: &str| part.repeat(MAX_BYTES / part.len() - 8);
    vec![
        ("alias bomb", bomb),
        ("brackets", "[".repeat(100_000)),
        ("braces", "{a: ".repeat(100_000)),
        ("dashes", "- ".repeat(100_000)),
        ("questions", "? ".repeat(100_000)),
        ("stairs", lines(700, |n| format!("{}a:", " ".repeat(n)))),
        ("megabytes", "a: b\n".repeat(1_600_000)),
        ("doubles", many("a: b\n")),
        ("keys", lines(40_000, |n| format!("k{n}: {n}"))),
        ("no colon", many("a\n")),
        ("bad lines", many("a: @\n")),
        ("comments", many("# c\n")),
        ("open quote", format!("a: \"{}", many("x\n "))),
        ("long text", format!("a: {}", many("x\n "))),
        ("base64", format!("a: {}", many("QUJD"))),
        ("list", format!("a: [{}", many("1,"))),
        ("anchors", many("- &a x\n")),
        ("aliases", format!("- &a x\n{}", many("- *a\n"))),
        ("unknown aliases", many("- *a\n")),
        ("documents", many("---\n")),
        ("blanks", many(" \n")),
        ("tabs", many("\t")),
        ("colons", many(": ")),
        ("escapes", format!("a: \"{}\\d\"", many("\\n"))),
        ("block text", format!("a: |\n{}", many("  x\n"))),
        ("quotes", many("\"a\" ")),
        ("long key", many("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ")),
        ("junk in brackets", format!("a: [\n{}", many("  b: ]\n"))),
    ]
}

#[test]
fn hostile_texts_are_refused_at_once() {
    // Without optimisation, and beside other tests, a machine takes its time.
    let limit = Duration::from_millis(if cfg!(debug_assertions) { 1000 } else { 100 });
    for (name, text) in hostile() {
        let start = Instant::now();
        let parsed = parse(&text, 0);
        let took = start.elapsed();
        assert!(took < limit, "{name}: {took:?}");
        assert!(parsed.problems.len() <= 2 * MAX_PROBLEMS, "{name}: {}", parsed.problems.len());
    }
}

proptest! {
    /// Any text gives a tree whose places lie in the text, on character boundaries.
    #[test]
    fn reading_is_total(text in "(?s)([\\[\\]{}:,#&*!|>'\"%@`~?\\- \t\r\na0é\u{feff}\u{0}]|[a-z]{1,3}: |\n  ?- |.){0,60}") {
        let parsed = parse(&text, 7);
        let inside = |span: Span| {
            let range = (span.start as usize).checked_sub(7)?..(span.end as usize).checked_sub(7)?;
            text.get(range).map(|_| ())
        };
        for problem in &parsed.problems {
            prop_assert!(inside(problem.span).is_some(), "{:?} {:?}", text, problem);
        }
        let mut open = vec![&parsed.root];
        while let Some(node) = open.pop() {
            prop_assert!(inside(node.span).is_some(), "{:?} {:?}", text, node);
            match &node.value {
                Value::List(items) => open.extend(items),
                Value::Map(entries) => {
                    for (key, node) in entries {
                        prop_assert!(inside(key.span).is_some(), "{:?} {:?}", text, key);
                        open.push(node);
                    }
                }
                _ => {
                    if let Some(placed) = node.placed_text() {
                        prop_assert_eq!(Some(placed.as_str()), node.text());
                    }
                }
            }
        }
    }
}
