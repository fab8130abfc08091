//! The line of an actor: `a2 "NAME" KIND COUNTRY SECTOR: MENTIONS ; role "…"`.

use std::fmt::Write;

use onrecord::record::ActorKind;
use onrecord_lexicon::{is_country_code, sector};
use onrecord_text::Span;

use crate::error::Problem;
use crate::finder::{Finder, clauses, modifier, outcome};
use crate::render::references;
use crate::token::{Token, tokens};

/// Somebody who speaks, does or suffers something, as a person finds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedActor {
    /// The line it is written on.
    pub line: usize,
    /// `a1`, `a2`, ….
    pub id: String,
    /// The name as the record should give it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3, or a code for an international actor; none where nobody can tell.
    pub country: Option<String>,
    /// PLOVER sectors, the first the main one.
    pub sectors: Vec<String>,
    /// Every mention, in the order of the text.
    pub mentions: Vec<Span>,
    /// The office held, where the text tells it.
    pub role: Option<String>,
    /// Wikidata item, for the few that exist.
    pub wikidata: Option<String>,
    /// Whether a record may leave it out.
    pub optional: bool,
}

/// How such a line is written.
const PATTERN: &str = "aN \"NAME\" KIND COUNTRY SECTOR: `mention` + `mention` ; role \"…\"";

/// The actor on a line about `text`, and all that is wrong with it.
pub(crate) fn read(line: usize, whole: &str, text: &str) -> (Option<ExpectedActor>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let actor = try_read(line, whole, &mut finder).map(Some);
    outcome(actor, finder, PATTERN)
}

fn try_read(line: usize, whole: &str, finder: &mut Finder<'_>) -> Result<ExpectedActor, String> {
    let (id, name, rest) = id_and_name(whole)?;
    let (head, body) = rest.split_once(':').ok_or("there is no colon after the sector")?;
    let head: Vec<_> = head.split_whitespace().collect();
    let [kind, country, sectors] = head[..] else {
        return Err(format!("{} words where kind, country and sector are due", head.len()));
    };
    let tokens = tokens(body)?;
    let (mentions, modifiers) = clauses(&tokens);
    let mut actor = ExpectedActor {
        line,
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind_named(kind).ok_or_else(|| {
            format!("`{kind}` is no kind; there are {}", KINDS.map(|(name, _)| name).join(", "))
        })?,
        country: read_country(country)?,
        sectors: read_sectors(sectors)?,
        mentions: finder.spans(mentions, "a mention")?,
        role: None,
        wikidata: None,
        optional: false,
    };
    if actor.mentions.is_empty() && finder.problems.is_empty() {
        return Err("an actor is mentioned somewhere".to_owned());
    }
    for clause in modifiers {
        match modifier(clause)? {
            ("role", [Token::Name(role)]) => actor.role = Some(role.clone()),
            ("wikidata", [Token::Word(item)]) => actor.wikidata = Some(item.clone()),
            ("optional", []) => actor.optional = true,
            (name @ ("role" | "wikidata" | "optional"), _) => {
                return Err(format!("the value of `{name}` cannot be read"));
            }
            (name, _) => {
                return Err(format!(
                    "`{name}` is no modifier of an actor; there are role, wikidata and optional"
                ));
            }
        }
    }
    Ok(actor)
}

/// `a2 "Name"` and what follows.
pub(crate) fn id_and_name(whole: &str) -> Result<(&str, &str, &str), String> {
    let named = whole.split_once(' ').and_then(|(id, rest)| {
        let (name, rest) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
        Some((id, name.trim(), rest))
    });
    match named {
        Some((id, name, rest)) if !name.is_empty() => Ok((id, name, rest)),
        _ => Err("the name in double quotes is missing".to_owned()),
    }
}

/// A country's code; none for `-`.
pub(crate) fn read_country(code: &str) -> Result<Option<String>, String> {
    if code == "-" {
        return Ok(None);
    }
    if is_country_code(code) {
        return Ok(Some(code.to_owned()));
    }
    Err(format!(
        "`{code}` is no country; write an ISO 3166-1 alpha-3 code, one of UNO EUR IGO NGO ISM IMG \
         MNC WEST, or `-` for none and for several"
    ))
}

fn read_sectors(codes: &str) -> Result<Vec<String>, String> {
    if codes == "-" {
        return Ok(Vec::new());
    }
    let known = |code: &str| match sector(code) {
        Some(_) => Ok(code.to_owned()),
        None => Err(format!(
            "`{code}` is no sector of PLOVER's; the guidelines, section 11, and `plover.tsv` have \
             them, `-` is none"
        )),
    };
    codes.split('+').map(known).collect()
}

const KINDS: [(&str, ActorKind); 6] = [
    ("state", ActorKind::State),
    ("person", ActorKind::Person),
    ("organisation", ActorKind::Organisation),
    ("armed-group", ActorKind::ArmedGroup),
    ("social-group", ActorKind::SocialGroup),
    ("bloc", ActorKind::Bloc),
];

fn kind_named(name: &str) -> Option<ActorKind> {
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

/// The kind as the notation writes it.
pub(crate) fn kind_name(kind: ActorKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("unknown", |(name, _)| name)
}

/// The line of `actor` in the notation.
pub(crate) fn write(actor: &ExpectedActor, text: &str) -> Option<String> {
    let country = actor.country.as_deref().unwrap_or("-");
    let sectors = if actor.sectors.is_empty() { "-".to_owned() } else { actor.sectors.join("+") };
    let mut out = format!(
        "{} \"{}\" {} {country} {sectors}: {}",
        actor.id,
        actor.name,
        kind_name(actor.kind),
        references(&actor.mentions, text)?
    );
    if let Some(role) = &actor.role {
        let _ = write!(out, " ; role \"{role}\"");
    }
    if let Some(item) = &actor.wikidata {
        let _ = write!(out, " ; wikidata {item}");
    }
    if actor.optional {
        out.push_str(" ; optional");
    }
    Some(out)
}
