//! Records of every shape, with hostile words in every field.

use onrecord::record::{
    Actor, ActorKind, ArticleRecord, CharSpan, Claim, DateMention, Dateline, Dispute, Event,
    Participant, PlaceMention, Polarity, Record, Source, Stance, Statement, StatementKind, Status,
    VERSION, Words,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// What breaks rows, cells, quoting, spreadsheets, databases and terminals.
pub(crate) const HOSTILE: [&str; 24] = [
    "",
    "\t",
    "a\tb\nc\r\nd",
    "\"",
    "\"unclosed, and \"\"doubled\"\"",
    "=HYPERLINK(\"http://x.example\",\"y\")",
    "+1",
    "-1",
    "@SUM(A1)",
    " =1+1",
    "＝1",
    "'; DROP TABLE events; --",
    "a|b;c,d",
    "[\"a\"]",
    "None",
    "null",
    "NaN",
    "\\N",
    "\u{0}\u{1}\u{b}\u{c}\u{1b}[2J",
    "\u{85}\u{2028}\u{2029}",
    "\u{202e}txt.exe",
    "\u{feff}é 中 🇰🇪",
    "../../etc/passwd",
    "__HIVE_DEFAULT_PARTITION__",
];

const DATES: [&str; 7] =
    ["2024", "2024-06", "2024-W25", "2024-06-20", "2024-06-01/2024-06-19", "P3W", "x"];

fn text() -> BoxedStrategy<String> {
    prop_oneof![select(&HOSTILE[..]).prop_map(str::to_owned), "[a-z ]{0,12}", any::<String>()]
        .boxed()
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    option::of(text())
}

fn span() -> impl Strategy<Value = CharSpan> {
    (0_usize..400, 0_usize..400).prop_map(|(start, end)| [start, end])
}

fn spans() -> impl Strategy<Value = Vec<CharSpan>> {
    vec(span(), 0..3)
}

fn date() -> impl Strategy<Value = Option<String>> {
    option::of(select(&DATES[..]).prop_map(str::to_owned))
}

fn country() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        option::of(
            select(&["KEN", "USA", "XKX", "UNO", "EUR", "WEST", "IGO"][..]).prop_map(str::to_owned)
        ),
        maybe()
    ]
}

fn sector() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        option::of(select(&["GOV", "MIL", "MED", "JRN", "UNK"][..]).prop_map(str::to_owned)),
        maybe()
    ]
}

prop_compose! {
    fn actor()(
        name in text(), country in country(), sector in sector(), role in maybe(),
        wikidata in maybe(), mentions in spans(),
        kind in select(&[ActorKind::State, ActorKind::ArmedGroup, ActorKind::Unknown][..]),
    ) -> Actor {
        Actor { id: String::new(), name, kind, country, sector, role, wikidata, mentions }
    }
}

prop_compose! {
    fn statement()(
        kind in select(&[StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect][..]),
        (parent, restates, place) in (maybe(), maybe(), maybe()),
        (source, cue, content, addressee, medium) in (spans(), spans(), spans(), spans(), spans()),
        actors in vec(text(), 0..3),
        (_, stance) in select(&Stance::NAMES[..]),
        (_, polarity) in select(&Polarity::NAMES[..]),
        date in date(), confidence in 0.0_f32..=1.0,
    ) -> Statement {
        Statement {
            id: String::new(), kind, parent, restates,
            source: Source { spans: source, actors },
            cue: Words { spans: cue }, content: Words { spans: content },
            stance, polarity, addressee, medium, date, place, confidence,
        }
    }
}

prop_compose! {
    fn party()(
        id in text(), name in text(), country in country(), sector in sector(),
    ) -> Participant {
        Participant { id, name, country, sector }
    }
}

prop_compose! {
    fn event()(
        kind in prop_oneof![select(&["ASSAULT", "CONSULT", "AID"][..]).prop_map(str::to_owned), text()],
        modes in vec(prop_oneof![Just("firearms".to_owned()), text()], 0..3),
        contexts in vec(text(), 0..3),
        actors in vec(party(), 0..3), recipients in vec(party(), 0..3),
        trigger in span(), evidence in spans(), date in date(), place in maybe(),
        (_, status) in select(&Status::NAMES[..]),
        according_to in maybe(), confidence in 0.0_f32..=1.0,
    ) -> Event {
        Event {
            id: String::new(), kind, modes, contexts, actors, recipients, trigger, evidence, date,
            place, status, according_to, confidence,
        }
    }
}

prop_compose! {
    fn dispute()(
        statement in maybe(), event in maybe(), spans in spans(),
        asserted_by in vec(party(), 0..3), denied_by in vec(party(), 0..3),
    ) -> Dispute {
        Dispute { claim: Claim { statement, event, spans }, asserted_by, denied_by }
    }
}

/// As precise as the gazetteer.
fn degrees(most: i32) -> impl Strategy<Value = Option<f64>> {
    let ten_thousandths = -most * 10_000..=most * 10_000;
    option::of(ten_thousandths.prop_map(|number| f64::from(number) / 10_000.0))
}

prop_compose! {
    fn place()(
        span in span(), name in text(), country in country(),
        latitude in degrees(90), longitude in degrees(180),
        geonames in option::of(any::<u32>()),
    ) -> PlaceMention {
        PlaceMention { span, name, country, latitude, longitude, geonames }
    }
}

fn article() -> impl Strategy<Value = ArticleRecord> {
    let published = option::of(prop_oneof![
        Just("2024-06-21".to_owned()),
        Just("2024-06-21T01:30:00+02:00".to_owned()),
        text(),
    ]);
    let dateline = option::of((maybe(), country(), span()));
    let fields = (maybe(), maybe(), maybe(), published, maybe(), text(), 0..10_000_usize, dateline);
    fields.prop_map(|(url, publisher, title, published, language, sha256, length, dateline)| {
        let dateline = dateline.map(|(place, country, span)| Dateline { place, country, span });
        let id = String::new();
        ArticleRecord { id, url, publisher, title, published, language, sha256, length, dateline }
    })
}

/// A record whose ids are in order and whose every other field may hold anything.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let dates = (span(), date(), maybe());
    let dates = dates.prop_map(|(span, value, grain)| DateMention { span, value, grain });
    let parts = (
        article(),
        vec(actor(), 0..3),
        vec(statement(), 0..3),
        vec(event(), 0..4),
        vec(dispute(), 0..3),
        vec(dates, 0..3),
        vec(place(), 0..3),
        (spans(), maybe()),
    );
    parts.prop_map(
        |(
            article,
            mut actors,
            mut statements,
            mut events,
            disputes,
            dates,
            places,
            (boilerplate, model),
        )| {
            let ids = |letter: char| (1..).map(move |nth| format!("{letter}{nth}"));
            actors.iter_mut().zip(ids('a')).for_each(|(actor, id)| actor.id = id);
            statements.iter_mut().zip(ids('s')).for_each(|(statement, id)| statement.id = id);
            events.iter_mut().zip(ids('e')).for_each(|(event, id)| event.id = id);
            let onrecord = VERSION.to_owned();
            Record {
                onrecord,
                article,
                actors,
                statements,
                events,
                disputes,
                dates,
                places,
                boilerplate,
                model,
            }
        },
    )
}

/// Several records with ids of their own, hostile ones too.
pub(crate) fn several() -> impl Strategy<Value = Vec<Record>> {
    vec((record(), text()), 0..5).prop_map(|records| {
        let numbered = records.into_iter().enumerate();
        numbered
            .map(|(nth, (mut record, id))| {
                record.article.id = format!("{id}{nth}");
                record
            })
            .collect()
    })
}
