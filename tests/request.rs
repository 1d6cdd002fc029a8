//! Requests: what is sent for a script, what it leaves out, and the programs that send it.

#[path = "cli/desk.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line")]
mod desk;
#[path = "request/server.rs"]
mod server;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use desk::{Desk, shown};
use proptest::prelude::*;
use serde_json::{Value, json};
use server::Server;
use shotlist::target::snippet::{Language, snippet};
use shotlist::target::{Requested, Schema};
use shotlist::{Config, MemoryFiles, Options, Source, compile, request};

const UUID: &str = "6f2a1c1e-3b7d-4c58-9d0e-2a41b7c9f1d3";

/// The smallest beginning of a PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";

fn fixture(name: &str) -> String {
    fs::read_to_string(format!("tests/fixtures/requests/{name}.shot")).unwrap()
}

fn options(target: &str) -> Options {
    let files = MemoryFiles::new().with("films/dot.png", PNG);
    Options::new().target(target).task_uuid(UUID).files(files)
}

fn requested(text: &str, options: &Options) -> Requested {
    let source = Source::new("films/a.shot", text).unwrap();
    let compilation = compile(&source, options).unwrap();
    request(&source, &compilation, options).unwrap()
}

/// The body, the prompt cut short: other tests look at prompts.
fn body(text: &str, options: &Options) -> Value {
    let requested = requested(text, options);
    let request = requested.request.unwrap_or_else(|| panic!("{:#?}", requested.blocking));
    serde_json::from_str(&request.json()).unwrap()
}

fn short(mut body: Value) -> String {
    for place in ["/prompt", "/arguments/prompt", "/0/positivePrompt"] {
        if let Some(prompt) = body.pointer_mut(place) {
            let text: String = prompt.as_str().unwrap().chars().take(12).collect();
            *prompt = format!("{text} …").into();
        }
    }
    serde_json::to_string_pretty(&body).unwrap()
}

fn rules(requested: &Requested) -> Vec<&'static str> {
    requested.blocking.iter().map(|found| found.rule).collect()
}

// ---- bodies ----

#[test]
fn an_agent_gets_a_flat_body() {
    insta::assert_snapshot!(short(body(&fixture("agent"), &options("heygen"))));
}

#[test]
fn a_tool_gets_five_arguments() {
    insta::assert_snapshot!(short(body(&fixture("agent"), &options("mcp"))));
}

#[test]
fn a_task_is_one_of_a_list() {
    insta::assert_snapshot!(short(body(&fixture("task"), &options("runware"))));
}

#[test]
fn one_scene_is_one_take() {
    insta::assert_snapshot!(short(body(&fixture("one-scene"), &options("heygen-video"))));
}

#[test]
fn several_scenes_are_a_studio_video() {
    insta::assert_snapshot!(short(body(&fixture("several-scenes"), &options("heygen-video"))));
}

#[test]
fn the_older_form_shows_presenters_alone() {
    let options = options("heygen-video").schema(Schema::Seed).allow_loss(true);
    insta::assert_snapshot!(short(body(&fixture("several-scenes"), &options)));
}

#[test]
fn where_a_request_goes_says_nothing_of_the_key() {
    for (target, url, header) in [
        ("heygen", "https://api.heygen.com/v3/video-agents", "X-Api-Key"),
        ("heygen-video", "https://api.heygen.com/v3/videos", "X-Api-Key"),
        ("runware", "https://api.runware.ai/v1", "Authorization"),
    ] {
        let text = fixture(if target == "runware" { "task" } else { "one-scene" });
        let request = requested(&text, &options(target)).request.unwrap();
        let endpoint = request.endpoint.unwrap();
        assert_eq!((endpoint.url().as_str(), endpoint.method), (url, "POST"));
        assert_eq!(endpoint.key_header, header);
        assert_eq!(endpoint.headers, [("Content-Type", "application/json")]);
        assert_eq!(request.target, target);
    }
    assert!(requested(&fixture("agent"), &options("mcp")).request.unwrap().endpoint.is_none());
}

