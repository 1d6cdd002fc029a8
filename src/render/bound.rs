//! How long a prompt can become at most, told without rendering it.
//!
//! A linter runs on every save, and rendering a prompt costs more than all of its other work. Most
//! scripts are so far below every limit that the answer is known beforehand.

use crate::options::Options;
use crate::plan::Plan;
use crate::source::Source;
use crate::style;

/// Characters that do not come from the script: labels of sections, directive, notes, and the
/// longest built-in style as rules.
const FRAME: usize = 3_000;
/// A scene's heading and labels are longer in a prompt than in a script by no more than this.
const SCENE: usize = 48;
/// A digit that is spoken out becomes words of no more than this many letters.
const DIGIT: usize = 16;

/// An upper bound of the prompt's characters; `None` where templates, variables or styles of the
/// user's own could add any amount.
pub(crate) fn bound(source: &Source, plan: &Plan, options: &Options) -> Option<usize> {
    let text = source.text();
    let known = super::profiles().iter().any(|profile| profile.name == plan.profile)
        || plan.profile == "auto";
    if options.template.is_some() || !known || text.contains("{{") || !has_known_style(plan) {
        return None;
    }
    let scenes: usize =
        plan.scenes.iter().map(|scene| SCENE + DIGIT * digits(scene.vo.as_ref())).sum();
    Some(text.len() + shown(text) + scenes + FRAME)
}

fn digits(vo: Option<&crate::text::Text>) -> usize {
    vo.map_or(0, |vo| vo.as_str().bytes().filter(u8::is_ascii_digit).count())
}

/// Whether the style's rules are of a known length: a built-in one's, or none.
fn has_known_style(plan: &Plan) -> bool {
    let name = plan
        .style
        .as_ref()
        .filter(|style| style.rules.is_some())
        .and_then(|style| style.name.as_ref());
    name.is_none_or(|name| style::builtin(&style::normalize(name.as_str())).is_some())
}

/// Strings to show are listed once more ahead of the scenes, in quotes and on lines of their own:
/// what stands in quotes outside speech, which is never listed. Other marks than the straight one
/// are rare enough to count the whole line.
fn shown(text: &str) -> usize {
    // A byte that ends a line or begins a mark is looked for many bytes at a time.
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let lines = ends.scan(0, |start, end| text.get(std::mem::replace(start, end + 1)..end));
    lines
        .filter(|line| !line.get(..2).is_some_and(|label| label.eq_ignore_ascii_case("vo")))
        .map(|line| {
            if !line.is_ascii() && ['“', '„', '«', '「'].iter().any(|mark| line.contains(*mark))
            {
                line.len() + 6
            } else if memchr::memchr(b'"', line.as_bytes()).is_some() {
                line.split('"').skip(1).step_by(2).map(|part| part.len() + 6).sum()
            } else {
                0
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::bound;
    use crate::{Options, Source, compile, style};

    /// Whatever the style and the profile: the real prompt is never longer than the bound.
    #[test]
    fn no_prompt_is_longer() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
        let scripts = std::fs::read_dir(folder).unwrap().filter_map(|entry| {
            let path = entry.unwrap().path();
            (path.extension()? == "shot").then(|| std::fs::read_to_string(&path).unwrap())
        });
        let mut checked = 0;
        for script in scripts {
            for style in style::builtins() {
                for profile in ["auto", "basic", "natural", "scenes", "production", "compact"] {
                    let source = Source::new("a.shot", script.clone()).unwrap();
                    let options = Options::new().style(style.name.clone()).profile(profile);
                    let compilation = compile(&source, &options).unwrap();
                    let (plan, prompt) = (&compilation.plan, compilation.prompt.unwrap());
                    if let Some(bound) = bound(&source, plan, &options) {
                        assert!(
                            prompt.characters <= bound,
                            "{} {profile}: {} > {bound}",
                            style.name,
                            prompt.characters
                        );
                        checked += 1;
                    }
                }
            }
        }
        assert!(checked > 500, "{checked}");
    }
}
