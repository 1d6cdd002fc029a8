//! `request/invalid-value`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::{Fault, Kind};
use crate::yaml::nearest;
use serde_json::Value;

declare_rule! {
    /// A request field has a value of the wrong kind.
    ///
    /// The provider compares words letter by letter – `mp4` is not `MP4` – and takes no text for a
    /// number. It would refuse the request after everything else was done.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {outputFormat: mp4}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {outputFormat: MP4}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct InvalidValue("request/invalid-value") {
        severity: Error,
        fix: None,
    }
}

impl Rule for InvalidValue {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for written in requests::fields(cx) {
            let Some(kind) = written.field.map(|field| &field.kind) else { continue };
            if kind.fault(written.value) == Some(Fault::Kind) {
                let is = requests::shown(written.value);
                let message = format!("`{}` is {is}; it takes {}", written.name, kind.takes());
                let finding = report
                    .finding(requests::value_place(cx, &written.path), message)
                    .note("the request would be refused");
                report.push(finding.help(help(kind, written.value)));
            }
        }
    }
}

fn help(kind: &Kind, value: &Value) -> String {
    let words = match kind {
        Kind::Choice(words) => *words,
        Kind::AnyOf(kinds) => kinds
            .iter()
            .find_map(|kind| if let Kind::Choice(words) = kind { Some(*words) } else { None })
            .unwrap_or_default(),
        _ => &[],
    };
    let near = value.as_str().and_then(|word| nearest(word, words.iter().copied()));
    let is_quoted = value.as_str().is_some_and(|text| text.trim().parse::<f64>().is_ok());
    match (near, kind) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Kind::Whole { .. } | Kind::Number { .. }) if is_quoted => {
            "write the number without quotes".to_owned()
        }
        (None, Kind::Color) => "write `#` and six digits from 0 to f, in quotes".to_owned(),
        (None, Kind::Whole { .. }) => "write a whole number, without a decimal point".to_owned(),
        (None, Kind::Flag) => "write `true` or `false`".to_owned(),
        _ => "write a value that it takes, or remove the field".to_owned(),
    }
}
