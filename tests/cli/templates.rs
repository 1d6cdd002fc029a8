//! `templates check`, and the same checks where a template is used.

use crate::desk::Desk;

const SCRIPT: &str =
    "SCENE 1 — A-ROLL (5s)\nVO: \"Good morning. The kettle is on again, and the bread is warm.\"\n";

const SOUND: &str = r#"{% extends "production" %}
{% set rule = "The logo closes the film." %}
{% macro line(text) %}- {{ text | sentence }}{% endmacro %}
{% block tail %}
{{ super() }}{{ self.head() }}
{{ rule }} {{ line(title) }}
{% for scene in scenes %}{{ loop.index }}{{ loop.cycle("a", "b") }}{% endfor %}
{% set ns = namespace(total=0) %}{% for s in scenes %}{% set ns.total = ns.total + s.seconds %}{% endfor %}
{% with x = 3 %}{{ x }}{% endwith %}{% set long %}{{ title }}{% endset %}{{ long }}
{{ scenes | map(attribute="title") | select | join(", ") }}{{ title is defined }}
{% if style %}{{ style.name }}{% endif %}{% if heygen.anything is defined %}{{ heygen.anything }}{% endif %}
{% include "_partials/look.jinja" %}{% include "maybe.jinja" ignore missing %}
{% from "macros" import hello %}{{ hello(title) }}{% block extra %}{% endblock %}
{# {% block tial %} #}{% raw %}{% block tial %}{% endraw %}
{% endblock %}
"#;

const UNSOUND: &str = r#"{% extends "production" %}
{% block tial %}{% endblock %}
{% block tail %}{{ title | sentense }} {{ title | shout(3) }}
{% if title == "never" %}{{ titel }} {{ look.palete }}{% endif %}
{{ title is emptyy }} {{ style.name }}
{% include "inner" %}
{% endblock %}
"#;

fn desk() -> Desk {
    Desk::new(&[
        ("a.shot", SCRIPT),
        ("sound.jinja", SOUND),
        ("unsound.jinja", UNSOUND),
        ("shotlist.toml", "[templates]\npaths = [\"house\"]\n"),
        ("house/macros.jinja", "{% macro hello(who) %}{{ who }}{% endmacro %}"),
        ("house/inner.jinja", "one\n{{ tilte }}\n"),
        (
            "house/_partials/picture.jinja",
            "{{ scene.title or scene.vizual }}{{ note.note }}{{ file.name }}",
        ),
    ])
}

#[test]
fn templates_are_checked_without_a_script() {
    let desk = desk();
    let run = desk.run(&["templates", "check", "sound.jinja", "house/macros.jinja"]).code(0);
    assert_eq!(run.silent_err().out, "sound.jinja: fine\nhouse/macros.jinja: fine\n");
    let arguments = [
        "templates",
        "check",
        "unsound.jinja",
        "house/inner.jinja",
        "house/_partials/picture.jinja",
    ];
    insta::assert_snapshot!("unsound", desk.run(&arguments).code(1).silent_err().out);
    let run = desk.run(&["templates", "check", "sound.jinjo", "sound.jinja"]).code(2);
    assert!(run.err.contains("did you mean sound.jinja?"), "{}", run.err);
    desk.run(&["templates", "check"]).code(2);
}

#[test]
fn built_in_templates_are_sound() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let desk = Desk::new(&[]);
    for folder in [root.to_owned(), format!("{root}/_partials")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let run = desk.run(&["templates", "check", path.to_str().unwrap()]);
                assert!(run.out.ends_with(": fine\n"), "{}", run.out);
            }
        }
    }
}

#[test]
fn a_template_in_use_is_checked_too() {
    let desk = desk();
    let run = desk.run(&["render", "a.shot", "--template", "unsound.jinja"]).code(1).silent_out();
    for name in ["`tial`", "`sentense`", "`shout`", "`titel`", "`look.palete`", "`emptyy`"] {
        assert!(run.err.contains(name), "{name}: {}", run.err);
    }
    desk.write("half.jinja", b"{{ title }}{% if title == \"never\" %}{{ titel }}{% endif %}");
    let run = desk.run(&["render", "a.shot", "--template", "half.jinja"]).code(0);
    assert_eq!(run.out, "a\n");
    insta::assert_snapshot!("remark", run.err);
    let run = desk.run(&["render", "a.shot", "--template", "sound.jinja"]).code(0);
    assert!(!run.err.contains("problem"), "{}", run.err);
}
