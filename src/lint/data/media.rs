//! Which words of [`crate::optimize::media`]'s tables decide against a medium that is written, and
//! words that name a medium in running text.

/// Words for data and diagrams that are also things a camera can film.
pub(crate) const FILMABLE: [&str; 22] = [
    "arrow",
    "badge",
    "bar",
    "bullet",
    "button",
    "checklist",
    "clock",
    "column",
    "counter",
    "curve",
    "figure",
    "grid",
    "headline",
    "icon",
    "label",
    "map",
    "matrix",
    "number",
    "pie",
    "progress",
    "table",
    "title",
];

/// Words for what a face shows. Generated faces show it badly.
pub(crate) const EMOTIONS: [&str; 14] = [
    "cries", "cry", "crying", "frown", "grief", "hug", "joy", "laugh", "laughing", "smile",
    "smiling", "tears", "weep", "weeping",
];

/// Real places. The other words for what is filmed are people.
pub(crate) const PLACES: [&str; 25] = [
    "airport",
    "bakery",
    "beach",
    "bridge",
    "café",
    "city",
    "classroom",
    "clinic",
    "factory",
    "field of",
    "forest",
    "harbour",
    "hospital",
    "kitchen",
    "market",
    "mountain",
    "ocean",
    "office",
    "restaurant",
    "river",
    "shop",
    "skyline",
    "street",
    "traffic",
    "warehouse",
];

/// Words by which a drawing says that it is one.
pub(crate) const DRAWING: [&str; 30] = [
    "3d",
    "animated",
    "animation",
    "cartoon",
    "collage",
    "cut-out",
    "doodle",
    "drawing",
    "drawn",
    "flat",
    "geometric",
    "glyph",
    "hand-drawn",
    "illustrated",
    "illustration",
    "isometric",
    "line art",
    "low-poly",
    "map",
    "outline",
    "outlined",
    "paper",
    "pattern",
    "pictogram",
    "schematic",
    "silhouette",
    "sketch",
    "stylised",
    "stylized",
    "vector",
];

/// Words that name a medium in running text.
pub(crate) const MEDIUM_NAMED: [&str; 24] = [
    "ai-generated",
    "animate",
    "animated",
    "animation",
    "b-roll of",
    "clip",
    "drone",
    "film of",
    "footage",
    "generated",
    "illustrated",
    "illustration",
    "live action",
    "montage of",
    "motion graphic",
    "photo",
    "photograph",
    "recording",
    "rendered",
    "screen capture",
    "screencast",
    "screenshot",
    "stock",
    "timelapse",
];

#[cfg(test)]
mod tests {
    use super::{DRAWING, EMOTIONS, MEDIUM_NAMED};

    #[test]
    fn tables_are_ordered_by_first_letters() {
        for table in [&DRAWING[..], &EMOTIONS, &MEDIUM_NAMED] {
            assert!(table.is_sorted_by_key(|entry| entry.as_bytes().first()), "{table:?}");
        }
    }
}
