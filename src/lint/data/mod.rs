//! Vocabularies of the rules: plain tables, one file each.

pub(super) mod colors;
pub(super) mod figures;
pub(super) mod framing;
pub(super) mod layout;
pub(super) mod manners;
pub(super) mod media;
pub(super) mod motion;
pub(super) mod narration;
pub(super) mod placeholders;
pub(super) mod transitions;