#[test]
fn bodies_are_read_again() {
    for (name, target) in [
        ("agent", "heygen"),
        ("agent", "mcp"),
        ("task", "runware"),
        ("one-scene", "heygen-video"),
        ("several-scenes", "heygen-video"),
    ] {
        let request = requested(&fixture(name), &options(target)).request.unwrap();
        let again: shotlist::target::Body = serde_json::from_str(&request.json()).unwrap();
        assert_eq!(again, request.body, "{target}");
    }
}

// ---- losses ----

#[test]
fn every_loss_is_listed() {
    let strict = requested(&fixture("losses"), &options("heygen-video"));
    assert!(strict.request.is_none());
    insta::assert_snapshot!("losses", serde_json::to_string_pretty(&strict.losses).unwrap());
    let blocking = rules(&strict);
    assert!(blocking.contains(&"request/lost-narration"), "{blocking:?}");
    assert!(blocking.contains(&"request/lost-picture"), "{blocking:?}");
    assert!(blocking.contains(&"request/lost-file"), "{blocking:?}");
}

#[test]
fn losses_are_allowed_on_request() {
    let options = options("heygen-video").allow_loss(true);
    insta::assert_snapshot!("allowed", short(body(&fixture("losses"), &options)));
}

#[test]
fn other_targets_lose_nothing() {
    assert_eq!(requested(&fixture("losses"), &options("heygen")).losses, []);
}

// ---- what stands in the way ----

#[test]
fn errors_of_syntax_prompt_and_request_block() {
    let sound = "---\nstyle: swiss-pulse\n---\nSCENE 1 — A-ROLL (6s)\nVO: \"January was a record month. Here is what happened.\"\n";
    assert_eq!(rules(&requested(sound, &options("heygen"))), [""; 0]);
    for (text, rule) in [
        (sound.replace("happened.\"", "happened."), "syntax/unclosed-quote"),
        (sound.replace("style:", "callback_id: a\nstyle:"), "request/callback-without-url"),
        ("// nothing\n".to_owned(), "prompt/empty"),
    ] {
        let requested = requested(&text, &options("heygen"));
        assert!(requested.request.is_none(), "{text}");
        assert_eq!(rules(&requested), [rule], "{text}");
    }
    // What would only make the video worse does not.
    let short = sound.replace("A-ROLL (6s)", "B-ROLL, MOTION GRAPHICS (3s)");
    assert!(requested(&short, &options("heygen")).request.is_some());
}

#[test]
fn a_task_needs_a_uuid_of_version_four() {
    let source = Source::new("a.shot", fixture("task")).unwrap();
    for uuid in [None, Some("17"), Some("6f2a1c1e-3b7d-1c58-9d0e-2a41b7c9f1d3")] {
        let mut options = options("runware");
        options.task_uuid = uuid.map(str::to_owned);
        let compilation = compile(&source, &options).unwrap();
        let error = request(&source, &compilation, &options).unwrap_err().to_string();
        assert!(error.contains("UUID of version 4"), "{error}");
    }
}

/// Rules about more than fits on their page.
#[test]
fn limits_that_need_long_scripts() {
    let front = "---\nstyle: swiss-pulse\navatar_id: ada\nvoice_id: calm\nfiles: [{name: a.png, asset_id: a1}]\n---\n";
    let scene = |number: usize, words: &str| format!("SCENE {number} — A-ROLL\nVO: \"{words}\"\n");
    let many: String = (1..=51).map(|number| scene(number, "A word.")).collect();
    let still = "SCENE 1 — B-ROLL, ASSET a.png (301s)\nVO: none\n";
    let hours: String = (1..=10).map(|number| scene(number, &"word ".repeat(600))).collect();
    for (rule, scenes) in [
        ("request/too-many-scenes", many.as_str()),
        ("request/script-too-long", &scene(1, &"word ".repeat(1001))),
        ("request/still-too-long", still),
        ("request/long-video", &hours),
    ] {
        let found = found(&format!("{front}{scenes}"), &options("heygen-video"));
        assert!(found.contains(&rule), "{rule}: {found:?}");
        let others = self::found(&format!("{front}{scenes}"), &options("heygen"));
        assert!(!others.contains(&rule), "{rule} speaks for another target: {others:?}");
    }
}

