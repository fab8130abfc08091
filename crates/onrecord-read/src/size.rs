//! A number of bytes, as people write it.

use std::fmt;
use std::str::FromStr;

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(pub u64);

/// The units a size may be written in, largest first.
const UNITS: [(&str, u64); 3] = [("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10)];

impl FromStr for Size {
    type Err = String;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        let bad = || format!("`{value}` is no size: write it as 500000, 500K, 64M or 2G");
        let upper = value.trim().to_ascii_uppercase();
        let short = upper.strip_suffix("IB").or(upper.strip_suffix('B')).unwrap_or(&upper);
        let (digits, unit) = UNITS
            .iter()
            .find_map(|(name, unit)| Some((short.strip_suffix(name)?, *unit)))
            .unwrap_or((short, 1));
        let number: u64 = digits.trim().parse().map_err(|_| bad())?;
        number.checked_mul(unit).filter(|size| *size > 0).map(Self).ok_or_else(bad)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match UNITS.iter().find(|(_, unit)| self.0 >= *unit) {
            None => write!(f, "{} bytes", self.0),
            Some((name, unit)) if self.0.is_multiple_of(*unit) => {
                write!(f, "{} {name}iB", self.0 / unit)
            }
            Some((name, unit)) => write!(f, "{:.1} {name}iB", self.0 as f64 / *unit as f64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (written, bytes) in [
            ("1", 1),
            ("500K", 512_000),
            ("64M", 67_108_864),
            ("64 MiB", 67_108_864),
            ("2gb", 2 << 30),
        ] {
            assert_eq!(written.parse(), Ok(Size(bytes)), "{written}");
        }
    }

    #[test]
    fn what_is_no_size_is_named() {
        for written in ["", "M", "0", "-1", "many", "99999999999G"] {
            let error = written.parse::<Size>().unwrap_err();
            assert!(error.contains(&format!("`{written}`")), "{error}");
        }
    }

    #[test]
    fn sizes_are_shown_in_their_unit() {
        assert_eq!(Size(67_108_864).to_string(), "64 MiB");
        assert_eq!(Size(1_572_864).to_string(), "1.5 MiB");
        assert_eq!(Size(12).to_string(), "12 bytes");
    }
}
