//! Words that begin a phrase, and words that want the next one: a table a language.

use crate::speech::Language;
use crate::vocabulary::WordSet;

use super::breaks::{is_leading_vowel, is_unspaced, is_wide};
use super::words::Cut;

/// What is known of the phrases of a language.
pub(super) struct Phrases {
    tag: &'static str,
    /// Conjunctions and prepositions, in lower case: a caption may well begin with them, none ends
    /// with them.
    openers: WordSet,
    /// Articles, possessives, pronouns, auxiliaries, in lower case: no caption ends with them.
    leaners: WordSet,
    /// Pronouns behind a verb, in lower case: no caption begins with them in the middle of a clause.
    followers: WordSet,
}

impl Phrases {
    const fn new(
        tag: &'static str,
        openers: &'static [&'static str],
        leaners: &'static [&'static str],
        followers: &'static [&'static str],
    ) -> Self {
        Self {
            tag,
            openers: WordSet::new(openers),
            leaners: WordSet::new(leaners),
            followers: WordSet::new(followers),
        }
    }
}

/// Languages without an entry are cut by their marks alone.
static OTHER: Phrases = Phrases::new("", &[], &[], &[]);

static LANGUAGES: [Phrases; 10] = [
    Phrases::new(
        "en",
        &[
            "about", "after", "against", "although", "and", "as", "at", "because", "before",
            "between", "but", "by", "during", "for", "from", "how", "if", "in", "into", "nor",
            "of", "on", "or", "over", "since", "so", "than", "that", "through", "to", "under",
            "unless", "until", "what", "when", "where", "which", "while", "who", "whose", "why",
            "with", "without", "yet",
        ],
        &[
            "a", "an", "are", "can", "could", "did", "do", "does", "had", "has", "have", "he",
            "her", "his", "i", "is", "it", "its", "may", "might", "must", "my", "no", "not", "our",
            "she", "should", "the", "their", "these", "they", "this", "those", "very", "was", "we",
            "were", "will", "would", "you", "your",
        ],
        &["it", "me", "him", "them", "us"],
    ),
    Phrases::new(
        "de",
        &[
            "aber", "als", "an", "auf", "aus", "bei", "bevor", "bis", "damit", "dass", "denn",
            "durch", "für", "gegen", "im", "in", "mit", "nach", "nachdem", "ob", "obwohl", "oder",
            "ohne", "seit", "sobald", "sondern", "um", "und", "unter", "vom", "von", "vor",
            "während", "weil", "wenn", "wie", "wo", "zu", "zum", "zur", "zwischen", "über",
        ],
        &[
            "alle", "am", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen",
            "dieser", "dieses", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es",
            "haben", "hat", "ich", "ihr", "ihre", "ist", "kein", "keine", "keinen", "man", "nicht",
            "sehr", "sein", "seine", "sie", "sind", "unser", "unsere", "war", "wir", "wird",
        ],
        &[
            "dich", "dir", "er", "es", "euch", "ich", "ihm", "ihn", "ihnen", "man", "mich", "mir",
            "sich", "sie", "uns", "wir",
        ],
    ),
    Phrases::new(
        "fr",
        &[
            "afin", "après", "avant", "avec", "car", "chez", "comme", "contre", "dans", "depuis",
            "donc", "dont", "en", "entre", "et", "mais", "ni", "or", "ou", "où", "par", "parce",
            "pendant", "pour", "puis", "quand", "que", "qui", "sans", "si", "sous", "sur", "vers",
            "à",
        ],
        &[
            "au", "aux", "ce", "ces", "cet", "cette", "d’une", "de", "des", "du", "elle", "elles",
            "est", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "ma", "mes", "mon", "ne",
            "nos", "notre", "nous", "on", "ont", "pas", "sa", "se", "ses", "son", "sont", "tu",
            "un", "une", "vos", "votre", "vous",
        ],
        &[],
    ),
    Phrases::new(
        "es",
        &[
            "a", "ante", "aunque", "cada", "como", "con", "contra", "cuando", "desde", "donde",
            "durante", "e", "en", "entre", "hacia", "hasta", "ni", "o", "para", "pero", "por",
            "porque", "que", "quien", "según", "si", "sin", "sobre", "tras", "u", "y",
        ],
        &[
            "al", "de", "del", "el", "ella", "ellos", "es", "esa", "ese", "esta", "este", "están",
            "está", "ha", "han", "la", "las", "le", "lo", "los", "más", "mi", "mis", "no", "nos",
            "nuestra", "nuestro", "se", "son", "su", "sus", "tu", "tus", "un", "una", "unas",
            "unos", "yo",
        ],
        &[],
    ),
    Phrases::new(
        "it",
        &[
            "a", "anche", "che", "chi", "come", "con", "contro", "da", "dopo", "dove", "e", "ed",
            "fino", "fra", "in", "ma", "mentre", "nel", "nella", "o", "oppure", "per", "perché",
            "prima", "quando", "se", "senza", "sotto", "su", "tra", "verso",
        ],
        &[
            "al", "alla", "dal", "dalla", "dei", "del", "della", "delle", "di", "gli", "ha",
            "hanno", "i", "il", "la", "le", "lo", "mia", "mio", "non", "nostra", "nostro", "più",
            "questa", "questo", "si", "sono", "sua", "suo", "tua", "tuo", "un", "una", "uno", "è",
        ],
        &[],
    ),
    Phrases::new(
        "pt",
        &[
            "a", "após", "até", "com", "como", "contra", "desde", "durante", "e", "em", "entre",
            "mas", "na", "nas", "no", "nos", "onde", "ou", "para", "pela", "pelo", "por", "porque",
            "quando", "que", "quem", "se", "sem", "sob", "sobre",
        ],
        &[
            "ao", "as", "da", "das", "de", "do", "dos", "ela", "ele", "esta", "este", "está", "eu",
            "foi", "mais", "meu", "minha", "muito", "não", "nossa", "nosso", "o", "os", "seu",
            "sua", "são", "um", "uma", "você", "é",
        ],
        &[],
    ),
    Phrases::new(
        "nl",
        &[
            "aan", "als", "bij", "dat", "die", "door", "doordat", "en", "in", "maar", "met", "na",
            "naar", "of", "om", "omdat", "onder", "op", "over", "sinds", "terwijl", "tot",
            "tussen", "uit", "van", "voor", "waar", "want", "wanneer", "zodat", "zonder",
        ],
        &[
            "de", "deze", "dit", "een", "er", "geen", "haar", "heeft", "het", "hij", "hun", "ik",
            "is", "je", "jouw", "mijn", "niet", "ons", "onze", "te", "uw", "wij", "wordt", "ze",
            "zeer", "zijn",
        ],
        &[],
    ),
    Phrases::new(
        "pl",
        &[
            "a", "albo", "ale", "bez", "bo", "by", "dla", "do", "gdy", "gdzie", "i", "jak",
            "jeśli", "kiedy", "która", "które", "który", "lub", "między", "na", "nad", "od",
            "oraz", "po", "pod", "przed", "przez", "przy", "u", "w", "we", "więc", "z", "za", "ze",
            "że",
        ],
        &["bardzo", "jest", "mój", "nasz", "nie", "są", "się", "ta", "te", "ten", "to", "twój"],
        &[],
    ),
    Phrases::new(
        "ru",
        &[
            "а",
            "без",
            "в",
            "во",
            "где",
            "для",
            "до",
            "за",
            "и",
            "из",
            "или",
            "к",
            "как",
            "когда",
            "которая",
            "которые",
            "который",
            "между",
            "на",
            "над",
            "но",
            "о",
            "об",
            "от",
            "перед",
            "по",
            "под",
            "потому",
            "при",
            "про",
            "с",
            "со",
            "у",
            "через",
            "что",
            "чтобы",
        ],
        &[
            "его",
            "её",
            "их",
            "мой",
            "наш",
            "не",
            "ни",
            "очень",
            "твой",
            "эта",
            "эти",
            "это",
            "этот",
        ],
        &[],
    ),
    Phrases::new(
        "ar",
        &[
            "أن", "أو", "إذا", "إلى", "إن", "الذي", "التي", "ثم", "حتى", "على", "عن", "عند", "في",
            "كما", "لأن", "لكن", "ما", "مع", "من", "منذ", "ولكن",
        ],
        &["غير", "قد", "كل", "لا", "لم", "لن", "هذا", "هذه", "هو", "هي", "يا"],
        &[],
    ),
];

