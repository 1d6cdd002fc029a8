use super::*;
use crate::import::probe::outline;

fn read_text(text: &str) -> String {
    let source = Source::new("film.srt", text).unwrap();
    outline(&source, read(&source))
}

#[test]
fn dbg() {
    for text in [
        "\u{feff}1\r\n00:00:00,500 --> 00:00:03,000\r\n<i>Hello</i> there,\r\nmy friend.\r\n\r\n2\r\n00:00:03,000 --> 00:00:07,200\r\nThis is a longer sentence that\r\n\r\n3\r\n00:00:07,200 --> 00:00:11,000\r\ngoes on &amp; ends here.\r\n\r\n4\r\n00:00:11,500 --> 00:00:13,000\r\n[Applause]\r\n\r\n5\r\n00:00:14,000 --> 00:00:18,000\r\n- Yes?\r\n- No.\r\n",
        "WEBVTT - My film\nKind: captions\nLanguage: en\n\nNOTE by me\nsecond\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Anna>Hi, <c.x>all</c>.</v>\n00:05.000 --> 00:08.000\n♪ la la ♪\n\n00:08.500 --> 00:10.000\nANNA: Stop 3 < 5.\n7\n00:11.000 --> 00:12.000\nLast\n\nwords here\n",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nso today\n\n00:02.000 --> 00:02.010\nso today\n\n00:02.010 --> 00:05.000\nso today\nwe look at\n\n00:05.000 --> 00:05.010\nwe look at\n\n00:05.010 --> 00:08.000\nwe look at\n<00:00:06.000><c>things</c>\n",
        "1\n00:00:00,000 --> 00:00:06,000\nOne thing leads to another. And then\n\n2\n00:00:06,000 --> 00:00:12,000\nanother follows. Which brings\n\n3\n00:00:12,000 --> 00:00:18,000\nus here. And on\n\n4\n00:00:18,000 --> 00:00:24,000\nit goes, further. So\n5\n00:00:24,000 --> 00:00:28,000\nfar.\n",
    ] {
        println!("{text}\n---\n{}", read_text(text));
    }
}
