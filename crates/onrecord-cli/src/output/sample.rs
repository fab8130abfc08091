//! Records put together from a text and the phrases in it, for tests of what is printed.

use onrecord::Article;
use onrecord::record::{
    Actor, ActorKind, ArticleRecord, CharSpan, Event, Participant, Polarity, Record, Source,
    Stance, Statement, StatementKind, Status, VERSION, Words,
};

/// A record in the making.
pub(crate) struct Sample {
    article: Article,
    record: Record,
}

impl Sample {
    /// An article with nothing on record yet.
    pub(crate) fn new(text: &str) -> Self {
        let article = Article { id: "sample".to_owned(), ..Article::new(text) };
        let about = ArticleRecord {
            id: article.id.clone(),
            url: None,
            publisher: None,
            title: None,
            published: None,
            language: None,
            sha256: String::new(),
            length: text.chars().count(),
            dateline: None,
        };
        let record = Record {
            onrecord: VERSION.to_owned(),
            article: about,
            actors: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            disputes: Vec::new(),
            dates: Vec::new(),
            places: Vec::new(),
            boilerplate: Vec::new(),
            model: None,
        };
        Self { article, record }
    }

    /// The same with another id.
    pub(crate) fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.article.id);
        id.clone_into(&mut self.record.article.id);
        self
    }

    /// Adds an actor named `name`; its id is `a1`, `a2`, ….
    pub(crate) fn actor(mut self, name: &str, country: &str, sector: &str, role: &str) -> Self {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.record.actors.push(Actor {
            id: format!("a{}", self.record.actors.len() + 1),
            name: name.to_owned(),
            kind: ActorKind::Person,
            country: known(country),
            sector: known(sector),
            role: known(role),
            wikidata: None,
            mentions: Vec::new(),
        });
        self
    }

    /// Adds an indirect assertion; empty phrases are left out.
    pub(crate) fn statement(mut self, source: &str, cue: &str, content: &[&str]) -> Self {
        let phrases = |phrases: &[&str]| -> Vec<CharSpan> {
            let kept = phrases.iter().filter(|phrase| !phrase.is_empty());
            kept.map(|phrase| self.span(phrase)).collect()
        };
        let statement = Statement {
            id: format!("s{}", self.record.statements.len() + 1),
            kind: StatementKind::Indirect,
            parent: None,
            restates: None,
            source: Source { spans: phrases(&[source]), actors: Vec::new() },
            cue: Words { spans: phrases(&[cue]) },
            content: Words { spans: phrases(content) },
            stance: Stance::Assert,
            polarity: Polarity::Positive,
            addressee: Vec::new(),
            medium: Vec::new(),
            date: None,
            place: None,
            confidence: 0.9,
        };
        self.record.statements.push(statement);
        self
    }

    /// Changes the last statement.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Statement)) -> Self {
        change(self.record.statements.last_mut().unwrap());
        self
    }

    /// Changes the record.
    pub(crate) fn record(mut self, change: impl FnOnce(&mut Record)) -> Self {
        change(&mut self.record);
        self
    }

    /// Where a phrase first stands in the text, in code points.
    pub(crate) fn span(&self, phrase: &str) -> CharSpan {
        let byte = self.article.text.find(phrase).unwrap();
        let start = self.article.text[..byte].chars().count();
        [start, start + phrase.chars().count()]
    }

    /// The article and its record.
    pub(crate) fn build(self) -> (Article, Record) {
        (self.article, self.record)
    }
}

/// An event with nobody in it, told by the first words of the text.
pub(crate) fn event(
    id: &str,
    kind: &str,
    status: Status,
    according_to: Option<&str>,
    confidence: f32,
) -> Event {
    Event {
        id: id.to_owned(),
        kind: kind.to_owned(),
        modes: Vec::new(),
        contexts: Vec::new(),
        actors: Vec::new(),
        recipients: Vec::new(),
        trigger: [0, 1],
        evidence: vec![[0, 1]],
        date: None,
        place: None,
        status,
        according_to: according_to.map(str::to_owned),
        confidence,
    }
}

/// Somebody who takes part in an event or a dispute.
pub(crate) fn participant(name: &str) -> Participant {
    Participant { id: "a1".to_owned(), name: name.to_owned(), country: None, sector: None }
}

/// A report with a quote, a mixed statement, one inside another, and a denial.
pub(crate) fn harbour() -> (Article, Record) {
    let sample = Sample::new(HARBOUR)
        .id("harbour")
        .actor("Grace Wanjiru", "KEN", "GOV", "port authority spokeswoman")
        .actor("Dockers’ Union of the Coast", "KEN", "LAB", "")
        .actor("Mombasa Terminals", "", "BUS", "")
        .statement("The dockers’ union", "said", &["that the port authority “sold our jobs”"])
        .with(|s| s.source.actors.push("a2".to_owned()))
        .with(|s| s.kind = StatementKind::Mixed)
        .statement(
            "Grace Wanjiru, the port authority’s spokeswoman,",
            "told",
            &["We have signed nothing", "and nothing will be signed before the court has ruled."],
        )
        .with(|s| s.source.actors.push("a1".to_owned()))
        .with(|s| s.kind = StatementKind::Direct)
        .with(|s| s.polarity = Polarity::Negative)
        .statement("She", "said", &["the operator hoped talks would resume in June"])
        .with(|s| s.source.actors.push("a1".to_owned()))
        .statement("the operator", "hoped", &["talks would resume in June"])
        .with(|s| s.source.actors.push("a3".to_owned()))
        .with(|s| s.parent = Some("s3".to_owned()))
        .with(|s| s.stance = Stance::Hope)
        .statement("the company", "rejected", &["allegations of secret payments"])
        .with(|s| s.source.actors.push("a3".to_owned()))
        .with(|s| s.stance = Stance::Deny)
        .statement("", "It was reported", &["that two cranes had stopped"])
        .with(|s| s.confidence = 0.4);
    let (reporters, statement) = (sample.span("reporters"), sample.span("In a statement"));
    let dateline = sample.span("MOMBASA");
    let editing = sample.span("(Editing by the coast desk)");
    let (article, mut record) = sample.build();
    record.statements[1].addressee.push(reporters);
    record.statements[1].date = Some("2024-05-10".to_owned());
    record.statements[4].medium.push(statement);
    record.boilerplate.push(editing);
    record.article.published = Some("2024-05-10".to_owned());
    record.article.dateline = Some(onrecord::record::Dateline {
        place: Some("Mombasa".to_owned()),
        country: Some("KEN".to_owned()),
        span: dateline,
    });
    (article, record)
}

const HARBOUR: &str = "\
MOMBASA, May 10 - The dockers’ union said on Friday that the port authority “sold our jobs”.

“We have signed nothing,” Grace Wanjiru, the port authority’s spokeswoman, told reporters, “and \
nothing will be signed before the court has ruled.”

She said the operator hoped talks would resume in June.

In a statement, the company rejected allegations of secret payments. It was reported that two \
cranes had stopped.

(Editing by the coast desk)
";
