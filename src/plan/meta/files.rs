//! The `files` of the front matter.

use super::identifier;
use crate::plan::{File, FileSource};
use crate::text::Text;
use crate::yaml::{Key, Node, Reader, Value};

const KEYS: &[&str] = &["url", "asset_id", "path", "media_type", "data", "name", "use"];
const EXAMPLE: &str = "{url: \"https://example.com/logo.png\", name: logo}";
const SOURCES: &str = "give exactly one of `url`, `asset_id`, `path`, or `media_type` with `data`";

/// Reads the list; an entry that is wrong is left out.
pub(super) fn read(reader: &mut Reader, node: &Node<'_>) -> Vec<File> {
    let items = reader.items("files", node, format_args!("files: [{EXAMPLE}]"));
    items.iter().filter_map(|item| file(reader, item)).collect()
}

fn file(reader: &mut Reader, node: &Node<'_>) -> Option<File> {
    let Value::Map(entries) = &node.value else {
        let message = format!("this entry of `files` is {}; it takes a mapping", node.kind());
        reader.wrong(node.span, message, format!("for example `- {EXAMPLE}`"));
        return None;
    };
    let before = reader.diagnostics.len();
    let mut given = Given::read(reader, entries);
    let (name, usage) = (given.name.take(), given.usage.take());
    match given.source() {
        Ok(source) => Some(File { name, usage, source, span: node.span }),
        Err(problem) => {
            // What is missing is only worth a finding where nothing else explains it.
            if reader.diagnostics.len() == before {
                reader.wrong(node.span, problem, SOURCES);
            }
            None
        }
    }
}

/// What one entry gives.
#[derive(Default)]
struct Given {
    url: Option<Text>,
    asset_id: Option<Text>,
    path: Option<Text>,
    media_type: Option<Text>,
    data: Option<Text>,
    name: Option<Text>,
    usage: Option<Text>,
}

impl Given {
    fn read(reader: &mut Reader, entries: &[(Key<'_>, Node<'_>)]) -> Self {
        let mut given = Self::default();
        for (key, node) in entries {
            match given.slot(&key.text) {
                Some(_) if reader.is_absent(&key.text, node) => {}
                Some(slot) => *slot = identifier(reader, &key.text, node, "…"),
                None => reader.unknown(key, KEYS, entries),
            }
        }
        given
    }

    fn slot(&mut self, key: &str) -> Option<&mut Option<Text>> {
        Some(match key {
            "url" => &mut self.url,
            "asset_id" => &mut self.asset_id,
            "path" => &mut self.path,
            "media_type" => &mut self.media_type,
            "data" => &mut self.data,
            "name" => &mut self.name,
            "use" => &mut self.usage,
            _ => return None,
        })
    }

    /// Where the file comes from, or what is wrong about that.
    fn source(self) -> Result<FileSource, &'static str> {
        match (self.url, self.asset_id, self.path, self.media_type, self.data) {
            (Some(url), None, None, None, None) => Ok(FileSource::Url { url }),
            (None, Some(asset_id), None, None, None) => Ok(FileSource::AssetId { asset_id }),
            (None, None, Some(path), None, None) => Ok(FileSource::Path { path }),
            (None, None, None, Some(media_type), Some(data)) => {
                Ok(FileSource::Inline { media_type, data })
            }
            (None, None, None, Some(_), None) => Err("this file has a `media_type` but no `data`"),
            (None, None, None, None, Some(_)) => Err("this file has `data` but no `media_type`"),
            (None, None, None, None, None) => Err("this file does not say where it comes from"),
            _ => Err("this file comes from several places at once"),
        }
    }
}
