//! JSON objects, one a line or one after the other, an article each.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, BufRead};

use serde_json::{Map, Value};

use crate::columns::{Chosen, Columns, Field, listed};
use crate::error::{Place, Spot};
use crate::json_values::{JsonValues, Taken};
use crate::line::{Line, next_line};
use crate::raw::{Content, Known, Raw};
use crate::source::Records;
use crate::{Aside, Charset, Fault, ReadError, Size};

/// Where the objects come from.
enum Values<R> {
    Lines(R),
    Any(JsonValues<R>),
}

/// The articles of a JSON file.
pub(crate) struct Json<R> {
    values: Values<R>,
    place: Place,
    stem: String,
    columns: Columns,
    limit: Size,
    number: u64,
    /// Articles found in one object that holds a list of them.
    waiting: VecDeque<Raw>,
    is_told: bool,
}

impl<R: BufRead + Send> Json<R> {
    /// One object a line.
    pub(crate) fn lines(
        source: R,
        place: Place,
        stem: &str,
        columns: &Columns,
        limit: Size,
    ) -> Self {
        Self::new(Values::Lines(source), place, stem, columns, limit)
    }

    /// An object, an array of objects, or several of them.
    pub(crate) fn any(source: R, place: Place, stem: &str, columns: &Columns, limit: Size) -> Self {
        Self::new(Values::Any(JsonValues::new(source)), place, stem, columns, limit)
    }

    fn new(values: Values<R>, place: Place, stem: &str, columns: &Columns, limit: Size) -> Self {
        let (stem, columns, waiting) = (stem.to_owned(), columns.clone(), VecDeque::new());
        Self { values, place, stem, columns, limit, number: 0, waiting, is_told: false }
    }

    /// The bytes of the next object; none at the end.
    fn take(&mut self) -> io::Result<Option<Taken>> {
        let limit = self.limit.0;
        match &mut self.values {
            Values::Any(values) => {
                self.number += 1;
                values.next(limit)
            }
            Values::Lines(source) => loop {
                self.number += 1;
                match next_line(source, limit)? {
                    Some(Line::Whole(line)) if line.trim_ascii().is_empty() => {}
                    Some(Line::Whole(line)) => return Ok(Some(Taken::Whole(line))),
                    Some(Line::TooLong) => return Ok(Some(Taken::TooLong)),
                    None => return Ok(None),
                }
            },
        }
    }

    fn here(&self) -> Place {
        self.place.at(match self.values {
            Values::Lines(_) => Spot::Line(self.number),
            Values::Any(_) => Spot::Value(self.number),
        })
    }

    fn raw(&mut self, bytes: &[u8], asides: &mut Vec<Aside>) -> Result<Raw, ReadError> {
        let place = self.here();
        let text = String::from_utf8_lossy(bytes);
        let is_sound = matches!(text, Cow::Borrowed(_));
        let object: Map<String, Value> = serde_json::from_str(&text)
            .map_err(|error| place.error(Fault::Json(error.to_string())))?;
        let mut articles = Vec::new();
        let id = format!("{}#{}", self.stem, self.number);
        match list_of_articles(&object).filter(|_| self.text(&object).is_none()) {
            None => articles.push(self.article(&object, &id, place, asides)?),
            Some(list) => {
                for (nth, inside) in list.iter().filter_map(Value::as_object).enumerate() {
                    let id = format!("{id}.{}", nth + 1);
                    articles.push(self.article(inside, &id, place.clone(), asides)?);
                }
            }
        }
        if !is_sound {
            let replaced = Aside::Replaced(Charset::Web(encoding_rs::UTF_8));
            for raw in &mut articles {
                raw.remarks.push(replaced.clone());
            }
        }
        self.waiting.extend(articles);
        self.waiting.pop_front().ok_or_else(|| self.here().error(Fault::NoText))
    }

    fn text(&self, object: &Map<String, Value>) -> Option<String> {
        value(object, &self.columns, Field::Text).1
    }

