//! Time: whole milliseconds inside, seconds at the edge.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length or a moment in milliseconds. In JSON it is a number of seconds with at most three
/// decimals; shown, it is rounded half up to a tenth of a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u64);

impl Time {
    /// No time at all.
    pub const ZERO: Time = Time(0);

    /// From milliseconds.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms)
    }

    /// From whole seconds.
    pub const fn from_secs(seconds: u64) -> Self {
        Self(seconds * 1000)
    }

    /// In milliseconds.
    pub const fn ms(self) -> u64 {
        self.0
    }

    /// In seconds.
    #[expect(clippy::cast_precision_loss, reason = "a script lasts minutes, not millennia")]
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// Rounded up to the next half second: how long a scene lasts that gives no length.
    #[must_use]
    pub const fn ceil_half_second(self) -> Self {
        Self(self.0.div_ceil(500) * 500)
    }

    /// Rounded up to the next whole second.
    #[must_use]
    pub const fn ceil_second(self) -> Self {
        Self(self.0.div_ceil(1000) * 1000)
    }

    /// The difference, or zero.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Time {
    type Output = Time;
    fn add(self, other: Time) -> Time {
        Time(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Time {
    fn add_assign(&mut self, other: Time) {
        *self = *self + other;
    }
}

impl Sum for Time {
    fn sum<I: Iterator<Item = Time>>(times: I) -> Time {
        times.fold(Time::ZERO, Add::add)
    }
}

/// `8` or `8.5`, without a unit: whole seconds have no decimal.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 + 50) / 100;
        match tenths % 10 {
            0 => write!(f, "{}", tenths / 10),
            tenth => write!(f, "{}.{tenth}", tenths / 10),
        }
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(1000) {
            serializer.serialize_u64(self.0 / 1000)
        } else {
            serializer.serialize_f64(self.seconds())
        }
    }
}

impl<'de> Deserialize<'de> for Time {
    #[expect(clippy::cast_sign_loss, reason = "negative seconds are refused before the cast")]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        if !(0.0..1e9).contains(&seconds) {
            return Err(serde::de::Error::custom("seconds must be a number from 0 on"));
        }
        Ok(Time((seconds * 1000.0).round() as u64))
    }
}
