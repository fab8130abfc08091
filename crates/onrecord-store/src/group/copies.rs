//! Copies joined to stories, and the rows that tell of them.

use rusqlite::{Connection, params};

use super::id::STORY;
use super::made::Table;
use super::shelf::{Shelf, Written};
use crate::happening::days::days;
use crate::story::{Sketch, in_reach};
use crate::ties::Ties;

pub(super) static STORIES: Table = Table {
    name: "stories",
    columns: &["id", "first", "publisher", "publishers", "articles", "earliest", "latest"],
    key: 1,
};

pub(super) static COPIES: Table =
    Table { name: "story_copies", columns: &["article", "story", "nth"], key: 1 };

/// Finds the story of each article that is filed, and makes the rows.
pub(super) fn make(connection: &Connection) -> rusqlite::Result<()> {
    let days = sketch(connection)?;
    let ties = join(connection, &days)?;
    connection.execute_batch("DROP TABLE temp.sketches; DROP TABLE temp.sketch_keys")?;
    let mut update = connection.prepare("UPDATE temp.filed SET story = ?2 WHERE number = ?1")?;
    for number in 0..ties.len() as u32 {
        let first = ties.root(number);
        if first != number {
            update.execute([number, first])?;
        }
    }
    connection.execute_batch("CREATE INDEX temp.filed_by_story ON filed (story, number)")?;
    rows(connection)
}

/// Sketches every article, and gives the days of their publication.
fn sketch(connection: &Connection) -> rusqlite::Result<Vec<Option<i32>>> {
    let mut select = connection.prepare(
        "SELECT f.number, f.earliest, a.text \
         FROM temp.filed AS f CROSS JOIN main.articles AS a ON a.key = f.key ORDER BY f.number",
    )?;
    let mut keep = connection.prepare("INSERT INTO temp.sketches VALUES (?1, ?2)")?;
    let mut enter = connection.prepare("INSERT INTO temp.sketch_keys VALUES (?1, ?2)")?;
    let (mut rows, mut all) = (select.query([])?, Vec::new());
    while let Some(row) = rows.next()? {
        let number: u32 = row.get(0)?;
        let published = row.get_ref(1)?.as_str_or_null()?.and_then(days);
        all.push(published.map(|days| *days.start()));
        let sketch = Sketch::of(row.get_ref(2)?.as_str()?);
        let Some(keys) = sketch.keys() else { continue };
        keep.execute(params![number, Written(&sketch)])?;
        for key in keys {
            enter.execute([key, number])?;
        }
    }
    Ok(all)
}

/// Which articles are of one story: those that a chain of copies joins.
fn join(connection: &Connection, days: &[Option<i32>]) -> rusqlite::Result<Ties> {
    let mut ties = Ties::default();
    for _ in days {
        ties.add();
    }
    let mut sketches: Shelf<Sketch> = Shelf::new(connection, "sketches");
    let (mut key, mut before) = (None, Vec::new());
    let sql = "SELECT sketch_key, number FROM temp.sketch_keys ORDER BY sketch_key, number";
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (its_key, number): (u32, u32) = (row.get(0)?, row.get(1)?);
        if key.replace(its_key) != Some(its_key) {
            before.clear();
        }
        for &other in &before {
            let is_open = in_reach(days[other as usize], days[number as usize])
                && ties.root(other) != ties.root(number);
            if is_open && sketches.get(other)?.same_copy(&*sketches.get(number)?) {
                ties.tie(other, number);
            }
        }
        before.push(number);
    }
    Ok(ties)
}

fn rows(connection: &Connection) -> rusqlite::Result<()> {
    let stories = format!(
        "SELECT {STORY}, f.key, f.publisher, coalesce((
            SELECT group_concat(publisher, '; ' ORDER BY publisher) FROM (
                SELECT DISTINCT p.publisher FROM temp.filed AS c
                JOIN main.publications AS p ON p.article = c.key WHERE c.story = f.number
            )
        ), ''), count(*), f.earliest, max(c.latest)
        FROM temp.filed AS f JOIN temp.filed AS c ON c.story = f.number GROUP BY f.number"
    );
    let copies = format!(
        "SELECT c.key, {STORY}, row_number() OVER (PARTITION BY c.story ORDER BY c.number) - 1
        FROM temp.filed AS c JOIN temp.filed AS f ON f.number = c.story"
    );
    STORIES.add_all(connection, &stories)?;
    COPIES.add_all(connection, &copies)
}
