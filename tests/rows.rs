//! Rows of data: what is read, and what is refused where.

use shotlist::report::{Format, Look};
use shotlist::rows::{Row, read};
use shotlist::{Error, rows};

fn rows(path: &str, text: &str) -> Vec<Row> {
    read(path, text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// The findings as people see them, or the error's message.
fn refused(path: &str, bytes: impl AsRef<[u8]>) -> String {
    match read(path, bytes.as_ref()) {
        Ok(rows) => panic!("read: {rows:?}"),
        Err(Error::Invalid(invalid)) => {
            Format::Full.report(Look::plain(100)).file(&invalid.source, &invalid.diagnostics)
        }
        Err(error) => error.to_string(),
    }
}

fn value<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    row.values.get(name).map(String::as_str)
}

#[test]
fn csv_gives_a_row_a_line() {
    let rows = rows("a.csv", "id,city,note\n1,Lisbon,\"warm, and \"\"bright\"\"\"\n007,Paris,\n");
    assert_eq!(rows.len(), 2);
    assert_eq!(*rows[0].columns, ["id", "city", "note"]);
    assert_eq!(value(&rows[0], "note"), Some("warm, and \"bright\""));
    assert_eq!(value(&rows[1], "id"), Some("007"), "numbers stay as they are written");
    assert_eq!(value(&rows[1], "note"), None, "an empty cell is no value");
}

#[test]
fn rows_know_their_lines() {
    for end in ["\n", "\r\n"] {
        let text = ["id,note", "", "1,\"two", "lines\"", ",", "", "2,x", ""].join(end);
        let rows = rows("a.csv", &text);
        let places: Vec<_> = rows.iter().map(|row| (row.number, row.line)).collect();
        assert_eq!(places, [(1, 3), (2, 7)], "{end:?}");
    }
}

#[test]
fn spreadsheets_are_read_as_they_export() {
    let comma = rows("a.csv", "id,city\n1,Rome\n");
    assert_eq!(rows("a.csv", "\u{feff}id;city\r\n1;Rome\r\n"), comma);
    assert_eq!(rows("a.TSV", "id\tcity\n1\tRome"), comma);
    assert_eq!(rows("a.csv", "id , city\n1 , Rome \n,\n"), comma);
}

#[test]
fn json_lines_keep_values_as_written() {
    let text = "{\"id\": 1.10, \"big\": 12345678901234567890123, \"on\": true, \"city\": \"S\\u00e3o\"}\n\n{\"id\":\"2\",\"note\":null,\"empty\":\"\"}\n";
    let rows = rows("a.jsonl", text);
    assert_eq!(value(&rows[0], "id"), Some("1.10"));
    assert_eq!(value(&rows[0], "big"), Some("12345678901234567890123"));
    assert_eq!(value(&rows[0], "on"), Some("true"));
    assert_eq!(value(&rows[0], "city"), Some("São"));
    assert_eq!(
        (rows[1].line, value(&rows[1], "note"), value(&rows[1], "empty")),
        (3, None, Some(""))
    );
    assert_eq!(*rows[1].columns, ["id", "note", "empty"]);
}

#[test]
fn json_lines_know_their_lines_whatever_ends_them() {
    let rows = rows("a.ndjson", "\u{feff}{\"id\":1}\r\n\r\n {\"id\":2}\r\n");
    let places: Vec<_> = rows.iter().map(|row| (row.number, row.line)).collect();
    assert_eq!(places, [(1, 1), (2, 3)]);
}

#[test]
fn refusals_point_at_the_place() {
    insta::assert_snapshot!("csv_header", refused("a.csv", "id,First Name,,id,2nd\n1,2,3,4,5\n"));
    insta::assert_snapshot!(
        "csv_ragged",
        refused("a.csv", "id,city\n1,Lisbon, Portugal\n2,Rome\n3\n")
    );
    insta::assert_snapshot!("csv_quote", refused("a.csv", "id,city\n1,Rome\n2,\"Paris\n3,Oslo\n"));
    insta::assert_snapshot!("csv_header_quote", refused("a.csv", "id,\"city\n1,Rome\n"));
    insta::assert_snapshot!(
        "json_lines",
        refused(
            "a.jsonl",
            "{\"id\": 1, \"tags\": [\"a\"], \"who\": {\"name\": \"b\"}}\n[{\"id\": 2}]\n{\"id\": 3,}\n{\"id\": 4, \"id\": 5, \"my name\": 1}\n{\"id\": \"é"
        )
    );
    insta::assert_snapshot!("no_rows", refused("a.csv", "id,city\n\n"));
}

#[test]
fn utf_16_is_read() {
    let bytes: Vec<u8> =
        "\u{feff}id,city\n1,Coimbra\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let rows = read("a.csv", &bytes).expect("rows");
    assert_eq!(value(&rows[0], "city"), Some("Coimbra"));
}

#[test]
fn other_files_are_refused() {
    insta::assert_snapshot!("other_ending", refused("rows.xlsx", ""));
    insta::assert_snapshot!("latin_1", refused("a.csv", b"id,city\n1,Rome\n2,S\xe3o Paulo\n"));
    assert!(refused("a.csv", "").contains("there are no rows"));
    assert!(refused("a.jsonl", "\n\n").contains("there are no rows"));
}

#[test]
fn too_much_is_refused() {
    let many = format!("id\n{}", "1\n".repeat(rows::MOST_ROWS + 1));
    assert!(refused("a.csv", many).contains("100,000 rows"));
    let large = "x".repeat(17 * 1024 * 1024);
    assert!(refused("a.csv", large).contains("too large"));
    let problems = refused("a.csv", format!("id,city\n{}", "1\n".repeat(5_000)));
    assert_eq!(problems.matches("error[data/ragged-row]").count(), 20);
}

proptest::proptest! {
    /// Whatever stands in a file, it is read or refused.
    #[test]
    fn anything_is_read_or_refused(text in "(?s)[id,;\"\n\r\t {}\\[\\]:1é\u{1}\u{feff}]{0,60}") {
        for path in ["a.csv", "a.jsonl"] {
            match read(path, text.as_bytes()) {
                Ok(rows) => proptest::prop_assert!(!rows.is_empty()),
                Err(error) => proptest::prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    /// What a spreadsheet writes comes back.
    #[test]
    fn cells_come_back(cells in proptest::collection::vec("[a-z\",;\n]{1,8}", 2..4)) {
        let names: Vec<String> = (0..cells.len()).map(|at| format!("c{at}")).collect();
        let quoted: Vec<String> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        let text = format!("{}\n{}\n", names.join(","), quoted.join(","));
        let kept: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        match read("a.csv", text.as_bytes()) {
            Ok(rows) => for (name, cell) in names.iter().zip(kept) {
                let expected = (!cell.is_empty()).then_some(cell);
                proptest::prop_assert_eq!(value(&rows[0], name), expected);
            },
            Err(_) => proptest::prop_assert!(kept.iter().all(|cell| cell.is_empty())),
        }
    }
}
