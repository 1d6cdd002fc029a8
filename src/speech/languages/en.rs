//! English.

use crate::speech::language::{Currency, DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(in crate::speech) static LANGUAGE: Language = Language {
    tag: "en",
    name: "English",
    script: Script::Alphabetic,
    // 65 ms a unit; the published 923 is this number rounded.
    units: 60_000.0 / 65.0,
    reading: 20,
    numerals: &NUMERALS,
    lexicon: &LEXICON,
};

const NUMERALS: Numerals = Numerals {
    words: NumberWords::Own,
    before_noun: |_| {},
    cardinal,
    ordinal,
    year,
    agrees: |_| false,
    decimals_as_number: false,
};

/// English words read in a language that has none of its own yet and does not inflect them.
pub(in crate::speech) const BORROWED: Numerals =
    Numerals { words: NumberWords::Borrowed { agree: false }, ..NUMERALS };

/// English words read in a language whose numbers agree with their noun.
pub(in crate::speech) const BORROWED_AGREEING: Numerals =
    Numerals { words: NumberWords::Borrowed { agree: true }, ..NUMERALS };

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [&str; 7] =
    ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"];

fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "zero");
    }
    for Scale { value, power } in split(number) {
        hundreds(value, out);
        push(out, SCALES.get(power).copied().unwrap_or_default());
    }
}

fn hundreds(number: u64, out: &mut String) {
    if number >= 100 {
        push(out, small(number / 100));
        push(out, "hundred");
    }
    if !number.is_multiple_of(100) {
        tens(number % 100, out);
    }
}

fn tens(number: u64, out: &mut String) {
    if number < 20 {
        return push(out, small(number));
    }
    push(out, TENS.get((number / 10) as usize).copied().unwrap_or_default());
    if !number.is_multiple_of(10) {
        out.push('-');
        out.push_str(small(number % 10));
    }
}

fn small(number: u64) -> &'static str {
    SMALL.get(number as usize).copied().unwrap_or_default()
}

const ORDINALS: [(&str, &str); 8] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
    ("y", "ieth"),
];

/// The last word of the cardinal changes: "forty-one" becomes "forty-first".
fn ordinal(number: u64, out: &mut String) {
    cardinal(number, out);
    for (cardinal, ordinal) in ORDINALS {
        if out.ends_with(cardinal) {
            out.truncate(out.len() - cardinal.len());
            return out.push_str(ordinal);
        }
    }
    out.push_str("th");
}

/// "nineteen oh five", "two thousand four", "twenty twenty-four".
fn year(number: u64, out: &mut String) {
    let (century, rest) = (number / 100, number % 100);
    if century % 10 == 0 && rest < 10 {
        return cardinal(number, out);
    }
    tens(century, out);
    match rest {
        0 => push(out, "hundred"),
        1..10 => {
            push(out, "oh");
            push(out, small(rest));
        }
        _ => tens(rest, out),
    }
}

