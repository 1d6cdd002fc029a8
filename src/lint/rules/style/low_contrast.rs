//! `style/low-contrast`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::source::Span;
use crate::style::{Color, FOR_LARGE, FOR_TEXT, LowContrast};

declare_rule! {
    /// A colour for text cannot be read on any background of the palette.
    ///
    /// Text that is hard to read on a desk is lost on a phone in the sun. Running text needs a
    /// contrast of 4.5 : 1, large type and accents 3 : 1. A colour's role in the style says what it is
    /// for; where no colour is a background, nothing is reported.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style:
    ///   name: mist
    ///   colors:
    ///     primary:
    ///       - {name: paper, hex: "#FFFFFF", role: background}
    ///       - {name: mist, hex: "#AAAAAA", role: text}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style:
    ///   name: mist
    ///   colors:
    ///     primary:
    ///       - {name: paper, hex: "#FFFFFF", role: background}
    ///       - {name: slate, hex: "#44505A", role: text}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct LowContrastText("style/low-contrast") {
        severity: Warning,
        fix: None,
        options: {
            /// The contrast that running text needs.
            text: f64 = FOR_TEXT,
            /// The contrast that large type and accents need.
            large: f64 = FOR_LARGE,
        },
    }
}

impl Rule for LowContrastText {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        let Some(rules) = &style.rules else { return };
        let low = rules.colors.below_contrast(self.text, self.large);
        let Some(first) = low.first() else { return };
        let names: Vec<String> = low.iter().map(|low| name(low.color)).collect();
        let message =
            format!("{} cannot be read on any background of the palette", words::list(&names));
        let needs: Vec<String> = low.iter().map(needs).collect();
        let finding = report
            .finding(place(cx, style.span, first.color), message)
            .label(needs.join("; "))
            .note("text that is hard to read on a desk is lost on a phone")
            .help("darken or lighten it in the style, or give it another role than text");
        report.push(finding);
    }
}

/// `mist (#AAAAAA)`
fn name(color: &Color) -> String {
    match (color.name.as_str(), color.hex.as_deref().unwrap_or_default()) {
        ("", hex) => hex.to_owned(),
        (name, hex) => format!("{name} ({hex})"),
    }
}

fn needs(low: &LowContrast<'_>) -> String {
    let name = if low.color.name.is_empty() { "it" } else { low.color.name.as_str() };
    format!("{name} reaches {:.1} : 1 and needs {} : 1", low.best, low.needed)
}

/// Where the value stands in a style that is written in the front matter; else the style's name.
fn place(cx: &Context<'_>, style: Span, color: &Color) -> Span {
    let inside = cx.source.slice(style);
    let value = color.hex.as_deref().unwrap_or_default();
    match inside.find(value).filter(|_| !value.is_empty()) {
        Some(at) => Span::new(style.start as usize + at, style.start as usize + at + value.len()),
        None if style.is_empty() => cx.top(),
        None => style,
    }
}
