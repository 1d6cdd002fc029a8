//! Lines of the kinds that scripts are full of, and how a person would say them.

use shotlist::speech::{
    Estimate, Language, Pace, TokenKind, cut_off, estimate, measure, speak_figures, spoken_form,
};

fn english() -> &'static Language {
    Language::find("en").unwrap()
}

/// The spoken form as one string, pauses left out.
pub(crate) fn said(text: &str, language: &Language) -> String {
    let tokens = spoken_form(text, language);
    let words: Vec<_> =
        tokens.into_iter().map(|token| token.spoken).filter(|spoken| !spoken.is_empty()).collect();
    words.join(" ")
}

/// The text with its figures spoken out.
pub(crate) fn spoken_out(text: &str, language: &Language) -> String {
    let mut result = text.to_owned();
    for (range, words) in speak_figures(text, language).into_iter().rev() {
        result.replace_range(range, &words);
    }
    result
}

#[test]
fn lines_are_said_as_people_say_them() {
    let lines = [
        (
            "Shares of NVDA rose 4.7% to $135.40.",
            "Shares of N V D A rose four point seven percent to one hundred thirty-five dollars and forty cents",
        ),
        (
            "Revenue came in at $1.2bn, versus $980m (+22% YoY).",
            "Revenue came in at one point two billion dollars versus nine hundred eighty million dollars plus twenty-two percent year over year",
        ),
        (
            "The Fed cut rates by 25 bps on Sept. 18, 2024.",
            "The Fed cut rates by twenty-five basis points on September eighteenth twenty twenty-four",
        ),
        (
            "The Lakers won 112-108 in OT.",
            "The Lakers won one hundred twelve to one hundred eight in O T",
        ),
        (
            "He ran the 100m in 9.58s.",
            "He ran the one hundred meters in nine point five eight seconds",
        ),
        (
            "Water is H2O; CO2 is at 421 ppm.",
            "Water is H two O C O two is at four hundred twenty-one parts per million",
        ),
        (
            "The iPhone 16 Pro has a 6.3-inch display.",
            "The iPhone sixteen Pro has a six point three inch display",
        ),
        (
            "Open 9am–5pm; closed on 12/25.",
            "Open nine A M to five P M closed on December twenty-fifth",
        ),
        (
            "Flight UA 1175 departs at 6:45 a.m. from gate B22.",
            "Flight U A eleven seventy-five departs at six forty-five A M from gate B twenty-two",
        ),
        (
            "Bake at 375°F for 25-30 minutes.",
            "Bake at three hundred seventy-five degrees Fahrenheit for twenty-five to thirty minutes",
        ),
        (
            "Visit docs.rs/serde or run cargo add serde --features derive.",
            "Visit docs dot R S slash serde or run cargo add serde dash dash features derive",
        ),
        (
            "World War II ended in 1945; Apollo 11 landed in 1969.",
            "World War two ended in nineteen forty-five Apollo eleven landed in nineteen sixty-nine",
        ),
        (
            "In the 1990s, the top 1% owned about 1/3 of it.",
            "In the nineteen nineties the top one percent owned about one third of it",
        ),
        (
            "The resolution is 3840x2160 at 120Hz.",
            "The resolution is three thousand eight hundred forty by two thousand one hundred sixty at one hundred twenty hertz",
        ),
        (
            "The box is 12 x 8 x 4 and weighs 3 lbs 5 oz.",
            "The box is twelve by eight by four and weighs three pounds five ounces",
        ),
        (
            "The server at 192.168.1.1 runs v2.14.3.",
            "The server at one hundred ninety-two point one hundred sixty-eight point one point one runs V two point fourteen point three",
        ),
        (
            "Email press@acme-corp.io or DM @acme on X.",
            "Email press at acme dash corp dot I O or D M at acme on X",
        ),
        (
            "Mr. and Mrs. O'Neill live on Baker St. in London.",
            "mister and missus O'Neill live on Baker street in London",
        ),
        (
            "Only $9.99/month, or $99/yr.",
            "Only nine dollars and ninety-nine cents per month or ninety-nine dollars per year",
        ),
        (
            "GDP grew 2.8% in Q3 2024, vs. 3.0% in Q2.",
            "G D P grew two point eight percent in Q three twenty twenty-four versus three point zero percent in Q two",
        ),
        (
            "From Jan. 1 to Dec. 31, 2026, you pay $0.",
            "From January first to December thirty-first twenty twenty-six you pay zero dollars",
        ),
        (
            "NASA's budget is $25.4 billion, i.e. 0.4% of the total.",
            "NASAs budget is twenty-five point four billion dollars that is zero point four percent of the total",
        ),
        (
            "It's a 50/50 chance; the odds are 3:1.",
            "It's a fifty fifty chance the odds are three to one",
        ),
        (
            "Temperatures fell to -12°C; winds hit 90 km/h.",
            "Temperatures fell to minus twelve degrees Celsius winds hit ninety kilometers per hour",
        ),
        ("#1 in the U.S., #3 worldwide.", "number one in the U S number three worldwide"),
        (
            "Founded in 1887 by J.P. Morgan & Co.",
            "Founded in eighteen eighty-seven by J P Morgan and company",
        ),
        ("A $12M Series A led by a16z.", "A twelve million dollars Series A led by A sixteen Z"),
        (
            "Wi-Fi 6E, USB-C and Bluetooth 5.3.",
            "Wi Fi six E U S B C and Bluetooth five point three",
        ),
        (
            "Mix 2 1/2 cups of flour with 250ml of milk.",
            "Mix two and one half cups of flour with two hundred fifty milliliters of milk",
        ),
        ("COVID-19 cases fell by over 60%.", "COVID nineteen cases fell by over sixty percent"),
        (
            "AI, ML and LLMs: what CIOs need in 2025.",
            "A I M L and L L Ms what C I Os need in twenty twenty-five",
        ),
        (
            "I love C++ and C#, e.g. at FAANG companies.",
            "I love C plus plus and C sharp for example at FAANG companies",
        ),
        (
            "Q1: $3.4M; EBITDA: -$200K.",
            "Q one three point four million dollars EBITDA minus two hundred thousand dollars",
        ),
        ("Tickets are $25-$40.", "Tickets are twenty-five to forty dollars"),
        (
            "He was born on 5 May 1985 at 3:05 am.",
            "He was born on fifth May nineteen eighty-five at three oh five A M",
        ),
        (
            "Churn is < 2% on an M3 Max w/ 128GB.",
            "Churn is less than two percent on an M three Max with one hundred twenty-eight gigabytes",
        ),
        ("Call (212) 555-0199 now.", "Call two one two, five five five, zero one nine nine now"),
        ("Dial 911; we're here 24/7.", "Dial nine one one we're here twenty-four seven"),
        ("The speed limit is 65 mph.", "The speed limit is sixty-five miles per hour"),
        ("He is 5'11\" tall.", "He is five eleven tall"),
        (
            "Render it in 1080p or 4K at 60fps.",
            "Render it in ten eighty P or four K at sixty frames per second",
        ),
        ("ChatGPT and OpenAI on iOS and macOS.", "Chat G P T and Open A I on i O S and mac O S"),
        (
            "Read chapter 3.2.1 and RFC 2616.",
            "Read chapter three point two point one and R F C two thousand six hundred sixteen",
        ),
        (
            "Ships on 2026-01-31, at 10:00 AM PST.",
            "Ships on January thirty-first, twenty twenty-six at ten A M P S T",
        ),
        ("Check main.rs and shotlist.toml.", "Check main dot R S and shotlist dot toml"),
        (
            "Population: 8,336,817.",
            "Population eight million three hundred thirty-six thousand eight hundred seventeen",
        ),
        ("The '60s, a 60s spot, the mid-90s.", "The sixties a sixty seconds spot the mid nineties"),
        ("No. 5 of 12 in 2007.", "number five of twelve in two thousand seven"),
        ("TCP/IP and/or AC/DC", "T C P I P and or A C D C"),
        ("It's Zürich’s café — naïve façade.", "It's Zürich’s café naïve façade"),
    ];
    for (text, expected) in lines {
        assert_eq!(said(text, english()), expected, "{text}");
    }
}

