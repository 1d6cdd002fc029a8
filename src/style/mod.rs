//! Visual styles.

mod model;

pub use model::*;
