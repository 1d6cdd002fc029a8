//! The prompts of the films next door, and of a script that only lives in this test.

use shotlist::{Config, DiskFiles, Error, Files as _, Options, Source, assert_prompt_snapshot};

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../project");

const MANUAL: &str = "\
SCENE 1 — A-ROLL (8s): Hook
VO: \"Nobody reads the manual. Let us fix that.\"
";

/// A script of the project; its file name is all that a snapshot shows of it.
fn film(name: &str) -> Result<Source, Error> {
    let path = format!("{PROJECT}/films/{name}");
    let bytes = DiskFiles.read(&path).map_err(|error| Error::Io { path, error })?;
    Source::from_bytes(name, bytes)
}

/// What `shotlist render` would go by.
fn options() -> Result<Options, Error> {
    let config = Config::load(&format!("{PROJECT}/shotlist.toml"), &DiskFiles)?;
    Ok(Options::new().config(config))
}

#[test]
fn the_launch_film_reads_as_agreed() -> Result<(), Error> {
    let film = film("launch.shot")?;
    assert_prompt_snapshot!(film, options()?.profile("house"));
    assert_prompt_snapshot!("launch_for_sales", film, options()?.profile("compact"));
    Ok(())
}

#[test]
fn a_script_of_two_lines() -> Result<(), Error> {
    assert_prompt_snapshot!(Source::new("manual.shot", MANUAL)?);
    Ok(())
}

#[test]
#[should_panic(expected = "manual.shot gives no prompt")]
fn a_broken_script_fails_with_its_findings() {
    let broken = MANUAL.replace("that.\"", "that.");
    let broken = Source::new("manual.shot", broken).expect("a short text");
    assert_prompt_snapshot!(broken);
}
