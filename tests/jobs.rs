//! The built program against a fake provider: what is sent, what is paid, what the user can do next.

#[path = "client/fake.rs"]
mod fake;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use fake::{Fake, Fault, video};

const KEY: &str = "sk_test_0123456789";

const SCRIPT: &str = include_str!("fixtures/scripts/tea.shot");

/// One scene whose narration is a good deal too long.
const FLAWED: &str = "---\nstyle: no-such-style\n---\nSCENE 1 — A-ROLL (10s)\nVO: \"Last year we poured more tea than ever before, and this year we want you to know why.\"\n";

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// A provider and a folder with a script.
struct Desk {
    fake: Fake,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { fake: Fake::start(), folder: tempfile::tempdir().unwrap() };
        desk.write("film.shot", SCRIPT);
        desk
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), text).unwrap();
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shotlist"));
        command.args(line.split_whitespace()).current_dir(self.path());
        command.env_remove("RUNWARE_API_KEY").env_remove("COLUMNS").env("HEYGEN_API_KEY", KEY);
        command.stdin(Stdio::null());
        command
    }

    /// Runs a line that talks to the fake provider.
    fn run(&self, line: &str) -> Run {
        self.plain(&format!("{line} --base-url {}", self.fake.url))
    }

    /// Runs a line as it is.
    fn plain(&self, line: &str) -> Run {
        finish(&mut self.command(line))
    }

    fn start(&self, line: &str) -> Child {
        let mut command = self.command(&format!("{line} --base-url {}", self.fake.url));
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Kills a line as soon as `when` holds.
    fn kill(&self, line: &str, when: impl Fn(&Self) -> bool) {
        let mut child = self.start(line);
        until(|| when(self));
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn journal(&self) -> String {
        fs::read_to_string(self.path().join(".shotlist/jobs.jsonl")).unwrap_or_default()
    }

    fn jobs(&self) -> Vec<Value> {
        let run = self.plain("jobs --output-format json");
        assert_eq!(run.code, Some(0), "{}", run.err);
        serde_json::from_str(&run.out).unwrap()
    }

    fn is_whole(&self, name: &str) {
        assert!(fs::read(self.path().join(name)).unwrap() == video(), "{name} is not whole");
        let videos = fs::read_dir(self.path()).unwrap().flatten().filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.contains(".mp4")
        });
        assert_eq!(videos.count(), 1, "one file, and nothing half-written");
    }
}

