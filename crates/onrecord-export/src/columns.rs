//! What every table's columns are: the one place that says so.

use crate::table::Holds::{Day, Degrees, Flag, Number, Probability, Spans, Text, Texts};
use crate::table::{Column, Holds, Table};

/// A column that every row fills.
pub(crate) const fn column(name: &'static str, holds: Holds, about: &'static str) -> Column {
    Column { name, holds, nullable: false, about }
}

/// A column whose cells may be absent.
pub(crate) const fn optional(name: &'static str, holds: Holds, about: &'static str) -> Column {
    Column { name, holds, nullable: true, about }
}

/// Which article a row is about, where it was published and when.
pub(crate) const ARTICLE: Column = column("article_id", Text, "the article's id");
pub(crate) const URL: Column = optional("url", Text, "where it was published");
pub(crate) const PUBLISHED: Column =
    optional("published", Text, "day or instant of publication, ISO 8601");

/// The columns that every row begins with.
pub(crate) const KEYS: [Column; 3] = [ARTICLE, URL, PUBLISHED];

/// The column after them, but in `articles`.
pub(crate) const ORDINAL: Column =
    column("ordinal", Number, "place of the row in its article's list, from 0");

/// The columns that are a table's own.
pub(crate) fn own(table: Table) -> &'static [Column] {
    match table {
        Table::Articles => &ARTICLES,
        Table::Actors => &ACTORS,
        Table::Mentions => &MENTIONS,
        Table::Statements => &STATEMENTS,
        Table::Events => &EVENTS,
        Table::EventParties => &EVENT_PARTIES,
        Table::Disputes => &DISPUTES,
        Table::DisputeParties => &DISPUTE_PARTIES,
        Table::Dates => &DATES,
        Table::Places => &PLACES,
    }
}

const START: Column = column("start", Number, "where it begins, in code points");
const END: Column = column("end", Number, "where it ends, in code points; not part of it");
const EXCERPT: Column = optional("text", Text, "the words; null where the text is not at hand");
const CONFIDENCE: Column =
    column("confidence", Probability, "probability that it is there as recorded, 0 to 1");
const COUNTRY: Column =
    optional("country", Text, "ISO 3166-1 alpha-3, or PLOVER's code for international actors");
const SECTOR: Column = optional("sector", Text, "PLOVER sector: GOV, MIL, COP, …");

const ARTICLES: [Column; 14] = [
    optional("published_day", Day, "the day of publication, as a date"),
    optional("publisher", Text, "who published it"),
    optional("title", Text, "its headline, where kept apart from the text"),
    optional("language", Text, "ISO 639-1 code of its language"),
    column("sha256", Text, "SHA-256 of the text in UTF-8, hexadecimal"),
    column("length", Number, "length of the text in code points"),
    optional("dateline_place", Text, "where the report was filed from"),
    optional("dateline_country", Text, "its country, ISO 3166-1 alpha-3"),
    optional("dateline_start", Number, "where its name begins; null without a dateline"),
    optional("dateline_end", Number, "where its name ends; null without a dateline"),
    column("boilerplate", Spans, "stretches that belong to the page, not to the report"),
    column("onrecord", Text, "version of the record's shape"),
    optional(
        "model",
        Text,
        "SHA-256 of the weights that coded it; absent where they were the program's own",
    ),
    optional(
        "coded_by",
        Text,
        "the version of OnRecord that coded it, with what was the user's own; absent where not known",
    ),
];

const ACTORS: [Column; 7] = [
    column("actor_id", Text, "a1, a2, …; unique in its article"),
    column("name", Text, "the fullest name the text or the tables give"),
    column("kind", Text, "state, person, organisation, armed-group, social-group, bloc or unknown"),
    COUNTRY,
    SECTOR,
    optional("role", Text, "the office held at the article's date"),
    optional("wikidata", Text, "Wikidata item: Q7747"),
];

const MENTIONS: [Column; 4] = [column("actor_id", Text, "the actor it names"), START, END, EXCERPT];

