//! What a file of a table holds, whichever table it is.

use std::sync::Arc;

use arrow::datatypes::{Field, Fields, Schema, SchemaRef};

use crate::table::Column;

/// The name and the columns of one file.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) columns: Vec<&'static Column>,
}

impl Sheet {
    /// A sheet of these columns, in their order.
    pub(crate) fn new(
        name: &'static str,
        columns: impl IntoIterator<Item = &'static Column>,
    ) -> Self {
        Self { name, columns: columns.into_iter().collect() }
    }

    /// Its Arrow schema.
    pub(crate) fn schema(&self) -> SchemaRef {
        let field =
            |column: &&Column| Field::new(column.name, column.holds.data_type(), column.nullable);
        Arc::new(Schema::new(self.columns.iter().map(field).collect::<Fields>()))
    }
}