fn finish(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn until(ready: impl Fn() -> bool) {
    let begun = Instant::now();
    while !ready() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The commands that a message names, between backticks.
fn commands(text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter_map(|command| Some(command.strip_prefix("shotlist ")?.to_owned())).collect()
}

const QUICK: &str = "--poll-interval 60ms --timeout 20s";

#[test]
fn submit_wait_download() {
    let desk = Desk::new();
    let sent = desk.run("submit film.shot");
    assert_eq!(sent.code, Some(0), "{}", sent.err);
    let id = sent.out.trim();
    assert_eq!(desk.jobs()[0]["id"], id, "standard output is the number of the job");
    let waited = desk.run(&format!("wait {id} {QUICK}"));
    assert_eq!((waited.code, waited.out.trim()), (Some(0), id), "{}", waited.err);
    let loaded = desk.run("download last -o film.mp4");
    assert_eq!((loaded.code, loaded.out.trim()), (Some(0), "film.mp4"), "{}", loaded.err);
    desk.is_whole("film.mp4");
    assert_eq!(desk.fake.paid(), 1);
    assert!(desk.plain("jobs").out.contains("completed, downloaded"));
}

#[test]
fn a_dry_run_needs_no_key_and_sends_nothing() {
    let desk = Desk::new();
    let line = format!("submit film.shot --dry-run --base-url {}", desk.fake.url);
    let run = finish(desk.command(&line).env_remove("HEYGEN_API_KEY"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("2M CUPS"));
    assert_eq!((desk.fake.count(""), desk.journal()), (0, String::new()));
}

#[test]
fn without_a_key_nothing_begins() {
    let desk = Desk::new();
    let line = format!("submit film.shot --base-url {}", desk.fake.url);
    for key in ["", " ", "two words"] {
        let run = finish(desk.command(&line).env("HEYGEN_API_KEY", key));
        assert_eq!(run.code, Some(3), "{}", run.err);
        assert!(run.err.contains("HEYGEN_API_KEY"), "{}", run.err);
        assert!(!run.err.contains("two words"), "{}", run.err);
    }
    assert_eq!((desk.fake.count(""), desk.journal()), (0, String::new()));
}

#[test]
fn how_a_finished_job_ended_is_known_without_a_key() {
    let desk = Desk::new();
    desk.run(&format!("submit film.shot --wait {QUICK}"));
    let asked = desk.fake.count("");
    let run = finish(desk.command("status last").env_remove("HEYGEN_API_KEY"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("completed"), "{}", run.out);
    assert_eq!(desk.fake.count(""), asked);
}

#[test]
fn a_key_that_the_provider_echoes_is_blotted_out() {
    let desk = Desk::new();
    let body = json!({"error": {"code": "unauthorized", "message": format!("bad key {KEY}"), "param": KEY}});
    desk.fake
        .fault("POST", Fault::Answer(401, "x-request-id: sk_test_0123456789", body.to_string()));
    let run = desk.run("submit film.shot");
    assert_eq!(run.code, Some(3), "{}", run.err);
    let body = json!({"data": {"session_id": KEY, "status": KEY}});
    desk.fake.fault("POST", Fault::Instead(body.to_string()));
    let again = desk.run("submit film.shot");
    let hidden = KEY.replace('_', "\\u005f");
    let body = format!("{{\"error\": {{\"code\": \"invalid\", \"message\": \"no: {hidden}\"}}}}");
    desk.fake.fault("POST", Fault::Answer(400, "", body));
    let escaped = desk.run("submit film.shot --resend");
    assert_eq!(escaped.code, Some(1), "{}", escaped.err);
    let all = [
        escaped.err,
        run.out,
        run.err,
        again.out,
        again.err,
        desk.journal(),
        desk.plain("jobs").out,
    ];
    assert!(!all.concat().contains(KEY), "{all:?}");
}

#[test]
fn plain_http_is_for_this_machine() {
    let desk = Desk::new();
    for base in
        ["http://api.heygen.com", "http://10.0.0.1:80", "ftp://localhost", "here", "https://a@b"]
    {
        let run = desk.plain(&format!("submit film.shot --base-url {base}"));
        assert_eq!(run.code, Some(2), "{base}: {}", run.err);
    }
    assert_eq!(desk.journal(), "");
}

#[test]
fn errors_in_the_script_block_unless_allowed() {
    let desk = Desk::new();
    desk.write("flawed.shot", FLAWED);
    let run = desk.run("submit film.shot flawed.shot");
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("--allow-findings"), "{}", run.err);
    assert_eq!(desk.fake.count(""), 0, "the sound one is not sent either");
    let run = desk.run("submit flawed.shot --allow-findings");
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 1), "{}", run.err);
}

#[test]
fn the_same_request_is_not_sent_twice() {
    let desk = Desk::new();
    desk.run("submit film.shot");
    let run = desk.run("submit film.shot");
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{}", run.err);
    let command = commands(&run.err).remove(0);
    let waited = desk.plain(&format!("{command} {QUICK} -o film.mp4"));
    assert_eq!(waited.code, Some(0), "{command}: {}", waited.err);
    desk.is_whole("film.mp4");
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn a_video_that_did_not_come_home_is_not_ordered_again() {
    let desk = Desk::new();
    desk.run("submit film.shot");
    desk.run(&format!("wait last {QUICK}"));
    let away = json!({"data": {"status": "completed", "video_url": "file:///video.mp4"}});
    desk.fake.fault("GET /v3/videos", Fault::Instead(away.to_string()));
    assert_eq!(desk.run("download last -o film.mp4").code, Some(1));
    let run = desk.run("submit film.shot -o film.mp4");
    assert_eq!((run.code, desk.fake.paid()), (Some(1), 1), "{}", run.err);
    let command = commands(&run.err).remove(0);
    let fetched = desk.plain(&command);
    assert_eq!(fetched.code, Some(0), "{command}: {}", fetched.err);
    desk.is_whole("film.mp4");
    let run = desk.run("submit film.shot");
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 2), "that one is done: {}", run.err);
}

