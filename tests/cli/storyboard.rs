//! `storyboard`: where the page goes, and what it is made for.

use super::desk::Desk;
use super::{BROKEN, CLEAN, FLAWED, VARIABLE};

#[test]
fn a_page_goes_to_a_file_or_to_standard_output() {
    let desk = Desk::new(&[("films/tea.shot", CLEAN)]);
    let page = desk.run(&["storyboard", "films/tea.shot"]).code(0).silent_err().out;
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\"") && page.ends_with("</html>\n"));
    let run =
        desk.run(&["storyboard", "films/tea.shot", "-o", "out/board.html"]).code(0).silent_out();
    assert_eq!(run.err, "out/board.html: 2 scenes, 20 s · nothing to mend\n");
    assert_eq!(desk.read("out/board.html"), page);
    assert_eq!(desk.pipe(&["storyboard", "-", "--stdin-filename", "tea.shot"], CLEAN).out, page);
}

#[test]
fn several_scripts_have_a_page_each() {
    let desk = Desk::new(&[("films/tea.shot", CLEAN), ("films/flawed.shot", FLAWED)]);
    let run = desk.run(&["storyboard", "films"]).code(2).silent_out();
    assert!(run.err.contains("add -o 'out/{stem}.html'"), "{}", run.err);
    desk.run(&["storyboard", "films", "-o", "all.html"]).code(2).silent_out();
    let run = desk.run(&["storyboard", "films", "-o", "out/{stem}.html"]).code(0).silent_out();
    assert_eq!(
        run.err.replace('\\', "/"),
        "films/flawed.shot: 2 errors, 1 warning; `shotlist check films/flawed.shot` shows them\n\
         out/flawed.html: 2 scenes, 14 s · 2 errors, 1 warning\n\
         out/tea.html: 2 scenes, 20 s · nothing to mend\n"
    );
    assert!(desk.read("out/flawed.html").contains("style&#x2f;forbidden-transition"));
}

#[test]
fn a_page_is_made_for_what_the_prompt_is_made_for() {
    let desk = Desk::new(&[("a.shot", VARIABLE)]);
    let page = |more: &[&str]| {
        let arguments = [&["storyboard", "a.shot", "--set", "city=Lisbon & Porto"], more].concat();
        desk.run(&arguments).code(0).out
    };
    let plain = page(&[]);
    assert!(plain.contains("Good morning, Lisbon &amp; Porto."));
    assert!(plain.contains("Swiss Pulse"));
    assert!(page(&["--style", "warm-grain"]).contains("Warm Grain"));
    assert!(page(&["--profile", "compact"]).contains("profile compact"));
    assert!(page(&["--target", "runware"]).contains("<bdi>runware</bdi>"));
    desk.run(&["storyboard", "a.shot", "--style", "swis-pulse"]).code(2).silent_out();
    desk.run(&["storyboard", "a.shot", "--set", "town=Lisbon"]).code(2).silent_out();
    desk.run(&["storyboard", "nope.shot"]).code(2).silent_out();
    desk.run(&["storyboard"]).code(2).silent_out();
}

#[test]
fn a_broken_script_has_a_page_that_says_so() {
    let desk = Desk::new(&[("a.shot", BROKEN)]);
    let run = desk.run(&["storyboard", "a.shot"]).code(0);
    assert!(run.out.contains("Not ready:") && run.out.contains("There is no prompt"));
    assert!(run.err.starts_with("a.shot: ") && run.err.contains("`shotlist check a.shot`"));
}

#[test]
fn help_has_examples() {
    let desk = Desk::new(&[]);
    insta::assert_snapshot!("help", desk.run(&["storyboard", "--help"]).code(0).out);
}
