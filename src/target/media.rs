//! Files that go with a request: what they are, by their first bytes, and how they are sent.

use std::fmt;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::files::Files;
use crate::plan::{File, FileSource};
use crate::source::Source;

/// A file as a request carries it: a union on `type`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum FileInput {
    /// A public address.
    Url {
        /// The address.
        url: String,
    },
    /// An uploaded asset.
    AssetId {
        /// The provider's identifier.
        asset_id: String,
    },
    /// The file itself.
    Base64 {
        /// MIME type.
        media_type: String,
        /// Its bytes in base64.
        data: String,
    },
}

/// What a file is, as far as requests tell kinds apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    Png,
    Jpeg,
    Mp4,
    Webm,
    Mp3,
    Wav,
    Pdf,
}

/// Each kind with its MIME types, the one that is sent first.
const TYPES: [(Media, &[&str]); 7] = [
    (Media::Png, &["image/png"]),
    (Media::Jpeg, &["image/jpeg"]),
    (Media::Mp4, &["video/mp4"]),
    (Media::Webm, &["video/webm"]),
    (Media::Mp3, &["audio/mpeg"]),
    (Media::Wav, &["audio/wav", "audio/x-wav"]),
    (Media::Pdf, &["application/pdf"]),
];

/// Every MIME type that is taken.
pub(crate) const MEDIA_TYPES: [&str; 8] = [
    "image/png",
    "image/jpeg",
    "video/mp4",
    "video/webm",
    "audio/mpeg",
    "audio/wav",
    "audio/x-wav",
    "application/pdf",
];

/// How much of a file tells what it is.
pub(crate) const HEAD: usize = 64;

impl Media {
    /// The kind of a MIME type.
    pub(crate) fn of_type(media_type: &str) -> Option<Self> {
        TYPES.iter().find(|(_, types)| types.contains(&media_type)).map(|(media, _)| *media)
    }

    /// The kind of bytes, by the signature they begin with.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let at = |from: usize, signature: &[u8]| {
            bytes.get(from..).is_some_and(|rest| rest.starts_with(signature))
        };
        if at(0, b"\x89PNG\r\n\x1a\n") {
            Some(Media::Png)
        } else if at(0, b"\xff\xd8\xff") {
            Some(Media::Jpeg)
        } else if at(4, b"ftyp") && !FOREIGN_BRANDS.iter().any(|brand| at(8, brand)) {
            Some(Media::Mp4)
        } else if at(0, b"\x1aE\xdf\xa3") && bytes.windows(4).any(|word| word == b"webm") {
            Some(Media::Webm)
        } else if at(0, b"RIFF") && at(8, b"WAVE") {
            Some(Media::Wav)
        } else if at(0, b"%PDF-") {
            Some(Media::Pdf)
        } else {
            is_mp3(bytes).then_some(Media::Mp3)
        }
    }

    /// The MIME type that is sent.
    pub(crate) fn media_type(self) -> &'static str {
        let types = TYPES.iter().find(|(media, _)| *media == self).map(|(_, types)| *types);
        types.and_then(|types| types.first()).copied().unwrap_or_default()
    }
}

/// Brands of files that are built like MP4 and are none: `QuickTime`, HEIC, AVIF, audio alone.
const FOREIGN_BRANDS: [&[u8]; 8] =
    [b"qt  ", b"heic", b"heix", b"mif1", b"avif", b"avis", b"M4A ", b"M4B "];

/// An ID3 tag, or the start of a frame of MPEG audio, layer III.
fn is_mp3(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ID3")
        || matches!(bytes, [0xff, second, ..] if second & 0xe6 == 0xe2 && second & 0x18 != 0x08)
}

impl fmt::Display for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.media_type())
    }
}

/// Why base64 in a script is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadBase64 {
    /// It begins with `data:`.
    DataUrl,
    /// It has spaces or line breaks.
    WhiteSpace,
    /// It has another sign, or its padding is wrong.
    Malformed,
    /// There are no bytes in it.
    Empty,
}

impl BadBase64 {
    /// What is wrong, as a clause.
    pub(crate) const fn says(self) -> &'static str {
        match self {
            BadBase64::DataUrl => "this is a `data:` address, not base64 alone",
            BadBase64::WhiteSpace => "there is white space in this base64",
            BadBase64::Malformed => "this is no base64",
            BadBase64::Empty => "this base64 holds no bytes",
        }
    }

    /// What to do.
    pub(crate) const fn help(self) -> &'static str {
        match self {
            BadBase64::DataUrl => "leave out everything up to the comma",
            BadBase64::WhiteSpace => "write it without spaces and line breaks",
            BadBase64::Malformed | BadBase64::Empty => {
                "encode the file anew (`base64 -w0 FILE`), or give its `path`"
            }
        }
    }
}