#[test]
fn a_lost_answer_can_be_looked_up_and_taken_up() {
    let desk = Desk::new();
    desk.fake.fault("POST /v3/video-agents", Fault::CutAfter);
    let lost = desk.run("submit film.shot --journal j.jsonl");
    assert_eq!((lost.code, desk.fake.paid()), (Some(1), 1), "{}", lost.err);
    let status = desk.plain(&commands(&lost.err)[0]);
    assert_eq!(status.code, Some(1), "{}", status.err);
    assert!(status.err.contains("sess_1"), "{}", status.err);
    let take = commands(&status.err)[0].replace("ID", "sess_1");
    let taken = desk.plain(&format!("{take} {QUICK} -o film.mp4"));
    assert_eq!(taken.code, Some(0), "{take}: {}", taken.err);
    desk.is_whole("film.mp4");
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn a_lost_answer_can_be_asked_for_again() {
    let desk = Desk::new();
    desk.fake.fault("POST /v3/video-agents", Fault::CutAfter);
    assert_eq!(desk.run("submit film.shot").code, Some(1));
    let again = desk.run(&format!("submit film.shot --retry-unknown {QUICK} -o film.mp4"));
    assert_eq!((again.code, desk.fake.paid()), (Some(0), 1), "{}", again.err);
    desk.is_whole("film.mp4");
}

#[test]
fn a_request_that_never_arrived_has_no_session() {
    let desk = Desk::new();
    desk.fake.fault("POST /v3/video-agents", Fault::CutBefore);
    assert_eq!(desk.run("submit film.shot").code, Some(1));
    let status = desk.run("status last");
    assert_eq!(status.code, Some(1), "{}", status.err);
    assert!(status.err.contains("may not have arrived"), "{}", status.err);
    let again = desk.run("submit film.shot --retry-unknown");
    assert_eq!((again.code, desk.fake.paid()), (Some(0), 1), "{}", again.err);
}

#[test]
fn a_video_that_broke_off_is_fetched_again() {
    let desk = Desk::new();
    desk.fake.fault("GET /media", Fault::Truncated);
    let run = desk.run(&format!("submit film.shot {QUICK} -o film.mp4"));
    assert_eq!((run.code, desk.fake.count("GET /media")), (Some(0), 2), "{}", run.err);
    desk.is_whole("film.mp4");
}

#[test]
#[cfg(unix)]
fn interrupted_like_killed() {
    let desk = Desk::new();
    desk.fake.state().rounds = 1000;
    let mut child = desk.start(&format!("submit film.shot {QUICK} -o film.mp4"));
    until(|| desk.fake.count("GET /v3/videos") > 1);
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    assert!(!child.wait().unwrap().success());
    desk.fake.state().rounds = 1;
    let run = desk.run(&format!("wait last {QUICK} -o film.mp4"));
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 1), "{}", run.err);
}

#[test]
fn a_timeout_prints_the_command_to_go_on_with() {
    let desk = Desk::new();
    desk.fake.state().rounds = 12;
    let run =
        desk.run("submit film.shot --timeout 1s --poll-interval 100ms -o out/it's.mp4 --wait");
    assert_eq!(run.code, Some(4), "{}", run.err);
    let command = commands(&run.err).pop().unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_shotlist")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("shotlist {command} {QUICK}")]).current_dir(desk.path());
    let run = finish(shell.env("PATH", path).env("HEYGEN_API_KEY", KEY));
    assert_eq!(run.code, Some(0), "{command}: {}", run.err);
    assert!(fs::read(desk.path().join("out/it's.mp4")).unwrap() == video());
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn a_file_in_the_way_is_found_before_the_waiting() {
    let desk = Desk::new();
    desk.fake.state().rounds = 1000;
    desk.run("submit film.shot");
    desk.write("film.mp4", "mine");
    let run = desk.run(&format!("wait last -o film.mp4 {QUICK}"));
    assert_eq!((run.code, desk.fake.count("GET")), (Some(1), 0), "{}", run.err);
    assert!(run.err.contains("--force"), "{}", run.err);
}

#[test]
fn killed_while_the_request_is_out() {
    let desk = Desk::new();
    desk.fake.fault("POST /v3/video-agents", Fault::Slow(Duration::from_secs(30)));
    desk.kill("submit film.shot", |desk| desk.fake.paid() == 1);
    assert!(desk.journal().contains("\"sending\""));
    assert_eq!(desk.jobs()[0]["state"], "unknown");
    let run = desk.run("submit film.shot");
    assert_eq!((run.code, desk.fake.paid()), (Some(1), 1), "{}", run.err);
    let run = desk.run(&format!("submit film.shot --retry-unknown {QUICK} -o film.mp4"));
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 1), "{}", run.err);
    desk.is_whole("film.mp4");
}

