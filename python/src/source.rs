//! Articles in portions, from an Arrow stream or from a Python iterable.

use arrow::array::{Array, ArrayRef};
use arrow::datatypes::DataType;
use onrecord::Article;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use crate::columns::{Columns, Names};
use crate::fault::Fault;
use crate::row;

/// An article, or why there is none.
pub(crate) type Row = Result<Article, Fault>;

/// Where articles come from.
pub(crate) enum Source<'py> {
    /// Arrow tables, record batches, columns of texts.
    Arrow(Stream),
    /// Anything that Python can go through.
    Python(Bound<'py, PyIterator>),
}

impl<'py> Source<'py> {
    /// The source that a Python object is.
    pub(crate) fn new(value: &Bound<'py, PyAny>, names: &Names) -> PyResult<Self> {
        if value.hasattr("__arrow_c_stream__")? || value.hasattr("__arrow_c_array__")? {
            let reader = value.extract::<AnyArray>()?.into_reader()?;
            return Ok(Self::Arrow(Stream::new(reader, names)?));
        }
        Ok(Self::Python(value.try_iter()?))
    }

    /// The next articles, at most so many, where `first` is the number of the first; nothing at the
    /// end. A row that has no id is called by its number.
    pub(crate) fn next(
        &mut self,
        py: Python<'py>,
        names: &Names,
        first: usize,
        most: usize,
    ) -> PyResult<Vec<Row>> {
        let rows = match self {
            Self::Arrow(stream) => py.detach(|| stream.next(names, most))?,
            Self::Python(iterator) => {
                let rows = iterator.by_ref().take(most);
                rows.map(|value| row::article(&value?, names)).collect::<PyResult<Vec<Row>>>()?
            }
        };
        Ok(rows.into_iter().zip(first..).map(|(row, number)| numbered(row, number)).collect())
    }
}

fn numbered(row: Row, number: usize) -> Row {
    let mut article = row.map_err(|fault| fault.at(number))?;
    if article.id.is_empty() {
        article.id = number.to_string();
    }
    Ok(article)
}

/// An Arrow stream, with the array that is being read.
pub(crate) struct Stream {
    reader: Box<dyn ArrayReader + Send>,
    array: ArrayRef,
}

impl Stream {
    fn new(reader: Box<dyn ArrayReader + Send>, names: &Names) -> PyResult<Self> {
        let field = reader.field();
        if let DataType::Struct(fields) = field.data_type() {
            let has: Vec<&str> = fields.iter().map(|field| field.name().as_str()).collect();
            names.check(&has)?;
        }
        let array = arrow::array::new_empty_array(field.data_type());
        Ok(Self { reader, array })
    }

    /// Whoever made the stream may need the interpreter for it: the caller must not hold it.
    fn next(&mut self, names: &Names, most: usize) -> PyResult<Vec<Row>> {
        let mut rows = Vec::with_capacity(most);
        while rows.len() < most {
            if self.array.is_empty() {
                match self.reader.next() {
                    None => break,
                    Some(Ok(array)) => self.array = array,
                    Some(Err(error)) => return Err(PyValueError::new_err(error.to_string())),
                }
            }
            let length = self.array.len().min(most - rows.len());
            let columns = Columns::new(&self.array.slice(0, length), names)?;
            rows.extend((0..length).map(|row| columns.article(row)));
            self.array = self.array.slice(length, self.array.len() - length);
        }
        Ok(rows)
    }
}