/// Length of what base64 holds, and its first bytes; or what is wrong with it.
pub(crate) fn decode_head(data: &str) -> Result<(usize, Vec<u8>), BadBase64> {
    if data.starts_with("data:") {
        return Err(BadBase64::DataUrl);
    }
    if data.contains(|letter: char| letter.is_whitespace()) {
        return Err(BadBase64::WhiteSpace);
    }
    let padding = data.bytes().rev().take_while(|byte| *byte == b'=').count();
    let signs = data.len() - padding;
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let sound = data.len().is_multiple_of(4)
        && padding <= 2
        && data.bytes().take(signs).all(known)
        && tail(data).is_some();
    if !sound {
        return Err(BadBase64::Malformed);
    }
    let length = signs * 3 / 4;
    if length == 0 {
        return Err(BadBase64::Empty);
    }
    let whole = HEAD / 3 * 4;
    let head = STANDARD.decode(data.get(..whole).unwrap_or(data));
    head.map(|head| (length, head)).map_err(|_| BadBase64::Malformed)
}

/// The last bytes; `None` if bits are set that belong to no byte.
fn tail(data: &str) -> Option<Vec<u8>> {
    STANDARD.decode(data.get(data.len().saturating_sub(4)..)?).ok()
}

/// Bytes as base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The path of a file that a script names, as the caller would open it: relative to the script.
pub(crate) fn path_of(source: &Source, path: &str) -> String {
    let absolute = path.starts_with(['/', '\\']) || path.get(1..2) == Some(":");
    let path = path.trim_start_matches("./");
    match source.path().rsplit_once(['/', '\\']) {
        Some((folder, _)) if !absolute => format!("{folder}/{path}"),
        _ => path.to_owned(),
    }
}

/// What a file on disk is, and its length.
///
/// # Errors
/// As the operating system says.
pub(crate) fn inspect(path: &str, files: &dyn Files) -> io::Result<(Option<Media>, u64)> {
    let head = files.head(path, HEAD)?;
    Ok((Media::of_bytes(&head.bytes), head.length))
}

/// A file as the request carries it. `None` if it cannot be read or is of no kind that is taken,
/// which rules report.
pub(crate) fn input(file: &File, source: &Source, files: &dyn Files) -> Option<FileInput> {
    Some(match &file.source {
        FileSource::Url { url } => FileInput::Url { url: url.to_string() },
        FileSource::AssetId { asset_id } => FileInput::AssetId { asset_id: asset_id.to_string() },
        FileSource::Inline { media_type, data } => {
            FileInput::Base64 { media_type: media_type.to_string(), data: data.to_string() }
        }
        FileSource::Path { path } => {
            let path = path_of(source, path.as_str());
            // The size is known before a byte of a large file is read.
            let (media, length) = inspect(&path, files).ok()?;
            if length > super::FILE_BYTES {
                return None;
            }
            let bytes = files.read(&path).ok()?;
            let media_type = media?.media_type().to_owned();
            FileInput::Base64 { media_type, data: encode(&bytes) }
        }
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests may fail")]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_first_bytes() {
        for (bytes, media) in [
            (b"\x89PNG\r\n\x1a\n0000".as_slice(), Media::Png),
            (b"\xff\xd8\xff\xe0", Media::Jpeg),
            (b"\0\0\0\x20ftypisom", Media::Mp4),
            (b"\x1aE\xdf\xa3webm", Media::Webm),
            (b"ID3\x04", Media::Mp3),
            (b"\xff\xfb\x90", Media::Mp3),
            (b"RIFF\0\0\0\0WAVEfmt ", Media::Wav),
            (b"%PDF-1.7", Media::Pdf),
        ] {
            assert_eq!(Media::of_bytes(bytes), Some(media));
            assert_eq!(Media::of_type(media.media_type()), Some(media));
        }
        for other in [
            b"".as_slice(),
            b"<!doctype html>",
            b"GIF89a",
            b"\0\0\0\x14ftypqt  ",
            b"\x1aE\xdf\xa3matroska",
            b"RIFF\0\0\0\0AVI ",
            b"\xff\xf1",
        ] {
            assert_eq!(Media::of_bytes(other), None, "{other:?}");
        }
        for media_type in MEDIA_TYPES {
            assert!(Media::of_type(media_type).is_some(), "{media_type}");
        }
    }

    #[test]
    fn base64_is_strict() {
        assert_eq!(decode_head("QUJD").unwrap(), (3, b"ABC".to_vec()));
        assert_eq!(decode_head("QUI=").unwrap().0, 2);
        let long = encode(&[7; 1000]);
        assert_eq!(decode_head(&long).unwrap().0, 1000);
        for (data, bad) in [
            ("data:image/png;base64,QUJD", BadBase64::DataUrl),
            ("QUJD QUJD", BadBase64::WhiteSpace),
            ("QUJ", BadBase64::Malformed),
            ("QUJD=", BadBase64::Malformed),
            ("QU_D", BadBase64::Malformed),
            ("QUJDQ===", BadBase64::Malformed),
            ("QQ=A", BadBase64::Malformed),
            // Bits behind the last byte are set.
            ("QUJ=", BadBase64::Malformed),
            ("", BadBase64::Empty),
        ] {
            assert_eq!(decode_head(data), Err(bad), "{data}");
        }
    }

    #[test]
    fn paths_are_relative_to_the_script() {
        let source = |path: &str| Source::new(path, "").unwrap();
        assert_eq!(path_of(&source("films/a.shot"), "logo.png"), "films/logo.png");
        assert_eq!(path_of(&source("a.shot"), "../logo.png"), "../logo.png");
        assert_eq!(path_of(&source("films/a.shot"), "/tmp/logo.png"), "/tmp/logo.png");
    }
}
