use super::*;
use crate::import::tests::outline;

fn json(text: &str) -> String {
    let source = Source::new("film.json", text).unwrap();
    outline(&source, read_json(&source).unwrap())
}

fn yaml(text: &str) -> String {
    let source = Source::new("film.yaml", text).unwrap();
    outline(&source, read_yaml(&source).unwrap())
}

fn refused(text: &str) -> (String, u32, u32) {
    let source = Source::new("film.json", text).unwrap();
    let problem = read_json(&source).unwrap_err();
    let place = source.position(problem.span.start);
    (problem.message, place.line, place.column)
}

#[test]
fn a_whole_video() {
    let film = r##"{
  "title": "Launch", "duration": 60, "aspect_ratio": "9:16", "style": "Clean, bright",
  "music": "Upbeat", "targetAudience": "Teams", "language": "en", "avatar_id": "anna",
  "on_screen_text": ["A \"B\"", "C"], "cta": "Try it", "budget": {"usd": 5},
  "scenes": [
    {"scene_number": 1, "title": "Hook", "duration": 5, "visual": "A desk.",
     "voiceover": "Hello.", "on_screen_text": ["ONE", "TWO"], "camera": "close-up",
     "transition": {"type": "fade", "duration": 0.5}, "color_palette": ["#fff", "#000"]},
    {"scene_number": 2, "duration": 7, "visual": {"description": "A lamp", "camera": "wide"},
     "audio": {"narration": "It glows.", "music": "soft", "sfx": "click"}, "notes": "Later"}
  ]
}"##;
    assert_eq!(
        json(film),
        r#"orientation: portrait
avatar_id: "anna"
language: en
Title: Launch
Duration: 60s
Style: Clean, bright
Music: Upbeat
Audience: Teams
OnScreenText: “A "B"”
OnScreenText: "C"
Notes: cta: Try it
Notes: budget: {"usd":5}
# 1 (5000ms) | Hook
  VISUAL: A desk.
  VO: Hello.
  TEXT: ONE
  TEXT: TWO
  [close-up]
  TRANSITION: fade (duration: 0.5)
  NOTE: color_palette: #fff, #000
# 2 (7000ms)
  VISUAL: A lamp
  [wide]
  VO: It glows.
  MUSIC: soft
  SFX: click
  NOTE: Later
"#
    );
}

#[test]
fn scenes_are_found_wherever_they_are() {
    let one = "#\n  VO: a\n  VISUAL: x\n#\n  VO: b\n  VISUAL: y\n";
    let list = r#"[{"vo": "a", "visual": "x"}, {"vo": "b", "visual": "y"}]"#;
    assert_eq!(json(list), one);
    for key in ["scenes", "shots", "segments", "storyboard", "timeline", "anything"] {
        assert_eq!(json(&format!("{{\"{key}\": {list}}}")), one, "{key}");
        assert_eq!(json(&format!("{{\"video\": {{\"{key}\": {list}}}}}")), one, "{key}");
    }
    let with_cast = format!(
        r#"{{"characters": [{{"name": "Ann", "description": "Tall"}}], "data": {{"film": {{"scenes": {list}}}}}}}"#
    );
    let cast = "Notes: characters: [{\"name\":\"Ann\",\"description\":\"Tall\"}]\n";
    assert_eq!(json(&with_cast), format!("{cast}{one}"));
}

#[test]
fn scenes_by_key() {
    let film = r#"{"scene_1": {"narration": "One."}, "scene2": {"narration": "Two."}, "fps": 30}"#;
    assert_eq!(json(film), "Notes: fps: 30\n# 1\n  VO: One.\n# 2\n  VO: Two.\n");
    let film = r#"{"Scene 1": {"vo": "One."}, "Scene 2": {"vo": "Two."}}"#;
    assert_eq!(json(film), "# 1\n  VO: One.\n# 2\n  VO: Two.\n");
    let film = r#"{"1": {"vo": "One."}, "2": {"vo": "Two."}}"#;
    assert_eq!(json(film), "# 1\n  VO: One.\n# 2\n  VO: Two.\n");
}

#[test]
fn acts_are_one_video_and_videos_are_several() {
    let acts = r#"{"title": "T", "acts": [
        {"title": "One", "scenes": [{"vo": "a"}, {"vo": "b"}]},
        {"title": "Two", "scenes": [{"vo": "c"}]}]}"#;
    assert_eq!(
        json(acts),
        "Title: T\n#\n  NOTE: title: One\n  VO: a\n#\n  VO: b\n#\n  NOTE: title: Two\n  VO: c\n"
    );
    let videos = r#"{"videos": [{"title": "A", "scenes": [{"vo": "a"}]}, {"title": "B", "scenes": [{"vo": "b"}]}]}"#;
    assert_eq!(json(videos), "Title: A\n#\n  VO: a\n====\nTitle: B\n#\n  VO: b\n");
    let languages = r#"{"en": {"scenes": [{"vo": "a"}]}, "de": {"scenes": [{"vo": "b"}]}}"#;
    assert_eq!(json(languages), "language: en\n#\n  VO: a\n====\nlanguage: de\n#\n  VO: b\n");
}

