//! All the words of a script, for those who ask what it is about.

use super::model::Plan;
use crate::text::Text;

impl Plan {
    /// What the script says and shows, and what it says of itself but for its tone, a line each.
    pub fn words(&self) -> String {
        let sections = &self.sections;
        let about = [&sections.format, &sections.thesis, &sections.audience];
        let mut lines = vec![&self.title];
        lines.extend(about.into_iter().flatten());
        lines.extend(self.on_screen_text.iter().map(|entry| &entry.text));
        for scene in &self.scenes {
            lines.extend(scene.title.iter().chain(&scene.vo).chain(&scene.visual));
            lines.extend(scene.left.iter().chain(&scene.right).chain(&scene.directions));
            lines.extend(scene.layers.iter().map(|layer| &layer.text));
            lines.extend(scene.text.iter().chain(&scene.lower_third).map(|shown| &shown.text));
        }
        lines.into_iter().map(Text::as_str).collect::<Vec<_>>().join("\n")
    }
}
