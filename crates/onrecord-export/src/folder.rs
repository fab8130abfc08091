//! The tables as a folder of files, in bounded memory: there whole, or not at all.
//!
//! Files are written into a hidden folder beside the place where they belong, and that folder gets
//! its name when every file is whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::Published;
use onrecord::record::Record;
use serde::Serialize;
use tempfile::TempDir;

use crate::csv_file::CsvFile;
use crate::error::ExportError;
use crate::group_table::GroupTable;
use crate::groups::GroupFile;
use crate::known::Known;
use crate::parquet_file::ParquetFile;
use crate::sheet::Sheet;
use crate::table::Table;
use crate::tables::Tables;

/// Rows are handed to the files when the longest table has so many.
pub(crate) const ROWS: usize = 8192;
/// So many months are written at once; a month that comes back later goes on in a new file.
const OPEN: usize = 8;
/// What Spark, `DuckDB` and Arrow write for "no month".
const NO_MONTH: &str = "__HIVE_DEFAULT_PARTITION__";

/// The format of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// Parquet, compressed with zstd.
    Parquet {
        /// A folder for each month of publication, as in `events/month=2024-06/part-0.parquet`.
        by_month: bool,
    },
    /// CSV with a line of headings; lists are written as JSON.
    Csv {
        /// Whether cells that a spreadsheet would take for formulas are made texts.
        safe: bool,
    },
}

/// Tables on their way into a folder.
pub struct Folder {
    target: PathBuf,
    making: TempDir,
    format: FileFormat,
    parts: BTreeMap<String, Part>,
    /// How many files each month has got so far.
    begun: BTreeMap<String, usize>,
    /// The tables across articles, in the order of [`GroupTable::ALL`]; none before they are asked for.
    groups: Vec<GroupFile>,
    records: usize,
}

/// The files of one month, or of everything.
struct Part {
    tables: Tables,
    files: Vec<Box<dyn TableFile>>,
    /// The number of the last record that came in.
    last: usize,
}

/// A file that one table goes into.
pub(crate) trait TableFile {
    /// Adds rows.
    fn write(&mut self, rows: &arrow::array::RecordBatch) -> Result<(), ExportError>;
    /// Makes the file whole and sees that the disk has it.
    fn close(self: Box<Self>) -> Result<(), ExportError>;
}

