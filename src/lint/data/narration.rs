//! Words of narration that are not meant to be heard, or not meant to be heard first.

/// How an opening begins that greets. Lower case; a word must end where a phrase does.
pub(crate) const GREETINGS: &[&str] = &[
    "hello", "hi", "hey", "hiya", "howdy", "greetings", "welcome", "good morning",
    "good afternoon", "good evening", "good day", "what's up", "thanks for joining",
    "thank you for joining", "thanks for tuning in", "thanks for watching",
    "thank you for watching",
    // German
    "hallo", "guten tag", "guten morgen", "guten abend", "herzlich willkommen", "willkommen",
    "moin", "servus", "schön, dass",
    // Spanish, Portuguese, Italian
    "hola", "buenos días", "buenas tardes", "buenas noches", "bienvenidos", "bienvenidas",
    "bienvenido", "bienvenida", "olá", "bom dia", "boa tarde", "boa noite", "bem-vindos",
    "bem-vindo", "bem-vinda", "ciao", "salve", "buongiorno", "buonasera", "benvenuti",
    "benvenuto", "benvenuta",
    // French, Dutch
    "bonjour", "bonsoir", "salut", "bienvenue", "hoi", "goedemorgen", "goedemiddag",
    "goedenavond", "welkom",
];

/// What a greeting goes on with before anything is said.
pub(crate) const AFTER_GREETING: &[&str] = &[
    "everyone", "everybody", "all", "folks", "friends", "guys", "team", "there",
    "ladies and gentlemen", "dear", "my name is", "my name's", "i am", "i'm", "we are", "we're",
    "this is", "it's great to", "it is great to", "so glad", "we're glad", "i'm glad",
    "in this video", "in today's video", "in this episode", "today we will", "today we'll",
    "today we are going to", "today we're going to", "today i will", "today i'll",
    "today i am going to", "today i'm going to", "today i want to", "today i'd like to", "today",
    "before we start", "before we begin", "let me introduce",
    // German, Spanish, French
    "mein name ist", "ich bin", "ich heiße", "wir sind", "in diesem video", "heute zeige ich",
    "heute zeigen wir", "zusammen", "me llamo", "mi nombre es", "soy", "en este vídeo",
    "en este video", "a todos", "je m'appelle", "je suis", "dans cette vidéo", "à tous",
    "mesdames et messieurs", "meine damen und herren",
];

/// How a disclaimer begins.
pub(crate) const DISCLAIMERS: &[&str] = &[
    "disclaimer", "this video is for informational purposes",
    "this video is for educational purposes", "this video is for general information",
    "the following video", "the following program", "the following presentation",
    "the information in this video", "the information presented", "the views expressed",
    "the opinions expressed", "nothing in this video", "this is not financial advice",
    "this is not legal advice", "this is not medical advice", "past performance",
    "before we begin, please note", "please note that", "legal notice", "haftungsausschluss",
    "rechtlicher hinweis", "aviso legal", "avertissement",
];

/// Pictures that show who made the video before they show what it is about.
pub(crate) const LOGO_OPENINGS: &[&str] = &[
    "logo animation", "logo reveal", "logo sting", "logo intro", "logo bumper", "logo splash",
    "logo ident", "animated logo", "opening logo", "intro logo", "opening titles",
    "opening credits", "title card", "intro sequence",
];

/// With what a picture begins that is the logo and nothing else.
pub(crate) const LOGO_FIRST: &[&str] = &[
    "logo", "the logo", "our logo", "company logo", "the company logo", "our company logo",
    "brand logo", "the brand logo",
];

/// Words before a picture that deny it, or put it off.
pub(crate) const DENIALS: &[&str] = &[
    "no", "not", "without", "never", "skip", "avoid", "instead", "end", "ends", "closing", "last",
    "later", "then",
];

/// Words that join a clause to the one before and say nothing of what it is.
pub(crate) const JOINING: &[&str] = &["and", "so", "well", "und", "y", "e", "et", "en", "also"];

/// How a direction begins that stands in brackets or asterisks in the narration. Square brackets
/// need none of these: nothing in them is spoken.
pub(crate) const STAGE_DIRECTIONS: &[&str] = &[
    "smile", "smiles", "smiling", "laugh", "laughs", "laughing", "laughter", "chuckle", "chuckles",
    "chuckling", "giggles", "grin", "grins", "grinning", "sigh", "sighs", "sighing", "nod", "nods",
    "nodding", "wink", "winks", "winking", "frowns", "shrug", "shrugs", "shrugging", "whisper",
    "whispers", "whispering", "whispered", "shouts", "gasps", "coughs", "clears throat", "gesture",
    "gestures", "gesturing", "leans", "leaning", "waves", "waving", "points to", "points at",
    "pointing to", "pointing at", "looks at", "looks up", "looks down", "looks into", "looks to",
    "looks away", "looks straight", "looking at", "looking into", "looking straight", "turns to",
    "turns around", "turning to", "walks", "walking to", "steps", "sits down", "stands up",
    "holds up", "holding up", "picks up", "puts down", "raises", "raising", "crosses arms",
    "folds arms", "to camera", "to the camera", "to audience", "off camera", "off-camera",
    "on camera", "on-camera", "off screen", "off-screen", "voice over", "voiceover",
    "in a low voice", "in a soft voice", "excited", "excitedly", "sarcastic", "sarcastically",
    "softly", "warmly", "quietly", "loudly", "cheerfully", "seriously", "dramatically",
    "enthusiastically", "emphatically", "confidently", "music", "sfx", "sound effect", "sound of",
    "applause", "cut to", "fade to", "fade in", "fade out", "zoom in", "zoom out", "camera",
    // German, Spanish, French, Portuguese, Italian, Dutch
    "lächelt", "lächelnd", "lacht", "lachend", "seufzt", "nickt", "zwinkert", "flüstert",
    "flüsternd", "in die kamera", "musik", "sonríe", "sonriendo", "ríe", "risas", "suspira",
    "asiente", "susurra", "a cámara", "música", "sourit", "en souriant", "rit", "rires",
    "soupire", "hoche la tête", "chuchote", "face caméra", "musique", "sorri", "sorrindo", "ri",
    "risos", "para a câmera", "sorride", "ride", "sospira", "annuisce", "alla camera", "musica",
    "lacht zachtjes", "glimlacht", "knikt", "zucht",
];

/// Directions that ask for a silence, which has a sign of its own.
pub(crate) const PAUSES: &[&str] = &[
    "pause", "pauses", "pausing", "short pause", "long pause", "brief pause", "dramatic pause",
    "beat", "a beat", "breath", "breathes", "takes a breath", "deep breath", "silence", "kurze pause",
    "pausa", "pausa breve", "pauze", "courte pause",
];

/// Last parts of web addresses that are told from a missing blank behind a full stop.
pub(crate) const TOP_LEVEL_DOMAINS: &[&str] = &[
    "com", "org", "net", "io", "ai", "app", "dev", "co", "edu", "gov", "info", "biz", "tv", "fm",
    "gg", "xyz", "tech", "shop", "store", "site", "online", "cloud", "me", "eu", "uk", "de", "at",
    "ch", "fr", "es", "it", "nl", "be", "pt", "br", "pl", "se", "dk", "fi", "jp", "cn", "ru",
    "ca", "au", "nz", "us",
];

/// Figures with a slash or a hyphen that everybody reads alike.
pub(crate) const ONE_READING: &[&str] = &["24/7", "50/50", "9/11", "20/20", "80/20", "7/7"];