#[test]
fn nothing_stands_behind_a_transparent_video() {
    let text = "---\nstyle: swiss-pulse\navatar_id: ada\nheygen: {output_format: webm}\n---\nSCENE 1 — B-ROLL, STOCK (6s)\nVO: \"January was a record month. Here is what happened.\"\n";
    let body = body(text, &options("heygen-video").allow_loss(true));
    assert_eq!((&body["output_format"], &body["background"]), (&json!("webm"), &Value::Null));
}

#[test]
fn a_silent_picture_needs_a_length() {
    let script = |time: &str| {
        format!(
            "---\nstyle: swiss-pulse\nfiles: [{{path: dot.png}}]\n---\nSCENE 1 — B-ROLL, ASSET dot.png{time}\nVO: none\n"
        )
    };
    let options = options("heygen-video");
    assert_eq!(rules(&requested(&script(""), &options)), ["request/lost-picture"]);
    assert_eq!(rules(&requested(&script(" (301s)"), &options)), ["request/still-too-long"]);
    assert!(requested(&script(" (5s)"), &options).request.is_some());
    // Not even losses that are allowed make a picture of no length.
    assert!(requested(&script(""), &options.allow_loss(true)).request.is_none());
}

fn found(text: &str, options: &Options) -> Vec<&'static str> {
    let source = Source::new("films/a.shot", text).unwrap();
    let checked = shotlist::check(&source, options).unwrap();
    checked.diagnostics.iter().map(|found| found.rule).collect()
}

#[test]
fn prompts_are_measured_in_both_units() {
    let front = "---\nstyle: swiss-pulse\n---\n";
    let text = |emoji: usize| format!("{front}FORMAT: {}\n", "🫖".repeat(emoji));
    assert!(found(&text(4_800), &options("runware")).contains(&"request/uncertain-length"));
    assert!(!found(&text(4_800), &options("heygen")).contains(&"request/uncertain-length"));
    assert!(!found(&text(100), &options("runware")).contains(&"request/uncertain-length"));
    let config: Config = toml::from_str("[lint]\nextend-select = ['request/long-prompt']").unwrap();
    let on = options("heygen").config(config);
    let long = format!("{front}FORMAT: {}\n", "word ".repeat(600));
    assert!(found(&long, &on).contains(&"request/long-prompt"));
    assert!(!found(&long, &options("heygen")).contains(&"request/long-prompt"));
}

#[test]
fn files_on_disk_are_looked_at() {
    let script = |path: &str| {
        format!(
            "---\nstyle: swiss-pulse\nfiles: [{{path: {path}, name: a, use: Corner}}]\n---\nSCENE 1 — A-ROLL (6s)\nVO: \"January was a record month. Here is what happened.\"\n"
        )
    };
    let large = [PNG, &vec![0; 32 * 1024 * 1024]].concat();
    let files = MemoryFiles::new()
        .with("films/dot.png", PNG)
        .with("shared/dot.png", PNG)
        .with("films/empty.png", "")
        .with("films/page.png", "<!doctype html>")
        .with("films/large.png", large);
    let options = Options::new().files(files);
    for (path, expected) in [
        ("dot.png", &[][..]),
        ("./dot.png", &[]),
        ("gone.png", &["request/missing-file"]),
        ("empty.png", &["request/missing-file"]),
        ("page.png", &["request/media-type"]),
        ("large.png", &["request/file-too-large"]),
    ] {
        assert_eq!(found(&script(path), &options), expected, "{path}");
    }
}

// ---- keys ----

/// Put together here, so that no scanner takes this file for a leak.
fn key() -> String {
    format!("{}{}", "sk_V2_hgu_", "k9Q".repeat(9))
}

