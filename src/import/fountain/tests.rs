use super::*;
use crate::import::probe::{outline, places_are_true, planned, planned_script};

fn read_text(text: &str) -> String {
    let source = Source::new("film.fountain", text).unwrap();
    outline(&source, read(&source))
}

#[test]
fn dbg() {
    for text in [
        "Title: My *film*\nCredit: written by\nAuthor: Somebody\nDuration: 60s\nAvatar_id: hall\\_way\nNotes:\n   One\n   Two\n\nFADE IN:\n\n# Act One\n\n= What happens\n\nINT. KITCHEN - DAY (8s) #3A#\n\nA _pot_ boils.\nIt whistles. [[check the pot]]\n\nANNA (V.O.) (CONT'D)\n(quietly)\nTea is *ready*.\n(beat)\nCome.\n\nNARRATOR (V.O.)\n(Close on the cup)\nSo it was.\n\nCUT TO:\n\nEXT. ROAD\n\n!LAYER 1: Grey\n\n!TEXT: \"SALE\" slams in\n\n> THE END <\n\n~la la\n\n/* cut this\nall */\n\n===\n\n@McCoy ^\nHello.\n\n> Hard cut\n",
        "ANNA\nHello.\n\nA door opens.\n\nBEN\nHi.\n",
        "# Scene 1: Hook (5s)\n\nANNA\nHello.\n\n# Scene 2\n\nBEN\nHi.\n",
    ] {
        println!("{text}\n---\n{}", read_text(text));
    }
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
