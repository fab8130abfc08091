//! Records as tables: Arrow, Parquet, CSV, JSON Lines, and the columns of GDELT and POLECAT.
//!
//! [`tables`] makes record batches and [`records`] makes records of them again; [`Tables`] does the
//! same record by record. [`Folder`] writes the tables as files in bounded memory, [`EventFormat`]
//! writes events in other projects' columns, [`JsonLines`] reads records back. What every column
//! holds stands in `columns`, from which the schema and `docs/columns.md` are made.

mod cell;
mod code;
mod columns;
mod csv_file;
mod documentation;
mod error;
mod events;
mod excerpts;
mod folder;
mod group_table;
mod groups;
mod identity;
mod json_lines;
mod known;
mod parquet_file;
mod read;
mod rows;
mod selection;
mod sheet;
mod table;
mod tables;
mod view;

pub use documentation::documentation;
pub use error::{ExportError, ReadError};
pub use events::{EventFormat, Reach};
pub use folder::{FileFormat, Folder};
pub use group_table::GroupTable;
pub use json_lines::{JsonLines, LineError, write_line};
pub use known::Known;
pub use read::records;
pub use selection::{Selection, is_fact};
pub use table::{Column, Holds, Table};
pub use tables::{Batches, Tables, tables};