#[test]
fn figures_are_spoken_out() {
    let lines = [
        ("1.85M signups", "One point eight five million signups"),
        (
            "Sales fell 28% to $141M.",
            "Sales fell twenty-eight percent to one hundred forty-one million dollars.",
        ),
        ("Only 1 in 5 users stay.", "Only one in five users stay."),
        ("12 countries joined. 3 left.", "Twelve countries joined. Three left."),
        ("It grew, vs. 3.5% before.", "It grew, vs. three point five percent before."),
        ("We ship on 2026-01-31.", "We ship on January thirty-first, twenty twenty-six."),
        ("Over 12 countries and 5 million users", "Over twelve countries and five million users"),
        ("Plans start at €9.99/mo.", "Plans start at nine euros and ninety-nine cents per month."),
        ("It is 5 km away.", "It is five kilometers away."),
        ("Churn: −16%", "Churn: minus sixteen percent"),
    ];
    for (text, expected) in lines {
        assert_eq!(spoken_out(text, english()), expected, "{text}");
    }
}

#[test]
fn names_codes_and_years_keep_their_figures() {
    let lines = [
        "GPT-4o on an H100 for B2B in 4K",
        "Windows 11 runs",
        "A Boeing 747 lands",
        "We are here 24/7 today",
        "Call 911 now",
        "ISO 9001 certified",
        "In 2024 we grew",
        "A 7-Eleven near 3M makes tape",
        "version 3 ships",
        "Version 2.0 ships",
        "The iPhone 16 starts here",
        "Python 3.12 is out",
        "3/4 of us, 1-2 days",
        "Q3 results",
        "the 1990s were fun",
        "in 2.10 there",
        "221B Baker Street",
        "HTTP/2 is fast",
        "Room 404 is empty",
        "p95 latency",
        "32GB of memory",
        "visit a1.dev today",
        "March 15 is near",
        "the 4th floor",
        "10:30 works",
        "at 16:9 format",
        "on 5G networks",
        "AK-47 rifles",
        "9/11 was",
        "007 returns",
        "Art. 6 applies",
        "Fig. 3 shows",
    ];
    for text in lines {
        assert_eq!(spoken_out(text, english()), text);
    }
}

