//! Dates of publication as Python and Arrow give them.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Int64Type, TimeUnit};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use onrecord::Published;
use pyo3::prelude::*;

use crate::fault::Fault;

/// The name of this part of an article.
pub(crate) const PUBLISHED: &str = "published";

/// What a text says: a day or an instant.
pub(crate) fn written(text: &str) -> Result<Option<Published>, Fault> {
    // Tables that come from CSV have an empty text where there is none.
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error| Fault::new(PUBLISHED, error))
}

/// What a `str`, a `date` or a `datetime` says. Without a time zone a `datetime` tells the day only.
pub(crate) fn of_python(value: &Bound<'_, PyAny>) -> PyResult<Result<Option<Published>, Fault>> {
    if let Ok(text) = value.extract::<String>() {
        return Ok(written(&text));
    }
    let has = |name: &str| value.hasattr(name);
    if !has("isoformat")? || !has("year")? {
        let kind = value.get_type().name()?;
        let mend = "give a str, a date or a datetime";
        return Ok(Err(Fault::new(PUBLISHED, format!("`{value}` is a {kind}; {mend}"))));
    }
    let is_instant = has("utcoffset")? && !value.call_method0("utcoffset")?.is_none();
    let iso: String = value.call_method0("isoformat")?.extract()?;
    let told = if is_instant { iso.as_str() } else { iso.get(..10).unwrap_or(&iso) };
    Ok(written(told))
}

/// Instants in a column: seconds and parts of them since 1970, and where.
pub(crate) struct Instants {
    microseconds: ArrayRef,
    zone: Option<TimeZone>,
}

impl Instants {
    /// The instants of a column of timestamps; none if its time zone is not known.
    pub(crate) fn new(column: &ArrayRef, zone: Option<&str>) -> Result<Self, Fault> {
        let no_zone = |name: &str| {
            Fault::new(PUBLISHED, format!("`{name}` is no time zone; convert the column to UTC"))
        };
        let unit = DataType::Timestamp(TimeUnit::Microsecond, zone.map(Into::into));
        let zone = zone.map(|name| zone_of(name).ok_or_else(|| no_zone(name))).transpose()?;
        let number = cast(column, &unit).and_then(|column| cast(&column, &DataType::Int64));
        let microseconds = number.map_err(|error| Fault::new(PUBLISHED, error))?;
        Ok(Self { microseconds, zone })
    }

    /// What stands in a row. Without a time zone it is the day only.
    pub(crate) fn at(&self, row: usize) -> Result<Option<Published>, Fault> {
        if self.microseconds.is_null(row) {
            return Ok(None);
        }
        let number = self.microseconds.as_primitive::<Int64Type>().value(row);
        let instant = Timestamp::from_microsecond(number)
            .map_err(|error| Fault::new(PUBLISHED, format!("`{number}` µs: {error}")))?;
        Ok(Some(match &self.zone {
            None => Published::Day(Offset::UTC.to_datetime(instant).date()),
            Some(zone) => {
                let offset = zone.to_offset(instant);
                Published::Instant(instant.to_zoned_datetime(TimeZone::fixed(offset)))
            }
        }))
    }
}

/// A time zone by its name or its offset: `Europe/Paris`, `+02:00`.
fn zone_of(name: &str) -> Option<TimeZone> {
    let offset = || format!("1970-01-01T00:00[{name}]").parse::<jiff::ZonedDateTime>().ok();
    TimeZone::get(name).ok().or_else(|| offset().map(|zoned| zoned.time_zone().clone()))
}
