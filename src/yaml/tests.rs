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

#[test]
fn dbg_errors() {
    for text in [
        "title: Launch: the movie\nb: 1\n", "title: a\n  duration: 30s\n", "title: \"Launch\nduration: 30s\nstyle: x\n", "title: 'Launch\nb: 1",
        "a: [1, 2\nb: 3\n", "a: {x: 1\nb: 3\n", "a: {hex: #fff}\nb: 1\n", "\ta: 1\n", "a:\n\tb: 1\n", "a:\n  b: 1\n\tc: 2\n", "a: *Big* news\n",
        "a: @handle\n", "a: `x`\n", "a: %x\n", "a: !important x\n", "a: &b x\nc: *b\n", "a: \"x\" y\n", "a: \"ok \\d\"\n", "- a\nb: 1\n", "a: 1\n- b\n",
        "a\nb: 1\n", "a: 1\nb\nc: 2\n", "a: - b\n", "a: ]\n", "a: [}\n", "a: 1\n---\nb: 2\n", "a: 1\n...\nb", "? a\n: b\n", "[a]: 1\n", "a: |\n  x\n y\n",
        "a:b\n", "a: ,x\n", "a: x\n b: y\n c: z\n", "%YAML 1.2\n---\na: 1\n", "\u{feff}a: 1\n", "a: \u{0}x\n", "", "# c\n", "a: {b: 1,, c}\n", "a: [1,,2]\n", "a: 'it's'\n", "vars:\n  a: 1\n   b: 2\n", "a: ? x\n", ": a\n", "a: x\n# c\n  more\n", "a: 1\nb: 2\na: 3\n", "a: 1\nb: \"\na: 3\n", "a: &x [*x]\n", "a: *b\nc: 1\n", "a: \"x\n\n---\n", "a: [\n  1,\n  2\nb: 3\n", "{a: 1, b\n", "- a\n- b\n", "just words", "a: &x 1\nb: \"\nc: *x\n", "a: 1\r\n b: 2\r\n",
    ] {
        let parsed = parse(text, 0);
        println!("--- {text:?}\n    {}", show(&parsed.root));
        for problem in parsed.problems {
            println!("    {:?} {} | {} {:?}", text.get(problem.span.range()), problem.message, problem.help, problem.other.map(|o| (&text[o.0.range()], o.1)));
        }
    }
    let _ = read("a: 1");
}

#[test]
fn dbg_time() {
    let style = include_str!("../../styles/swiss-pulse.yaml").repeat(1);
    for (name, text) in hostile() {
        let start = std::time::Instant::now();
        let parsed = parse(&text, 0);
        println!("{name}: {} bytes {:?} problems {} {:?}", text.len(), start.elapsed(), parsed.problems.len(), parsed.problems.first().map(|p| &p.message));
    }
    let start = std::time::Instant::now();
    for _ in 0..100 { std::hint::black_box(parse(&style, 0)); }
    println!("style {} bytes {:?}", style.len(), start.elapsed() / 100);
}

fn hostile() -> Vec<(&'static str, String)> {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let names = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{names}]\n");
    }
    let many = |part: &str, count: usize| part.repeat(count);
    vec![
        ("bomb", bomb),
        ("flow depth", many("[", 100_000)),
        ("map depth", many("{a: ", 100_000)),
        ("block depth", many("- ", 100_000)),
        ("question depth", many("? ", 100_000)),
        ("indent depth", (0..1400).map(|n| format!("{}a:\n", " ".repeat(n))).collect()),
        ("8 MB", many("a: b\n", 1_600_000)),
        ("1 MB lines", many("a: b\n", 200_000)),
        ("1 MB keys", (0..70_000).map(|n| format!("k{n}: {n}\n")).collect()),
        ("1 MB no colon", many("a\n", 500_000)),
        ("1 MB bad lines", many("a: @\n", 200_000)),
        ("1 MB comments", many("# c\n", 250_000)),
        ("1 MB quote", format!("a: \"{}", many("x\n ", 300_000))),
        ("1 MB plain", format!("a: {}", many("x\n ", 300_000))),
        ("1 MB base64", format!("a: {}", many("QUJD", 260_000))),
        ("1 MB list", format!("a: [{}", many("1,", 500_000))),
        ("1 MB anchors", many("- &a x\n", 140_000)),
        ("1 MB tags", many("- !a x\n", 140_000)),
        ("1 MB aliases", format!("- &a x\n{}", many("- *a\n", 200_000))),
        ("1 MB unknown aliases", many("- *a\n", 200_000)),
        ("1 MB docs", many("---\n", 250_000)),
        ("1 MB blank", many(" \n", 500_000)),
        ("1 MB newline", many("\n", 1_000_000)),
        ("1 MB tabs", many("\t", 1_000_000)),
        ("1 MB colons", many(": ", 500_000)),
        ("1 MB escapes", format!("a: \"{}\\d\"", many("\\n", 500_000))),
        ("1 MB literal", format!("a: |\n{}", many("  x\n", 250_000))),
        ("1 MB quotes in flow", many("\"a\" ", 250_000)),
        ("1 MB of keys too long", many("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ", 14_000)),
        ("1 MB indented junk", format!("a: [\n{}", many("  b: ]\n", 140_000))),
        ("1 MB crlf", many("a: b\r\n", 170_000)),
    ]
}
