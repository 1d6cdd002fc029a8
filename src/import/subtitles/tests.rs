use super::*;
use crate::import::tests::outline;

fn scenes(text: &str) -> String {
    let source = Source::new("film.srt", text).unwrap();
    outline(&source, read(&source).unwrap_or_default())
}

/// Cues of a text each, all of the same length and without pauses.
fn srt(seconds: u32, texts: &[&str]) -> String {
    let clock = |at: u32| format!("00:{:02}:{:02},000", at / 60, at % 60);
    let cue = |(at, text): (usize, &&str)| {
        let start = at as u32 * seconds;
        format!("{}\n{} --> {}\n{text}\n\n", at + 1, clock(start), clock(start + seconds))
    };
    texts.iter().enumerate().map(cue).collect()
}

#[test]
fn cues_become_scenes_where_sentences_end() {
    let text = "\u{feff}1\r\n00:00:00,500 --> 00:00:03,000\r\n<i>Hello</i> there,\r\nmy friend.\r\n\r\n2\r\n00:00:03,000 --> 00:00:07,200\r\nThis is a longer sentence that\r\n\r\n3\r\n00:00:07,200 --> 00:00:11,000\r\ngoes on &amp; ends here.\r\n\r\n4\r\n00:00:11,500 --> 00:00:13,000\r\n[Applause]\r\n\r\n5\r\n00:00:14,000 --> 00:00:18,000\r\n- Yes?\r\n- No.\r\n";
    assert_eq!(
        scenes(text),
        "# (500–11500ms)\n  VO: Hello there, my friend. This is a longer sentence that goes on & ends here.\n\
         # (11500–18000ms)\n  SFX: Applause\n  VO: Yes?\n  VO: No.\n"
    );
}

#[test]
fn scenes_are_neither_short_nor_long() {
    let texts = ["One short sentence stands here."; 20];
    let text = scenes(&srt(3, &texts));
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings.len(), 7);
    assert_eq!(headings[0], "# (0–9000ms)");
    assert_eq!(headings[6], "# (54000–60000ms)");
}

#[test]
fn a_sentence_is_never_cut() {
    let mut texts = vec!["and on it goes,"; 9];
    texts.push("until it ends.");
    texts.push("A new one.");
    assert_eq!(scenes(&srt(4, &texts)).matches('#').count(), 2);
}

#[test]
fn sentences_that_end_inside_cues_are_parted_there() {
    let texts = [
        "One thing leads to another. And then",
        "another follows. Which brings",
        "us here. And on",
        "it goes, further. So",
        "far.",
    ];
    assert_eq!(
        scenes(&srt(6, &texts)),
        "# (0–15200ms)\n  VO: One thing leads to another. And then another follows. Which brings us here.\n\
         # (15200–30000ms)\n  VO: And on it goes, further. So far.\n"
    );
}

#[test]
fn cues_without_punctuation_are_cut_all_the_same() {
    let texts = ["so today we look at how it works"; 20];
    assert_eq!(scenes(&srt(4, &texts)).matches('#').count(), 7);
}

#[test]
fn webvtt_with_everything() {
    let text = "WEBVTT - My film\nKind: captions\nLanguage: en\n\nNOTE by me\nsecond\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Anna>Hi, <c.x>all</c>.</v>\n00:05.000 --> 00:08.000\n♪ la la ♪\n\n00:08.500 --> 00:10.000\nBEN: Stop 3 < 5.\n7\n00:11.000 --> 00:12.000\n{\\an8}Last\n\nwords here\n";
    assert_eq!(
        scenes(text),
        "language: en\nTitle: My film\nNotes: by me second\nNotes: STYLE ::cue { color: red }\n\
         # (1000–11000ms)\n  VO (Anna): Hi, all.\n  MUSIC: la la\n  VO (BEN): Stop 3 < 5.\n\
         # (11000–12000ms)\n  VO: Last words here\n"
    );
}

#[test]
fn what_rolls_is_said_once() {
    let text = "WEBVTT\n\n00:00.000 --> 00:02.000\nso today\n\n00:02.000 --> 00:02.010\nso today\n\n00:02.010 --> 00:05.000\nso today\nwe look at\n\n00:05.000 --> 00:05.010\nwe look at\n\n00:05.010 --> 00:08.000\nwe look at\n<00:00:06.000><c>things</c>\n";
    assert_eq!(scenes(text), "# (0–8000ms)\n  VO: so today we look at things\n");
    let twice = "1\n00:00:00,000 --> 00:00:01,000\nNo.\n\n2\n00:00:01,000 --> 00:00:02,000\nNo.\n";
    assert_eq!(scenes(twice), "# (0–2000ms)\n  VO: No. No.\n");
}

#[test]
fn sounds_are_not_spoken() {
    let text =
        srt(2, &["[Music playing]", "(laughs)", "*door slams*", "[sighs] Fine.", "♪ One\ntwo ♪"]);
    assert_eq!(
        scenes(&text),
        "# (0–10000ms)\n  MUSIC: Music playing\n  [laughs]\n  SFX: door slams\n  VO: [sighs] Fine.\n  MUSIC: One two\n"
    );
}

#[test]
fn cues_out_of_order_and_over_each_other() {
    let text = "00:00:05,000 --> 00:00:08,000\nlast.\n\n00:00:00,000 --> 00:00:06,000\nFirst and\n";
    assert_eq!(scenes(text), "# (0–8000ms)\n  VO: First and last.\n");
    assert_eq!(scenes(""), "");
    assert_eq!(scenes("no cue\n\nat all"), "Notes: no cue\nNotes: at all\n");
}

#[test]
fn hostile_files_are_read_at_once() {
    let started = std::time::Instant::now();
    let cue = "1\n00:00:01,000 --> 00:00:02,000\nwords <b and {\\x ♪\n";
    assert_eq!(scenes(&cue.repeat(100_000)).matches('#').count(), 1);
    let line = format!("1\n00:00:01,000 --> 00:00:02,000\n{}\n", "<<a{\\&-- (".repeat(100_000));
    scenes(&line);
    let tags = format!("1\n00:00:01,000 --> 00:00:02,000\n{}\n", "<v A>b. C".repeat(100_000));
    scenes(&tags);
    scenes(&"-->".repeat(300_000));
    scenes("99999:99999:99999 --> 1:2\nx");
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}
