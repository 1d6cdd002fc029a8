use super::*;
use crate::vocabulary::is_transition;

#[test]
fn names_fold() {
    for name in ["swiss-pulse", "SWISS PULSE", "Swiss_Pulse", "  swiss – pulse ", "swiss--pulse"]
    {
        assert_eq!(normalize(name), "swiss-pulse", "{name}");
    }
    assert_eq!(normalize(""), "");
}

#[test]
fn built_in_styles_use_transitions_of_the_vocabulary() {
    for style in builtins() {
        for name in style.transitions.allowed.iter().chain(&style.transitions.avoid) {
            assert!(is_transition(name), "{}: {name}", style.name);
        }
    }
}

#[test]
fn the_list_of_built_in_styles_is_sorted_and_right() {
    let names: Vec<&str> = builtins().map(|style| style.name.as_str()).collect();
    assert!(names.is_sorted(), "{names:?}");
    for name in names {
        assert_eq!(builtin(name).map(|style| style.name.as_str()), Some(name));
    }
    assert!(builtin("").is_none() && builtin("swiss").is_none());
}

#[test]
fn the_nearest_name() {
    assert_eq!(nearest("swis pulse"), Some("swiss-pulse"));
    assert_eq!(nearest("CLEEN"), Some("clean"));
    assert_eq!(nearest("watercolour"), None);
}

#[test]
fn the_build_reads_the_files_as_the_program_does() {
    for style in builtins() {
        let path = format!("{}/styles/{}.yaml", env!("CARGO_MANIFEST_DIR"), style.name);
        let yaml = std::fs::read_to_string(path).unwrap_or_default();
        let mut reader = read::file_reader();
        let root = reader.parse(&yaml, 0);
        let mut read = Style::default();
        read::fill(&mut read, &root, &mut reader);
        assert_eq!(reader.diagnostics, []);
        assert_eq!(read, *style);
    }
}