/// Words that begin a phrase in scripts without blanks: Chinese, Thai.
const OPENERS: &[&str] = &[
    "但",
    "而且",
    "而是",
    "而在",
    "如果",
    "因为",
    "因為",
    "所以",
    "并且",
    "並且",
    "或者",
    "以及",
    "然后",
    "然後",
    "不过",
    "不過",
    "虽然",
    "雖然",
    "为了",
    "為了",
    "对于",
    "對於",
    "和",
    "把",
    "被",
    "让",
    "讓",
    "从",
    "從",
    "ที่",
    "และ",
    "ของ",
    "ใน",
    "จาก",
    "แต่",
    "หรือ",
    "เพราะ",
    "ซึ่ง",
    "กับ",
    "โดย",
    "เมื่อ",
    "ถ้า",
    "เพื่อ",
];

/// Chinese particles that end a phrase.
const CHINESE_ENDERS: &str = "吗嗎呢吧";

/// The Chinese particle that most often ends a group of words.
const GENITIVE: char = '的';

/// Japanese particles that end one.
const JAPANESE_ENDERS: &str = "はがをにでともへやて";

/// The phrases of a language.
pub(super) fn of(language: &Language) -> &'static Phrases {
    LANGUAGES.iter().find(|phrases| phrases.tag == language.tag).unwrap_or(&OTHER)
}

