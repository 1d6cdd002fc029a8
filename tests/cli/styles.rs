//! Styles on the command line: shown, exported, and used from a file.

use serde_json::Value;

use crate::desk::Desk;

const SCRIPT: &str =
    "SCENE 1 — A-ROLL (5s)\nVO: \"Good morning. The kettle is on again, and the bread is warm.\"\n";

#[test]
fn what_is_exported_is_read_again() {
    let desk = Desk::new(&[("a.shot", SCRIPT)]);
    for style in shotlist::style::builtins() {
        let name = style.name.as_str();
        let prompt = desk.run(&["render", "a.shot", "--style", name]).code(0).out;
        let json =
            |of: &str| desk.run(&["styles", "show", of, "--output-format", "json"]).code(0).json();
        for (format, file) in [("yaml", "s.yaml"), ("json", "j.yaml")] {
            let arguments = ["styles", "show", name, "--output-format", format];
            desk.write(file, desk.run(&arguments).code(0).out.as_bytes());
            assert_eq!(json(file), json(name), "{name} as {format}");
            assert_eq!(desk.run(&["render", "a.shot", "--style", file]).code(0).out, prompt);
        }
        let arguments = ["styles", "show", name, "--output-format", "visual-style"];
        desk.write("visual-style.md", desk.run(&arguments).code(0).out.as_bytes());
        let style = json("visual-style.md");
        assert_eq!((&style["name"], &style["colors"]), (&Value::from(name), &json(name)["colors"]));
        desk.run(&["render", "a.shot", "--style", "visual-style.md"]).code(0);
    }
}

#[test]
fn colours_are_for_terminals() {
    let desk = Desk::new(&[]);
    let plain = desk.run(&["styles", "show", "swiss-pulse"]).code(0).out;
    let colored = desk.run(&["styles", "show", "swiss-pulse", "--color", "always"]).code(0).out;
    assert!(!plain.contains(['\u{1b}', '█']));
    assert!(colored.contains("signal blue") && colored.contains("\u{1b}[38;2;0;102;255m████"));
    let formats = [("json", "{"), ("visual-style", "---")];
    for (format, start) in formats {
        let arguments = ["styles", "show", "clean", "--color", "always", "--output-format", format];
        let out = desk.run(&arguments).code(0).out;
        assert!(out.starts_with(start) && !out.contains('\u{1b}'), "{out}");
    }
}

#[test]
fn a_style_of_ones_own_is_told_its_mistakes() {
    let own = "extends: swiss-puls\ncolors:\n  accent: [{name: x, hexx: \"#12\"}]\nmotion: {energy: wild}\n";
    let desk = Desk::new(&[
        ("a.shot", SCRIPT),
        ("own.yaml", own),
        ("bare.md", "# Paper\n"),
        (
            "styles/house.yaml",
            "extends: clean\n+avoid: [stock handshakes]\n\"x_odd key: 1\": [a, {b: c}]\n",
        ),
    ]);
    let run = desk.run(&["render", "a.shot", "--style", "own.yaml"]).code(2).silent_out();
    insta::assert_snapshot!("own_style", run.err);
    assert_eq!(desk.run(&["styles", "show", "own.yaml"]).code(2).err, run.err);
    let run = desk.run(&["render", "a.shot", "--style", "bare.md"]).code(2);
    assert!(run.err.contains("bare.md:1:1"), "{}", run.err);
    let run = desk.run(&["styles", "show", "oen.yaml"]).code(2);
    assert_eq!(run.err, "error: oen.yaml: no such file; did you mean own.yaml?\n");
    let run = desk.run(&["render", "a.shot", "--style", "oen.yaml"]).code(2);
    assert_eq!(run.err, "error: there is no style file `oen.yaml`\n");

    let house = desk.run(&["styles", "show", "house"]).code(0).out;
    desk.write("again.yaml", house.replace("name: house", "name: again").as_bytes());
    let again = desk.run(&["styles", "show", "again.yaml"]).code(0).out;
    assert_eq!(again.replace("name: again", "name: house"), house);
    assert!(house.contains("stock handshakes"), "{house}");
    assert!(desk.run(&["styles", "list"]).code(0).out.contains("(styles/house.yaml)"));
}
