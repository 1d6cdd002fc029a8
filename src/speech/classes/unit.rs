//! The units that stand behind a number, in English.

use super::Context;

/// A sign, what one and many of it are called, and whether a blank may stand before it.
type Unit = (&'static str, &'static str, &'static str, bool);

const UNITS: &[Unit] = &[
    ("km/h", "kilometer per hour", "kilometers per hour", true),
    ("m/s", "meter per second", "meters per second", true),
    ("mph", "mile per hour", "miles per hour", true),
    ("km²", "square kilometer", "square kilometers", true),
    ("m²", "square meter", "square meters", true),
    ("m³", "cubic meter", "cubic meters", true),
    ("sqft", "square foot", "square feet", true),
    ("km", "kilometer", "kilometers", true),
    ("cm", "centimeter", "centimeters", true),
    ("mm", "millimeter", "millimeters", true),
    ("µm", "micrometer", "micrometers", true),
    ("μm", "micrometer", "micrometers", true),
    ("nm", "nanometer", "nanometers", true),
    ("m", "meter", "meters", false),
    ("mi", "mile", "miles", true),
    ("ft", "foot", "feet", true),
    ("in", "inch", "inches", false),
    ("yd", "yard", "yards", true),
    ("kg", "kilogram", "kilograms", true),
    ("mg", "milligram", "milligrams", true),
    ("µg", "microgram", "micrograms", true),
    ("g", "gram", "grams", true),
    ("lbs", "pound", "pounds", true),
    ("lb", "pound", "pounds", true),
    ("lb-ft", "pound foot", "pound feet", true),
    ("tbsp", "tablespoon", "tablespoons", true),
    ("tsp", "teaspoon", "teaspoons", true),
    ("oz", "ounce", "ounces", true),
    ("ml", "milliliter", "milliliters", true),
    ("mL", "milliliter", "milliliters", true),
    ("cl", "centiliter", "centiliters", true),
    ("l", "liter", "liters", false),
    ("L", "liter", "liters", true),
    ("gal", "gallon", "gallons", true),
    ("ha", "hectare", "hectares", false),
    ("Gbps", "gigabit per second", "gigabits per second", true),
    ("Mbps", "megabit per second", "megabits per second", true),
    ("kbps", "kilobit per second", "kilobits per second", true),
    ("Kbps", "kilobit per second", "kilobits per second", true),
    ("PB", "petabyte", "petabytes", true),
    ("TB", "terabyte", "terabytes", true),
    ("GB", "gigabyte", "gigabytes", true),
    ("MB", "megabyte", "megabytes", true),
    ("KB", "kilobyte", "kilobytes", true),
    ("kB", "kilobyte", "kilobytes", true),
    ("GiB", "gibibyte", "gibibytes", true),
    ("MiB", "mebibyte", "mebibytes", true),
    ("KiB", "kibibyte", "kibibytes", true),
    ("Gb", "gigabit", "gigabits", true),
    ("Mb", "megabit", "megabits", true),
    ("THz", "terahertz", "terahertz", true),
    ("GHz", "gigahertz", "gigahertz", true),
    ("MHz", "megahertz", "megahertz", true),
    ("kHz", "kilohertz", "kilohertz", true),
    ("Hz", "hertz", "hertz", true),
    ("GWh", "gigawatt hour", "gigawatt hours", true),
    ("MWh", "megawatt hour", "megawatt hours", true),
    ("kWh", "kilowatt hour", "kilowatt hours", true),
    ("Wh", "watt hour", "watt hours", true),
    ("mAh", "milliamp hour", "milliamp hours", true),
    ("Ah", "amp hour", "amp hours", true),
    ("GW", "gigawatt", "gigawatts", true),
    ("MW", "megawatt", "megawatts", true),
    ("kW", "kilowatt", "kilowatts", true),
    ("mW", "milliwatt", "milliwatts", true),
    ("W", "watt", "watts", true),
    ("kV", "kilovolt", "kilovolts", true),
    ("mV", "millivolt", "millivolts", true),
    ("V", "volt", "volts", true),
    ("mA", "milliamp", "milliamps", true),
    ("A", "amp", "amps", false),
    ("hp", "horsepower", "horsepower", true),
    ("Nm", "newton meter", "newton meters", true),
    ("psi", "P S I", "P S I", true),
    ("kPa", "kilopascal", "kilopascals", true),
    ("dB", "decibel", "decibels", true),
    ("lm", "lumen", "lumens", true),
    ("kcal", "kilocalorie", "kilocalories", true),
    ("cal", "calorie", "calories", true),
    ("°C", "degree Celsius", "degrees Celsius", true),
    ("°F", "degree Fahrenheit", "degrees Fahrenheit", true),
    ("℃", "degree Celsius", "degrees Celsius", true),
    ("°", "degree", "degrees", true),
    ("ns", "nanosecond", "nanoseconds", true),
    ("µs", "microsecond", "microseconds", true),
    ("μs", "microsecond", "microseconds", true),
    ("ms", "millisecond", "milliseconds", true),
    ("secs", "second", "seconds", true),
    ("sec", "second", "seconds", true),
    ("s", "second", "seconds", false),
    ("mins", "minute", "minutes", true),
    ("min", "minute", "minutes", true),
    ("hrs", "hour", "hours", true),
    ("hr", "hour", "hours", true),
    ("h", "hour", "hours", false),
    ("yrs", "year", "years", true),
    ("yr", "year", "years", true),
    ("wks", "week", "weeks", true),
    ("d", "day", "days", false),
    ("fps", "frame per second", "frames per second", true),
    ("rpm", "R P M", "R P M", true),
    ("bpm", "beat per minute", "beats per minute", true),
    ("wpm", "word per minute", "words per minute", true),
    ("ppm", "part per million", "parts per million", true),
    ("dpi", "D P I", "D P I", true),
    ("ppi", "P P I", "P P I", true),
    ("bps", "basis point", "basis points", true),
    ("px", "pixel", "pixels", true),
    ("MP", "megapixel", "megapixels", true),
    ("pts", "point", "points", true),
    ("x", "time", "times", false),
    ("×", "time", "times", false),
];

/// Most lower-case letters that a unit begins with.
const LONGEST: usize = 4;

/// What a unit at an offset behind a figure is called, and where it ends.
///
/// The longest sign wins. It may stand behind a blank or, in a compound such as `24-fps`, behind a hyphen if it cannot
/// be taken for a word.
pub(super) fn read(context: Context<'_>, at: usize, one: bool) -> Option<(&'static str, usize)> {
    let text = context.text;
    let blank = text.after_blank(at);
    let attached = find(context, at, |_| true);
    let found =
        attached.or_else(|| if blank > at { find(context, blank, |unit| unit.3) } else { None });
    let (unit, end) = found.or_else(|| {
        if text.byte(at) == b'-' {
            find(context, at + 1, |unit| unit.3 && unit.0.len() > 1)
        } else {
            None
        }
    })?;
    let (single, many) = own(context, unit.0).unwrap_or((unit.1, unit.2));
    let many = if unit.1 == "time" { context.language.lexicon.times } else { many };
    Some((if one { single } else { many }, end))
}

/// What one of a unit is called, for "per".
pub(super) fn one(context: Context<'_>, sign: &str) -> Option<&'static str> {
    let english = UNITS.iter().find(|unit| unit.0 == sign && unit.1 != "time")?;
    Some(own(context, sign).map_or(english.1, |(one, _)| one))
}

fn own(context: Context<'_>, sign: &str) -> Option<(&'static str, &'static str)> {
    context
        .language
        .lexicon
        .units
        .iter()
        .find(|unit| unit.0 == sign)
        .map(|(_, one, many)| (*one, *many))
}

fn find(
    context: Context<'_>,
    at: usize,
    allowed: impl Fn(&Unit) -> bool,
) -> Option<(&'static Unit, usize)> {
    let text = context.text;
    let first = text.byte(at);
    // Most words behind a number are longer than any unit.
    if !(first.is_ascii_alphabetic() || first >= 0x80)
        || text.run(at, |byte| byte.is_ascii_lowercase()) > at + LONGEST
    {
        return None;
    }
    let fits = |unit: &&Unit| {
        unit.0.as_bytes().first() == Some(&first)
            && allowed(unit)
            && text.starts_with(at, unit.0)
            && !text.alphanumeric(at + unit.0.len())
    };
    let unit = UNITS.iter().filter(fits).max_by_key(|unit| unit.0.len())?;
    Some((unit, at + unit.0.len()))
}
