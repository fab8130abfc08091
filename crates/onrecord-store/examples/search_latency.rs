//! How long searches take in a store of a million statements, made up without coding.
//!
//! `cargo run --release -p onrecord-store --example search_latency -- record.db [STATEMENTS]`
//! fills the store if it is not there and prints, for each sort of question, the median, the 99th
//! percentile and the longest time in milliseconds, in one process with a warm cache.
#![expect(clippy::print_stdout, reason = "it prints a table")]

use std::path::Path;
use std::time::Instant;

use onrecord::record::{
    Actor, ActorKind, ArticleRecord, CharSpan, Event, Participant, Polarity, Record, Source,
    Stance, Statement, StatementKind, Status, VERSION, Words,
};
use onrecord::{Article, Published};
use onrecord_store::{ArticleId, Entry, Found, Query, Store};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// As many statements and events as a report has on average.
const STATEMENTS: usize = 12;
const EVENTS: usize = 8;

fn main() -> Fallible<()> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("name the store to make or to use")?;
    let wanted: usize = args.next().map_or(Ok(1_000_000), |number| number.parse())?;
    let path = Path::new(&path);
    if !path.exists() {
        fill(path, wanted)?;
    }
    let store = Store::open(path)?;
    println!("{:?}", store.tally()?);
    println!("{:32} {:>8} {:>8} {:>8}", "", "median", "p99", "longest");
    let mut all = Vec::new();
    for (name, queries) in questions() {
        let times = times(queries.len(), |nth| ask(&store, &queries[nth]))?;
        report(name, &times);
        all.extend(times);
    }
    report("all searches", &all);
    let keys = store.keys()?;
    let shown = times(500, |nth| {
        let kept = store.kept(keys[nth * keys.len() / 500])?.ok_or("no article")?;
        let Found::One { kept, .. } = store.find(&format!("{}/s3", kept.id))? else {
            return Err("not found".into());
        };
        kept.record()?;
        Ok(())
    })?;
    report("show", &shown);
    Ok(())
}

fn ask(store: &Store, query: &Query) -> Fallible<()> {
    let is_of_events = query.actor.len() + query.recipient.len() + query.types.len() > 0;
    if is_of_events {
        store.events(query)?;
    } else {
        store.statements(query)?;
    }
    Ok(())
}

fn times(count: usize, mut work: impl FnMut(usize) -> Fallible<()>) -> Fallible<Vec<f64>> {
    let mut times = Vec::new();
    for nth in 0..count {
        let started = Instant::now();
        work(nth)?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}

fn report(name: &str, times: &[f64]) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name:32} {:8.2} {:8.2} {:8.2}", at(50), at(99), at(100));
}

/// Questions of each sort; ranks of words lie between the commonest and the rarest.
fn questions() -> Vec<(&'static str, Vec<Query>)> {
    let word = |rank: usize| spelled(rank);
    let ask = |words: String| Query { words: words.parse().ok(), ..Query::default() };
    let many = |make: &dyn Fn(usize) -> Query| (0..200).map(make).collect::<Vec<_>>();
    let name = |nth: usize| vec![format!("Person{}", nth * 37 % 5000)];
    let country = |nth: usize| vec![COUNTRIES[nth % COUNTRIES.len()].to_owned()];
    let day = |text: &str| text.parse::<Published>().ok().map(|date| date.day());
    vec![
        ("one common word", many(&|nth| ask(word(nth % 20)))),
        ("one rare word", many(&|nth| ask(word(5000 + nth * 90)))),
        (
            "two common words",
            many(&|nth| ask(format!("{} {}", word(nth % 20), word(nth % 19 + 3)))),
        ),
        (
            "common and rare word",
            many(&|nth| ask(format!("{} {}", word(nth % 10), word(3000 + nth)))),
        ),
        ("two rare words", many(&|nth| ask(format!("{} {}", word(2000 + nth), word(4000 + nth))))),
        ("a phrase", many(&|nth| ask(format!("\"{} {}\"", word(nth % 50), word(nth % 40 + 1))))),
        ("the beginning of a word", many(&|nth| ask(format!("{}*", &word(300 + nth * 7)[..4])))),
        (
            "a word or another, not a third",
            many(&|nth| ask(format!("{} OR {} -{}", word(nth), word(nth + 9), word(nth % 5)))),
        ),
        ("speaker", many(&|nth| Query { speaker: name(nth), ..Query::default() })),
        ("speaker's country", many(&|nth| Query { speaker: country(nth), ..Query::default() })),
        (
            "country about country, denials",
            many(&|nth| Query {
                speaker: country(nth),
                about: country(nth + 1),
                stances: vec![Stance::Deny],
                ..Query::default()
            }),
        ),
        (
            "word and days",
            many(&|nth| Query { from: day("2021-03-01"), to: day("2021-03-31"), ..ask(word(nth)) }),
        ),
        (
            "publisher, rare word",
            many(&|nth| Query { publisher: vec!["Paper 7".to_owned()], ..ask(word(800 + nth)) }),
        ),
        (
            "actor, recipient",
            many(&|nth| Query {
                actor: country(nth),
                recipient: country(nth + 2),
                ..Query::default()
            }),
        ),
        (
            "type, status",
            many(&|nth| Query {
                types: vec![TYPES[nth % TYPES.len()].to_owned()],
                statuses: vec![Status::Disputed],
                ..Query::default()
            }),
        ),
        (
            "actor, type, word",
            many(&|nth| Query {
                actor: country(nth),
                types: vec![TYPES[nth % TYPES.len()].to_owned()],
                ..ask(word(nth % 400))
            }),
        ),
    ]
}

