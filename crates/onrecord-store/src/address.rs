//! Web addresses made comparable: the same page under two spellings has one address.

use url::Url;

/// Parameters that tell a site where a reader came from and change nothing on the page. A name that
/// ends in `*` stands for all that begin so.
const TRACKING: [&str; 25] = [
    "utm_*",
    "at_*",
    "mc_cid",
    "mc_eid",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "cmpid",
    "ncid",
    "smid",
    "sr_share",
];

/// An address without what does not name the page: letter case of scheme and host, the default
/// port, the fragment, tracking parameters, `http` against `https`. What is no address of the web
/// stays as it is; nothing is left of white space.
pub(crate) fn canonical(url: &str) -> Option<String> {
    let url = url.trim();
    if url.is_empty() {
        return None;
    }
    let Ok(mut parsed) = Url::parse(url) else { return Some(url.to_owned()) };
    if !matches!(parsed.scheme(), "http" | "https") {
        return Some(url.to_owned());
    }
    parsed.set_fragment(None);
    strip_tracking(&mut parsed);
    let address = String::from(parsed);
    Some(match address.strip_prefix("http:") {
        Some(rest) => format!("https:{rest}"),
        None => address,
    })
}

fn strip_tracking(url: &mut Url) {
    let Some(query) = url.query() else { return };
    let name = |part: &str| part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    let kept: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(&name(part))).collect();
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(&kept));
}

fn is_tracking(name: &str) -> bool {
    TRACKING.iter().any(|known| match known.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *known,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_address_are_one() {
        for spelling in [
            "https://news.example/a?id=7",
            "HTTP://News.Example:80/a?id=7",
            "https://news.example:443/a?id=7#comments",
            " https://news.example/a?utm_source=x&id=7&UTM_Medium=y ",
            "https://news.example/a?&id=7&fbclid=IwAR0&at_medium=RSS",
        ] {
            let address = canonical(spelling);
            assert_eq!(address.as_deref(), Some("https://news.example/a?id=7"), "{spelling}");
        }
        assert_eq!(
            canonical("https://news.example?gclid=1").as_deref(),
            Some("https://news.example/")
        );
    }

    #[test]
    fn what_names_another_page_stays_apart() {
        let addresses = [
            "https://news.example/a",
            "https://news.example/A",
            "https://news.example/a/",
            "https://www.news.example/a",
            "https://news.example:8080/a",
            "https://news.example/a?id=7",
            "https://news.example/a?id=8",
            "https://news.example/a?data_utm_x=1",
        ];
        let mut canonicals: Vec<_> = addresses.into_iter().map(canonical).collect();
        canonicals.sort();
        canonicals.dedup();
        assert_eq!(canonicals.len(), addresses.len());
    }

    #[test]
    fn what_is_no_web_address_stays_as_it_is() {
        for odd in ["urn:news:7", "row 12", "news.example/a", "http://", "'; DROP TABLE articles--"]
        {
            assert_eq!(canonical(odd).as_deref(), Some(odd));
        }
        assert_eq!(canonical(" \n"), None);
    }

    proptest! {
        #[test]
        fn a_canonical_address_is_its_own(url in "(https?://[a-zA-Z.:0-9/]{0,12})?\\PC{0,20}([?&#=a-z_]{0,20})") {
            if let Some(address) = canonical(&url) {
                prop_assert_eq!(canonical(&address), Some(address));
            }
        }
    }
}
