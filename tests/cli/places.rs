//! Where `-o` leads to something else than a file.

use crate::desk::Desk;

const SCRIPT: &str =
    "SCENE 1 — A-ROLL (5s)\nVO: \"Good morning. The kettle is on again, and the bread is warm.\"\n";

#[test]
fn streams_are_written_to_and_never_replaced() {
    let desk = Desk::new(&[("a.shot", SCRIPT)]);
    let prompt = desk.run(&["render", "a.shot"]).code(0).out;
    assert_eq!(desk.run(&["render", "a.shot", "-o", "/dev/fd/1"]).code(0).out, prompt);

    let link = desk.path().join("out.txt");
    std::os::unix::fs::symlink("/dev/fd/1", &link).unwrap();
    assert_eq!(desk.run(&["render", "a.shot", "-o", "out.txt"]).code(0).out, prompt);
    assert!(link.symlink_metadata().unwrap().is_symlink());
}

#[test]
fn a_log_that_standard_output_goes_to_keeps_its_lines() {
    let desk = Desk::new(&[("a.shot", SCRIPT), ("log.txt", "begun\n")]);
    let prompt = desk.run(&["render", "a.shot"]).code(0).out;
    let path = desk.path().join("log.txt");
    let log = std::fs::OpenOptions::new().append(true).open(path).unwrap();
    let status =
        desk.command(&["render", "a.shot", "-o", "/dev/fd/1"]).stdout(log).status().unwrap();
    assert!(status.success());
    assert_eq!(desk.read("log.txt"), format!("begun\n{prompt}"));
}