const COUNTRIES: [&str; 12] =
    ["USA", "RUS", "CHN", "GBR", "FRA", "DEU", "UKR", "IND", "BRA", "NGA", "KEN", "FJI"];
const TYPES: [&str; 6] = ["CONSULT", "SUPPORT", "ACCUSE", "COERCE", "ASSAULT", "AID"];

fn fill(path: &Path, wanted: usize) -> Fallible<()> {
    let mut store = Store::create(path)?;
    let mut dice = Dice(7);
    let started = Instant::now();
    let articles = wanted / STATEMENTS;
    let mut batch = Vec::new();
    for nth in 0..articles {
        batch.push(made_up(nth, articles, &mut dice));
        if batch.len() == 64 || nth + 1 == articles {
            store.keep(&std::mem::take(&mut batch), "made up")?;
        }
    }
    let each = started.elapsed().as_secs_f64() * 1e3 / articles as f64;
    println!("{articles} articles kept, {each:.2} ms each with making them up");
    Ok(())
}

/// An article over some ten years, out of order by days as an archive is.
fn made_up(nth: usize, articles: usize, dice: &mut Dice) -> Entry {
    let days = (nth * 3653 / articles + dice.up_to(30)) as i64;
    let day = day_after(days);
    let mut text = String::new();
    let mut statements = Vec::new();
    for number in 0..STATEMENTS {
        statements.push(sentence(&mut text, number, dice));
    }
    let article = Article {
        id: format!("article-{nth}"),
        url: Some(format!("https://paper{}.example/{nth}", nth % 40)),
        publisher: Some(format!("Paper {}", dice.ranked(40))),
        published: day.parse().ok(),
        ..Article::new(text)
    };
    let record = record(&article, &statements, dice);
    Entry { article, record: Some(record) }
}

fn day_after(days: i64) -> String {
    let (year, rest) = (2015 + days / 366, days % 366);
    format!("{year:04}-{:02}-{:02}", rest / 31 + 1, rest % 31 % 28 + 1)
}

/// Words that are spoken: where they stand.
fn sentence(text: &mut String, number: usize, dice: &mut Dice) -> CharSpan {
    text.push_str("Speaker ");
    text.push_str(&number.to_string());
    text.push_str(" said ");
    let start = text.len();
    for _ in 0..12 + dice.up_to(10) {
        text.push_str(&spelled(dice.ranked(20_000)));
        text.push(' ');
    }
    let span = [start, text.len() - 1];
    text.push_str(".\n");
    span
}

