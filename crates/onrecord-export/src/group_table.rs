//! The tables of what a store tells across articles.

use crate::columns::{ARTICLE, PUBLISHED, URL, column, optional};
use crate::sheet::Sheet;
use crate::table::Column;
use crate::table::Holds::{Number, Text, Texts};

/// A table of stories, happenings or denials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupTable {
    /// One row a story.
    Stories,
    /// Which articles carry it.
    StoryArticles,
    /// One row a happening.
    Happenings,
    /// Which events report it.
    HappeningEvents,
    /// What one article tells and another denies.
    Denials,
}

impl GroupTable {
    /// All of them, in the order they are written in.
    pub const ALL: [Self; 5] = [
        Self::Stories,
        Self::StoryArticles,
        Self::Happenings,
        Self::HappeningEvents,
        Self::Denials,
    ];

    /// Its name, which is also that of its file: `story_articles`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stories => "stories",
            Self::StoryArticles => "story_articles",
            Self::Happenings => "happenings",
            Self::HappeningEvents => "happening_events",
            Self::Denials => "denials",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Stories => &STORIES,
            Self::StoryArticles => &STORY_ARTICLES,
            Self::Happenings => &HAPPENINGS,
            Self::HappeningEvents => &HAPPENING_EVENTS,
            Self::Denials => &DENIALS,
        }
    }

    /// What its file holds.
    pub(crate) fn sheet(self) -> Sheet {
        Sheet::new(self.name(), self.columns())
    }
}

const STORY: Column =
    column("story_id", Text, "story-…; the same in every store of these articles");
const HAPPENING: Column =
    column("happening_id", Text, "happening-…; the same in every store of these articles");
const ARTICLES: Column = column("articles", Number, "how many articles tell it");
const EARLIEST: Column = optional("earliest", Text, "when it was published first, ISO 8601");
const LATEST: Column = optional("latest", Text, "when it was published last, ISO 8601");

const STORIES: [Column; 6] = [
    STORY,
    optional("publisher", Text, "who published it first"),
    column("publishers", Texts, "all who did, in the order of the alphabet"),
    ARTICLES,
    EARLIEST,
    LATEST,
];

const STORY_ARTICLES: [Column; 5] = [
    STORY,
    column("ordinal", Number, "place among the copies, 0 for the first published"),
    ARTICLE,
    URL,
    PUBLISHED,
];

const HAPPENINGS: [Column; 13] = [
    HAPPENING,
    column("type", Text, "PLOVER type: ASSAULT, AGREE, …"),
    column("status", Text, "how most reports present it"),
    column("actor", Text, "who did it, as most reports say; empty where none says"),
    column("recipient", Text, "to whom, as most reports say; empty where none says"),
    optional("date", Text, "when, as most of those say that date it, ISO 8601"),
    optional("place", Text, "where, as most of those say that place it"),
    column("stories", Number, "how many stories tell it: copies of one text count once"),
    ARTICLES,
    column("publishers", Number, "how many publishers tell it"),
    EARLIEST,
    LATEST,
    column("contradicted", Texts, "the details that stories contradict each other on: killed, …"),
];

const HAPPENING_EVENTS: [Column; 6] = [
    HAPPENING,
    column("ordinal", Number, "place among the reports, 0 for the first published"),
    ARTICLE,
    URL,
    PUBLISHED,
    column("event_id", Text, "the event of that article that reports it"),
];

const DENIALS: [Column; 14] = [
    column("denial_id", Text, "denial-…; the same in every store of these articles; a row a claim"),
    column("denial_article_id", Text, "the article that denies"),
    Column { name: "denial_url", ..URL },
    Column { name: "denial_published", ..PUBLISHED },
    optional("denial_statement_id", Text, "the statement that denies"),
    optional(
        "denial_event_id",
        Text,
        "the event told as denied; absent where only a statement does",
    ),
    optional(
        "denial_speaker",
        Text,
        "who denies; empty where nobody is named, absent where the article itself does",
    ),
    column("claim_article_id", Text, "the article that tells the claim"),
    Column { name: "claim_url", ..URL },
    Column { name: "claim_published", ..PUBLISHED },
    optional("claim_statement_id", Text, "the statement that claims it"),
    optional(
        "claim_event_id",
        Text,
        "the event that is claimed; absent where only a statement does",
    ),
    optional(
        "claim_speaker",
        Text,
        "who claims it; empty where nobody is named, absent where the article itself does",
    ),
    column("score", Number, "how sure the link is, in thousandths, from 1300 up"),
];