#[test]
fn directions_and_markup_are_silent_and_breaks_cost_their_time() {
    let plain = measure("Hello there, friend.", english());
    for text in [
        "[Smiling, to camera] Hello there, friend.",
        "Hello (pause) there, friend.",
        "Hello there, <emphasis>friend</emphasis>.",
        "Hello there, friend. (laughs)",
        "Hello [beat] there, friend. [Smiles]",
    ] {
        assert_eq!(measure(text, english()), plain, "{text}");
    }
    let broken = measure("Hello there, <break time=\"0.8s\"/> friend.", english());
    assert_eq!(
        (broken.breaks_ms, broken.pause_ms, broken.speech_ms),
        (800, plain.pause_ms, plain.speech_ms)
    );
    assert!(measure("It is (really) good.", english()).words == 4);
    assert_eq!(measure("An [open bracket speaks.", english()).words, 4);
}

#[test]
fn pauses_cost_what_the_table_says() {
    let pause = |text: &str| measure(text, english()).pause_ms;
    let cases = [
        ("a, b", 310),
        ("a (b", 260),
        ("a; b", 400),
        ("a: b", 400),
        ("a — b", 350),
        ("a – b", 350),
        ("a - b", 350),
        ("a... b", 480),
        ("a… b", 480),
        ("a. b", 480),
        ("a? b", 480),
        ("a\nb", 880),
        ("a\n\nb", 880),
        ("a.\nb", 880),
        ("a,” b", 310),
        ("a), b", 310),
        ("a. — b", 480),
        ("— a.", 0),
        ("...a!?", 0),
        ("a b", 0),
        ("well-known", 0),
    ];
    for (text, ms) in cases {
        assert_eq!(pause(text), ms, "{text}");
    }
}

