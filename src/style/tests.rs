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