#[test]
fn a_key_is_never_shown() {
    let key = key();
    let script = format!(
        "---\nstyle: swiss-pulse\ntitel: {key}\n---\nSCENE 1 — A-ROLL (6s)\nVO: \"Our key is {key} and {key}.\"\n{}: x\n",
        key.to_uppercase()
    );
    let desk = Desk::new(&[("a.shot", &script)]);
    for format in
        ["full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "junit", "sarif"]
    {
        let run = desk.run(&["check", "a.shot", "--output-format", format]).code(1);
        assert!(run.out.contains("request/api-key"), "{format}: {}", run.out);
        assert!(!run.out.contains(&key) && !run.err.contains(&key), "{format}: {}", run.out);
    }
    let run = desk.run(&["request", "a.shot"]).code(1).silent_out();
    assert!(run.err.contains("request/api-key") && !run.err.contains(&key), "{}", run.err);
}

#[test]
fn a_key_that_comes_in_by_a_variable_is_not_sent() {
    let script = "---\nstyle: swiss-pulse\n---\nSCENE 1 — A-ROLL (6s)\nVO: \"The word of the day is {{ word }}. Say it twice.\"\n";
    let desk = Desk::new(&[("a.shot", script)]);
    let key = key();
    let run = desk.run(&["request", "a.shot", "--set", &format!("word={key}")]).code(1);
    assert!(run.err.contains("request/api-key"), "{}", run.err);
    assert!(!run.err.contains(&key) && run.out.is_empty(), "{}{}", run.err, run.out);
}

// ---- schemas ----

fn validator(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(format!("tests/fixtures/schemas/request-{name}.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[track_caller]
fn valid(validator: &jsonschema::Validator, body: &Value) {
    let errors: Vec<String> = validator.iter_errors(body).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{body:#}");
}

const FORMS: [(&str, &str, Schema); 5] = [
    ("heygen", "heygen", Schema::V3),
    ("mcp", "mcp", Schema::V3),
    ("runware", "runware", Schema::V3),
    ("heygen-video", "heygen-video", Schema::V3),
    ("heygen-video-seed", "heygen-video", Schema::Seed),
];

#[test]
fn requests_fit_their_schema() {
    let mut made = 0;
    for name in ["agent", "task", "one-scene", "several-scenes", "losses"] {
        for (schema, target, form) in FORMS {
            let options = options(target).schema(form).allow_loss(true);
            if let Some(request) = requested(&fixture(name), &options).request {
                valid(&validator(schema), &serde_json::from_str(&request.json()).unwrap());
                made += 1;
            }
        }
    }
    assert!(made >= 14, "only {made} requests");
    let refused = json!({"prompt": "x", "orientation": "square"});
    assert!(!validator("heygen").is_valid(&refused));
}

fn script() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "VO: \"January was a record month (pause) and here is why.\"",
        "VO: none",
        "VISUAL: People CROSS a square.",
        "RIGHT: \"2M\" COUNTS UP.",
        "TRANSITION: Hard cut",
        "[smiles]",
        "TEXT: \"Hello\"",
    ]);
    let kind = prop::sample::select(vec![
        " — A-ROLL (6s)",
        " — B-ROLL, ASSET cups.png (8s)",
        " — B-ROLL, ASSET kitchen.mp4",
        " — B-ROLL, STOCK (12s)",
        " — OVERLAY, MOTION GRAPHICS (0.5s)",
        " — ASSET dot.png",
        "",
    ]);
    let setting = prop::sample::select(vec![
        "title: Tea",
        "avatar_id: ada",
        "avatar_id: ada b",
        "voice_id: calm",
        "orientation: portrait",
        "orientation: landscape",
        "callback_url: https://example.com/done",
        "callback_url: nowhere",
        "callback_id: job-17",
        "files: [{name: cups.png, url: \"https://example.com/cups.png\"}, {name: kitchen.mp4, asset_id: k}, {path: dot.png}]",
        "files: [{name: a, media_type: image/png, data: \"!\"}]",
        "duration: 20s",
        "duration: 90–120 s",
        "heygen: {mode: chat, resolution: 4k, caption: true, background: \"#1a1a1a\", engine: avatar_v}",
        "heygen: {voice_settings: {speed: 1.2}, output_format: webm, incognito_mode: yes, more: {deep: [1]}}",
        "runware: {width: 1280, height: 720, duration: 30, numberResults: 2}",
        "runware: {width: 0, ttl: 5, outputFormat: gif, unknown: 1}",
    ]);
    let scene = (kind, prop::collection::vec(line, 0..4));
    (prop::collection::vec(setting, 0..6), prop::collection::vec(scene, 0..5)).prop_map(
        |(settings, scenes)| {
            let mut text = "---\nstyle: swiss-pulse\n".to_owned();
            let mut keys = Vec::new();
            for setting in settings {
                let key = setting.split(':').next().unwrap();
                if !keys.contains(&key) {
                    keys.push(key);
                    let _ = writeln!(text, "{setting}");
                }
            }
            text.push_str("---\n");
            for (number, (kind, lines)) in scenes.iter().enumerate() {
                let lines = lines.join("\n");
                let _ = writeln!(text, "\nSCENE {}{kind}\n{lines}", number + 1);
            }
            text
        },
    )
}

/// What is written about a script, if a program is made of any text whatever.
fn anything() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "'EOF'\nEOF\nEND_OF_BODY\n",
        "$HOME `id` $(id) ${x} \\$ \\",
        "\"\"\" ''' \\\"\\\"\\\" \"",
        "\r\n\r\t\u{b}\u{c}\u{7f}\u{85}\u{a0}",
        "😀 👩‍🚀 \u{202e}abc\u{2028}\u{2029}\u{feff}",
        "{{ x }} {% y %} {# z #}",
        "%s %d \\n \\x41 \\u0041 \\N{BULLET}",
        "</script> <!-- */ //",
        "\0",
        "日本語 “quoted” ’",
    ]);
    let part = prop_oneof![hard.prop_map(str::to_owned), any::<String>(), "[\"'`\\\\$\n ]{0,12}"];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_request_fits_its_schema(text in script()) {
        for (schema, target, form) in FORMS {
            let options = options(target).schema(form).allow_loss(true);
            if let Some(request) = requested(&text, &options).request {
                let body = serde_json::from_str(&request.json()).unwrap();
                let validator = validator(schema);
                let errors: Vec<String> =
                    validator.iter_errors(&body).map(|error| error.to_string()).collect();
                prop_assert!(errors.is_empty(), "{target}: {errors:#?}\n{text}\n{body:#}");
            }
        }
    }
}

