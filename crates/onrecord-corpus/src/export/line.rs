//! A passage as one line of training data: JSON, spans in code points, always in the same order.

use onrecord::record::{ActorKind, CharSpan, Polarity, Stance, StatementKind, Status};
use onrecord_text::Span;
use serde::Serialize;

use super::mentions;
use super::speaker::speakers;
use crate::code_points;
use crate::line::actor::ExpectedActor;
use crate::line::dispute::ExpectedDispute;
use crate::line::event::ExpectedEvent;
use crate::passage::{ExpectedStatement, Passage};

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    text: &'a str,
    split: &'static str,
    published: Option<String>,
    family: Option<&'a str>,
    style: Option<&'a str>,
    region: Option<&'a str>,
    layers: &'static str,
    article: bool,
    happening: Option<&'a str>,
    relation: Option<&'static str>,
    headline: Option<CharSpan>,
    statements: Vec<LineStatement<'a>>,
    actors: Vec<LineActor<'a>>,
    events: Vec<LineEvent<'a>>,
    disputes: Vec<LineDispute<'a>>,
    dates: Vec<LineDate<'a>>,
    places: Vec<LinePlace<'a>>,
    boilerplate: Vec<CharSpan>,
}

#[derive(Serialize)]
struct LineStatement<'a> {
    id: &'a str,
    source: Vec<CharSpan>,
    cue: Vec<CharSpan>,
    content: Vec<CharSpan>,
    nested: bool,
    kind: StatementKind,
    stance: Stance,
    polarity: Polarity,
    parent: Option<&'a str>,
    restates: Option<&'a str>,
    addressee: Vec<CharSpan>,
    medium: Vec<CharSpan>,
    speakers: Vec<&'a str>,
    names: &'a [String],
    optional: bool,
}

#[derive(Serialize)]
struct LineActor<'a> {
    id: &'a str,
    name: &'a str,
    kind: ActorKind,
    country: Option<&'a str>,
    sector: Option<&'a str>,
    sectors: &'a [String],
    role: Option<&'a str>,
    mentions: Vec<CharSpan>,
    optional: bool,
}

#[derive(Serialize)]
struct LineEvent<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    modes: &'a [String],
    contexts: &'a [String],
    status: Status,
    actors: &'a [String],
    recipients: &'a [String],
    trigger: CharSpan,
    also: Vec<CharSpan>,
    #[serde(rename = "in")]
    statement: Option<&'a str>,
    date: Option<&'a str>,
    place: Option<&'a str>,
    optional: bool,
}

#[derive(Serialize)]
struct LineDispute<'a> {
    id: &'a str,
    statements: &'a [String],
    events: &'a [String],
    asserted_by: &'a [String],
    denied_by: &'a [String],
    by: &'a [String],
    spans: Vec<CharSpan>,
    optional: bool,
}

#[derive(Serialize)]
struct LineDate<'a> {
    span: CharSpan,
    value: Option<&'a str>,
    grain: &'a str,
    optional: bool,
}

#[derive(Serialize)]
struct LinePlace<'a> {
    span: CharSpan,
    name: &'a str,
    country: Option<&'a str>,
    dateline: bool,
    optional: bool,
}

impl Passage {
    /// The passage as a line of JSON for training, without a line-break.
    ///
    /// # Errors
    /// Never in practice: all that it holds can be written as JSON.
    pub fn training_line(&self) -> serde_json::Result<String> {
        let text = &self.text;
        let headers = &self.headers;
        let furniture = self.boilerplate.iter().flat_map(|one| one.spans.iter().copied());
        serde_json::to_string(&Line {
            id: self.id(),
            text,
            split: self.split().name(),
            published: headers.published.as_ref().map(ToString::to_string),
            family: headers.family.as_deref(),
            style: headers.style.as_deref(),
            region: headers.region.as_deref(),
            layers: headers.layers.name(),
            article: headers.article,
            happening: headers.happening.as_deref(),
            relation: headers.relation.map(crate::Relation::name),
            headline: self.headline.map(|span| self.point(span)),
            statements: self.statements.iter().map(|one| statement(self, one)).collect(),
            actors: self.actors.iter().map(|one| actor(text, one)).collect(),
            events: self.events.iter().map(|one| event(self, one)).collect(),
            disputes: self.disputes.iter().map(|one| dispute(self, one)).collect(),
            dates: self.line_dates(),
            places: self.line_places(),
            boilerplate: code_points::of(text, &furniture.collect::<Vec<_>>()),
        })
    }

    fn line_dates(&self) -> Vec<LineDate<'_>> {
        mentions(&self.dates, |date| &date.spans)
            .into_iter()
            .map(|(date, span)| LineDate {
                span: self.point(span),
                value: date.value.as_deref(),
                grain: &date.grain,
                optional: date.optional,
            })
            .collect()
    }

    fn line_places(&self) -> Vec<LinePlace<'_>> {
        mentions(&self.places, |place| &place.spans)
            .into_iter()
            .map(|(place, span)| LinePlace {
                span: self.point(span),
                name: &place.name,
                country: place.country.as_deref(),
                dateline: place.dateline && place.spans.first() == Some(&span),
                optional: place.optional,
            })
            .collect()
    }

    /// The words of a dispute's claim: those given, or the content of its first statement, or else
    /// the trigger of its first event.
    pub(crate) fn claim(&self, dispute: &ExpectedDispute) -> Vec<Span> {
        if !dispute.words.is_empty() {
            return dispute.words.clone();
        }
        let statement = dispute.statements.iter().find_map(|id| self.statement(id));
        let event = dispute.events.iter().find_map(|id| self.event(id));
        match (statement, event) {
            (Some(statement), _) => statement.content.clone(),
            (None, Some(event)) => vec![event.trigger],
            (None, None) => Vec::new(),
        }
    }
}

