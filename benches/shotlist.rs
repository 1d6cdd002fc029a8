//! The figures of the stages: `cargo bench`. Throughput is printed beside every time.

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use shotlist::lint::Linter;
use shotlist::speech::{Language, Pace, estimate, measure};
use shotlist::{Options, Source};

fn main() {
    divan::main();
}

const KB: usize = 1024;
const MB: usize = 1024 * KB;

const HEAD: &str = "---\ntitle: A year of bread\nstyle: swiss-pulse\n---\n\nFORMAT: A report in the manner of a news desk.\nTONE: Direct.\n\n";

const SPEECH: &str = "One point eight five million people signed up, most of them because a friend told them to. A third of them stayed for a second week, and nobody expected that in January.";

/// A sound script of about `bytes` bytes; a scene has some 900.
fn script(bytes: usize) -> Source {
    let mut text = HEAD.to_owned();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        let _ = write!(
            text,
            "SCENE {number} — B-ROLL, MOTION GRAPHICS (14s): Signups in week {number}\n\
             [The camera drifts to the right, slowly]\n\
             VO: \"{SPEECH}\"\n\
             LAYER 1: Dark #1a1a1a background, thin grid lines PULSE in the rhythm of the voice.\n\
             LAYER 2: \"1.85M SIGNUPS\" SLAMS in from the left, white bold, and settles on the grid.\n\
             LAYER 3: Three portraits CASCADE from the top, staggered 0.3s,\n  \
               each joined to the next by a line that DRAWS itself in #0066FF.\n\
             LAYER 4: A ticker SLIDES in along the bottom with the names of the cities.\n\
             LOWER-THIRD: \"ACME | JANUARY 2026\"\n\
             // One idea per scene.\n\
             TRANSITION: Grid wipe\n\n"
        );
    }
    Source::new("bench.shot", text).expect("a script of at most 16 MiB")
}

#[divan::bench(args = [5 * KB, MB, 8 * MB])]
fn parse(bencher: Bencher, bytes: usize) {
    let source = script(bytes);
    let size = BytesCount::of_str(source.text());
    bencher.counter(size).bench_local(|| shotlist::parse::parse(black_box(&source)));
}

#[divan::bench(args = [5 * KB, MB])]
fn format(bencher: Bencher, bytes: usize) {
    let source = script(bytes);
    let size = BytesCount::of_str(source.text());
    bencher.counter(size).bench_local(|| shotlist::format(black_box(&source)));
}

/// The same where every line has to be spelled anew.
#[divan::bench(args = [5 * KB, MB])]
fn format_anew(bencher: Bencher, bytes: usize) {
    let text = script(bytes).text().replace("LAYER ", "- **Layer ").replace("VO:", "voiceover:");
    let text = text.replace("SCENE ", "### Scene ").replace("TRANSITION: ", "");
    let source = Source::new("bench.shot", text).expect("a script of at most 16 MiB");
    let size = BytesCount::of_str(source.text());
    bencher.counter(size).bench_local(|| shotlist::format(black_box(&source)));
}

#[divan::bench(args = [5 * KB, MB])]
fn check(bencher: Bencher, bytes: usize) {
    let source = script(bytes);
    let options = Options::new();
    let size = BytesCount::of_str(source.text());
    bencher.counter(size).bench_local(|| shotlist::check(black_box(&source), &options));
}

/// As in a run over many files: one linter, and a thousand scripts of 5 KB.
#[divan::bench(sample_count = 10)]
fn check_a_thousand_files(bencher: Bencher) {
    let (source, options) = (script(5 * KB), Options::new());
    let linter = Linter::new(&options.config.lint).expect("the default rules");
    bencher.counter(ItemsCount::new(1000_usize)).bench_local(|| {
        (0..1000).all(|_| shotlist::check_with(&linter, black_box(&source), &options).is_ok())
    });
}

/// The same with one finding each whose repair is tried.
#[divan::bench(sample_count = 10)]
fn check_a_thousand_files_with_a_repair(bencher: Bencher) {
    let text = script(5 * KB).text().replacen("TRANSITION: Grid wipe", "TRANSITION: Dissolve", 1);
    let source = Source::new("bench.shot", text).expect("a script of at most 16 MiB");
    let options = Options::new();
    let linter = Linter::new(&options.config.lint).expect("the default rules");
    let found = shotlist::check_with(&linter, &source, &options).expect("a style that is known");
    assert!(found.diagnostics.iter().any(|finding| finding.fix.is_some()), "nothing to repair");
    bencher.counter(ItemsCount::new(1000_usize)).bench_local(|| {
        (0..1000).all(|_| shotlist::check_with(&linter, black_box(&source), &options).is_ok())
    });
}

#[divan::bench]
fn render_ten_scenes(bencher: Bencher) {
    let source = script(9 * KB);
    let options = Options::new();
    let size = BytesCount::of_str(source.text());
    bencher.counter(size).bench_local(|| shotlist::compile(black_box(&source), &options));
}

#[divan::bench(args = ["en", "de", "ja"])]
fn speech(bencher: Bencher, tag: &str) {
    let language = Language::find(tag).expect("a known language");
    let text = SPEECH.repeat(100);
    let size = BytesCount::of_str(&text);
    bencher
        .counter(size)
        .bench_local(|| estimate(&measure(black_box(&text), language), Pace::NORMAL));
}

#[divan::bench(args = [100, 10_000])]
fn report_findings(bencher: Bencher, findings: usize) {
    let source = script(8 * MB);
    let step = source.text().len() / findings;
    let found: Vec<_> = (0..findings)
        .map(|n| {
            let start = boundary(source.text(), n * step);
            let end = boundary(source.text(), start + 12);
            let span = shotlist::Span::new(start, end);
            shotlist::Diagnostic::new("bench/any", shotlist::Severity::Warning, span, "a finding")
        })
        .collect();
    let report = shotlist::report::Format::Full.report(shotlist::report::Look::default());
    bencher.counter(findings).bench_local(|| report.file(black_box(&source), &found));
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
