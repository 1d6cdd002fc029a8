//! One prompt that is tested.

use std::path::PathBuf;
use std::sync::Arc;

use shotlist::rows::Row;
use shotlist::target::TARGETS;
use shotlist::{Options, TestCase};

use crate::input::Input;

use super::name;

/// One script with one profile, one target and one row of data.
pub(super) struct Case {
    pub(super) input: Input,
    /// As it is shown: `films/welcome.shot · compact · row 7`.
    pub(super) label: String,
    /// The accepted prompt's file.
    pub(super) snapshot: PathBuf,
    pub(super) options: Options,
    /// The table and the number of the row.
    pub(super) row: Option<(String, usize)>,
    /// The case that it belongs to, with its assertions.
    pub(super) of: Arc<TestCase>,
}

/// A way to render a script.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    pub(super) profile: Option<&'a str>,
    pub(super) template: Option<&'a str>,
    pub(super) target: Option<&'a str>,
}

impl<'a> Way<'a> {
    pub(super) fn aimed(self, target: &'a str) -> Self {
        Self { target: Some(target), ..self }
    }
}

impl Case {
    pub(super) fn new(
        input: &Input,
        of: &Arc<TestCase>,
        way: Way<'_>,
        row: Option<(&str, &Row)>,
        options: &Options,
    ) -> Self {
        let mut options = options.clone();
        options.profile = way.profile.map(str::to_owned);
        options.template = way.template.map(str::to_owned);
        options.target = way.target.map(str::to_owned);
        options.row = row.map(|(_, row)| row.values.clone()).unwrap_or_default();
        let (shown, parts) = parts(input, of, way, row.map(|(_, row)| row));
        Self {
            input: input.clone(),
            label: shown.join(" · "),
            snapshot: name::path(input.path(), &parts),
            options,
            row: row.map(|(file, row)| (file.to_owned(), row.number)),
            of: Arc::clone(of),
        }
    }

    /// The label with the place where the case stands.
    pub(super) fn described(&self) -> String {
        match self.of.place.as_str() {
            "" => self.label.clone(),
            place => format!("{} ({place})", self.label),
        }
    }

    /// The name of the target in force.
    pub(super) fn target(&self) -> &str {
        let asked = self.options.target.as_deref();
        asked.or(self.options.config.target.name.as_deref()).unwrap_or(TARGETS[0].name)
    }
}

/// The parts that tell a prompt from others of its script: as they are shown, and in file names.
fn parts(
    input: &Input,
    of: &TestCase,
    way: Way<'_>,
    row: Option<&Row>,
) -> (Vec<String>, Vec<String>) {
    let mut shown = vec![input.path().display().to_string()];
    let mut names = Vec::new();
    let stem = input.stem();
    if let Some(name) = of.name.as_deref().filter(|name| name::slug(name) != stem) {
        shown.push(name.to_owned());
        names.push(name::slug(name));
    }
    let form = way.profile.or(way.template).map(name::form);
    for part in form.into_iter().chain(way.target.map(str::to_owned)) {
        shown.push(part.clone());
        names.push(part);
    }
    if let Some(row) = row {
        let number = format!("row {}", row.number);
        let id = row.values.get("id").map(|id| name::slug(id)).filter(|id| !id.is_empty());
        shown.push(id.as_ref().map_or_else(|| number.clone(), |id| format!("{number} ({id})")));
        names.push(id.unwrap_or_else(|| number.replace(' ', "-")));
    }
    (shown, names)
}
