//! Rows as CSV.

use csv::WriterBuilder;

/// CSV of records that all have as many cells; cells with separators, quotes and line breaks are
/// quoted.
pub(crate) fn write<'c>(records: impl Iterator<Item = Vec<std::borrow::Cow<'c, str>>>) -> String {
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for record in records {
        // Memory takes every record.
        let _ = writer.write_record(record.iter().map(|cell| cell.as_bytes()));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
