//! Times the tables of actors: the first lookup after a start, lookups that hit and miss, and a
//! user's table of a million rows.
//!
//!     cargo run --release -p onrecord-lexicon --example lookups

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use jiff::civil::date;
use onrecord_lexicon::Actors;

const ROUNDS: u32 = 100_000;
const ROWS: usize = 1_000_000;

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn main() -> Result<(), onrecord_lexicon::TableError> {
    let start = Instant::now();
    let actors = Actors::built_in();
    let day = date(2024, 6, 20);
    black_box((actors.named("Vladimir Putin", Some(day)), actors.holders("president", "KEN", day)));
    println!("first lookups after the start: {:?}", start.elapsed());
    for name in ["the Kremlin", "Vladimir Putin", "World Health Organization", "Nobody Atall"] {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(actors.named(black_box(name), Some(day)));
        }
        println!("{name}: {:?} a lookup", start.elapsed() / ROUNDS);
    }
    let mut csv = String::from("name,aliases,country,sector,kind,role,start,end,wikidata\n");
    for row in 0..ROWS {
        let _ = writeln!(
            csv,
            "Person {row} Roe,P. {row} Roe;Roe {row},KEN,GOV,person,Clerk,2010-01-01,,Q{row}"
        );
    }
    let start = Instant::now();
    let actors = actors.with_csv("own.csv", &csv)?;
    println!("{ROWS} rows of a user's table: {:?}", start.elapsed());
    assert_eq!(actors.named("Roe 999999", None).len(), 1);
    Ok(())
}
