//! Tables as files: what was written is what is read, whole or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use onrecord::record::Record;
use onrecord_export::{Batches, FileFormat, Folder, Holds, JsonLines, Table, records, write_line};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

use crate::made::several;

const PARQUET: FileFormat = FileFormat::Parquet { by_month: false };
const MONTHS: FileFormat = FileFormat::Parquet { by_month: true };

fn one() -> Record {
    serde_json::from_str(include_str!("record.json")).unwrap()
}

/// The record under another id, published in another month.
fn published(id: &str, published: Option<&str>) -> Record {
    let mut record = one();
    id.clone_into(&mut record.article.id);
    record.article.published = published.map(str::to_owned);
    record
}

fn write(format: FileFormat, records: &[Record]) -> (TempDir, PathBuf) {
    let place = tempdir().unwrap();
    let target = place.path().join("tables");
    let mut folder = Folder::create(&target, format).unwrap();
    for record in records {
        folder.push(record, None).unwrap();
    }
    assert_eq!(folder.len(), records.len());
    folder.finish().unwrap();
    (place, target)
}

/// Every file under a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn rows(path: &Path, table: Table) -> RecordBatch {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let schema = table.schema();
    assert_eq!(reader.schema().fields(), schema.fields());
    let batches: Vec<RecordBatch> = reader.build().unwrap().map(Result::unwrap).collect();
    concat_batches(&schema, &batches).unwrap()
}

fn read(folder: &Path) -> Vec<Record> {
    let batches =
        Table::ALL.map(|table| rows(&folder.join(table.name()).with_extension("parquet"), table));
    records(&Batches::from_batches(batches)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn parquet_loses_nothing(made in several()) {
        let (_place, folder) = write(PARQUET, &made);
        prop_assert_eq!(read(&folder), made);
    }

    #[test]
    fn csv_keeps_every_row_and_every_text(made in several(), safe in any::<bool>()) {
        let (_place, folder) = write(FileFormat::Csv { safe }, &made);
        let mut actors = csv::Reader::from_path(folder.join("actors.csv")).unwrap();
        let names: Vec<String> =
            actors.records().map(|row| row.unwrap()[5].to_owned()).collect();
        let expected = made.iter().flat_map(|record| &record.actors).map(|actor| &actor.name);
        for (name, expected) in names.iter().zip(expected.clone()) {
            prop_assert!(name == expected || safe && name.strip_prefix('\'') == Some(expected));
        }
        prop_assert_eq!(names.len(), expected.count());
        for table in Table::ALL {
            let mut reader = csv::Reader::from_path(folder.join(table.name()).with_extension("csv")).unwrap();
            let columns: Vec<_> = table.columns().map(|column| column.name).collect();
            prop_assert_eq!(reader.headers().unwrap(), columns);
            // The reader refuses a row with fewer or more cells.
            prop_assert!(reader.records().all(|row| row.is_ok()));
        }
    }

    #[test]
    fn no_text_in_a_safe_table_is_a_formula(made in several(), text in any::<String>()) {
        let place = tempdir().unwrap();
        let target = place.path().join("tables");
        let mut folder = Folder::create(&target, FileFormat::Csv { safe: true }).unwrap();
        for record in &made {
            folder.push(record, Some(text.as_str())).unwrap();
        }
        folder.finish().unwrap();
        for table in Table::ALL {
            let path = target.join(table.name()).with_extension("csv");
            let is_text: Vec<bool> =
                table.columns().map(|column| column.holds == Holds::Text).collect();
            for row in csv::Reader::from_path(path).unwrap().records() {
                for (cell, is_text) in row.unwrap().iter().zip(&is_text) {
                    let begins = cell.trim_start().chars().next().unwrap_or('a');
                    prop_assert!(!is_text || !"=+-@＝＋－＠\t\r\n".contains(begins), "{cell:?}");
                }
            }
        }
    }

    #[test]
    fn lines_give_the_same_records_back(made in several()) {
        let mut lines = Vec::new();
        for record in &made {
            write_line(&mut lines, record).unwrap();
        }
        let read: Vec<Record> = JsonLines::new(&lines[..]).map(Result::unwrap).collect();
        prop_assert_eq!(read, made);
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let made = [published("a", Some("2024-06-21")), published("b", None)];
    for format in [PARQUET, MONTHS, FileFormat::Csv { safe: false }] {
        let [(one, first), (two, second)] = [write(format, &made), write(format, &made)];
        let bytes = |folder: &Path| -> Vec<_> {
            let files = files(folder).into_iter();
            files
                .map(|path| {
                    (path.strip_prefix(folder).unwrap().to_owned(), fs::read(path).unwrap())
                })
                .collect()
        };
        assert_eq!(bytes(&first), bytes(&second));
        drop((one, two));
    }
}

#[test]
fn each_month_has_its_files_and_a_record_without_one_too() {
    let (_place, folder) = write(
        MONTHS,
        &[
            published("a", Some("2024-06-21")),
            published("b", None),
            published("c", Some("2024-06-30T23:30:00-05:00")),
            published("d", Some("2024-07-01")),
        ],
    );
    let months: Vec<_> = files(&folder.join("articles"))
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(folder.join("articles")).unwrap();
            (name.to_str().unwrap().to_owned(), rows(&path, Table::Articles).num_rows())
        })
        .collect();
    let expected = [
        ("month=2024-06/part-0.parquet", 2),
        ("month=2024-07/part-0.parquet", 1),
        ("month=__HIVE_DEFAULT_PARTITION__/part-0.parquet", 1),
    ];
    assert_eq!(months, expected.map(|(name, rows)| (name.to_owned(), rows)));
}