    /// Why an object has no text.
    fn no_text(&self, object: &Map<String, Value>) -> Fault {
        let names: Vec<&str> = object.keys().map(String::as_str).collect();
        match self.columns.asked(Field::Text) {
            _ if object.contains_key("onrecord") => {
                Fault::Json("it is a record that OnRecord wrote".to_owned())
            }
            Some(name) if inside(object, name).is_none() => {
                Fault::NoColumn { name: name.to_owned(), columns: listed(&names) }
            }
            None if Field::Text.guess(names.iter().copied()).is_none() => {
                Fault::NoTextColumn(listed(&names))
            }
            _ => Fault::NoText,
        }
    }

    fn article(
        &mut self,
        object: &Map<String, Value>,
        id: &str,
        place: Place,
        asides: &mut Vec<Aside>,
    ) -> Result<Raw, ReadError> {
        let mut chosen = Chosen::default();
        let mut take = |field| {
            let (name, value) = value(object, &self.columns, field);
            chosen.tell(field, name.as_deref(), self.columns.asked(field).is_none());
            value
        };
        let text = take(Field::Text).ok_or_else(|| place.error(self.no_text(object)))?;
        let known = Known {
            title: take(Field::Title),
            published: take(Field::Published),
            url: take(Field::Url),
            publisher: take(Field::Publisher),
            id: take(Field::Id).unwrap_or_else(|| id.to_owned()),
            language: take(Field::Language),
        };
        if !std::mem::replace(&mut self.is_told, true) {
            asides.extend(chosen.told().map(Aside::Columns));
        }
        Ok(Raw { place, known, content: Content::Decoded(text), remarks: Vec::new() })
    }
}

impl<R: BufRead + Send> Records for Json<R> {
    fn next(&mut self, asides: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>> {
        if let Some(raw) = self.waiting.pop_front() {
            return Some(Ok(raw));
        }
        match self.take() {
            Ok(None) => None,
            Ok(Some(Taken::Whole(bytes))) => Some(self.raw(&bytes, asides)),
            Ok(Some(Taken::TooLong)) => {
                Some(Err(self.here().error(Fault::ArticleTooLarge(self.limit))))
            }
            Ok(Some(Taken::Stray(text))) => Some(Err(self
                .here()
                .error(Fault::Json(format!("`{text}` stands between objects"))))),
            Err(error) => Some(Err(self.here().error(error))),
        }
    }
}

/// The list of articles in an object that holds the answer of a service: its one list of objects.
fn list_of_articles(object: &Map<String, Value>) -> Option<&Vec<Value>> {
    let lists = object.values().filter_map(Value::as_array);
    let mut lists = lists.filter(|list| list.first().is_some_and(Value::is_object));
    lists.next().filter(|_| lists.next().is_none())
}

/// The name and the value of what holds this part of an article.
fn value(
    object: &Map<String, Value>,
    columns: &Columns,
    field: Field,
) -> (Option<String>, Option<String>) {
    let (name, found) = if let Some(asked) = columns.asked(field) {
        (asked.to_owned(), inside(object, asked))
    } else {
        let names = || object.iter().filter(|(_, value)| written(value).is_some());
        let Some(place) = field.guess(names().map(|(name, _)| name.as_str())) else {
            return (None, None);
        };
        let Some((name, found)) = names().nth(place) else { return (None, None) };
        (name.clone(), Some(found))
    };
    let value = found.and_then(written);
    (value.is_some().then_some(name), value)
}

/// The value of `a`, or of `a.b` inside another object.
fn inside<'v>(object: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    object.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        inside(object.get(first)?.as_object()?, rest)
    })
}

