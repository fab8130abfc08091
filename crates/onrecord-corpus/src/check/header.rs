//! What must be known about a passage in which everything is annotated.

use crate::error::Problem;
use crate::passage::Passage;

const REGIONS: [&str; 8] = [
    "africa",
    "americas",
    "asia-central",
    "asia-east",
    "asia-south",
    "europe",
    "middle-east",
    "oceania",
];
const REGION: &str =
    "africa, americas, asia-central, asia-east, asia-south, europe, middle-east or oceania";
const STYLES: [&str; 6] =
    ["agency", "broadcaster", "local-paper", "translated", "headline-list", "live-blog"];
const STYLE: &str = "agency, broadcaster, local-paper, translated, headline-list or live-blog";

/// Headers that are missing or say what nobody knows, at the line of the heading.
pub(super) fn problems(passage: &Passage) -> Vec<(usize, Problem)> {
    if !passage.is_full() {
        return Vec::new();
    }
    let headers = &passage.headers;
    let mut problems = Vec::new();
    for (header, value, names, expected) in [
        ("region", &headers.region, &REGIONS[..], REGION),
        ("style", &headers.style, &STYLES[..], STYLE),
    ] {
        if let Some(value) = value
            && !names.contains(&value.as_str())
        {
            let (header, value) = (header.to_owned(), value.clone());
            problems.push(Problem::HeaderValue { header, value, expected });
        }
    }
    // Examples need not say all this; passages of the corpus must.
    if passage.path.components().any(|part| part.as_os_str() == "full") {
        for (missing, header, expected) in [
            (headers.published.is_none(), "published", "a date such as 2024-06-21"),
            (headers.family.is_none(), "family", "a name that its near copies share"),
            (headers.style.is_none(), "style", STYLE),
            (headers.region.is_none(), "region", REGION),
            (headers.relation.is_some() && headers.happening.is_none(), "happening", "its name"),
        ] {
            if missing {
                problems.push(Problem::HeaderMissing { header, expected });
            }
        }
    }
    problems.into_iter().map(|problem| (passage.line, problem)).collect()
}
