//! Every brief that is accepted becomes a script without a finding; every other one is told a length
//! that would be accepted.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use shotlist::brief::kinds;
use shotlist::{Error, Severity};

use super::{draft, findings, formatted, options};

/// A language, and sentences that people say in it.
type Pool = (&'static str, &'static [&'static str]);

const POOLS: [Pool; 5] = [
    (
        "en",
        &[
            "At four this morning, a baker shaped forty loaves by hand.",
            "Nobody in the trade likes to say it out loud.",
            "You bake too much, because an empty shelf at noon looks worse than a full bin at night.",
            "It rings once.",
            "For a small bakery, that adds up to nine hundred dollars a month, and nobody sends an invoice for it.",
            "Why does the till know more about tomorrow than the person who has to get up for it?",
            "The list says what to bake, how much of it, and what to leave out.",
            "No cameras, no spreadsheets, no new till.",
            "Revenue grew to 3.2 million dollars in 2025.",
            "Children and their teachers cross the street to the market.",
            "Connect it once, on one quiet afternoon, and then just bake.",
            "That is all there is to it!",
        ],
    ),
    (
        "de",
        &[
            "Aus einer Kilowattstunde Strom werden drei oder vier Kilowattstunden Wärme.",
            "Das klingt nach einem Taschenspielertrick.",
            "Ein Kühlschrank kann es schon lange, und hinten am Gitter wird es warm.",
            "Je kleiner der Unterschied zwischen draußen und dem Heizkörper, desto weniger hat sie zu tun.",
            "Niemand hört sie.",
            "Deshalb heizt sie am besten mit großen Heizkörpern und mit lauwarmem Wasser.",
            "Im Jahr 2025 waren es 25 Länder, und das lag nicht am Wetter.",
            "Und wer zahlt das?",
        ],
    ),
    (
        "es",
        &[
            "Cada café que has pagado esta semana ha dejado algo de cambio.",
            "Nadie te ha dicho nunca adónde se fue.",
            "Redondeado, son treinta y un euros al mes, y al cabo de un año es un fin de semana junto al mar.",
            "Así de sencillo.",
            "La aplicación guarda las monedas pequeñas antes de que las eches de menos.",
            "¿Y si mañana no te hace falta?",
        ],
    ),
    (
        "fr",
        &[
            "Chaque matin, le boulanger façonne quarante pains à la main.",
            "Le soir, sept d’entre eux finissent dans la poubelle, et personne n’en parle.",
            "Une liste courte arrive à neuf heures du soir : ce qu’il faut cuire, et ce qu’il faut laisser.",
            "C’est tout.",
            "Depuis le printemps, vingt-six boulangers jettent beaucoup moins de pain.",
            "Et demain ?",
        ],
    ),
    (
        "ja",
        &[
            "毎朝四時に、パン屋は四十個のパンを手でこねます。",
            "閉店までに、そのうちの七個が捨てられます。",
            "夜の九時に一度だけ鳴って、明日焼くものの短い一覧を渡します。",
            "新しいレジはいりません。",
            "春から二十六軒の店がこの一覧で仕事をしています。",
            "それだけです。",
        ],
    ),
];
const FIGURES: [&str; 9] = [
    "1 LOAF IN 6",
    "$900 / MONTH",
    "−38% BREAD BINNED",
    "26 BAKERS",
    "9 PM",
    "ovenbell.app",
    "FIRST MONTH FREE",
    "+12%",
    "TOMORROW: 34 RYE, 12 SPELT",
];
const SHOWS: [&str; 9] = [
    "Hands brush flour from a bench before dawn",
    "A line chart of the year draws itself from left to right",
    "A glass city floats above the clouds, surreal and weightless",
    "People cross a square in the morning sun, phones in hand.",
    "Six terracotta loaves in a row; the last one is only an outline",
    "Steam over a cup, close",
    "A screen with a list; the counter beside it reads \"34 RYE\"",
    "A map of the harbour with the route of one ferry",
    "A nurse laughs with a patient in a bright clinic",
];
const QUOTES: [&str; 3] = [
    "I sleep until four now. — Maren, baker",
    "Nobody misses the bin",
    "\"Every spare hull was taken by May.\" – Ines Aalto",
];
const TITLES: [&str; 5] = [
    "Ovenbell",
    "Bake for the queue: not for the bin",
    "Warum so wenig?",
    "2025 #1, at last",
    "The \"jar\" and other stories from a very long list of films",
];
const GOALS: [&str; 3] =
    ["Bakers try it for a month", "A list at nine saves a loaf in six.", "それが新しい朝です。"];
const MOODS: [&str; 8] =
    ["calm", "precise", "playful", "urgent", "dark, investigative", "raw", "futuristic", "warm"];
const STYLES: [&str; 6] =
    ["swiss-pulse", "soft-signal", "maximalist-type", "dream-state", "Play Mode", "clean"];

#[derive(Clone, Debug)]
struct Point {
    say: Vec<usize>,
    show: Option<&'static str>,
    figures: Vec<&'static str>,
    quote: Option<&'static str>,
}

fn point() -> impl Strategy<Value = Point> {
    (
        vec(0_usize..100, 1..4),
        option::weighted(0.4, select(&SHOWS[..])),
        prop_oneof![3 => Just(Vec::new()), 3 => subsequence(&FIGURES[..], 1..4)],
        option::weighted(0.15, select(&QUOTES[..])),
    )
        .prop_map(|(say, show, figures, quote)| Point { say, show, figures, quote })
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The points as YAML. No sentence is said twice: that would be a finding about the brief's words.
fn points(points: &[Point], (tag, pool): Pool) -> String {
    let mut said = Vec::new();
    let mut yaml = String::from("points:\n");
    for point in points {
        let mut say = Vec::new();
        for number in &point.say {
            let free = (0..pool.len()).map(|step| (number + step) % pool.len());
            let Some(at) = free.into_iter().find(|at| !said.contains(at)) else { continue };
            said.push(at);
            say.push(pool[at]);
        }
        if say.is_empty() {
            continue;
        }
        let gap = if tag == "ja" { "" } else { " " };
        let _ = writeln!(yaml, "  - say: {}", quoted(&say.join(gap)));
        if let Some(show) = point.show {
            let _ = writeln!(yaml, "    show: {}", quoted(show));
        }
        if let Some(quote) = point.quote {
            let _ = writeln!(yaml, "    quote: {}", quoted(quote));
        }
        let figures: Vec<String> = point.figures.iter().map(|figure| quoted(figure)).collect();
        if !figures.is_empty() {
            let _ = writeln!(yaml, "    figures: [{}]", figures.join(", "));
        }
    }
    yaml
}

fn brief() -> impl Strategy<Value = (String, Option<u32>)> {
    let kinds: Vec<&'static str> = kinds().map(|kind| kind.name.as_str()).collect();
    (
        (select(&POOLS[..]), any::<bool>(), option::of(select(kinds)), vec(point(), 1..9)),
        option::weighted(0.6, 10_u32..=300),
        option::of(select(&TITLES[..])),
        option::of(select(&GOALS[..])),
        option::of(select(&MOODS[..])),
        option::weighted(0.3, select(&STYLES[..])),
        option::weighted(0.3, select(&["landscape", "portrait"][..])),
        any::<bool>(),
    )
        .prop_map(
            |((pool, tagged, kind, given), seconds, title, goal, mood, style, shape, call)| {
                let mut yaml = points(&given, pool);
                let mut add = |key: &str, value: Option<&str>| {
                    if let Some(value) = value {
                        let _ = writeln!(yaml, "{key}: {}", quoted(value));
                    }
                };
                add("video", kind);
                add("title", title);
                add("goal", goal);
                add("mood", mood);
                add("style", style);
                add("orientation", shape);
                add("language", Some(pool.0).filter(|_| tagged));
                let closes = if pool.0 == "ja" {
                    "今日からどうぞ、無料です。"
                } else {
                    "Okay."
                };
                add("call_to_action", Some(closes).filter(|_| call));
                (yaml, seconds)
            },
        )
}

/// The lengths that a refusal offers: `give it 34–68 s`, `a video of 12 s`.
fn offered(help: &str) -> Vec<u32> {
    let behind = ["give it another length from ", "give it ", "a video of "]
        .iter()
        .find_map(|words| help.split_once(words))
        .map_or("", |(_, behind)| behind);
    let (figures, _) = behind.split_once(" s").unwrap_or_default();
    figures.split('–').filter_map(|figure| figure.parse().ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_is_clean((yaml, seconds) in brief()) {
        let with = |seconds: Option<u32>| match seconds {
            Some(seconds) => format!("duration: {seconds}s\n{yaml}"),
            None => yaml.clone(),
        };
        match draft(&with(seconds)) {
            Ok(draft) => {
                prop_assert_eq!(findings(&draft.script, &options()), Vec::<String>::new(), "{}\n{}", with(seconds), draft.script);
                prop_assert_eq!(&formatted(&draft.script), &draft.script);
                prop_assert!(seconds.is_none_or(|seconds| seconds == draft.seconds));
            }
            Err(Error::Invalid(invalid)) => {
                let found = &invalid.diagnostics[0];
                prop_assert_eq!((found.rule, found.severity), ("brief/invalid", Severity::Error));
                let help = found.help.clone().unwrap_or_default();
                prop_assert!(seconds.is_some(), "{}: {}", found.message, help);
                let lengths = offered(&help);
                prop_assert!(!lengths.is_empty(), "{}: {}", found.message, help);
                for length in lengths {
                    prop_assert!(draft(&with(Some(length))).is_ok(), "{}: {}", found.message, help);
                }
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn any_text_is_read_or_refused(yaml in "(?s)((title|video|duration|points|say|show|figures|quote|kind|mood|style|call_to_action|language|hex): ?|[\\[\\]{}:,#~'\"]|\n {0,4}-? ?|[a-zé0-9 .。]|.){0,60}") {
        match draft(&yaml) {
            Ok(draft) => prop_assert!(draft.script.starts_with("---\n")),
            Err(Error::Invalid(invalid)) => prop_assert!(!invalid.diagnostics.is_empty()),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}
