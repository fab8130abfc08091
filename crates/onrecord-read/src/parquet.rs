//! Rows of a Parquet table, an article each, row group by row group and only the columns that are
//! needed.

use std::fs::File;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use onrecord_text::guard::caught;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};

use crate::columns::{Chosen, Field};
use crate::error::{Place, Spot};
use crate::raw::{Content, Known, Raw};
use crate::source::Records;
use crate::{Aside, Fault, Options, ReadError, Size};

/// Rows are taken out so many at a time.
const BATCH: usize = 64;

/// The articles of a table.
pub(crate) struct Parquet {
    file: File,
    metadata: ArrowReaderMetadata,
    chosen: Chosen,
    names: Vec<String>,
    place: Place,
    stem: String,
    limit: Size,
    groups: std::vec::IntoIter<usize>,
    reader: Option<ParquetRecordBatchReader>,
    /// The rows at hand, with how many of them are done.
    rows: Option<(Batch, usize)>,
    number: u64,
    /// The row before the first of the next group.
    group_end: u64,
}

/// A few rows, with the columns that are needed as text.
struct Batch {
    columns: Vec<(Field, ArrayRef)>,
    length: usize,
}

impl Parquet {
    pub(crate) fn open(
        file: File,
        place: Place,
        id: &str,
        options: &Options,
        asides: &mut Vec<Aside>,
    ) -> Result<Self, Fault> {
        let metadata = guarded(|| {
            ArrowReaderMetadata::load(
                &file,
                parquet::arrow::arrow_reader::ArrowReaderOptions::new(),
            )
        })?;
        let names: Vec<String> =
            metadata.schema().fields().iter().map(|field| field.name().clone()).collect();
        let borrowed: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = options.columns.choose(&borrowed)?;
        asides.extend(chosen.told().map(Aside::Columns));
        let groups: Vec<usize> = (0..metadata.metadata().num_row_groups()).collect();
        Ok(Self {
            file,
            metadata,
            chosen,
            names,
            place,
            stem: id.to_owned(),
            limit: options.max_article,
            groups: groups.into_iter(),
            reader: None,
            rows: None,
            number: 0,
            group_end: 0,
        })
    }

    /// Opens the next row group; whether there is one.
    fn open_group(&mut self) -> Result<bool, Fault> {
        self.number = self.group_end;
        let Some(group) = self.groups.next() else { return Ok(false) };
        let rows = self.metadata.metadata().row_group(group).num_rows();
        self.group_end += u64::try_from(rows).unwrap_or_default();
        let file = self.file.try_clone()?;
        let metadata = self.metadata.clone();
        let places = Field::ALL.into_iter().filter_map(|field| self.chosen.place(field));
        let mask = ProjectionMask::roots(metadata.parquet_schema(), places);
        self.reader = Some(guarded(|| {
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata)
                .with_projection(mask)
                .with_row_groups(vec![group])
                .with_batch_size(BATCH)
                .build()
        })?);
        Ok(true)
    }

    /// Takes out the next few rows; whether there are any. A group that is damaged is left.
    fn fill(&mut self) -> Result<bool, ReadError> {
        loop {
            if let Some(reader) = &mut self.reader {
                let batch = guarded(|| reader.next().transpose());
                match batch.and_then(|batch| batch.map(|batch| self.batch(&batch)).transpose()) {
                    Ok(Some(batch)) => {
                        self.rows = Some((batch, 0));
                        return Ok(true);
                    }
                    Ok(None) => self.reader = None,
                    Err(fault) => {
                        self.reader = None;
                        return Err(self.place.at(Spot::Row(self.number + 1)).error(fault));
                    }
                }
            }
            if !self.open_group().map_err(|fault| self.place.error(fault))? {
                return Ok(false);
            }
        }
    }

    fn batch(&self, batch: &RecordBatch) -> Result<Batch, Fault> {
        let mut columns = Vec::new();
        for field in Field::ALL {
            let Some(name) = self.chosen.place(field).map(|place| &self.names[place]) else {
                continue;
            };
            if let Some(column) = batch.column_by_name(name) {
                columns.push((field, text(name, column)?));
            }
        }
        Ok(Batch { columns, length: batch.num_rows() })
    }

    fn article(&mut self, batch: &Batch, row: usize) -> Result<Raw, ReadError> {
        self.number += 1;
        let place = self.place.at(Spot::Row(self.number));
        let take = |field| batch.value(field, row);
        let text = take(Field::Text).ok_or_else(|| place.error(Fault::NoText))?;
        if text.len() as u64 > self.limit.0 {
            return Err(place.error(Fault::ArticleTooLarge(self.limit)));
        }
        let known = Known {
            id: take(Field::Id).unwrap_or_else(|| format!("{}#{}", self.stem, self.number)),
            url: take(Field::Url),
            title: take(Field::Title),
            publisher: take(Field::Publisher),
            published: take(Field::Published),
            language: take(Field::Language),
        };
        Ok(Raw { place, known, content: Content::Decoded(text), remarks: Vec::new() })
    }
}