/// A value as text: a list is its paragraphs, an object what it is called.
fn written(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => {
            values.iter().filter_map(written).collect::<Vec<String>>().join("\n\n")
        }
        Value::Object(object) => return object.get("name").and_then(written),
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::source::tests::{all, read};

    fn articles(name: &str, text: &str) -> Vec<(String, String)> {
        let read = read(name, text.as_bytes(), &Options::default());
        let read = read.into_iter().map(|item| item.unwrap().article);
        read.map(|article| (article.id, article.text)).collect()
    }

    #[test]
    fn every_object_is_an_article_however_they_stand() {
        let two = [("a#1".to_owned(), "One.".to_owned()), ("k".to_owned(), "Two.".to_owned())];
        for (name, text) in [
            ("a.json", "[{\"text\": \"One.\"},\n {\"text\": \"Two.\", \"id\": \"k\"}]"),
            ("a.json", "{\"text\":\n \"One.\"} {\"text\": \"Two.\", \"id\": \"k\"}"),
            ("a.jsonl", "{\"text\": \"One.\"}\r\n{\"text\": \"Two.\", \"id\": \"k\"}\n"),
        ] {
            assert_eq!(articles(name, text), two, "{text}");
        }
    }

    #[test]
    fn the_answer_of_a_service_is_opened() {
        let text = "{\"status\": \"ok\", \"articles\": [{\"source\": {\"id\": null, \"name\": \
            \"Luz Post\"}, \"content\": [\"One.\", \"Two.\"], \"publishedAt\": \"2024-06-21\"}]}";
        let item = read("a.json", text.as_bytes(), &Options::default()).remove(0).unwrap();
        assert_eq!(item.article.id, "a#1.1");
        assert_eq!(item.article.text, "One.\n\nTwo.");
        assert_eq!(item.article.publisher.as_deref(), Some("Luz Post"));
        assert_eq!(item.article.published.unwrap().to_string(), "2024-06-21");
    }

    #[test]
    fn fields_are_named_or_guessed_and_the_guess_is_told() {
        let text = "{\"a\": {\"b\": \"One.\"}, \"body\": \"Two.\", \"headline\": \"H\"}\n";
        let (items, told) = all("a.jsonl", text.as_bytes(), &Options::default());
        assert_eq!(items[0].as_ref().unwrap().article.text, "Two.");
        assert_eq!(told, ["a.jsonl: columns chosen by their names: text=body,title=headline"]);
        let columns = "text=a.b,title=".parse().unwrap();
        let options = Options { columns, ..Options::default() };
        let (items, told) = all("a.jsonl", text.as_bytes(), &options);
        let article = &items[0].as_ref().unwrap().article;
        assert_eq!((article.text.as_str(), &article.title, told.len()), ("One.", &None, 0));
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_is_read() {
        let text = "{\"text\": \"One.\"}\n{\"text\": \n\n7\n{\"text\": null}\n{\"a\": 1}\n{\"text\": \
            \"Two.\"}";
        let read = read("a.jsonl", text.as_bytes(), &Options::default());
        let said: Vec<String> = read
            .iter()
            .map(|item| match item {
                Ok(item) => item.article.text.clone(),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!((said[0].as_str(), said[5].as_str()), ("One.", "Two."));
        assert!(said[1].starts_with("a.jsonl: line 2: not JSON of an article: EOF"), "{said:?}");
        assert!(said[2].starts_with("a.jsonl: line 4: not JSON of an article"), "{said:?}");
        assert_eq!(said[3], "a.jsonl: line 5: there is no text in it");
        let none = "a.jsonl: line 6: no column looks like the text of articles; there are `a`";
        assert_eq!(said[4], none);
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_told() {
        let bytes = [&b"{\"text\": \"One "[..], &"é".repeat(20).into_bytes(), b"\xFF\"}"].concat();
        let item = read("a.jsonl", &bytes, &Options::default()).remove(0).unwrap();
        assert!(item.article.text.ends_with('\u{FFFD}'));
        assert!(item.remarks[0].what.to_string().starts_with("not all of it is valid UTF-8"));
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_passed_over() {
        let long = format!("{{\"text\": \"{}\"}}\n", "x".repeat(2000));
        let deep = format!("{{\"text\": {}}}\n", "[".repeat(100_000));
        let options = Options { max_article: Size(1000), ..Options::default() };
        let text = format!("{long}{{\"text\": \"One.\"}}\n");
        let items = read("a.jsonl", text.as_bytes(), &options);
        let said = items[0].as_ref().unwrap_err().to_string();
        assert_eq!(said, "a.jsonl: line 1: longer than the limit of 1000 bytes for an article");
        assert_eq!(items[1].as_ref().unwrap().article.text, "One.");
        assert!(read("a.jsonl", deep.as_bytes(), &Options::default())[0].is_err());
    }
}