impl Folder {
    /// A folder to be at `target`, which may be there already if it is empty.
    ///
    /// # Errors
    /// The folder holds something, or cannot be made.
    pub fn create(target: &Path, format: FileFormat) -> Result<Self, ExportError> {
        let taken = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some());
        if taken || target.is_file() {
            return Err(ExportError::NotEmpty { path: target.to_owned() });
        }
        let beside = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".onrecord-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let making = builder.tempdir_in(beside.unwrap_or(Path::new(".")));
        let making = making.map_err(|source| ExportError::write(target, source))?;
        let target = target.to_owned();
        let (parts, begun) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { target, making, format, parts, begun, groups: Vec::new(), records: 0 })
    }

    /// Adds a record, with what is known beside it: the article's text brings its words.
    ///
    /// # Errors
    /// A file cannot be written, or the record has an offset that no text can have.
    pub fn push<'a>(
        &mut self,
        record: &'a Record,
        known: impl Into<Known<'a>>,
    ) -> Result<(), ExportError> {
        let month = self.month(record);
        if !self.parts.contains_key(&month) {
            self.make_room()?;
            let files = self.files(&month)?;
            let part = Part { tables: Tables::new(), files, last: 0 };
            self.parts.insert(month.clone(), part);
        }
        self.records += 1;
        let Some(part) = self.parts.get_mut(&month) else { return Ok(()) };
        part.last = self.records;
        part.tables.push(record, known)?;
        if part.tables.rows() >= ROWS { part.flush() } else { Ok(()) }
    }

    /// Makes a file for each table across articles, without rows yet, where there is none so far.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn open_groups(&mut self) -> Result<(), ExportError> {
        if self.groups.is_empty() {
            let file = |table: GroupTable| {
                let file = self.file(table.sheet(), "", "part-0.parquet")?;
                Ok::<_, ExportError>(GroupFile::new(table, file))
            };
            self.groups = GroupTable::ALL.into_iter().map(file).collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    /// Adds a row across articles: an object whose keys are the table's columns.
    ///
    /// # Errors
    /// A file cannot be written, or the row is not of the table's shape.
    pub fn push_group(
        &mut self,
        table: GroupTable,
        row: &impl Serialize,
    ) -> Result<(), ExportError> {
        self.open_groups()?;
        self.groups[table as usize].push(row)
    }

    /// How many records came in.
    pub fn len(&self) -> usize {
        self.records
    }

    /// Whether none came in.
    pub fn is_empty(&self) -> bool {
        self.records == 0
    }

    /// Makes every file whole and gives the folder its name.
    ///
    /// # Errors
    /// A file cannot be written, or the place is taken by now; nothing is left behind then.
    pub fn finish(mut self) -> Result<(), ExportError> {
        if self.records == 0 && !self.by_month() {
            let files = self.files("")?;
            self.parts.insert(String::new(), Part { tables: Tables::new(), files, last: 0 });
        }
        for (_, part) in std::mem::take(&mut self.parts) {
            part.close()?;
        }
        std::mem::take(&mut self.groups).into_iter().try_for_each(GroupFile::close)?;
        let fault = |source| ExportError::write(&self.target, source);
        if self.target.is_dir() {
            // Only an empty one can be taken away.
            fs::remove_dir(&self.target).map_err(fault)?;
        }
        fs::rename(self.making.path(), &self.target).map_err(fault)?;
        // It has another name now, which nothing takes away.
        let _ = self.making.keep();
        Ok(())
    }

    fn by_month(&self) -> bool {
        self.format == FileFormat::Parquet { by_month: true }
    }

    /// The month of publication, if files are kept apart by it.
    fn month(&self, record: &Record) -> String {
        if !self.by_month() {
            return String::new();
        }
        let published = record.article.published.as_deref();
        let day = published.and_then(|published| published.parse().ok());
        let month = |published: Published| published.day().strftime("%Y-%m").to_string();
        day.map_or_else(|| NO_MONTH.to_owned(), month)
    }

    /// Closes the month that has waited longest, where too many are open.
    fn make_room(&mut self) -> Result<(), ExportError> {
        if self.parts.len() < OPEN {
            return Ok(());
        }
        let longest = self.parts.iter().min_by_key(|(_, part)| part.last);
        let Some(month) = longest.map(|(month, _)| month.clone()) else { return Ok(()) };
        self.parts.remove(&month).map_or(Ok(()), Part::close)
    }

    /// A file for each table.
    fn files(&mut self, month: &str) -> Result<Vec<Box<dyn TableFile>>, ExportError> {
        let number = self.begun.entry(month.to_owned()).or_default();
        *number += 1;
        let part = format!("part-{}.parquet", *number - 1);
        Table::ALL.into_iter().map(|table| self.file(table.sheet(), month, &part)).collect()
    }

    /// The file of one table; of one month, if files are kept apart by it.
    fn file(
        &self,
        sheet: Sheet,
        month: &str,
        part: &str,
    ) -> Result<Box<dyn TableFile>, ExportError> {
        let path = self.making.path().join(sheet.name);
        Ok(match self.format {
            FileFormat::Csv { safe } => {
                Box::new(CsvFile::create(path.with_extension("csv"), sheet, safe)?)
            }
            FileFormat::Parquet { by_month: false } => {
                Box::new(ParquetFile::create(path.with_extension("parquet"), &sheet)?)
            }
            FileFormat::Parquet { by_month: true } => {
                // What belongs to no article belongs to no month.
                let month = (!month.is_empty()).then(|| format!("month={month}"));
                let folder = month.map_or_else(|| path.clone(), |month| path.join(month));
                let fault = |source| ExportError::write(&folder, source);
                fs::create_dir_all(&folder).map_err(fault)?;
                Box::new(ParquetFile::create(folder.join(part), &sheet)?)
            }
        })
    }
}

impl Part {
    fn flush(&mut self) -> Result<(), ExportError> {
        let batches = self.tables.finish()?;
        for (file, (_, rows)) in self.files.iter_mut().zip(batches.iter()) {
            file.write(rows)?;
        }
        Ok(())
    }

    fn close(mut self) -> Result<(), ExportError> {
        self.flush()?;
        self.files.into_iter().try_for_each(TableFile::close)
    }
}