#[cfg(unix)]
mod programs {
    use super::*;

    const ANSWER: &str =
        r#"{"data":{"session_id":"sess_1","status":"generating","video_id":null,"created_at":1}}"#;
    const TASK: &str = r#"{"data":[{"taskType":"videoInference","taskUUID":"6f2a1c1e-3b7d-4c58-9d0e-2a41b7c9f1d3"}]}"#;

    fn has(program: &str) -> bool {
        let found = Command::new(program).arg("--version").output();
        found.is_ok_and(|output| output.status.success())
    }

    /// The command that runs a program of a language, and the name of its file.
    fn runner(language: Language) -> (&'static str, &'static str) {
        match language {
            Language::Curl => ("sh", "request.sh"),
            Language::Python => ("python3", "request.py"),
            _ => ("node", "request.mjs"),
        }
    }

    fn languages() -> Vec<Language> {
        let all = [
            (Language::Curl, "curl"),
            (Language::Python, "python3"),
            (Language::TypeScript, "node"),
        ];
        // A machine without one of them still tests the others.
        all.into_iter().filter(|(_, program)| has(program)).map(|(language, _)| language).collect()
    }

    fn run(program: &str, language: Language, environment: &[(&str, &str)]) -> Output {
        let folder = tempfile::tempdir().unwrap();
        let (runner, name) = runner(language);
        let path = folder.path().join(name);
        fs::write(&path, program).unwrap();
        let mut command = Command::new(runner);
        command.arg(&path).stdin(Stdio::null());
        for name in ["HEYGEN_API_KEY", "HEYGEN_BASE_URL", "RUNWARE_API_KEY", "RUNWARE_BASE_URL"] {
            command.env_remove(name);
        }
        command.env("NO_PROXY", "*").env("no_proxy", "*");
        command.envs(environment.iter().copied()).output().unwrap()
    }

    fn program(name: &str, target: &str, language: Language) -> (String, Value) {
        let request = requested(&fixture(name), &options(target).allow_loss(true)).request.unwrap();
        let body = serde_json::from_str(&request.json()).unwrap();
        (snippet(&request, language).unwrap(), body)
    }

