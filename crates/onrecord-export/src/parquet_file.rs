//! One table as a Parquet file: zstd, and the same bytes for the same rows.

use std::fs::File;
use std::path::PathBuf;

use arrow::array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::error::ExportError;
use crate::folder::TableFile;
use crate::sheet::Sheet;

/// A row group ends after so many rows or bytes: it is what has to fit into memory.
const GROUP_ROWS: usize = 1 << 17;
const GROUP_BYTES: usize = 8 << 20;

/// A Parquet file in the making.
pub(crate) struct ParquetFile {
    path: PathBuf,
    writer: ArrowWriter<File>,
}

impl ParquetFile {
    /// A file for the rows of a table.
    pub(crate) fn create(path: PathBuf, sheet: &Sheet) -> Result<Self, ExportError> {
        let file = File::create(&path).map_err(|source| ExportError::write(&path, source))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(format!("onrecord {}", env!("CARGO_PKG_VERSION")))
            .set_max_row_group_row_count(Some(GROUP_ROWS))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .build();
        match ArrowWriter::try_new(file, sheet.schema(), Some(properties)) {
            Ok(writer) => Ok(Self { path, writer }),
            Err(source) => Err(ExportError::Parquet { path, source }),
        }
    }
}

impl TableFile for ParquetFile {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), ExportError> {
        let fault = |source: ParquetError| ExportError::Parquet { path: self.path.clone(), source };
        self.writer.write(rows).map_err(fault)
    }

    fn close(self: Box<Self>) -> Result<(), ExportError> {
        let Self { path, writer } = *self;
        let file = match writer.into_inner() {
            Ok(file) => file,
            Err(source) => return Err(ExportError::Parquet { path, source }),
        };
        file.sync_all().map_err(|source| ExportError::write(&path, source))
    }
}