impl Phrases {
    /// A cut at the blank between two words.
    pub(super) fn cut(&self, word: &str, next: &str) -> Cut {
        let (Some(last), Some(first)) =
            (word.chars().next_back(), next.chars().find(|c| c.is_alphanumeric()))
        else {
            return Cut::Plain;
        };
        if is_unspaced(last) && is_unspaced(first) {
            // A blank is what a comma is elsewhere.
            return Cut::Clause;
        }
        if !last.is_alphanumeric() {
            return Cut::Plain;
        }
        let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let is_counted = last.is_numeric() && !first.is_numeric();
        let is_named =
            word.starts_with(char::is_uppercase) && (first.is_uppercase() || first.is_numeric());
        if is_counted || is_named || self.openers.has(word) || self.leaners.has(word) {
            return Cut::Tight;
        }
        let next = next.trim_matches(|letter: char| !letter.is_alphanumeric());
        if self.followers.has(next) {
            return Cut::Tight;
        }
        if self.openers.has(next) { Cut::Phrase } else { Cut::Plain }
    }

    /// A cut between two characters without a blank; `rest` is the text from the second one on.
    pub(super) fn cut_in_run(&self, word: &str, rest: &str) -> Cut {
        use Kind::{Figure, Han, Hiragana, Katakana, Mark, Other};
        let (Some(last), Some(first)) = (word.chars().next_back(), rest.chars().next()) else {
            return Cut::Tight;
        };
        let opens = || OPENERS.iter().any(|opener| rest.starts_with(opener));
        match (kind(last), kind(first)) {
            _ if is_unspaced(first) && opens() => Cut::Phrase,
            _ if is_unspaced(first) && is_leading_vowel(first) => Cut::Plain,
            _ if is_unspaced(first) => Cut::Never,
            (Katakana, Katakana) | (Han, Hiragana) | (Figure, Han | Katakana) => Cut::Never,
            (Han, Han) if self.tag == "ja" => Cut::Tight,
            (Han, Han) if CHINESE_ENDERS.contains(last) || opens() => Cut::Phrase,
            (Han, Han) if last == GENITIVE => Cut::Plain,
            (Hiragana, Hiragana) => Cut::Tight,
            (Hiragana, _) if JAPANESE_ENDERS.contains(last) => Cut::Phrase,
            (Hiragana | Mark | Other, _) | (_, Mark) => Cut::Plain,
            _ => Cut::Tight,
        }
    }
}

/// Abbreviations before a name or a number, without their dot, in lower case.
const TITLES: &[&str] = &[
    "abb", "art", "bzw", "ca", "dr", "dra", "fig", "fr", "hr", "ing", "mlle", "mme", "mr", "mrs",
    "ms", "no", "nr", "prof", "sr", "sra", "st", "vs",
];

/// Whether a word and the next one belong together whatever mark stands between them: a title and
/// a name, an initial, or in Japanese a quotation and what is said of it.
pub(super) fn goes_on(word: &str, next: &str) -> bool {
    let first = next.chars().next();
    if word.ends_with(['」', '』']) {
        return first.is_some_and(|first| kind(first) == Kind::Hiragana);
    }
    let Some(short) = word.strip_suffix('.') else { return false };
    let is_initial = short.chars().count() == 1 && short.chars().all(char::is_uppercase);
    is_initial || TITLES.iter().any(|title| short.eq_ignore_ascii_case(title))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Hiragana,
    Katakana,
    Han,
    Figure,
    Mark,
    Other,
}

fn kind(letter: char) -> Kind {
    match letter {
        '\u{3041}'..='\u{309f}' => Kind::Hiragana,
        '\u{30a1}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
            Kind::Katakana
        }
        _ if letter.is_numeric() && !is_wide(letter) || ('０'..='９').contains(&letter) => {
            Kind::Figure
        }
        _ if !letter.is_alphanumeric() => Kind::Mark,
        _ if is_wide(letter) => Kind::Han,
        _ => Kind::Other,
    }
}