fn statement<'a>(passage: &'a Passage, statement: &'a ExpectedStatement) -> LineStatement<'a> {
    let points = |spans: &[Span]| code_points::of(&passage.text, spans);
    LineStatement {
        id: &statement.id,
        source: points(&statement.source),
        cue: points(&statement.cue),
        content: points(&statement.content),
        nested: statement.parent.is_some(),
        kind: statement.kind,
        stance: statement.stance,
        polarity: statement.polarity,
        parent: statement.parent.as_deref(),
        restates: statement.restates.as_deref(),
        addressee: points(&statement.addressee),
        medium: points(&statement.medium),
        speakers: speakers(passage, statement).iter().map(|actor| actor.id.as_str()).collect(),
        names: &statement.names,
        optional: statement.optional,
    }
}

fn actor<'a>(text: &str, actor: &'a ExpectedActor) -> LineActor<'a> {
    LineActor {
        id: &actor.id,
        name: &actor.name,
        kind: actor.kind,
        country: actor.country.as_deref(),
        sector: actor.sectors.first().map(String::as_str),
        sectors: &actor.sectors,
        role: actor.role.as_deref(),
        mentions: code_points::of(text, &actor.mentions),
        optional: actor.optional,
    }
}

fn event<'a>(passage: &'a Passage, event: &'a ExpectedEvent) -> LineEvent<'a> {
    LineEvent {
        id: &event.id,
        kind: &event.kind,
        modes: &event.modes,
        contexts: &event.contexts,
        status: event.status,
        actors: &event.actors,
        recipients: &event.recipients,
        trigger: passage.point(event.trigger),
        also: code_points::of(&passage.text, &event.also),
        statement: event.statement.as_deref(),
        date: event.date.as_deref(),
        place: event.place.as_deref(),
        optional: event.optional,
    }
}

fn dispute<'a>(passage: &'a Passage, dispute: &'a ExpectedDispute) -> LineDispute<'a> {
    LineDispute {
        id: &dispute.id,
        statements: &dispute.statements,
        events: &dispute.events,
        asserted_by: &dispute.asserted_by,
        denied_by: &dispute.denied_by,
        by: &dispute.denials,
        spans: code_points::of(&passage.text, &passage.claim(dispute)),
        optional: dispute.optional,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use crate::parse;

    fn line(file: &str) -> Value {
        let passages = parse(Path::new("corpus/a.md"), file).unwrap();
        serde_json::from_str(&passages[0].training_line().unwrap()).unwrap()
    }

    #[test]
    fn spans_count_code_points_and_inner_statements_name_their_parent() {
        let line = line(
            "## Été\n\n> « Été », dit-on: José said he hoped.\n\n```record\n\
             s1 indirect: `José` / `said` / `he hoped`\n\
             s2 indirect! hope: `[he] hoped` / - / `hoped` ; in s1\nnote: cue in content\n```\n",
        );
        assert_eq!(line["id"], "a/Été");
        assert_eq!(line["split"], "train");
        assert_eq!(line["layers"], "statements");
        assert_eq!(line["statements"][0]["source"], json!([[17, 21]]));
        assert_eq!(line["statements"][1]["nested"], true);
        assert_eq!(line["statements"][1]["parent"], "s1");
        assert_eq!(line["statements"][1]["stance"], "hope");
    }

    #[test]
    fn every_layer_is_written_in_the_order_of_the_text() {
        let line = line(
            "## A\n\n> LIMA, May 3 - Police arrested Ana on Monday. Ana said: \"They beat me.\" \
             Police deny it. (AP)\n\n```record\nlayers: all\nfamily: x\nsplit: dev\n\
             s1 direct: `Ana [said]:` / `[said]:` / `They beat me.` ; by \"Ana\"\n\
             s2 indirect deny negative: `[Police] deny` / `deny` / `it` ; by \"police\" ; restates s1\n\
             a1 \"police\" organisation PER COP: `Police [arrested]` + `They`\n\
             a2 \"Ana\" person PER CVL+REF: `[Ana] on` + `[Ana] said` + `me`\n\
             e1 COERCE-arrest (human-rights) fact: a1 > a2 / `arrested` ; date 2021-05-03\n\
             e2 ASSAULT-beat disputed: a1 > a2 / `beat` ; in s1\n\
             d1: s1 e2 / a2 / a1 ; by s2\n\
             t2 2021-05-03 day: `Monday`\nt1 2021-05-03 day: `May 3`\n\
             p1 \"Lima\" PER: `LIMA` ; dateline\nb1: `(AP)`\n```\n"
                .replace("`Ana [said]:`", "`[Ana] said`")
                .as_str(),
        );
        assert_eq!((&line["split"], &line["family"]), (&json!("dev"), &json!("x")));
        assert_eq!(line["statements"][0]["speakers"], json!(["a2"]));
        assert_eq!(line["actors"][1]["sector"], "CVL");
        assert_eq!(line["events"][0]["contexts"], json!(["human_rights"]));
        assert_eq!(line["events"][1]["in"], "s1");
        assert_eq!(line["disputes"][0]["spans"], line["statements"][0]["content"]);
        assert_eq!(line["dates"][0]["span"], json!([6, 11]));
        assert_eq!(line["places"][0]["dateline"], true);
        assert_eq!(line["boilerplate"].as_array().unwrap().len(), 1);
    }
}