#[test]
fn killed_while_waiting() {
    let desk = Desk::new();
    desk.fake.state().rounds = 1000;
    desk.kill(&format!("submit film.shot {QUICK} -o film.mp4"), |desk| {
        desk.fake.count("GET /v3/videos") > 3
    });
    desk.fake.state().rounds = 1;
    let run = desk.run(&format!("wait last {QUICK} -o film.mp4"));
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 1), "{}", run.err);
    desk.is_whole("film.mp4");
}

#[test]
fn killed_while_downloading() {
    let desk = Desk::new();
    desk.fake.fault("GET /media", Fault::Trickle);
    let line = format!("submit film.shot {QUICK} -o film.mp4");
    desk.kill(&line, |desk| desk.path().join(".film.mp4.part").exists());
    assert!(!desk.path().join("film.mp4").exists());
    let run = desk.run(&line);
    assert_eq!((run.code, desk.fake.paid()), (Some(1), 1), "{}", run.err);
    let run = desk.run("wait last -o film.mp4");
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 1), "{}", run.err);
    desk.is_whole("film.mp4");
}

#[test]
fn several_scripts() {
    let desk = Desk::new();
    for name in ["a.shot", "b c.shot", "d.shot"] {
        desk.write(name, SCRIPT.replace("Two million", &format!("Two million ({name})")));
    }
    let line = format!("submit . --jobs 3 --output {{stem}}.mp4 {QUICK}");
    let run = desk.run(&line);
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 4), "{}", run.err);
    for name in ["a.mp4", "b c.mp4", "d.mp4", "film.mp4"] {
        assert!(fs::read(desk.path().join(name)).unwrap() == video(), "{name}");
    }
    assert_eq!(desk.run("submit . --jobs 3 -o one.mp4").code, Some(2));
    assert_eq!(desk.run("submit . --jobs 4").code, Some(2));
}

#[test]
fn a_file_in_the_way_is_found_before_anything_is_paid() {
    let desk = Desk::new();
    desk.write("film.mp4", "mine");
    desk.write("folder", "no folder");
    for output in ["film.mp4", "{stem}.mp4", "folder/film.mp4"] {
        let run = desk.run(&format!("submit film.shot -o {output} {QUICK}"));
        assert!(run.code == Some(1) || run.code == Some(2), "{output}: {}", run.err);
        assert_eq!(desk.fake.paid(), 0, "{output}: {}", run.err);
    }
    assert_eq!(fs::read(desk.path().join("film.mp4")).unwrap(), b"mine");
    let run = desk.run(&format!("submit film.shot -o film.mp4 --force {QUICK}"));
    assert_eq!(run.code, Some(0), "{}", run.err);
}

#[test]
fn an_output_that_cannot_be_a_file_is_refused() {
    let desk = Desk::new();
    desk.run("submit film.shot");
    desk.run(&format!("wait last {QUICK}"));
    fs::create_dir(desk.path().join("folder")).unwrap();
    let run = desk.run("download last -o folder --force");
    assert_eq!((run.code, desk.fake.count("GET /media")), (Some(2), 0), "{}", run.err);
    assert!(!desk.path().join(".folder.part").exists());
    assert_eq!(desk.run("download last --output=").code, Some(2));
    assert_eq!(desk.run("submit film.shot --resend --output=").code, Some(2));
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn a_name_with_a_line_break_stays_on_its_line() {
    let desk = Desk::new();
    desk.write("two\nlines.shot", SCRIPT);
    let mut command = desk.command("submit --base-url");
    let run = finish(command.args([&desk.fake.url, "two\nlines.shot"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(desk.plain("jobs").out.contains("two lines.shot"));
}

#[test]
fn two_scripts_that_fill_in_the_same_name_are_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("b")).unwrap();
    desk.write("b/film.shot", SCRIPT.replace("this year we", "today we"));
    let run = desk.run(&format!("submit film.shot b/film.shot -o {{stem}}.mp4 {QUICK}"));
    assert_eq!((run.code, desk.fake.paid()), (Some(2), 0), "{}", run.err);
    assert!(run.err.contains("{job}"), "{}", run.err);
    assert!(!run.err.contains("shotlist jobs"), "that would not help: {}", run.err);
    let run = desk.run(&format!("submit film.shot b/film.shot -o {{job}}/film.mp4 {QUICK}"));
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 2), "{}", run.err);
    assert!(!desk.path().join("{job}").exists());
}

