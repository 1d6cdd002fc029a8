//! Visual styles.

mod model;

pub use model::*;
/// stub
pub fn find(_n: &str, _o: &crate::Options) -> Result<Option<Style>, crate::Error> { Ok(None) }
/// stub
pub fn nearest(_n: &str) -> Option<&'static str> { None }
