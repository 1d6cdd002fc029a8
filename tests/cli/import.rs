//! `shotlist import`, and files in other forms given to other verbs.

use crate::desk::Desk;

const CHAT: &str = "Sure! Here is your script.\n\n### Hook (0–8s)\n**Visual:** A row of brown basil pots.\n\
**Voiceover:** \"This is basil number five. It did not die of thirst.\"\n\n\
### Close (8–14s)\n**Visual:** Four green bushes.\n**Voiceover:** \"Water from below. That is all there is.\"\n\n\
Let me know if you want changes!\n";

/// As it comes out of a document: cells parted by tabs, the last one empty.
const TABS: &str = "Time\tVisuals\tVoiceover\tText\n0:00-0:06\tPhone\tOpening an account took a week.\t\n0:06-0:14\tPassport\tNow it takes four minutes.\t4 minutes\n";

const TABLE: &str = "| Zeit | Bild | Sprecher |\n|---|---|---|\n\
| 0:00 bis 0:06 | Ein Topf. | „Der dritte Basilikum in diesem Jahr.“ |\n\
| 0:06 bis 0:12 | Vier Töpfe. | „Teil den Ballen in vier Stücke, und gieß nur, wenn die Erde sich trocken anfühlt, also fast nie.“ |\n";

const WEEK: &str = "## Video 1: Socks (10s)\n\n**Scene 1 (0–5s)**\nVO: \"Where do they go?\"\n\n**Scene 2 (5–10s)**\nVO: \"Look in the seal.\"\n\n\
## Video 2: Towels (6s)\n\n**Scene 1 (0–6s)**\nVO: \"If your towel can stand, we need to talk.\"\n";

fn desk() -> Desk {
    Desk::new(&[
        ("chat.md", CHAT),
        ("table.md", TABLE),
        ("week.md", WEEK),
        ("notes.md", "# Shopping\n\n- milk\n- bread\n"),
        ("broken.json", "{\"scenes\": [{\"vo\": \"Hi\"},, ]}"),
        ("brief.yaml", "title: Descale\npoints:\n  - say: Fill the tank with cold water.\n"),
        ("word.txt", "PK\u{3}\u{4} and so on"),
    ])
}

#[test]
fn help_for_imports() {
    insta::assert_snapshot!(
        "help_import",
        desk().run(&["import", "--help"]).code(0).silent_err().out
    );
}

#[test]
fn a_chat_answer_becomes_a_script() {
    let run = desk().run(&["import", "chat.md"]).code(0);
    insta::assert_snapshot!("import_chat", format!("{}---- told ----\n{}", run.out, run.err));
}

#[test]
fn findings_point_into_the_original_and_offer_no_repair() {
    let desk = desk();
    let run = desk.run(&["check", "table.md", "--output-format", "json"]).code(0);
    let overrun = run
        .json()
        .as_array()
        .expect("a list")
        .iter()
        .find(|found| found["rule"] == "timing/vo-overrun")
        .cloned();
    let overrun = overrun.expect("too many words");
    assert_eq!(overrun["range"]["start"]["line"], 4);
    assert_eq!(overrun["range"]["start"]["column"], 34);
    assert!(overrun["fix"].is_null());
    assert!(run.err.starts_with("table.md: read as markdown: 2 scenes"), "{}", run.err);
    let fixed = desk.run(&["check", "table.md", "--fix"]).code(2);
    assert!(fixed.err.contains("shotlist import table.md -o table.shot"), "{}", fixed.err);
    let formatted = desk.run(&["fmt", "table.md"]).code(2);
    assert!(formatted.err.contains("shotlist import table.md -o table.shot"), "{}", formatted.err);
    desk.run(&["check", "table.md", "--add-ignore"]).code(2);
    assert_eq!(desk.read("table.md"), TABLE);
}