#[test]
fn tokens_say_why_a_line_is_long() {
    let tokens = spoken_form("It took $141M ARR.", english());
    let money = tokens.iter().find(|token| token.kind == TokenKind::Money).unwrap();
    assert_eq!(
        (money.range.clone(), money.words, money.spoken.as_str()),
        (8..13, 6, "one hundred forty-one million dollars")
    );
    assert_eq!(money.ms, 65 * (4 + 8 + 6 + 4 + 8 + 8));
    assert_eq!(
        tokens.last().map(|token| (token.kind, token.ms)),
        Some((TokenKind::Acronym, 65 * 15))
    );
}

#[test]
fn the_cut_is_told_by_the_pace() {
    let text = "Search traffic fell by sixteen percent, though. We know why.";
    let whole = estimate(&measure(text, english()), Pace::NORMAL).ms;
    assert_eq!(cut_off(text, english(), Pace::NORMAL, whole), text.len() - 1);
    assert_eq!(cut_off(text, english(), Pace::SLOW, whole), text.len() - " We know why.".len() - 1);
    assert_eq!(cut_off(text, english(), Pace::NORMAL, 0), 0);
}

/// Ordinary narration of 40 to 60 words takes words ÷ 150 minutes.
const PARAGRAPHS: &[&str] = &[
    "Our platform turns a written brief into a finished film without a studio. Writers draft the scenes, the system checks the timing of every line, and the editor sees a preview within minutes. Because the whole team works from one document, nobody has to guess which version is the right one.",
    "The new battery charges in half the time and keeps its capacity for more than a decade. Engineers spent three years testing materials before they found a mixture that stays cool under pressure. It costs less than the old design, and every part of it can be recycled at the end.",
    "Small companies often believe that good video is out of reach, since cameras, crews and editing take weeks of planning. In practice the hardest part is deciding what to say. Once the message is clear, the pictures follow quickly, and a short script becomes something people remember.",
    "Last winter the city opened a public workshop where neighbours repair broken things together. Volunteers bring their tools on Saturday, and visitors learn how to fix a lamp, a chair or a bicycle. In its first season the workshop saved thousands of objects from the landfill.",
    "When customers call, they want an answer and not another menu. Our assistant listens to the question, finds the right document, and explains the next step in plain language. If it is uncertain, it passes the conversation to a person who already knows what has been said.",
    "A quiet revolution is happening in the way hospitals plan their days. Software predicts how many patients will arrive, which rooms they need, and when the operating theatres will be free. Nurses spend less time on the telephone, and families wait for shorter periods in crowded halls.",
];

#[test]
fn ordinary_paragraphs_take_words_by_pace() {
    let mut errors = Vec::new();
    for paragraph in PARAGRAPHS {
        let words = paragraph.split_whitespace().count();
        assert!((40..=60).contains(&words), "{words} words");
        let Estimate { ms, .. } = estimate(&measure(paragraph, english()), Pace::NORMAL);
        let error = f64::from(ms) / (words as f64 * 400.0) - 1.0;
        println!("{words} words {:+.1} %", 100.0 * error);
        errors.push(error.abs());
    }
    let mean = errors.iter().sum::<f64>() / errors.len() as f64;
    assert!(mean <= 0.06, "{errors:?}");
}