    #[test]
    fn programs_send_what_is_shown_as_json() {
        for language in languages() {
            for (name, target, path, answer) in [
                ("agent", "heygen", "/v3/video-agents", ANSWER),
                (
                    "several-scenes",
                    "heygen-video",
                    "/v3/videos",
                    r#"{"data":{"video_id":"v_1","status":"waiting"},"error":null}"#,
                ),
                ("task", "runware", "/v1", TASK),
            ] {
                let (program, body) = program(name, target, language);
                let server = Server::answering("200 OK", answer);
                let prefix = if target == "runware" { "RUNWARE" } else { "HEYGEN" };
                let output = run(
                    &program,
                    language,
                    &[
                        (&format!("{prefix}_API_KEY"), "not-a-real-key"),
                        (&format!("{prefix}_BASE_URL"), &server.base),
                    ],
                );
                let run = shown(&output).code(0);
                let received = server.received();
                assert_eq!(received.line, format!("POST {path} HTTP/1.1"));
                assert_eq!(received.header("content-type"), Some("application/json"));
                let (header, value) = match target {
                    "runware" => ("authorization", "Bearer not-a-real-key"),
                    _ => ("x-api-key", "not-a-real-key"),
                };
                assert_eq!(received.header(header), Some(value));
                let sent: Value = serde_json::from_slice(&received.body).unwrap();
                assert_eq!(sent, body, "{language:?} {target}");
                assert_eq!(run.out.trim_end(), answer, "{language:?}");
                let id = match target {
                    "heygen" => "sess_1",
                    "runware" => UUID,
                    _ => "v_1",
                };
                assert!(run.err.contains(id) && run.err.contains('$'), "{language:?}: {}", run.err);
                assert!(!run.err.contains("{id}") && !run.err.contains("{base}"), "{}", run.err);
                assert!(!run.err.contains("not-a-real-key") && !run.out.contains("not-a-real-key"));
            }
        }
    }