impl Records for Parquet {
    fn next(&mut self, _: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>> {
        loop {
            if let Some((batch, row)) = self.rows.take()
                && row < batch.length
            {
                let article = self.article(&batch, row);
                self.rows = Some((batch, row + 1));
                return Some(article);
            }
            match self.fill() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Batch {
    fn value(&self, field: Field, row: usize) -> Option<String> {
        let (_, column) = self.columns.iter().find(|(held, _)| *held == field)?;
        let texts = column.as_string_opt::<i64>()?;
        let value = texts.is_valid(row).then(|| texts.value(row))?;
        (!value.trim().is_empty()).then(|| value.to_owned())
    }
}

/// A column as text.
fn text(name: &str, column: &ArrayRef) -> Result<ArrayRef, Fault> {
    // A zone by its name is kept beside the instants, which are UTC.
    let utc = match column.data_type() {
        DataType::Timestamp(unit, Some(_)) => {
            cast(column, &DataType::Timestamp(*unit, Some("+00:00".into()))).ok()
        }
        _ => None,
    };
    cast(utc.as_ref().unwrap_or(column), &DataType::LargeUtf8)
        .map_err(|error| Fault::Parquet(format!("column `{name}` holds no text: {error}")))
}

/// Runs the reader on what may be damaged on purpose.
fn guarded<T, E: std::fmt::Display>(work: impl FnOnce() -> Result<T, E>) -> Result<T, Fault> {
    match caught(work) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(Fault::Parquet(error.to_string())),
        Err(_) => Err(Fault::Parquet("it is damaged".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use arrow::array::{Int64Array, StringArray, TimestampMillisecondArray};
    use parquet::arrow::ArrowWriter;
    use parquet::file::properties::WriterProperties;

    use super::*;

    /// A table of 150 rows in groups of 50; row 7 has no text.
    fn table(path: &Path) {
        let rows = 1..=150_i64;
        let ids: ArrayRef = Arc::new(rows.clone().collect::<Int64Array>());
        let texts = rows.clone().map(|row| (row != 7).then(|| format!("Text {row}.")));
        let texts: ArrayRef = Arc::new(texts.collect::<StringArray>());
        let dates = TimestampMillisecondArray::from_iter_values(rows.map(|_| 1_718_958_600_000));
        let dates: ArrayRef = Arc::new(dates.with_timezone("Europe/Berlin"));
        let batch =
            RecordBatch::try_from_iter([("n", ids), ("body", texts), ("date", dates)]).unwrap();
        let properties = WriterProperties::builder().set_max_row_group_row_count(Some(50)).build();
        let file = File::create(path).unwrap();
        let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }

    fn read(path: &Path) -> Vec<Result<crate::Item, ReadError>> {
        let options = Options { columns: "id=n".parse().unwrap(), ..Options::default() };
        crate::open(path, "t", &options).unwrap().articles(&options).collect()
    }

    #[test]
    fn every_row_of_every_group_is_an_article() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        table(&path);
        let items = read(&path);
        assert_eq!(items.len(), 150);
        assert!(
            items[6].as_ref().unwrap_err().to_string().ends_with("row 7: there is no text in it")
        );
        let last = &items[149].as_ref().unwrap().article;
        assert_eq!((last.id.as_str(), last.text.as_str()), ("150", "Text 150."));
        assert_eq!(last.published.as_ref().unwrap().to_string(), "2024-06-21T08:30:00+00:00");
    }

    #[test]
    fn damage_anywhere_is_an_error_and_never_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        table(&path);
        let sound = std::fs::read(&path).unwrap();
        for place in (4..sound.len()).step_by(97) {
            let mut bytes = sound.clone();
            bytes[place] ^= 0xFF;
            std::fs::write(&path, bytes).unwrap();
            let options = Options::default();
            if let Ok(source) = crate::open(&path, "t", &options) {
                assert!(source.articles(&options).count() <= 300, "{place}");
            }
        }
    }

    #[test]
    fn a_stream_is_refused_with_the_reason() {
        let error = crate::read_from(&b"PAR1..."[..], "-", "stdin", &Options::default());
        assert!(error.err().unwrap().to_string().starts_with("-: Parquet cannot be read from"));
    }
}
