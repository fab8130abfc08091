//! Coding one article: if it is in the language that is coded, and so that a fault of the coder itself
//! takes no other article with it.

use onrecord::foreign::{LANGUAGE, other_language};
use onrecord::guard::caught;
use onrecord::record::Record;
use onrecord::{Article, Coder, language};

use crate::fault::Fault;

/// Why an article has no record.
pub(crate) enum Left {
    /// It is in this language, and not in the one that is coded.
    Foreign(String),
    /// Something is wrong with it.
    Fault(Fault),
}

/// The article, with its language told, and its record; in `any_language`, or in the one that is
/// coded.
pub(crate) fn code(
    coder: &Coder,
    mut article: Article,
    any_language: bool,
) -> Result<(Article, Record), Left> {
    article.language = language(&article.text, article.language.as_deref());
    let wanted = (!any_language).then_some(LANGUAGE);
    if let Some(language) = other_language(wanted, &article) {
        return Err(Left::Foreign(language.to_owned()));
    }
    match caught(|| coder.code(&article)) {
        Ok(record) => Ok((article, record)),
        Err(told) => {
            let what = "cannot be coded, by a fault of OnRecord";
            let fault = Fault::new("text", format!("{what}: {told}; please report it"));
            Err(Left::Fault(fault))
        }
    }
}
