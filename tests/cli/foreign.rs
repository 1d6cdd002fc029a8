//! Files in other forms are read, and never written to.

use crate::desk::Desk;

const JSON: &str = r#"{"scenes":[{"title":"Hook","seconds":2,"vo":"He said TODO"}]}"#;
const TABLE: &str = "| Time | Visual | VO |\n|---|---|---|\n| 0:00-0:05 | TODO cat | hi there |\n";

#[test]
fn nothing_is_written_into_a_file_of_another_form() {
    let desk = Desk::new(&[("a.json", JSON), ("a.md", TABLE)]);
    for args in [
        vec!["fmt"],
        vec!["fmt", "--check"],
        vec!["fmt", "--diff"],
        vec!["check", "--fix"],
        vec!["check", "--unsafe-fixes"],
        vec!["check", "--diff"],
        vec!["check", "--add-ignore"],
    ] {
        for (file, text) in [("a.json", JSON), ("a.md", TABLE)] {
            let run = desk.run(&[args.as_slice(), &[file]].concat());
            assert_eq!(run.code, 2, "{args:?} {file}: {}", run.err);
            assert!(run.err.contains(&format!("shotlist import {file} -o a.shot")), "{args:?}");
            assert_eq!(desk.read(file), text, "{args:?}");
        }
    }
}

#[test]
fn a_script_is_not_written_over_itself() {
    let desk = Desk::new(&[("a.md", TABLE)]);
    let run = desk.run(&["import", "a.md", "-o", "./a.md"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("is the script itself"), "{}", run.err);
    assert_eq!(desk.read("a.md"), TABLE);
}
