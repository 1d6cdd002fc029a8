//! Vocabularies of the rules: plain tables, one file each.

pub(super) mod motion;
pub(super) mod transitions;