fn record(article: &Article, contents: &[CharSpan], dice: &mut Dice) -> Record {
    let actors: Vec<Actor> = (0..8).map(|nth| actor(nth, contents, dice)).collect();
    let statements = contents.iter().enumerate();
    let statements: Vec<Statement> =
        statements.map(|(nth, span)| statement(nth, *span, dice)).collect();
    let events = (0..EVENTS).map(|nth| event(nth, contents[nth], &actors, dice)).collect();
    Record {
        onrecord: VERSION.to_owned(),
        article: ArticleRecord {
            id: article.id.clone(),
            url: article.url.clone(),
            publisher: article.publisher.clone(),
            title: None,
            published: article.published.as_ref().map(ToString::to_string),
            language: None,
            sha256: ArticleId::of(&article.text).sha256().to_owned(),
            length: article.text.len(),
            dateline: None,
        },
        actors,
        statements,
        events,
        disputes: Vec::new(),
        dates: Vec::new(),
        places: Vec::new(),
        boilerplate: Vec::new(),
        model: None,
    }
}

fn actor(nth: usize, contents: &[CharSpan], dice: &mut Dice) -> Actor {
    let [start, _] = contents[dice.up_to(contents.len())];
    Actor {
        id: format!("a{}", nth + 1),
        name: format!("Person{}", dice.ranked(5000)),
        kind: ActorKind::Person,
        country: Some(COUNTRIES[dice.ranked(COUNTRIES.len())].to_owned()),
        sector: Some("GOV".to_owned()),
        role: Some("minister".to_owned()),
        wikidata: None,
        mentions: vec![[start, start + 3], [0, 7], [0, 9]],
    }
}

fn statement(nth: usize, span: CharSpan, dice: &mut Dice) -> Statement {
    let denies = dice.up_to(12) == 0;
    Statement {
        id: format!("s{}", nth + 1),
        kind: if dice.up_to(4) == 0 { StatementKind::Direct } else { StatementKind::Indirect },
        parent: None,
        restates: None,
        source: Source {
            spans: vec![[span[0] - 10, span[0] - 6]],
            actors: vec![format!("a{}", dice.up_to(8) + 1)],
        },
        cue: Words { spans: vec![[span[0] - 5, span[0] - 1]] },
        content: Words { spans: vec![span] },
        stance: if denies { Stance::Deny } else { Stance::Assert },
        polarity: Polarity::Positive,
        addressee: Vec::new(),
        medium: Vec::new(),
        date: None,
        place: None,
        confidence: 0.9,
    }
}

fn event(nth: usize, span: CharSpan, actors: &[Actor], dice: &mut Dice) -> Event {
    let mut party = || {
        let Actor { id, name, country, sector, .. } = actors[dice.up_to(actors.len())].clone();
        vec![Participant { id, name, country, sector }]
    };
    let (actors, recipients) = (party(), party());
    Event {
        id: format!("e{}", nth + 1),
        kind: TYPES[dice.ranked(TYPES.len())].to_owned(),
        modes: Vec::new(),
        contexts: vec!["military".to_owned()],
        actors,
        recipients,
        trigger: [span[0], span[0] + 4],
        evidence: vec![[span[0], span[0] + 4]],
        date: None,
        place: None,
        status: if dice.up_to(10) == 0 { Status::Disputed } else { Status::Fact },
        according_to: Some(format!("s{}", nth + 1)),
        confidence: 0.9,
    }
}

/// A word for each number, of three syllables.
fn spelled(mut rank: usize) -> String {
    const SYLLABLES: [&str; 28] = [
        "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu",
        "wa", "ye", "zi", "bro", "clu", "dra", "fre", "gri", "klo", "plu", "sta", "tre", "vri",
    ];
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(SYLLABLES[rank % SYLLABLES.len()]);
        rank /= SYLLABLES.len();
    }
    word
}

/// Numbers that look drawn, the same each time.
struct Dice(u64);

impl Dice {
    fn draw(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1_u32 << 31)
    }

    /// Each number below the limit as often.
    fn up_to(&mut self, limit: usize) -> usize {
        (self.draw() * limit as f64) as usize % limit
    }

    /// Low numbers more often, as words and names are.
    fn ranked(&mut self, limit: usize) -> usize {
        ((limit as f64).powf(self.draw()) - 1.0) as usize % limit
    }
}
