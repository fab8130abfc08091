//! What JSON-LD says of the article on a page, after schema.org.

use serde_json::{Map, Value};

use super::head::one_line;
use super::tokens::unescaped;

/// What the blocks say of the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// Its text; for a live report, that of all its updates.
    pub(super) body: Option<String>,
    pub(super) authors: Vec<String>,
}

impl Described {
    /// What these blocks of JSON-LD say; what is no JSON says nothing.
    pub(super) fn read(blocks: &[String]) -> Self {
        let mut articles = Vec::new();
        for block in blocks {
            if let Some(value) = parse(block) {
                collect(value, &mut articles);
            }
        }
        let mut described = Self::default();
        for article in &articles {
            described.add(article);
        }
        described
    }

    /// What stands first is believed: it describes the page's own article.
    fn add(&mut self, article: &Map<String, Value>) {
        let fill = |place: &mut Option<String>, names: &[&str]| {
            if place.is_none() {
                *place = names.iter().find_map(|name| text(article.get(*name)?));
            }
        };
        fill(&mut self.headline, &["headline", "name"]);
        fill(&mut self.published, &["datePublished", "dateCreated"]);
        fill(&mut self.publisher, &["publisher", "sourceOrganization"]);
        fill(&mut self.language, &["inLanguage"]);
        self.url = self.url.take().or_else(|| url(article));
        self.body = self.body.take().or_else(|| body(article));
        self.authors.extend(article.get("author").map(names).unwrap_or_default());
    }
}

/// A block's value. Some sites write line breaks into strings, or wrap the block in a comment.
fn parse(block: &str) -> Option<Value> {
    let block = block.trim();
    let block = block.strip_prefix("<!--").map_or(block, |inside| inside.trim_end_matches("-->"));
    let block = block.trim().trim_end_matches(';');
    serde_json::from_str(block).ok().or_else(|| {
        let mended: String = block.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok()
    })
}

/// Every article in a value, wherever it stands; the parser has bounded the depth.
fn collect(value: Value, articles: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, articles)),
        // In a graph the author may stand beside the article, which has only a reference.
        Value::Object(object) if object.get("@type").is_some_and(|kind| kind == "Person") => {
            articles.push(Map::from_iter([("author".to_owned(), Value::Object(object))]));
        }
        Value::Object(mut object) if is_article(object.get("@type")) => {
            object.retain(|_, value| !value.is_null());
            articles.push(object);
        }
        Value::Object(mut object) => {
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inside) = object.remove(name) {
                    collect(inside, articles);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        }
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| is_article(Some(kind))),
        _ => false,
    }
}

/// The article's text with that of its updates after it.
fn body(article: &Map<String, Value>) -> Option<String> {
    let text = |part: &Map<String, Value>| {
        let text = part.get("articleBody").and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let updates = article.get("liveBlogUpdate").and_then(Value::as_array);
    let updates = updates.into_iter().flatten().filter_map(Value::as_object).filter_map(text);
    let parts: Vec<String> = text(article).into_iter().chain(updates).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn names(authors: &Value) -> Vec<String> {
    let name = |author: &Value| text(author.get("name").unwrap_or(author));
    match authors {
        Value::Array(authors) => authors.iter().filter_map(name).collect(),
        author => name(author).into_iter().collect(),
    }
}

/// The text of a property: a string, the first of a list, or the name of what it is about.
fn text(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => one_line(&unescaped(text)),
        Value::Array(values) => return values.iter().find_map(text),
        Value::Object(object) => {
            return ["name", "@value", "alternateName"].iter().find_map(|n| text(object.get(*n)?));
        }
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}

fn url(article: &Map<String, Value>) -> Option<String> {
    let page = article.get("mainEntityOfPage").map(|page| page.get("@id").unwrap_or(page));
    let named = [page, article.get("url"), article.get("@id")];
    named.into_iter().flatten().find_map(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_in_a_graph() {
        let block = r#"{"@graph": [{"@type": "WebSite", "name": "The Luz Post"},
            {"@type": ["NewsArticle"], "headline": "Ferries
            return &amp; stay", "datePublished": "2024-06-21T08:30:00+02:00", "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "The Luz Post"},
            "mainEntityOfPage": {"@id": "https://example.org/ferries"},
            "author": [{"name": "Ana Roe"}, "Jon Doe"], "articleBody": "Ferries will sail.",
            "liveBlogUpdate": [{"articleBody": "They sailed."}]}]}"#;
        let described = Described::read(&["no json".to_owned(), block.to_owned()]);
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            described,
            Described {
                headline: some("Ferries return & stay"),
                published: some("2024-06-21T08:30:00+02:00"),
                publisher: some("The Luz Post"),
                language: some("en"),
                url: some("https://example.org/ferries"),
                body: some("Ferries will sail.\nThey sailed."),
                authors: vec!["Ana Roe".to_owned(), "Jon Doe".to_owned()],
            }
        );
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        let block = r#"[{"@type": "Organization", "name": "X", "url": "https://example.org"}, 7]"#;
        assert_eq!(Described::read(&[block.to_owned()]), Described::default());
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(Described::read(&[deep]), Described::default());
    }
}
