//! Turns the built-in styles from YAML into JSON, which a program that runs on every save reads ten
//! times faster.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

/// The only key of a style whose value is a number; figures anywhere else are text.
const NUMBER: &str = "max_colors";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=styles");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for entry in fs::read_dir("styles")? {
        let path = entry?.path();
        let mut style: Value = serde_yaml::from_str(&fs::read_to_string(&path)?)?;
        write_out_figures(&mut style);
        let name = path.with_extension("json");
        fs::write(out.join(name.file_name().unwrap_or_default()), style.to_string())?;
    }
    Ok(())
}

fn write_out_figures(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::from(number.to_string()),
        Value::Array(items) => items.iter_mut().for_each(write_out_figures),
        Value::Object(entries) => entries
            .iter_mut()
            .filter(|(key, _)| *key != NUMBER)
            .for_each(|(_, value)| write_out_figures(value)),
        _ => {}
    }
}