pub(in crate::speech) const CURRENCIES: &[Currency] = &[
    ("USD", "dollar", "dollars", "cent", "cents"),
    ("EUR", "euro", "euros", "cent", "cents"),
    ("GBP", "pound", "pounds", "penny", "pence"),
    ("JPY", "yen", "yen", "sen", "sen"),
    ("CNY", "yuan", "yuan", "fen", "fen"),
    ("INR", "rupee", "rupees", "paisa", "paise"),
    ("KRW", "won", "won", "jeon", "jeon"),
    ("RUB", "ruble", "rubles", "kopek", "kopeks"),
    ("BRL", "real", "reais", "centavo", "centavos"),
    ("CHF", "franc", "francs", "centime", "centimes"),
    ("CAD", "Canadian dollar", "Canadian dollars", "cent", "cents"),
    ("AUD", "Australian dollar", "Australian dollars", "cent", "cents"),
    ("HKD", "Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    ("SGD", "Singapore dollar", "Singapore dollars", "cent", "cents"),
    ("MXN", "Mexican peso", "Mexican pesos", "centavo", "centavos"),
    ("SEK", "krona", "kronor", "öre", "öre"),
    ("NOK", "krone", "kroner", "øre", "øre"),
    ("DKK", "krone", "kroner", "øre", "øre"),
    ("PLN", "zloty", "zlotys", "grosz", "groszy"),
    ("TRY", "lira", "lira", "kurus", "kurus"),
    ("ILS", "shekel", "shekels", "agora", "agorot"),
    ("THB", "baht", "baht", "satang", "satang"),
    ("VND", "dong", "dong", "xu", "xu"),
    ("PHP", "peso", "pesos", "centavo", "centavos"),
    ("UAH", "hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    ("NGN", "naira", "naira", "kobo", "kobo"),
    ("ZAR", "rand", "rand", "cent", "cents"),
    ("BTC", "bitcoin", "bitcoin", "satoshi", "satoshis"),
];

pub(in crate::speech) const LEXICON: Lexicon = Lexicon {
    decimal: b'.',
    group: b',',
    blank_groups: false,
    point: "point",
    minus: "minus",
    plus: "plus",
    percent: "percent",
    percent_first: false,
    dot: "dot",
    slash: "slash",
    dash: "dash",
    underscore: "underscore",
    at: "at",
    hashtag: "hashtag",
    number: "number",
    to: "to",
    by: "by",
    times: "times",
    per: "per",
    and: "and",
    about: "about",
    more_than: "greater than",
    less_than: "less than",
    equals: "equals",
    degrees: "degrees",
    over: "over",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date_order: DateOrder::MonthFirst,
    date: "{m} {o}, {y}",
    ordinal_days: true,
    oclock: "",
    magnitudes: [
        ("thousand", "thousand"),
        ("million", "million"),
        ("billion", "billion"),
        ("trillion", "trillion"),
    ],
    magnitude_signs: &[("bn", 2), ("mn", 1), ("mln", 1), ("tn", 3), ("trn", 3)],
    of: "",
    currencies: CURRENCIES,
    units: &[],
    ordinal_signs: &["st", "nd", "rd", "th"],
    abbreviations: &[
        ("e.g.", "for example"),
        ("i.e.", "that is"),
        ("dr", "doctor"),
        ("mr", "mister"),
        ("mrs", "missus"),
        ("ms.", "miss"),
        ("st.", "saint"),
        ("prof", "professor"),
        ("jr", "junior"),
        ("sr", "senior"),
        ("vs", "versus"),
        ("v.", "versus"),
        ("etc", "et cetera"),
        ("approx", "approximately"),
        ("al.", "al"),
        ("inc", "incorporated"),
        ("ltd", "limited"),
        ("corp.", "corporation"),
        ("co.", "company"),
        ("dept", "department"),
        ("gen.", "general"),
        ("sen.", "senator"),
        ("rep.", "representative"),
        ("gov.", "governor"),
        ("lt", "lieutenant"),
        ("sgt", "sergeant"),
        ("capt", "captain"),
        ("col.", "colonel"),
        ("rev.", "reverend"),
        ("hon.", "honorable"),
        ("est.", "established"),
        ("avg", "average"),
        ("max.", "maximum"),
        ("min.", "minimum"),
        ("fig.", "figure"),
        ("figs.", "figures"),
        ("vol.", "volume"),
        ("ch.", "chapter"),
        ("sec.", "section"),
        ("ed.", "edition"),
        ("ave.", "avenue"),
        ("blvd", "boulevard"),
        ("rd.", "road"),
        ("mt.", "mount"),
        ("ft.", "fort"),
        ("ca.", "circa"),
        ("cf.", "compare"),
        ("pp.", "pages"),
        ("intl", "international"),
        ("govt", "government"),
        ("mgmt", "management"),
        ("dev.", "development"),
        ("misc.", "miscellaneous"),
        ("temp.", "temperature"),
        ("incl.", "including"),
        ("excl.", "excluding"),
        ("appt.", "appointment"),
        ("apt.", "apartment"),
        ("tel.", "telephone"),
        ("ext.", "extension"),
        ("univ.", "university"),
        ("assn.", "association"),
        ("bros.", "brothers"),
        ("mfg", "manufacturing"),
        ("qty", "quantity"),
        ("pls", "please"),
        ("thx", "thanks"),
        ("mom", "month over month"),
        ("yoy", "year over year"),
        ("qoq", "quarter over quarter"),
        ("wow", "week over week"),
        ("dod", "day over day"),
        ("jan.", "January"),
        ("feb.", "February"),
        ("mar.", "March"),
        ("apr.", "April"),
        ("jun.", "June"),
        ("jul.", "July"),
        ("aug.", "August"),
        ("sep.", "September"),
        ("sept", "September"),
        ("oct.", "October"),
        ("nov.", "November"),
        ("dec.", "December"),
        ("mon.", "Monday"),
        ("tue.", "Tuesday"),
        ("tues.", "Tuesday"),
        ("wed.", "Wednesday"),
        ("thu.", "Thursday"),
        ("thur.", "Thursday"),
        ("thurs.", "Thursday"),
        ("fri.", "Friday"),
        ("sat.", "Saturday"),
        ("sun.", "Sunday"),
    ],
    openers: &[
        "a", "about", "after", "all", "almost", "an", "and", "another", "any", "around", "as",
        "at", "before", "below", "between", "but", "by", "combine", "compare", "count", "cut",
        "down", "drop", "every", "exactly", "first", "for", "from", "get", "give", "have", "here",
        "if", "in", "into", "it", "its", "join", "just", "last", "least", "less", "made", "make",
        "mix", "more", "most", "my", "nearly", "next", "no", "now", "of", "off", "on", "once",
        "only", "or", "our", "over", "pay", "pick", "plus", "read", "roughly", "run", "save",
        "see", "since", "skip", "so", "some", "spend", "still", "take", "than", "that", "the",
        "their", "then", "there", "these", "they", "this", "those", "to", "top", "try", "turn",
        "under", "until", "up", "use", "wait", "was", "watch", "we", "were", "when", "which",
        "while", "with", "within", "you", "your",
    ],
    capital_nouns: false,
};
