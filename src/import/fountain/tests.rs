use super::*;
use crate::import::tests::{outline, places_are_true, planned, planned_script};

fn read_text(text: &str) -> String {
    let source = Source::new("film.fountain", text).unwrap();
    outline(&source, read(&source))
}

#[test]
fn a_title_page_is_settings_and_remarks() {
    let page = "Title: My *film*\nCredit: written by\nAuthor: Somebody\nDuration: 60s\nAvatar_id: hall\\_way\nTone: Calm\nNotes:\n   One\n   Two\n\nINT. HALL\n\nDark.\n";
    assert_eq!(
        read_text(page),
        "duration: \"60s\"\navatar_id: \"hall_way\"\nTitle: My film\nTone: Calm\nNotes: Credit: written by\n\
         Notes: Author: Somebody\nNotes: One Two\n# | INT. HALL\n  VISUAL: Dark.\n"
    );
}

#[test]
fn a_screenplay() {
    let play = "FADE IN:\n\n# Act One\n\n= What happens\n\nINT. KITCHEN - DAY (8s) #3A#\n\nA _pot_ boils.\nIt whistles. [[check the pot]]\n\nANNA (V.O.) (CONT'D)\n(quietly)\nTea is *ready*.\n(beat)\nCome.\n\nNARRATOR (V.O.)\n(Close on the cup)\nSo it was.\n\nCUT TO:\n\nEXT. ROAD\n\n!LAYER 1: Grey\n\n!TEXT: \"SALE\" slams in\n\n> THE END <\n\n~la la\n\n/* cut this\nall */\n\n===\n\n@McCoy ^\nHello.\n\n> Hard cut\n";
    assert_eq!(
        read_text(play),
        "Title: Act One\nNotes: FADE IN\nNotes: What happens\n# 3A (8000ms) | INT. KITCHEN - DAY\n\
         \x20 VISUAL: A pot boils. It whistles.\n  NOTE: check the pot\n  VO (ANNA, quietly): Tea is ready. [beat] Come.\n\
         \x20 [Close on the cup]\n  VO: So it was.\n  TRANSITION: CUT TO\n# | EXT. ROAD\n  LAYER 1: Grey\n\
         \x20 TEXT: SALE (slams in)\n  TEXT: THE END\n  MUSIC: la la\n  NOTE: cut this all\n  VO (McCoy): Hello.\n  TRANSITION: Hard cut\n"
    );
}

#[test]
fn scenes_without_headings() {
    assert_eq!(
        read_text("ANNA\nHello.\n\nA door opens.\n\nBEN\nHi.\n"),
        "#\n  VO (ANNA): Hello.\n#\n  VISUAL: A door opens.\n  VO (BEN): Hi.\n"
    );
    assert_eq!(
        read_text("# Scene 1: Hook (5s)\n\nNARRATOR\nHello.\n\n# Scene 2\n\nNARRATOR\nHi.\n"),
        "# 1 (5000ms) | Hook\n  VO: Hello.\n# 2\n  VO: Hi.\n"
    );
}

#[test]
fn headings_as_in_scripts() {
    assert_eq!(
        read_text(
            ".SCENE 2B — B-ROLL, STOCK (0:08–0:20): Signups\n\nNARRATOR (V.O.) (warm)\nYes.\n"
        ),
        "# 2B B-ROLL STOCK (8000–20000ms) | Signups\n  VO (warm): Yes.\n"
    );
    assert_eq!(read_text("...and so it goes.\n"), "#\n  VISUAL: ...and so it goes.\n");
}

#[test]
fn marks_and_escapes() {
    assert_eq!(
        read_text(
            ".ONE\n\n***Bold*** and snake_case, 5 * 3, \\*star\\*. [[a [\\[b]\\] c]] [[open\n\n\\.No heading\n"
        ),
        "# | ONE\n  VISUAL: Bold and snake_case, 5 * 3, *star*. [[open\n  NOTE: a [[b]] c\n  VISUAL: .No heading\n"
    );
    assert_eq!(
        read_text("\u{feff}.A\r\n\r\nMIA\r\nOne\r\n  \r\ntwo.\r\n"),
        "# | A\n  VO (MIA): One two.\n"
    );
}

#[test]
fn hostile_files_are_read_at_once() {
    let started = std::time::Instant::now();
    for part in [
        "[[",
        "/*",
        "[[a]] ",
        "/**/",
        "\\",
        "*",
        "_",
        "(",
        "[[a\n",
        "A\n",
        "ANNA\n(x)\n",
        ".A\n\nB\n\n",
        "!TEXT: \"a\" ",
    ] {
        read_text(&part.repeat(100_000));
    }
    read_text(&format!("ANNA {}\nHi.\n", "(a".repeat(100_000)));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Files in this folder were written by `shotlist export --to fountain` from scripts of the same name.
#[test]
fn what_was_exported_reads_back_to_the_same_plan() {
    let folder = "tests/fixtures/import/exported";
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "fountain") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().to_string();
        let own = format!("{folder}/{name}.shot");
        let script = std::fs::read_to_string(own)
            .or_else(|_| std::fs::read_to_string(format!("examples/{name}.shot")))
            .unwrap();
        let mut once = planned("film.shot", &script);
        let source = Source::new("film.fountain", std::fs::read_to_string(&path).unwrap()).unwrap();
        let back = read(&source).remove(0).script();
        places_are_true(&source, &back);
        let mut again = planned_script("film.shot", back);
        for plan in [&mut once, &mut again] {
            // What a screenplay has no place for.
            for key in NOT_IN_A_SCREENPLAY {
                plan.as_object_mut().unwrap().remove(*key);
            }
        }
        assert_eq!(again, once, "{name}");
        seen += 1;
    }
    assert!(seen >= 8);
}

const NOT_IN_A_SCREENPLAY: &[&str] =
    &["files", "avatar", "callback_url", "callback_id", "heygen", "runware"];