#[test]
fn other_verbs_read_other_forms() {
    let desk = desk();
    let stats = desk.run(&["stats", "table.md", "--output-format", "json"]).code(0).json();
    assert_eq!(stats["language"], "de");
    assert_eq!(stats["scenes"][1]["declared_seconds"], 6);
    assert_eq!(stats["scenes"][1]["line"], 4);
    let prompt = desk.run(&["render", "table.md"]).code(0);
    assert!(prompt.out.contains("Der dritte Basilikum in diesem Jahr."), "{}", prompt.out);
    let captions = desk.run(&["export", "table.md", "--to", "srt"]).code(0);
    assert!(captions.out.contains("Der dritte Basilikum in diesem Jahr."), "{}", captions.out);
    let page = desk.run(&["storyboard", "table.md"]).code(0);
    assert!(page.out.contains("Vier Töpfe."), "{}", page.out);
}

#[test]
fn several_videos_are_one_script_or_files_of_their_own() {
    let desk = desk();
    let all = desk.run(&["import", "week.md"]).code(0);
    assert_eq!(all.out.matches("SCENE ").count(), 3, "{}", all.out);
    assert!(all.err.contains("2 videos in this file"), "{}", all.err);
    let second = desk.run(&["import", "week.md", "--only", "2"]).code(0);
    assert!(second.out.contains("title: Towels\nduration: 6s"), "{}", second.out);
    assert_eq!(second.out.matches("SCENE ").count(), 1, "{}", second.out);
    desk.run(&["import", "week.md", "-o", "out/week-{video}.shot"]).code(0);
    assert!(desk.read("out/week-1.shot").contains("title: Socks"));
    assert!(desk.read("out/week-2.shot").contains("title: Towels"));
    let none = desk.run(&["import", "week.md", "--only", "3"]).code(1);
    assert!(none.err.contains("there is no video 3 in this file: it has 2 videos"), "{}", none.err);
    let stats =
        desk.run(&["stats", "week.md", "--only", "1", "--output-format", "json"]).code(0).json();
    assert_eq!(stats["scenes"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_is_no_script_is_told() {
    let desk = desk();
    let notes = desk.run(&["import", "notes.md"]).code(1).silent_out();
    assert!(notes.err.contains("no scene found in this file"), "{}", notes.err);
    let broken = desk.run(&["import", "broken.json"]).code(1).silent_out();
    assert!(broken.err.contains("broken.json:1:"), "{}", broken.err);
    let form = desk.run(&["import", "chat.md", "--from", "word"]).code(2);
    assert!(form.err.contains("markdown"), "{}", form.err);
    desk.run(&["import", "missing.md"]).code(2);
    let brief = desk.run(&["import", "brief.yaml"]).code(1).silent_out();
    assert!(brief.err.contains("`shotlist plan brief.yaml -o brief.shot`"), "{}", brief.err);
    let word = desk.run(&["import", "word.txt"]).code(1).silent_out();
    assert!(word.err.contains("save it as text or Markdown"), "{}", word.err);
    let place = desk.run(&["import", "chat.md", "-o", "a-{n}.shot"]).code(2).silent_out();
    assert!(place.err.contains("{n} in -o stands for nothing"), "{}", place.err);
}

#[test]
fn names_in_quotes_are_spoken_and_farewells_are_not_shown() {
    let letter = "## Scene 1 (0:00-0:08)\n**Voiceover:** \"Luma\" learns. And \"Sol\" follows.\n\nBest,\nPriya\n- sent from a phone\n";
    let desk = Desk::new(&[("letter.md", letter), ("tabs.txt", TABS)]);
    let run = desk.run(&["import", "letter.md"]).code(0);
    assert!(run.out.contains("VO: “\"Luma\" learns. And \"Sol\" follows.”"), "{}", run.out);
    for line in ["NOTE: Best,", "NOTE: Priya", "NOTE: sent from a phone"] {
        assert!(run.out.contains(line), "{}", run.out);
    }
    let tabs = desk.run(&["import", "tabs.txt"]).code(0);
    assert!(tabs.out.contains("SCENE 2 (0:06–0:14)\nVISUAL: Passport\nVO: \"Now it takes four minutes.\"\nTEXT: \"4 minutes\""), "{}", tabs.out);
    let check = desk.run(&["check", "tabs.txt", "--output-format", "json"]).code(0);
    assert!(check.err.starts_with("tabs.txt: read as markdown: 2 scenes"), "{}", check.err);
}

#[test]
fn a_table_below_a_scene_that_speaks_belongs_to_it() {
    let script = "## Scene 1 (0:00–0:10)\nVO: \"Intro words here.\"\n\n| Time | VO |\n|---|---|\n| 0:00–0:05 | \"First row.\" |\n| 0:05–0:10 | \"Second row.\" |\n";
    let run = Desk::new(&[("a.md", script)]).run(&["import", "a.md"]).code(0);
    assert_eq!(run.out.matches("SCENE").count(), 1, "{}", run.out);
    assert_eq!(run.out.matches("First row.").count(), 1, "{}", run.out);
}

#[test]
fn columns_that_name_speech_in_a_sentence_are_spoken() {
    let table = "| Time | What we see | What we say |\n|---|---|---|\n| 0–6 s | A toaster | Your toaster is not dead. |\n";
    let run = Desk::new(&[("a.md", table)]).run(&["import", "a.md"]).code(0);
    assert!(run.out.contains("VO: \"Your toaster is not dead.\""), "{}", run.out);
    assert!(run.out.contains("VISUAL: A toaster"), "{}", run.out);
}

#[test]
fn a_quote_that_is_never_closed_is_no_word_and_no_word_is_nothing() {
    let script =
        "## Scene 1 (0:00-0:06)\nVoiceover: \"It begins here\n\n## Scene 2 (4s)\nnothing\n";
    let run = Desk::new(&[("a.md", script)]).run(&["import", "a.md"]).code(0);
    assert!(run.out.contains("VO: \"It begins here\""), "{}", run.out);
    assert!(run.out.contains("[nothing]"), "{}", run.out);
}

#[test]
fn the_quote_of_another_label_closes_none() {
    let script = "## Szene 1 (0:00-0:08)\nSprecherin: „Kurz in den Ofen.\nEinblendung: „10 MIN“\n";
    let run = Desk::new(&[("a.md", script)]).run(&["import", "a.md"]).code(0);
    assert!(run.out.contains("\"Kurz in den Ofen.\""), "{}", run.out);
    assert!(run.out.contains("TEXT: \"10 MIN\""), "{}", run.out);
}

#[test]
fn a_row_that_is_no_scene_is_kept_whatever_it_is_called() {
    let script = "| Scene | Duration | Picture | Mood |\n| VO | calm |\n| Music | piano |\n\n## Scene 2: Oven (5s)\nVO: \"Ten minutes.\"\n";
    let run = Desk::new(&[("a.md", script)]).run(&["import", "a.md"]).code(0);
    assert!(run.out.contains("VO | calm"), "{}", run.out);
    assert!(run.out.contains("Music | piano"), "{}", run.out);
}

#[test]
fn a_header_without_rows_is_kept_in_its_scene() {
    let script = "## Scene 1: Oven (5s)\nVO: \"Ten minutes.\"\n\n| Scene | Duration | Picture | Mood |\n| Time | Visual | Props |\n|---|---|---|\n";
    let run = Desk::new(&[("a.md", script)]).run(&["import", "a.md"]).code(0);
    assert!(run.out.contains("Mood"), "{}", run.out);
    assert!(run.out.contains("Props"), "{}", run.out);
}

#[test]
fn a_time_of_a_cue_that_cannot_be_read_is_shown() {
    let cues =
        "1\n00:00:01,000 --> 00:00:03,000\nHello --> there.\n\n2\nbad --> 00:00:05,000\nAgain.\n";
    let desk = Desk::new(&[("a.srt", cues)]);
    let run = desk.run(&["import", "a.srt"]).code(1).silent_out();
    assert!(run.err.contains("a.srt:6:1"), "{}", run.err);
    assert!(run.err.contains("00:00:01,000 --> 00:00:03,000"), "{}", run.err);
    desk.run(&["check", "a.srt"]).code(1);
}

#[test]
fn the_ending_counts_in_capitals_too() {
    let run = Desk::new(&[("A.MD", WEEK)]).run(&["check", "A.MD"]).code(0);
    assert!(run.err.starts_with("A.MD: read as markdown: 3 scenes"), "{}", run.err);
}
