//! Snapshots of prompts in tests written in Rust.

use crate::report::{self, Format, Look};
use crate::{Options, Source, compile};

/// Compares the prompt of a script with its snapshot, as `insta::assert_snapshot!` does and with
/// the same tools: a new or changed prompt fails the test, and `cargo insta review` accepts it.
///
/// It takes a [`Source`](crate::Source), then [`Options`](crate::Options) if they are not the
/// defaults; before both a name for the snapshot, if it is not to be called like the test. A script
/// that gives no prompt fails the test with its findings.
///
/// ```no_run
/// use shotlist::{Options, Source, assert_prompt_snapshot};
///
/// #[test]
/// fn the_manual_stays_unread() -> Result<(), shotlist::Error> {
///     let script = "SCENE 1 — A-ROLL (8s)\nVO: \"Nobody reads the manual.\"\n";
///     let source = Source::new("manual.shot", script)?;
///     assert_prompt_snapshot!(source);
///     assert_prompt_snapshot!(source, Options::new().style("swiss-pulse"));
///     assert_prompt_snapshot!("manual_compact", source, Options::new().profile("compact"));
///     Ok(())
/// }
/// ```
#[macro_export]
macro_rules! assert_prompt_snapshot {
    ($source:expr $(,)?) => {
        $crate::assert_prompt_snapshot!($source, $crate::Options::new())
    };
    ($source:expr, $options:expr $(,)?) => {
        $crate::assert_prompt_snapshot!(@ $source, $options)
    };
    ($name:expr, $source:expr, $options:expr $(,)?) => {
        $crate::assert_prompt_snapshot!(@ $source, $options, $name)
    };
    (@ $source:expr, $options:expr $(, $name:expr)?) => {
        match $crate::testing::accepted(&$source, &$options) {
            ::core::result::Result::Ok((prompt, description)) => {
                $crate::__insta::with_settings!(
                    {description => description, omit_expression => true},
                    { $crate::__insta::assert_snapshot!($($name,)? prompt) }
                );
            }
            ::core::result::Result::Err(findings) => ::core::panic!("{findings}"),
        }
    };
}

/// The prompt of a script with a line about how it was rendered.
///
/// # Errors
/// Says why there is no prompt.
#[doc(hidden)]
pub fn accepted(source: &Source, options: &Options) -> Result<(String, String), String> {
    let compilation = compile(source, options).map_err(|error| error.to_string())?;
    let Some(prompt) = compilation.prompt else {
        let files = [(source.clone(), compilation.diagnostics)];
        let findings = report::render(Format::Full, &files, Look::default());
        return Err(format!("{} gives no prompt\n{findings}", source.path()));
    };
    let (profile, characters) = (prompt.profile, prompt.characters);
    Ok((prompt.text, format!("profile {profile}, {characters} characters")))
}
