//! Where records go: into one document, or into a folder of tables.

use std::path::Path;

use anyhow::{Context, Result, bail};
use onrecord_export::Folder;

use super::{Document, Form, Rendered, Sink};

/// A document or a folder that grows record by record, and counts from [`Outlet::finish`] on.
pub(crate) enum Outlet {
    /// One document, in a file or on standard output.
    Document(Document<Sink>),
    /// A folder of tables.
    Tables(Folder),
}

impl Outlet {
    /// An outlet to `output`, or to standard output.
    pub(crate) fn open(form: Form, output: Option<&Path>) -> Result<Self> {
        let Form::Tables(format) = form else {
            return Ok(Self::Document(Document::new(form, Sink::open(output)?)));
        };
        let Some(folder) = output else {
            bail!("csv and parquet are a file for each table: name a folder with --output");
        };
        Ok(Self::Tables(Folder::create(folder, format)?))
    }

    /// Adds a record.
    pub(crate) fn add(&mut self, rendered: Rendered) -> Result<()> {
        match self {
            Self::Document(document) => {
                document.add(rendered).with_context(|| document.out().fault())
            }
            Self::Tables(folder) => rendered.coded.map_or(Ok(()), |coded| coded.push_into(folder)),
        }
    }

    /// How many records are in it.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Document(document) => document.len(),
            Self::Tables(folder) => folder.len(),
        }
    }

    /// Makes what was written count. Until then, what was there before stays.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Tables(folder) => Ok(folder.finish()?),
            Self::Document(document) => {
                let (written, sink) = document.finish();
                written.with_context(|| sink.fault())?;
                sink.commit()
            }
        }
    }
}