    #[test]
    fn a_refusal_is_a_failure() {
        for language in languages() {
            for (status, answer) in [
                ("400 Bad Request", r#"{"error":{"code":"invalid_parameter","message":"no"}}"#),
                ("200 OK", r#"{"error":{"code":"invalid_request","message":"no"}}"#),
                ("200 OK", "{\n  \"errors\": [\n    {\"code\": \"invalidModel\"}\n  ]\n}"),
                ("502 Bad Gateway", "<html>gateway</html>"),
                ("302 Found", ""),
            ] {
                let (program, _) = program("one-scene", "heygen-video", language);
                let server = Server::answering(status, answer);
                let environment = [
                    ("HEYGEN_API_KEY", "not-a-real-key"),
                    ("HEYGEN_BASE_URL", server.base.as_str()),
                ];
                let output = run(&program, language, &environment);
                let run = shown(&output);
                assert!(run.code != 0, "{language:?} {status}: {}", run.out);
                assert!(run.err.contains(answer.lines().next().unwrap_or_default()), "{}", run.err);
                assert!(!run.err.contains("not-a-real-key"), "{}", run.err);
            }
        }
    }

    #[test]
    fn the_key_and_the_host_are_checked_first() {
        for language in languages() {
            let (program, _) = program("one-scene", "heygen-video", language);
            let run = shown(&run(&program, language, &[]));
            assert!(run.code != 0 && run.err.contains("HEYGEN_API_KEY is not set"), "{}", run.err);
            for base in [
                "http://example.com",
                "http://localhost.example.com",
                "ftp://localhost",
                "http://me@localhost:1",
                "x",
            ] {
                let environment = [("HEYGEN_API_KEY", "k"), ("HEYGEN_BASE_URL", base)];
                let run = shown(&self::run(&program, language, &environment));
                assert!(
                    run.code != 0 && run.err.contains("must begin with https://"),
                    "{language:?} {base}: {}",
                    run.err
                );
            }
        }
    }

    /// Prints the text that a literal stands for, by the language itself.
    fn echo(literal: &str, language: Language) -> Vec<u8> {
        let (program, arguments, text) = match language {
            Language::Curl => {
                ("sh", &["-s"][..], format!("cat <<'END_OF_BODY'\n{literal}\nEND_OF_BODY\n"))
            }
            Language::Python => (
                "python3",
                &["-"][..],
                format!("import sys\nsys.stdout.buffer.write({literal}.encode())\n"),
            ),
            _ => (
                "node",
                &["--input-type=module", "-"][..],
                format!("import process from 'node:process';\nprocess.stdout.write({literal});\n"),
            ),
        };
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{text}");
        output.stdout
    }

    /// The literal of a prompt in a program.
    fn literal(prompt: &str, language: Language) -> String {
        let mut request = requested(&fixture("agent"), &options("heygen")).request.unwrap();
        let shotlist::target::Body::Agent(agent) = &mut request.body else { unreachable!() };
        prompt.clone_into(&mut agent.prompt);
        let program = snippet(&request, language).unwrap();
        let between = |start: &str, end: &str| {
            let from = program.find(start).unwrap() + start.len();
            let to = program[from..].rfind(end).unwrap() + from;
            program[from..to].to_owned()
        };
        match language {
            Language::Curl => between("<<'END_OF_BODY'\n", "\nEND_OF_BODY\n}"),
            Language::Python => between("PROMPT = ", "\n\nBODY = {"),
            _ => between("const prompt = ", ";\n\nconst body = {"),
        }
    }

    #[test]
    fn prompts_that_end_in_quotes_survive() {
        for prompt in ["\"\"\"", "say \"", "a\\\"", "\"\"\"\"\"", "\\"] {
            let echoed = echo(&literal(prompt, Language::Python), Language::Python);
            assert_eq!(String::from_utf8(echoed).unwrap(), prompt);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_prompt_survives_in_any_language(prompt in anything()) {
            for language in languages() {
                let echoed = echo(&literal(&prompt, language), language);
                let text = match language {
                    Language::Curl => {
                        let body: Value = serde_json::from_slice(&echoed).unwrap();
                        body["prompt"].as_str().unwrap().to_owned()
                    }
                    _ => String::from_utf8(echoed).unwrap(),
                };
                prop_assert_eq!(&text, &prompt, "{:?}", language);
            }
        }
    }
}

#[test]
fn a_tool_call_is_no_program() {
    let request = requested(&fixture("agent"), &options("mcp")).request.unwrap();
    let error = snippet(&request, Language::Python).unwrap_err().to_string();
    assert!(error.contains("tool"), "{error}");
}

// ---- the command line ----

#[test]
fn the_command_prints_the_body_and_nothing_else() {
    let desk =
        Desk::new(&[("films/a.shot", &fixture("agent")), ("films/b.shot", &fixture("task"))]);
    desk.write("films/dot.png", PNG);
    let run = desk.run(&["request", "films/a.shot"]).code(0);
    assert_eq!(run.json()["callback_id"], "job-17");
    assert_eq!(run.json()["files"][2]["media_type"], "image/png");
    let task = desk.run(&["request", "films/b.shot", "--target", "runware"]).code(0).json();
    let other = desk.run(&["request", "films/b.shot", "--target", "runware"]).code(0).json();
    assert_ne!(task[0]["taskUUID"], other[0]["taskUUID"], "each is a task of its own");
    let named = ["request", "films/b.shot", "--target", "runware", "--task-uuid", UUID];
    assert_eq!(desk.run(&named).code(0).json()[0]["taskUUID"], UUID);
    let wrong = ["request", "films/b.shot", "--target", "runware", "--task-uuid", "7"];
    desk.run(&wrong).code(2).silent_out();
    desk.run(&["request", "films/a.shot", "--schema", "seed"]).code(2).silent_out();
    desk.run(&["request", "films/b.shot", "--target", "mcp", "--as", "curl"]).code(2).silent_out();
    desk.run(&["request"]).code(2);
    desk.run(&["request", "films", "-o", "out/{stem}.json"]).code(0).silent_out();
    assert!(desk.read("out/a.json").starts_with("{\n  \"prompt\""));
    let program = desk.run(&["request", "films/a.shot", "--as", "python"]).code(0).out;
    assert!(program.starts_with("#!/usr/bin/env python3\n"));
}

#[test]
fn the_command_says_what_stands_in_the_way() {
    let desk = Desk::new(&[("a.shot", &fixture("losses"))]);
    let run = desk.run(&["request", "a.shot", "--target", "heygen-video"]).code(1).silent_out();
    insta::assert_snapshot!("refused", run.err);
    let losses = desk.run(&["request", "a.shot", "--target", "heygen-video", "--as", "losses"]);
    assert!(losses.code(0).json().as_array().unwrap().len() > 8);
    let run = desk.run(&["request", "a.shot", "--target", "heygen-video", "--allow-loss"]).code(0);
    assert_eq!(run.json()["type"], "studio");
    insta::assert_snapshot!("allowed_remarks", run.err);
}
