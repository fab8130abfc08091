//! Names as they are compared: "The harbour authority" and "harbour authority" are one.

/// A name without its leading article.
pub(crate) fn without_article(name: &str) -> &str {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let article = ["the", "a", "an"].iter().any(|article| first.eq_ignore_ascii_case(article));
    if article && !rest.is_empty() { rest } else { name }
}

/// Whether two names are the same but for an article and capital letters.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| without_article(name.trim()).to_lowercase().replace('’', "'");
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_capitals_do_not_count() {
        assert!(same_name("The Harbour Authority", "harbour authority"));
        assert!(!same_name("harbour", "harbour authority"));
        assert_eq!(without_article("The"), "The");
    }
}