#[test]
fn a_month_that_comes_back_goes_on_in_a_new_file() {
    let months = (1..=12).chain([1]).enumerate();
    let made: Vec<Record> = months
        .map(|(nth, month)| published(&nth.to_string(), Some(&format!("2024-{month:02}-01"))))
        .collect();
    let (_place, folder) = write(MONTHS, &made);
    let january = files(&folder.join("events/month=2024-01"));
    let names: Vec<_> = january.iter().map(|path| path.file_name().unwrap()).collect();
    assert_eq!(names, ["part-0.parquet", "part-1.parquet"]);
    assert_eq!(files(&folder).len(), 13 * Table::ALL.len());
}

#[test]
fn more_rows_than_are_held_at_once_are_all_there() {
    let mut made = [one(), one(), one()];
    for (nth, record) in made.iter_mut().enumerate() {
        record.article.id = nth.to_string();
        record.actors[0].mentions = (0..5000).map(|at| [at, at + 1]).collect();
    }
    let (_place, folder) = write(PARQUET, &made);
    assert_eq!(read(&folder), made);
}

#[test]
fn without_records_there_are_tables_without_rows() {
    let (_place, folder) = write(PARQUET, &[]);
    assert_eq!(read(&folder), []);
    let (_place, folder) = write(FileFormat::Csv { safe: false }, &[]);
    assert_eq!(files(&folder).len(), Table::ALL.len());
}

#[test]
fn a_folder_with_something_in_it_stays_as_it_is() {
    let place = tempdir().unwrap();
    fs::write(place.path().join("mine.txt"), "mine").unwrap();
    let error = Folder::create(place.path(), PARQUET).err().unwrap().to_string();
    assert!(
        error.ends_with("this folder is not empty; name a new one, or empty it first"),
        "{error}"
    );
    let error = Folder::create(&place.path().join("mine.txt"), PARQUET).err().unwrap();
    assert!(error.to_string().contains("not empty"), "{error}");
    assert_eq!(files(place.path()), [place.path().join("mine.txt")]);
}

#[test]
fn what_is_given_up_leaves_nothing_behind() {
    let place = tempdir().unwrap();
    let mut folder = Folder::create(&place.path().join("tables"), MONTHS).unwrap();
    folder.push(&one(), None).unwrap();
    drop(folder);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn an_empty_folder_is_filled() {
    let place = tempdir().unwrap();
    let target = place.path().join("tables");
    fs::create_dir(&target).unwrap();
    let mut folder = Folder::create(&target, PARQUET).unwrap();
    folder.push(&one(), None).unwrap();
    folder.finish().unwrap();
    assert_eq!(read(&target), [one()]);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn csv_is_written_as_documented() {
    let (_place, folder) = write(FileFormat::Csv { safe: true }, &[one()]);
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let events = text("events.csv");
    let second = events.lines().nth(1).unwrap();
    let (before, after) =
        ("harbour,https://news.example/harbour,2024-06-21,0,e1,", ",CONSULT,\"[\"\"visit\"\"]\",");
    assert!(second.starts_with(before) && second.contains(after), "{second}");
    assert!(
        second.contains(
            ",true,fact,,2024-06-20,2024-06-20,Mombasa,,40,43,\"[[40,43],[300,304]]\",0.8"
        ),
        "{second}"
    );
    // A number is no formula, and stays a number.
    assert!(text("places.csv").contains(",Mombasa,KEN,-4.0547,39.6636,186301"));
}
