//! What the page puts around and between the paragraphs of an article: links to others, the
//! headline once more, tables of data, notices, and lines about the author.

use std::collections::HashSet;

use onrecord_text::{Document, ParagraphKind};

use super::paragraphs::Paragraph;

/// What is known of the article beside its paragraphs.
pub(super) struct About<'a> {
    /// Its headline, in each wording that the page gives it.
    pub(super) titles: Vec<&'a str>,
    /// Who wrote it.
    pub(super) authors: Vec<&'a str>,
    /// What the links of the page say, as [`letters`] alone.
    pub(super) links: &'a HashSet<String>,
}

/// The headline stands among the first so many paragraphs.
const EDGE: usize = 4;
/// A heading in capitals, or a name in a list, seldom has as many words as this.
const WORDS_OF_A_LINK: usize = 4;
/// Cells of prose have more bytes than this.
const LENGTH_OF_PROSE: usize = 60;

/// The texts of the paragraphs that are the article's own.
pub(super) fn without_furniture(paragraphs: Vec<Paragraph>, about: &About<'_>) -> Vec<String> {
    let own = paragraphs.into_iter().enumerate().filter(|(nth, paragraph)| {
        let text = &paragraph.text;
        let is_headline = *nth < EDGE && is_title(text, about);
        !(is_headline || is_about_author(text, about) || is_link(text, about) || is_data(paragraph))
    });
    without_notices(own.map(|(_, paragraph)| paragraph.text).collect())
}

fn is_title(text: &str, about: &About<'_>) -> bool {
    let text = letters(text);
    about.titles.iter().any(|title| letters(title) == text)
}

/// A text's letters and digits alone: a title is set with other marks in each place.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Jane Roe is a writer at …": a verb in the present after the author's name.
fn is_about_author(text: &str, about: &About<'_>) -> bool {
    let verbs = ["is", "covers", "writes"];
    about.authors.iter().any(|author| {
        let after = text.strip_prefix(author).filter(|_| !author.is_empty());
        after.and_then(|after| after.split_whitespace().next()).is_some_and(|w| verbs.contains(&w))
    })
}

/// A paragraph that is nothing but a link to something else, as the titles of other articles are:
/// a sentence of the report may be linked as a whole, but ends as sentences do.
fn is_link(text: &str, about: &About<'_>) -> bool {
    let is_sentence = text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':']);
    let is_linked = || about.links.contains(&letters(text));
    let is_shouted = !text.contains(char::is_lowercase) && text.contains(char::is_uppercase);
    let is_long = text.split_whitespace().count() >= WORDS_OF_A_LINK;
    is_long && !is_sentence && (is_shouted || is_linked())
}

/// A row of a table whose cells hold figures and names: prose fills its cells.
fn is_data(paragraph: &Paragraph) -> bool {
    paragraph.cells > 1 && paragraph.text.len() / paragraph.cells < LENGTH_OF_PROSE
}

/// Leaves out what reads as a notice: "Sign up for …", "© 2024 …", "Related: …", a row of stars.
fn without_notices(texts: Vec<String>) -> Vec<String> {
    let joined = texts.join("\n\n");
    let document = Document::new(&joined);
    let notices = document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Boilerplate);
    let starts: Vec<usize> = notices.map(|paragraph| paragraph.span.start).collect();
    let mut start = 0;
    let own = texts.into_iter().filter(|text| {
        let range = start..start + text.len();
        start = range.end + 2;
        !starts.iter().any(|start| range.contains(start))
    });
    own.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(paragraphs: Vec<Paragraph>) -> Vec<String> {
        let texts = ["Bridge toll to rise next year", "The operator said so in a letter."];
        let links: HashSet<String> = texts.map(letters).into();
        let (titles, authors) = (vec!["Ferries ‘to return’"], vec!["Ana Roe"]);
        without_furniture(paragraphs, &About { titles, authors, links: &links })
    }

    #[test]
    fn what_the_page_put_in_is_left_out() {
        let data = Paragraph { cells: 3, ..Paragraph::new("Luz 4 12") };
        for furniture in [
            Paragraph::new("Ferries \"to return\""),
            Paragraph::new("Bridge toll to rise next year"),
            Paragraph::new("BRIDGE TOLL TO RISE NEXT YEAR, MINISTER TELLS ASSEMBLY"),
            data,
            Paragraph::new("* * *"),
            Paragraph::new("Sign up for our newsletter"),
            Paragraph::new("Ana Roe is a reporter in Luz."),
        ] {
            let report = Paragraph::new("Ferries will sail again, the operator said.");
            assert_eq!(own(vec![furniture.clone(), report]).len(), 1, "{furniture:?}");
        }
    }

    #[test]
    fn what_the_reporter_wrote_stays() {
        let report = "Luz The ferry is back, and the bridge will be closed for a year, the port \
                      authority said, while both of its towers are painted and the lamps changed.";
        let row = Paragraph { cells: 2, ..Paragraph::new(report) };
        for text in [
            Paragraph::new("The operator said so in a letter."),
            Paragraph::new("THE FACTS"),
            Paragraph::new("Ana Roe, who owns the boat, said it was safe."),
            row,
        ] {
            assert_eq!(own(vec![text.clone()]), [text.text]);
        }
    }
}
