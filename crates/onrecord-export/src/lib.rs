//! Records as tables: Arrow, Parquet, CSV, JSON Lines, and the columns of GDELT and POLECAT.

mod cell;
mod code;
mod columns;
mod error;
mod excerpts;
mod identity;
mod period;
mod read;
mod rows;
mod selection;
mod table;
mod tables;
mod view;

pub use error::{ExportError, ReadError};
pub use read::records;
pub use selection::{Selection, is_fact};
pub use table::{Column, Holds, Table};
pub use tables::{Batches, Tables, tables};
