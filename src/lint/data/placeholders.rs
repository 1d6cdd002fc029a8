//! What people write where the real words are still missing.

/// Words in capitals that say that something is still to be done.
pub(crate) const TO_DO: &[&str] = &["TODO", "TBD", "TBC", "FIXME", "TKTK"];

/// Languages in which `TODO` is a word: there it needs a colon behind it.
pub(crate) const TODO_IS_A_WORD: &[&str] = &["es", "pt", "gl", "ca"];

/// Names in capitals of what is to stand there.
pub(crate) const NAMES_IN_CAPITALS: &[&str] = &[
    "COMPANY NAME", "PRODUCT NAME", "BRAND NAME", "CLIENT NAME", "CUSTOMER NAME", "SPEAKER NAME",
    "PRESENTER NAME", "FIRST NAME", "LAST NAME", "EVENT NAME", "CAMPAIGN NAME", "COMPANY LOGO",
    "PRODUCT URL", "WEBSITE URL", "TEXT HERE", "NAME HERE", "LOGO HERE", "TITLE HERE", "URL HERE",
    "HEADLINE HERE", "TAGLINE HERE", "LINK HERE", "FIRMENNAME", "PRODUKTNAME", "IHR LOGO",
    "IHR NAME", "IHRE FIRMA", "NOMBRE DE LA EMPRESA", "NOM DE L'ENTREPRISE",
];

/// What stands behind `YOUR`, in capitals, where it is still to be filled in.
pub(crate) const YOUR: &[&str] = &[
    "COMPANY", "COMPANY NAME", "PRODUCT", "PRODUCT NAME", "BRAND", "BRAND NAME", "NAME", "LOGO",
    "URL", "WEBSITE", "LINK", "TEXT", "TITLE", "HEADLINE", "TAGLINE", "HANDLE", "EMAIL", "PHONE",
    "PHONE NUMBER", "ADDRESS", "CTA", "DOMAIN", "COMPANY LOGO", "WEBSITE URL",
];

/// How a bracket begins that asks for something: compared in lower case, hyphens as blanks.
pub(crate) const ASKING: &[&str] = &[
    "insert", "your", "enter your", "enter the", "add your", "fill in", "placeholder", "replace with",
    "replace this", "tbd", "todo", "tbc", "xx", "xxx", "company name", "product name", "brand name",
    "client name", "customer name", "speaker name", "presenter name", "first name", "hier einfügen",
    "einfügen", "ihr name", "ihre firma", "firmenname", "insertar", "insérer", "inserir", "inserire",
];

/// What a bracket holds, and nothing else, that stands for a value.
pub(crate) const VALUES: &[&str] = &[
    "name", "company", "product", "brand", "client", "customer", "url", "website", "link", "date",
    "number", "amount", "price", "percentage", "city", "country", "phone", "phone number", "email",
    "logo", "handle", "x", "n", "year", "month", "topic", "industry", "competitor", "stat",
    "statistic", "cta", "domain", "discount code", "code",
];
