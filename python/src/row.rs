//! One article as a Python object: a text, or a mapping with a text and what is known about it.

use onrecord::Article;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString};

use crate::columns::Names;
use crate::fault::Fault;
use crate::published;

/// The article that a text or a mapping is. The outer error is Python's own.
pub(crate) fn article(value: &Bound<'_, PyAny>, names: &Names) -> PyResult<Result<Article, Fault>> {
    if value.is_instance_of::<PyString>() {
        return Ok(text("text", value).map(Article::new));
    }
    if !value.hasattr("keys")? || !value.hasattr("__getitem__")? {
        let kind = value.get_type().name()?;
        let what = format!("a {kind} is no article; give a str or a mapping with a text");
        return Ok(Err(Fault::new("article", what)));
    }
    of_mapping(value, names)
}

fn of_mapping(row: &Bound<'_, PyAny>, names: &Names) -> PyResult<Result<Article, Fault>> {
    let part = |part: &'static str| -> PyResult<Option<Bound<'_, PyAny>>> {
        let name = names.of(part);
        if !row.contains(name)? {
            return Ok(None);
        }
        let value = row.get_item(name)?;
        Ok(if is_absent(&value)? { None } else { Some(value) })
    };
    let optional = |name: &'static str| -> PyResult<Result<Option<String>, Fault>> {
        Ok(part(name)?.map(|value| text(name, &value)).transpose())
    };
    let Some(body) = part("text")? else {
        let what = format!("there is none; the article has no value `{}`", names.of("text"));
        return Ok(Err(Fault::new("text", what)));
    };
    let published = match part(published::PUBLISHED)? {
        Some(value) => published::of_python(&value)?,
        None => Ok(None),
    };
    let (id, url, publisher) = (optional("id")?, optional("url")?, optional("publisher")?);
    let (title, language) = (optional("title")?, optional("language")?);
    Ok((|| {
        Ok(Article {
            id: id?.unwrap_or_default(),
            url: url?,
            publisher: publisher?,
            title: title?,
            published: published?,
            language: language?,
            text: text("text", &body)?,
        })
    })())
}

/// A text, or a whole number as a text: ids may be numbers.
fn text(part: &'static str, value: &Bound<'_, PyAny>) -> Result<String, Fault> {
    if part == "id" && value.is_instance_of::<PyInt>() {
        return Ok(value.to_string());
    }
    let Ok(string) = value.cast::<PyString>() else {
        let kind = value.get_type().name().map(|name| name.to_string()).unwrap_or_default();
        return Err(Fault::new(part, format!("`{value}` is a {kind}; give a str")));
    };
    let told = string.extract::<String>();
    told.map_err(|_| Fault::new(part, "holds half of a surrogate pair, which is no character"))
}

/// Whether a value stands for none: `None`, and what pandas has for it.
fn is_absent(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if value.is_none() {
        return Ok(true);
    }
    let kind = value.get_type().name()?;
    let kind = kind.to_cow()?;
    // NaN alone is not itself.
    Ok(matches!(&*kind, "NAType" | "NaTType") || (kind == "float" && value.ne(value)?))
}
