//! Records turned into tables and back are the same records.

use arrow::array::{RecordBatch, UInt32Array};
use arrow::compute::{concat_batches, take_record_batch};
use onrecord::record::Record;
use onrecord_export::{Batches, ReadError, Table, Tables, records, tables};
use proptest::prelude::*;

use crate::made::several;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn nothing_is_lost(made in several(), text in any::<String>()) {
        let mut tables = Tables::new();
        for record in &made {
            tables.push(record, Some(text.as_str())).unwrap();
        }
        prop_assert_eq!(records(&tables.finish().unwrap()).unwrap(), made);
    }

    #[test]
    fn rows_may_come_in_any_order(made in several()) {
        let batches = tables(&made).unwrap();
        let backwards = batches.iter().map(|(_, batch)| backwards(batch)).collect::<Vec<_>>();
        let mut read = records(&Batches::from_batches(backwards.try_into().unwrap())).unwrap();
        read.reverse();
        prop_assert_eq!(read, made);
    }

    #[test]
    fn a_table_filled_in_parts_is_the_same_table(made in several()) {
        let mut parts = Tables::new();
        let mut batches = Vec::new();
        for record in &made {
            parts.push(record, None).unwrap();
            batches.push(parts.finish().unwrap());
            prop_assert_eq!(parts.rows(), 0);
        }
        let whole = tables(&made).unwrap();
        for table in Table::ALL {
            let parts = batches.iter().map(|batches| batches.get(table));
            let joined = concat_batches(&table.schema(), parts).unwrap();
            prop_assert_eq!(&joined, whole.get(table));
        }
    }
}

fn backwards(batch: &RecordBatch) -> RecordBatch {
    let rows = UInt32Array::from_iter_values((0..batch.num_rows() as u32).rev());
    take_record_batch(batch, &rows).unwrap()
}

fn one() -> Record {
    let json = include_str!("record.json");
    serde_json::from_str(json).unwrap()
}

#[test]
fn every_row_says_which_article_it_is_from() {
    let batches = tables([&one()]).unwrap();
    for (table, batch) in batches.iter() {
        assert!(batch.num_rows() > 0, "{}: the record has none", table.name());
        for (column, value) in [
            ("article_id", "harbour"),
            ("url", "https://news.example/harbour"),
            ("published", "2024-06-21"),
        ] {
            let column = batch.column_by_name(column).unwrap();
            let column = column.as_any().downcast_ref::<arrow::array::StringArray>().unwrap();
            assert!(column.iter().all(|cell| cell == Some(value)), "{}", table.name());
        }
    }
}

#[test]
fn an_article_that_is_there_twice_is_named() {
    let error = records(&tables([&one(), &one()]).unwrap()).unwrap_err();
    assert!(matches!(error, ReadError::Twice { .. }), "{error}");
    assert_eq!(
        error.to_string(),
        "table `articles`: `harbour` of article `harbour` is there twice"
    );
}

#[test]
fn a_row_without_its_article_is_named() {
    let batches = tables([&one()]).unwrap();
    let mut parts: Vec<RecordBatch> = batches.iter().map(|(_, batch)| batch.clone()).collect();
    parts[0] = RecordBatch::new_empty(Table::Articles.schema());
    let error = records(&Batches::from_batches(parts.try_into().unwrap())).unwrap_err();
    assert_eq!(error.to_string(), "table `actors`: there is no `harbour` in article `harbour`");
}

#[test]
fn an_offset_no_text_can_have_is_refused() {
    let mut record = one();
    record.events[0].trigger[1] = usize::MAX;
    let error = tables([&record]).unwrap_err().to_string();
    assert!(error.starts_with("article `harbour`: 18446744073709551615 is no place"), "{error}");
}
