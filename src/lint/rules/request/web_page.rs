//! `request/web-page`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::FileSource;
use crate::target::address::{is_web_page, refused};

declare_rule! {
    /// The address of a file looks like that of a web page.
    ///
    /// A page for people is no picture and no clip: the provider refuses it, or the agent gets a
    /// page of HTML where a file was meant.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: logo, url: "https://example.com/logo.html", use: Corner of every scene}
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
    /// style: swiss-pulse
    /// files:
    ///   - {name: logo, url: "https://example.com/logo.png", use: Corner of every scene}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct WebPage("request/web-page") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for WebPage {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for file in requests::files(cx) {
            let FileSource::Url { url } = &file.source else { continue };
            if refused(url.as_str()).is_none() && is_web_page(url.as_str()) {
                let finding = report
                    .finding(url.span(), "this address looks like that of a web page")
                    .note("the provider takes pictures, clips, sounds and PDF, and refuses pages")
                    .help("give the address of the file itself, which mostly ends in .png or .mp4; or its `path`");
                report.push(finding);
            }
        }
    }
}
