//! The speech model against recordings: `fixtures/speech/dev.tsv` holds lines with the mean, fastest and slowest of
//! up to five speech engines at one tempo, which is slower than pace 150 by one factor.

#![allow(
    clippy::cast_precision_loss,
    clippy::too_many_lines,
    reason = "counts are small, tables are long"
)]

use std::fmt::Write;

use shotlist::speech::{Language, Pace, estimate, measure};

#[path = "speech/languages/mod.rs"]
mod languages;
#[path = "speech/lines.rs"]
mod lines;
#[path = "speech/properties.rs"]
mod properties;

/// One recorded line.
struct Line {
    language: &'static Language,
    group: &'static str,
    id: &'static str,
    text: &'static str,
    mean: f64,
    fastest: f64,
}

impl Line {
    fn seconds(&self) -> f64 {
        f64::from(estimate(&measure(self.text, self.language), Pace::NORMAL).ms) / 1000.0
    }

    /// Words at blanks by the pace: what people do without a model.
    fn naive(&self) -> f64 {
        self.text.split_whitespace().count() as f64 / 150.0 * 60.0
    }
}

fn lines() -> Vec<Line> {
    let rows = include_str!("fixtures/speech/dev.tsv").lines().skip(1);
    rows.map(|row| {
        let cells: Vec<&'static str> = row.split('\t').collect();
        let number = |at: usize| cells[at].parse().unwrap();
        Line {
            language: Language::find(cells[1]).unwrap(),
            group: cells[2],
            id: cells[3],
            text: cells[4],
            mean: number(5),
            fastest: number(6),
        }
    })
    .collect()
}

/// The factor of a tempo: least relative squared error.
fn fit<'l>(lines: impl Iterator<Item = &'l Line>, seconds: impl Fn(&Line) -> f64) -> f64 {
    let (above, below) = lines.fold((0.0, 0.0), |(above, below), line| {
        let ratio = seconds(line) / line.mean;
        (above + ratio, below + ratio * ratio)
    });
    above / below
}

/// Errors of a set of lines, in percent.
struct Score {
    count: usize,
    absolute: f64,
    bias: f64,
    within_15: f64,
    under_fastest: f64,
}

impl Score {
    fn of(lines: &[&Line], factor: f64, seconds: impl Fn(&Line) -> f64) -> Self {
        let share = |part: usize| 100.0 * part as f64 / lines.len() as f64;
        let errors: Vec<f64> =
            lines.iter().map(|line| 100.0 * (factor * seconds(line) / line.mean - 1.0)).collect();
        Self {
            count: lines.len(),
            absolute: errors.iter().map(|e| e.abs()).sum::<f64>() / errors.len() as f64,
            bias: errors.iter().sum::<f64>() / errors.len() as f64,
            within_15: share(errors.iter().filter(|e| e.abs() <= 15.0).count()),
            under_fastest: share(
                lines.iter().filter(|line| factor * seconds(line) < 0.9 * line.fastest).count(),
            ),
        }
    }
}

fn row(table: &mut String, name: &str, score: &Score, factor: f64) {
    let Score { count, absolute, bias, within_15, under_fastest } = score;
    writeln!(table, "{name:<12} {count:>3} {absolute:>7.1} {bias:>+7.1} {within_15:>7.0} {under_fastest:>7.0} {factor:>8.3}").unwrap();
}

#[test]
fn recorded_lines_meet_the_goals() {
    let lines = lines();
    let of = |tag: &str, group: &str| -> Vec<&Line> {
        lines
            .iter()
            .filter(|line| line.language.tag == tag && (group.is_empty() || line.group == group))
            .collect()
    };
    let english = fit(of("en", "plain").into_iter(), Line::seconds);
    let naive = fit(of("en", "plain").into_iter(), Line::naive);
    let mut table = String::from("\n               n    |e| %  bias %  <=15 %  <fast %   factor\n");
    for group in ["plain", "numbers", "punct", ""] {
        row(
            &mut table,
            &format!("naive {group}"),
            &Score::of(&of("en", group), naive, Line::naive),
            naive,
        );
    }
    let mut goals = Vec::new();
    for (group, absolute) in [("plain", 5.0), ("numbers", 9.0), ("punct", 7.0)] {
        let score = Score::of(&of("en", group), english, Line::seconds);
        row(&mut table, &format!("en {group}"), &score, english);
        goals.push((format!("en {group}"), score.absolute <= absolute && score.bias.abs() <= 5.0));
    }
    let all = Score::of(&of("en", ""), english, Line::seconds);
    row(&mut table, "en all", &all, english);
    goals.push(("lines within 15 %".into(), all.within_15 >= 90.0));
    goals.push(("lines under the fastest".into(), all.under_fastest <= 2.0));
    let mut shared = Vec::new();
    for tag in ["es", "de", "pt", "fr", "ja", "zh", "ko", "hi"] {
        let lines = of(tag, "");
        let factor = if matches!(tag, "es" | "de" | "pt") {
            english
        } else {
            fit(lines.iter().copied(), Line::seconds)
        };
        let score = Score::of(&lines, factor, Line::seconds);
        row(&mut table, tag, &score, factor);
        if matches!(tag, "es" | "de" | "pt") {
            shared.extend(lines);
        } else {
            goals.push((tag.into(), score.absolute <= 9.0));
        }
    }
    let shared = Score::of(&shared, english, Line::seconds);
    row(&mut table, "es de pt", &shared, english);
    goals.push(("es de pt".into(), shared.absolute <= 9.0));
    println!("{table}");
    if std::env::var_os("SPEECH_LINES").is_some() {
        for line in &lines {
            println!(
                "{:>8} {:>+6.1} {}",
                line.id,
                100.0 * (english * line.seconds() / line.mean - 1.0),
                line.text
            );
        }
    }
    let missed: Vec<_> = goals.iter().filter(|(_, met)| !met).map(|(name, _)| name).collect();
    assert!(missed.is_empty(), "missed {missed:?}\n{table}");
}