const STATEMENTS: [Column; 19] = [
    column("statement_id", Text, "s1, s2, …; unique in its article"),
    column("kind", Text, "direct, mixed or indirect"),
    optional("parent", Text, "the statement it stands in"),
    optional("restates", Text, "the statement it tells again"),
    column("source_actors", Texts, "ids of the actors who say it"),
    column("source_names", Texts, "their names, in the same order"),
    optional("source_text", Text, "the words that name the source"),
    optional("cue_text", Text, "the words that report it"),
    optional("content_text", Text, "what is said; … stands for what comes between its parts"),
    column("stance", Text, "how the source stands to it: assert, deny, hope, …"),
    column("polarity", Text, "positive, negative or mixed"),
    column("source_spans", Spans, "where the words that name the source stand"),
    column("cue_spans", Spans, "where the words that report it stand"),
    column("content_spans", Spans, "where the content stands"),
    column("addressee_spans", Spans, "to whom: where the words stand"),
    column("medium_spans", Spans, "through what: where the words stand"),
    optional("date", Text, "when, ISO 8601 at the precision the text gives"),
    optional("place", Text, "where"),
    CONFIDENCE,
];

const EVENTS: [Column; 18] = [
    column("event_id", Text, "e1, e2, …; unique in its article"),
    column("global_id", Number, "positive number that is the event's alone in any collection"),
    column("type", Text, "PLOVER type: AID, CONSULT, …"),
    column("modes", Texts, "PLOVER modes"),
    column("contexts", Texts, "PLOVER contexts"),
    column("actors", Texts, "names of those who did it; more of them in event_parties"),
    column("recipients", Texts, "names of those to whom; more of them in event_parties"),
    column("is_fact", Flag, "told as fact in the article's own voice"),
    column("status", Text, "how whoever tells it presents it: fact, disputed, future, …"),
    optional("according_to", Text, "the statement it is told in; null where the reporter does"),
    optional("date", Text, "when, ISO 8601 at the precision the text gives"),
    optional("first_day", Day, "the first day of `date`"),
    optional("place", Text, "where"),
    optional("trigger_text", Text, "the word that tells it"),
    column("trigger_start", Number, "where that word begins, in code points"),
    column("trigger_end", Number, "where it ends, in code points; not part of it"),
    column("evidence", Spans, "every telling of it"),
    CONFIDENCE,
];

const EVENT_PARTIES: [Column; 6] = [
    column("event_id", Text, "the event"),
    column("part", Text, "actor or recipient"),
    column("actor_id", Text, "the actor"),
    column("name", Text, "its name"),
    COUNTRY,
    SECTOR,
];

const DISPUTES: [Column; 6] = [
    column("dispute_id", Text, "d1, d2, …; unique in its article"),
    optional("statement_id", Text, "the statement that makes the claim"),
    optional("event_id", Text, "the event it tells"),
    column("asserted_by", Texts, "names of those who say it is so"),
    column("denied_by", Texts, "names of those who say it is not"),
    column("spans", Spans, "where its words stand"),
];

const DISPUTE_PARTIES: [Column; 6] = [
    column("dispute_id", Text, "the dispute"),
    column("part", Text, "asserts or denies"),
    column("actor_id", Text, "the actor"),
    column("name", Text, "its name"),
    COUNTRY,
    SECTOR,
];

const DATES: [Column; 5] = [
    START,
    END,
    EXCERPT,
    optional("value", Text, "ISO 8601 at the precision given; null where nothing anchors it"),
    optional("grain", Text, "year, month, week, day, time, …"),
];

const PLACES: [Column; 8] = [
    START,
    END,
    EXCERPT,
    column("name", Text, "its name"),
    optional("country", Text, "ISO 3166-1 alpha-3"),
    optional("latitude", Degrees, "degrees north"),
    optional("longitude", Degrees, "degrees east"),
    optional("geonames", Number, "GeoNames id"),
];
