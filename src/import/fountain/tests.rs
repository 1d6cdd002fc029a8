use super::*;
use crate::import::probe::outline;

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