#[test]
fn times_in_every_unit() {
    let time = |keys: &str| {
        let film = format!(r#"{{"fps": 24, "scenes": [{{{keys}, "vo": "a"}}, {{"vo": "b"}}]}}"#);
        let text = json(&film);
        let line = text.lines().find(|line| line.starts_with('#')).unwrap();
        line.trim_start_matches(['#', ' ']).to_owned()
    };
    assert_eq!(time(r#""duration": 5"#), "(5000ms)");
    assert_eq!(time(r#""duration": "5s""#), "(5000ms)");
    assert_eq!(time(r#""duration_seconds": 5.5"#), "(5500ms)");
    assert_eq!(time(r#""durationInSeconds": 5"#), "(5000ms)");
    assert_eq!(time(r#""durationMs": 4500"#), "(4500ms)");
    assert_eq!(time(r#""duration_ms": 4500"#), "(4500ms)");
    assert_eq!(time(r#""durationInFrames": 48"#), "(2000ms)");
    assert_eq!(time(r#""timestamp": "0:05-0:09""#), "(5000–9000ms)");
    assert_eq!(time(r#""time": {"start": 1, "end": 3}"#), "(1000–3000ms)");
    assert_eq!(time(r#""end": 9, "start": 4"#), "(4000–9000ms)");
    assert_eq!(time(r#""start_ms": 500, "end_ms": 2500"#), "(500–2500ms)");
    assert_eq!(time(r#""start": 2, "duration": 3"#), "(2000–5000ms)");
    assert_eq!(time(r#""startTime": "0:02", "endTime": "0:04""#), "(2000–4000ms)");
    assert_eq!(time(r#""time": [1, 4]"#), "(1000–4000ms)");
}

#[test]
fn who_speaks_and_how() {
    let film = r#"{"scenes": [
        {"dialogue": [{"character": "ANNA", "line": "Hi."}, {"character": "BEN", "line": "Yo."}]},
        {"voiceover": {"text": "Words.", "tone": "warm", "voice": "Adam"}},
        {"speaker": "Host", "text": "Welcome to the show."},
        {"narration": "none", "type": "b_roll", "shot_type": "drone"}]}"#;
    assert_eq!(
        json(film),
        "#\n  VO (ANNA): Hi.\n  VO (BEN): Yo.\n#\n  VO (warm): Words.\n  NOTE: voice: Adam\n\
         #\n  VO (Host): Welcome to the show.\n\
         # B-ROLL\n  VO: none\n  NOTE: shot_type: drone\n"
    );
}

#[test]
fn a_text_is_spoken_where_nothing_else_is() {
    let spoken = r#"[{"text": "Say this out loud, please.", "start": 0, "end": 2}, {"text": "And this.", "start": 2, "end": 4}]"#;
    assert_eq!(
        json(spoken),
        "# (0–2000ms)\n  VO: Say this out loud, please.\n# (2000–4000ms)\n  VO: And this.\n"
    );
    let shown = r#"{"scenes": [{"text": "SALE", "visual": "x"}, {"text": "NOW", "visual": "y"}]}"#;
    assert_eq!(json(shown), "#\n  TEXT: SALE\n  VISUAL: x\n#\n  TEXT: NOW\n  VISUAL: y\n");
}

#[test]
fn layers_and_overlays() {
    let film = r#"{"scenes": [{"vo": "a", "layers": ["Back", {"layer": 3, "text": "Front"}],
        "text_overlays": [{"text": "GLOW", "position": "top", "start": 2}], "lower_third": {"name": "Ann"}}]}"#;
    assert_eq!(
        json(film),
        "#\n  VO: a\n  LAYER 1: Back\n  LAYER 3: Front\n  TEXT: GLOW (top, start: 2)\n  LOWER: Ann\n"
    );
}

#[test]
fn escapes_keep_their_places() {
    let film = r#"[{"vo": "Tab\u00e4\t\ud83d\ude00 \/ \"x\" \\ end", "visual": "b"}]"#;
    assert_eq!(json(film), "#\n  VO: Tabä\t😀 / \"x\" \\ end\n  VISUAL: b\n");
    let lines = r#"[{"vo": "One\ntwo.\n\nThree.", "text": "A\nB"}]"#;
    assert_eq!(json(lines), "#\n  VO: One two.\n  VO: Three.\n  TEXT: A\n  TEXT: B\n");
}

#[test]
fn json_as_it_comes_out_of_a_chat() {
    let one = "# 1\n  VO: a\n";
    assert_eq!(json("\u{feff}```json\n[{\"scene\": 1, \"vo\": \"a\"},] // done\n```\n"), one);
    assert_eq!(
        json("{\"scene\":1,\"vo\":\"a\"}\n{\"scene\":2,\"vo\":\"b\"}\n"),
        format!("{one}# 2\n  VO: b\n")
    );
    assert_eq!(json("{\"scene\": 1, \"vo\": \"a\"}"), one);
    assert_eq!(json("{\"a\": 1, \"b\": [true, null]}"), "Notes: a: 1\nNotes: b: true\n");
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    let (message, line, column) = refused("{\n  \"scenes\": [\n    {\"vo\": \"a\" ] }\n}");
    assert!(message.starts_with("this is not JSON: "), "{message}");
    assert_eq!((line, column), (3, 16));
    assert_eq!(refused("").0, "this is not JSON: there is nothing in it");
    assert_eq!(refused("{\"scenes\": [{\"vo\": \"a").1, 1);
}

#[test]
fn yaml_is_read_like_json() {
    let film = "title: Film\nscenes:\n  - number: 1\n    duration: 5s\n    narration: >\n      Hello there\n      my friend.\n    text: |\n      ONE\n      TWO\n    color: #ff0000\n  - number: 2\n    voice_over: \"It's \\\"on\\\".\"\n";
    assert_eq!(
        yaml(film),
        "Title: Film\n# 1 (5000ms)\n  VO: Hello there my friend.\n  TEXT: ONE\n  TEXT: TWO\n  NOTE: color: #ff0000\n# 2\n  VO: It's \"on\".\n"
    );
    let source = Source::new("film.yaml", "scenes:\n  - vo: a\n    vo: b\n").unwrap();
    let problem = read_yaml(&source).unwrap_err();
    assert_eq!((problem.rule, source.position(problem.span.start).line), ("syntax/unexpected", 3));
}

#[test]
fn hostile_files_are_read_or_refused_at_once() {
    let started = std::time::Instant::now();
    let deep = "[".repeat(200_000);
    assert!(refused(&deep).0.contains("nesting"));
    let deep = format!("{}1{}", "{\"scenes\":[".repeat(80), "]}".repeat(80));
    json(&deep);
    let many = format!("[{}]", "{\"vo\":\"a \\\"b\\\" c\",\"x\":{\"y\":[1]}},".repeat(20_000));
    assert_eq!(json(&many).lines().filter(|line| line.starts_with('#')).count(), 20_000);
    let escapes = format!(
        "[{{\"vo\": \"{}\", \"visual\": \"{}\"}}]",
        "\\\"a\\\" ".repeat(50_000),
        "\\n".repeat(200_000)
    );
    json(&escapes);
    let bomb = format!("a: &a \"{}\\n\"\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(200_000));
    let source = Source::new("film.yaml", bomb).unwrap();
    assert!(read_yaml(&source).is_err());
    let yaml_lines = "- {vo: a, x: 1}\n".repeat(50_000);
    assert_eq!(yaml(&yaml_lines).lines().filter(|line| line.starts_with('#')).count(), 50_000);
    assert!(started.elapsed().as_secs() < 40, "{:?}", started.elapsed());
}

mod nothing_is_lost {
    use proptest::prelude::*;
    use serde_json::{Map, Value as Json};

    use super::*;

    /// Keys of all sorts: of scenes, of videos, of parts, and such that nobody knows.
    const KEYS: &[&str] = &[
        "scenes",
        "shots",
        "voiceover",
        "narration",
        "text",
        "visual",
        "audio",
        "music",
        "sfx",
        "title",
        "scene",
        "id",
        "duration",
        "start",
        "end",
        "durationMs",
        "type",
        "media",
        "transition",
        "camera",
        "layers",
        "on_screen_text",
        "text_overlays",
        "lower_third",
        "dialogue",
        "character",
        "speaker",
        "voice",
        "notes",
        "style",
        "language",
        "tone",
        "format",
        "video",
        "metadata",
        "acts",
        "scene_1",
        "scene_2",
        "prompt",
        "elements",
        "foo",
        "barBaz",
        "position",
        "content",
        "time",
        "image_prompt",
        "hook",
        "aspect_ratio",
        "en",
        "de",
    ];

    /// A tree in which every text is `@`, to be counted through.
    fn tree() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            6 => Just(Json::from("@")),
            1 => Just(Json::from("@ and more words, in fact a sentence.")),
            1 => Just(Json::Null),
            1 => Just(Json::from(true)),
        ];
        let key = proptest::sample::select(KEYS).prop_map(str::to_owned);
        leaf.prop_recursive(5, 60, 6, move |inner| {
            prop_oneof![
                2 => proptest::collection::vec(inner.clone(), 1..4).prop_map(Json::from),
                5 => proptest::collection::vec((key.clone(), inner), 1..7)
                    .prop_map(|entries| Json::Object(entries.into_iter().collect::<Map<_, _>>())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_text_of_a_file_is_in_its_script(tree in tree()) {
            let mut written = String::new();
            let mut words = Vec::new();
            for (at, part) in tree.to_string().split('@').enumerate() {
                if at > 0 {
                    words.push(format!("w{at}x"));
                    written.push_str(&words[at - 1]);
                }
                written.push_str(part);
            }
            let found = json(&written);
            for word in words {
                prop_assert!(found.contains(&word), "{word} of {written} is not in\n{found}");
            }
        }
    }
}
