//! Money that is one country's alone: "94,000 dong", "£140,000".
//!
//! Names of currencies by ISO 4217; those of several countries (dollars, pounds, pesos, francs), and
//! those that are other words too ("won", "real"), tell nothing.

use super::token::Token;

/// Names in small letters, in order, each with the country whose money it is.
const CURRENCIES: [(&str, &str); 85] = [
    ("afghanis", "AFG"),
    ("ariary", "MDG"),
    ("baht", "THA"),
    ("balboas", "PAN"),
    ("birr", "ETH"),
    ("bolivares", "VEN"),
    ("bolivars", "VEN"),
    ("bolivianos", "BOL"),
    ("bolívares", "VEN"),
    ("cedi", "GHA"),
    ("cedis", "GHA"),
    ("cordobas", "NIC"),
    ("dalasi", "GMB"),
    ("dalasis", "GMB"),
    ("denar", "MKD"),
    ("denars", "MKD"),
    ("dobras", "STP"),
    ("dong", "VNM"),
    ("drams", "ARM"),
    ("emalangeni", "SWZ"),
    ("forint", "HUN"),
    ("forints", "HUN"),
    ("gourde", "HTI"),
    ("gourdes", "HTI"),
    ("guaranies", "PRY"),
    ("guaranis", "PRY"),
    ("guaraníes", "PRY"),
    ("hryvnia", "UKR"),
    ("hryvnias", "UKR"),
    ("hryvnya", "UKR"),
    ("kina", "PNG"),
    ("kip", "LAO"),
    ("korunas", "CZE"),
    ("koruny", "CZE"),
    ("kronur", "ISL"),
    ("kwanza", "AGO"),
    ("kwanzas", "AGO"),
    ("kyat", "MMR"),
    ("kyats", "MMR"),
    ("lari", "GEO"),
    ("lek", "ALB"),
    ("leke", "ALB"),
    ("lempira", "HND"),
    ("lempiras", "HND"),
    ("leones", "SLE"),
    ("leva", "BGR"),
    ("levs", "BGR"),
    ("lira", "TUR"),
    ("maloti", "LSO"),
    ("meticais", "MOZ"),
    ("meticals", "MOZ"),
    ("naira", "NGA"),
    ("nakfa", "ERI"),
    ("ngultrum", "BTN"),
    ("ouguiya", "MRT"),
    ("paanga", "TON"),
    ("pula", "BWA"),
    ("quetzales", "GTM"),
    ("quetzals", "GTM"),
    ("rand", "ZAF"),
    ("reais", "BRA"),
    ("renminbi", "CHN"),
    ("riel", "KHM"),
    ("riels", "KHM"),
    ("ringgit", "MYS"),
    ("rufiyaa", "MDV"),
    ("rupiah", "IDN"),
    ("shekel", "ISR"),
    ("shekels", "ISR"),
    ("soles", "PER"),
    ("somoni", "TJK"),
    ("soums", "UZB"),
    ("sterling", "GBR"),
    ("taka", "BGD"),
    ("tala", "WSM"),
    ("tenge", "KAZ"),
    ("togrog", "MNG"),
    ("togrogs", "MNG"),
    ("tugrik", "MNG"),
    ("tugriks", "MNG"),
    ("vatu", "VUT"),
    ("yen", "JPN"),
    ("yuan", "CHN"),
    ("zloty", "POL"),
    ("zlotys", "POL"),
];

/// Signs before a sum.
const SIGNS: [(char, &str); 9] = [
    ('£', "GBR"),
    ('₦', "NGA"),
    ('₩', "KOR"),
    ('₪', "ISR"),
    ('₫', "VNM"),
    ('₱', "PHL"),
    ('₴', "UKR"),
    ('₹', "IND"),
    ('₺', "TUR"),
];

/// The country whose money a token names: with its sign before a number, or after a number.
pub(super) fn country(text: &str, tokens: &[Token], number: usize) -> Option<&'static str> {
    let token = tokens[number].of(text);
    let sign = token.chars().next()?;
    if let Some((_, country)) = SIGNS.iter().find(|(known, _)| *known == sign) {
        return Some(country);
    }
    let at = CURRENCIES.binary_search_by(|(name, _)| (*name).cmp(token)).ok()?;
    let before = tokens.get(number.checked_sub(1)?)?.of(text);
    is_number(before).then_some(CURRENCIES[at].1)
}

fn is_number(word: &str) -> bool {
    const WORDS: [&str; 8] =
        ["hundred", "thousand", "million", "billion", "trillion", "m", "bn", "lakh"];
    word.starts_with(|letter: char| letter.is_ascii_digit()) || WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_in_order() {
        assert!(CURRENCIES.is_sorted());
    }
}
