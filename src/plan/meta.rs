//! Front matter (stand-in until the reader lands).
use crate::ast::Spanned;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use crate::style::Style;
use crate::text::Text;
use super::model::*;
use serde_json::{Map, Value};

#[derive(Default)]
pub(crate) struct Meta {
    pub(crate) title: Option<Text>,
    pub(crate) duration: Option<Declared>,
    pub(crate) language: Option<Text>,
    pub(crate) pace: Option<Spanned<f64>>,
    pub(crate) style: Option<MetaStyle>,
    pub(crate) profile: Option<Text>,
    pub(crate) script: Option<Spanned<ScriptMode>>,
    pub(crate) orientation: Option<Spanned<Orientation>>,
    pub(crate) avatar_id: Option<Text>,
    pub(crate) voice_id: Option<Text>,
    pub(crate) avatar: Option<AvatarFacts>,
    pub(crate) files: Vec<File>,
    pub(crate) callback_url: Option<Text>,
    pub(crate) callback_id: Option<Text>,
    pub(crate) vars: Vec<(Text, Text)>,
    pub(crate) heygen: Map<String, Value>,
    pub(crate) runware: Map<String, Value>,
    pub(crate) places: Places,
}
pub(crate) enum MetaStyle { Name(Text), Inline(Box<Style>, Span) }
pub(crate) fn read(_yaml: &str, _base: u32) -> (Meta, Vec<Diagnostic>) { (Meta::default(), vec![]) }
