//! An article as it was published.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// One text as published, with what is known about its publication.
///
/// ```
/// let article = onrecord_text::Article::new("NAIROBI, May 10 - Talks resumed, the minister said.");
/// assert_eq!(article.published, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The caller's name for it: a file stem, a row number, an address.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its headline, where the source keeps it apart from the text.
    pub title: Option<String>,
    /// When it was published; without it, relative dates stay unresolved.
    pub published: Option<Published>,
    /// ISO 639-1 code of its language, where known.
    pub language: Option<String>,
    /// The text. All spans of its record point into this string.
    pub text: String,
}

impl Article {
    /// An article of which only the text is known.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// When an article was published: a day, or an instant with its offset from UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// A day, as in `2024-06-21`.
    Day(Date),
    /// An instant, as in `2024-06-21T08:30:00+02:00`.
    Instant(ZonedDateTime),
}

impl Published {
    /// The day of publication, in the time zone it was given in.
    pub fn day(&self) -> Date {
        match self {
            Self::Day(day) => *day,
            Self::Instant(instant) => instant.date(),
        }
    }
}

/// A publication date that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date: write a day as 2024-06-21 or an instant as 2024-06-21T08:30:00Z")]
pub struct PublishedError(String);

impl FromStr for Published {
    type Err = PublishedError;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        let value = value.trim();
        let bad = || PublishedError(value.to_owned());
        if value.len() <= 10 {
            return value.parse().map(Self::Day).map_err(|_| bad());
        }
        let instant: Timestamp = value.parse().map_err(|_| bad())?;
        let offset = jiff::fmt::temporal::Pieces::parse(value)
            .ok()
            .and_then(|pieces| pieces.to_numeric_offset())
            .unwrap_or(jiff::tz::Offset::UTC);
        Ok(Self::Instant(instant.to_zoned_datetime(TimeZone::fixed(offset))))
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Instant(instant) => {
                write!(f, "{}", instant.timestamp().display_with_offset(instant.offset()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_instants_are_read_and_written_back() {
        for value in ["2024-06-21", "2024-06-21T08:30:00+02:00", "2024-02-29T23:59:59+00:00"] {
            let published: Published = value.parse().unwrap();
            assert_eq!(published.to_string(), value);
        }
    }

    #[test]
    fn the_day_is_the_day_where_it_was_published() {
        let published: Published = "2024-06-21T01:30:00+09:00".parse().unwrap();
        assert_eq!(published.day().to_string(), "2024-06-21");
    }

    #[test]
    fn what_is_no_date_is_named_in_the_error() {
        for value in ["21 June", "2024-13-01", "2024-06-21T08", ""] {
            let error = value.parse::<Published>().unwrap_err();
            assert!(error.to_string().contains(&format!("`{value}`")), "{error}");
        }
    }
}
