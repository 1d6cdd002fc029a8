//! Styles by mood.

/// A style that suits a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// Name of a built-in style.
    pub name: &'static str,
    /// Why it suits: the mood and the words that speak for it.
    pub why: String,
}

/// At most three styles that suit a text, best first.
pub fn suggest_by_mood(_text: &str) -> Vec<Suggestion> {
    Vec::new()
}
