//! The plan: the script with everything worked out – variables filled in, settings resolved,
//! scenes numbered, timed and given their roles.

mod model;

pub use model::*;