#[test]
fn files_are_uploaded_if_asked() {
    let desk = Desk::new();
    desk.write("dot.png", b"\x89PNG\r\n\x1a\n0000");
    let files = "style: swiss-pulse\nfiles: [{path: dot.png, name: dot, use: Corner}]";
    desk.write("film.shot", SCRIPT.replace("style: swiss-pulse", files));
    let run = desk.run("submit film.shot --upload");
    assert_eq!((run.code, desk.fake.paid()), (Some(0), 1), "{}", run.err);
    assert_eq!(desk.fake.count("POST /v3/assets"), 1);
    let state = desk.fake.state();
    let body = String::from_utf8_lossy(&state.seen.last().unwrap().body);
    assert!(body.contains("asset_1"), "{body}");
}

#[test]
fn of_several_scripts_the_one_that_failed_is_named() {
    let desk = Desk::new();
    desk.write("other.shot", SCRIPT.replace("this year we", "today we"));
    let body = json!({"error": "no such luck"});
    desk.fake.fault("POST", Fault::Answer(400, "", body.to_string()));
    let run = desk.run("submit other.shot film.shot --jobs 1");
    assert_eq!((run.code, desk.fake.paid()), (Some(1), 1), "{}", run.err);
    assert!(run.err.contains("film.shot: not finished"), "inputs are sorted: {}", run.err);
    assert!(run.err.contains("no such luck"), "a bare text is passed on: {}", run.err);
}

#[test]
fn a_redirect_is_not_followed() {
    let desk = Desk::new();
    let elsewhere = Fake::start();
    let header: &'static str = format!("location: {}/v3/video-agents", elsewhere.url).leak();
    desk.fake.fault("POST", Fault::Answer(307, header, String::new()));
    let run = desk.run("submit film.shot");
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("--base-url"), "{}", run.err);
    assert_eq!(elsewhere.count(""), 0);
}

#[test]
fn the_list_has_no_colours_on_a_pipe() {
    let desk = Desk::new();
    desk.run("submit film.shot");
    assert!(!desk.plain("jobs").out.contains('\u{1b}'));
    assert!(desk.plain("jobs --color always").out.contains('\u{1b}'));
}

#[test]
fn two_at_once_pay_once() {
    let desk = Desk::new();
    let mut children = [desk.start("submit film.shot"), desk.start("submit film.shot")];
    let mut codes = children.each_mut().map(|child| child.wait().unwrap().code());
    codes.sort_unstable();
    assert_eq!((codes, desk.fake.paid()), ([Some(0), Some(1)], 1));
}

#[test]
fn a_journal_that_cannot_be_written_stops_it_all() {
    let desk = Desk::new();
    desk.write("file", "");
    let run = desk.run("submit film.shot --journal file/jobs.jsonl");
    assert_eq!((run.code, desk.fake.count("")), (Some(2), 0), "{}", run.err);
}

#[test]
fn a_provider_that_answers_nonsense() {
    for body in [
        "null",
        "[]",
        "<html>busy</html>",
        "{\"data\": null}",
        "{\"data\": {\"session_id\": 7}}",
        "{\"data\": {\"session_id\": \"../../etc\"}}",
        "{\"data\": {\"session_id\": \"\"}}",
        "\"x\"",
    ] {
        let desk = Desk::new();
        desk.fake.fault("POST", Fault::Instead(body.to_owned()));
        let run = desk.run("submit film.shot");
        assert_eq!(run.code, Some(1), "{body}: {}", run.err);
        assert_eq!(desk.jobs()[0]["state"], "unknown", "{body}: it may have been paid for");
    }
}
