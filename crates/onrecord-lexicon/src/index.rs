//! Finding rows of a table by a name: a sorted list of hashes, ready to use as it lies in the
//! program.
//!
//! An entry is eight bytes: the hash of a name and where its row begins in the table's text. The
//! row is then read and compared, so that two names with one hash do no harm. The beginnings of
//! longer names are listed too ("Bank of" for "Bank of England"), so that a search along a
//! sentence stops where no name goes on.

use std::borrow::Cow;

/// In place of a row: a longer name begins so.
const GOES_ON: u32 = u32::MAX;

/// Where names stand in a table.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    entries: Cow<'static, [[u8; 8]]>,
}

/// What an index knows of a name.
pub(crate) struct Found<'i> {
    rows: &'i [[u8; 8]],
    /// Whether a longer name begins with it.
    pub(crate) goes_on: bool,
}

impl Index {
    /// An index that was laid out before.
    pub(crate) const fn of_bytes(bytes: &'static [u8]) -> Self {
        Self { entries: Cow::Borrowed(bytes.as_chunks::<8>().0) }
    }

    /// The rows that may bear a name, and whether longer names begin with it.
    pub(crate) fn find(&self, name: &str) -> Found<'_> {
        let hash = hash(name);
        let start = self.entries.partition_point(|entry| parts(*entry).0 < hash);
        let rest = &self.entries[start..];
        let rows = &rest[..rest.partition_point(|entry| parts(*entry).0 == hash)];
        match rows.split_last() {
            Some((last, others)) if parts(*last).1 == GOES_ON => {
                Found { rows: others, goes_on: true }
            }
            _ => Found { rows, goes_on: false },
        }
    }
}

impl<'i> Found<'i> {
    /// Where the rows begin in the table's text.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> + use<'i> {
        self.rows.iter().map(|entry| parts(*entry).1 as usize)
    }
}

fn parts(entry: [u8; 8]) -> (u32, u32) {
    let whole = u64::from_be_bytes(entry);
    ((whole >> 32) as u32, whole as u32)
}

/// An index in the making.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    entries: Vec<u64>,
    /// The beginnings listed lately, by the end of their hash: a million names begin with few words,
    /// and what is not listed twice need not be sorted.
    lately: Vec<Option<u32>>,
}

/// How many beginnings are kept in mind.
const LATELY: usize = 1 << 12;

impl Draft {
    /// Lists a row under a name.
    pub(crate) fn add(&mut self, name: &str, row: usize) {
        let row = u32::try_from(row).unwrap_or(GOES_ON);
        self.entries.push(entry(hash(name), row));
    }

    /// Lists a row under a name, and the beginnings of the name.
    pub(crate) fn add_with_beginnings(&mut self, name: &str, row: usize) {
        let row = u32::try_from(row).unwrap_or(GOES_ON);
        let inside = |c: char| c.is_alphanumeric();
        let mut hash = Hash::default();
        let mut before = ' ';
        for letter in letters(name) {
            // What ends in a blank has the hash of what stands before it.
            if before != ' ' && inside(before) != inside(letter) {
                self.add_beginning(hash.finish());
            }
            hash.add(letter);
            before = letter;
        }
        self.entries.push(entry(hash.finish(), row));
    }

    fn add_beginning(&mut self, hash: u32) {
        self.lately.resize(LATELY, None);
        let known = &mut self.lately[hash as usize % LATELY];
        if known.replace(hash) != Some(hash) {
            self.entries.push(entry(hash, GOES_ON));
        }
    }

    /// The bytes of the finished index.
    pub(crate) fn into_bytes(mut self) -> Vec<[u8; 8]> {
        self.entries.sort_unstable();
        self.entries.dedup();
        self.entries.into_iter().map(u64::to_be_bytes).collect()
    }

    /// The finished index.
    #[allow(dead_code, reason = "the build script writes bytes")]
    pub(crate) fn finish(self) -> Index {
        Index { entries: Cow::Owned(self.into_bytes()) }
    }
}

fn entry(hash: u32, row: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(row)
}

/// A name without its article.
pub(crate) fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// A name's letters as names are compared: one blank between words, straight apostrophes.
pub(crate) fn letters(name: &str) -> impl Iterator<Item = char> {
    let words = bare(name.trim()).split_whitespace().enumerate();
    words
        .flat_map(|(nth, word)| (nth > 0).then_some(' ').into_iter().chain(word.chars()))
        .map(|letter| if letter == '’' { '\'' } else { letter })
}

/// Whether two names are one.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left == right || letters(left).eq(letters(right))
}

fn hash(name: &str) -> u32 {
    let mut hash = Hash::default();
    letters(name).for_each(|letter| hash.add(letter));
    hash.finish()
}

/// FNV-1a, which a hundred thousand names share out well enough.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, letter: char) {
        let mut bytes = [0; 4];
        for byte in letter.encode_utf8(&mut bytes).bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u32 {
        (self.0 >> 32) as u32 ^ self.0 as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_any_writing_of_a_name() {
        let mut draft = Draft::default();
        draft.add_with_beginnings("the Bank of England", 7);
        draft.add_with_beginnings("N'Djamena", 40);
        let index = draft.finish();
        let rows = |name| index.find(name).rows().collect::<Vec<_>>();
        assert_eq!(rows("Bank  of\nEngland"), [7]);
        assert_eq!(rows("N’Djamena"), [40]);
        assert!(rows("Bank").is_empty() && rows("bank of england").is_empty());
        for beginning in ["Bank", "the Bank", "Bank of", "N", "N'"] {
            assert!(index.find(beginning).goes_on, "{beginning}");
        }
        assert!(!index.find("Bank of England").goes_on && !index.find("England").goes_on);
    }
}
