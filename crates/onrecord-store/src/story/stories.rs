//! Articles joined to stories, as they come in.

use std::collections::{BTreeSet, HashMap};

use super::keys::KEYS;
use super::sketch::Sketch;
use crate::ties::Ties;

/// Days between the publication of two copies of one story, at most. A chain of copies may be longer.
const DAYS: u32 = 14;
/// Where a chain of articles with one key ends.
const END: u32 = u32::MAX;

/// What is told of a copy when it joins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Copy {
    /// When it was published, as the record writes it; empty where that is unknown.
    pub published: String,
    /// The article's id.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Days from the first of January 1970 to its publication.
    pub day: Option<i32>,
}

impl Copy {
    /// Copies stand by date of publication, those without one last, equals by id.
    fn order(&self) -> impl Ord {
        (self.published.is_empty(), &self.published, &self.id)
    }
}

/// Articles that carry one copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// All copies: the earliest published first, those without a date last, equals by id.
    pub copies: Vec<Copy>,
}

impl Story {
    /// The earliest published copy. Its id is the story's.
    pub fn first(&self) -> &Copy {
        &self.copies[0]
    }

    /// Everybody who published it, in the order of the alphabet.
    pub fn publishers(&self) -> BTreeSet<&str> {
        self.copies.iter().filter_map(|copy| copy.publisher.as_deref()).collect()
    }
}

/// All articles so far, and which of them are copies of one another.
///
/// Stories are what hangs together by pairs of copies, so that the order in which articles come in
/// makes no difference to who stands with whom.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    copies: Vec<Copy>,
    sketches: Vec<Sketch>,
    /// The last article with each key, and for each article's keys the one before it.
    last: HashMap<u32, u32>,
    before: Vec<[u32; KEYS]>,
    ties: Ties,
    /// For each root the first copy of its story.
    first: Vec<u32>,
}

impl Stories {
    /// Takes in an article, and gives the first copy of the story that it joins or begins. It may
    /// join two stories to one, if it is a copy of both.
    pub fn add(&mut self, copy: Copy, sketch: Sketch) -> &Copy {
        let number = self.ties.add();
        self.first.push(number);
        let keys = sketch.keys();
        let near = self.near(keys.as_ref());
        self.copies.push(copy);
        self.sketches.push(sketch);
        for other in near {
            if self.ties.root(number) != self.ties.root(other) && self.same(number, other) {
                self.join(number, other);
            }
        }
        self.enter(number, keys.as_ref());
        self.story_of(number as usize)
    }

    /// The first copy of the story of the article that came in as number `number`, from 0.
    pub fn story_of(&self, number: usize) -> &Copy {
        &self.copies[self.first[self.ties.root(number as u32) as usize] as usize]
    }

    /// How many articles came in.
    pub fn len(&self) -> usize {
        self.copies.len()
    }

    /// Whether none did.
    pub fn is_empty(&self) -> bool {
        self.copies.is_empty()
    }

    /// The stories, each article in one, in the order of their first copies.
    pub fn stories(&self) -> Vec<Story> {
        let mut members: HashMap<u32, Vec<Copy>> = HashMap::new();
        for (number, copy) in self.copies.iter().enumerate() {
            members.entry(self.ties.root(number as u32)).or_default().push(copy.clone());
        }
        let mut stories: Vec<Story> =
            members.into_values().map(|copies| Story { copies }).collect();
        for story in &mut stories {
            story.copies.sort_by(|one, two| one.order().cmp(&two.order()));
        }
        stories.sort_by(|one, two| one.first().order().cmp(&two.first().order()));
        stories
    }

    /// Bytes that it takes, near enough, for the measure of memory.
    pub fn size(&self) -> usize {
        let sketches: usize = self.sketches.iter().map(Sketch::size).sum();
        let copies = self.copies.len() * (size_of::<Copy>() + 2 * size_of::<u32>());
        // A hash table keeps room for a seventh more than it holds, doubles when full, and has a
        // byte of its own for each place.
        let index = self.last.capacity() * 8 / 7 * (2 * size_of::<u32>() + 1);
        sketches + copies + index + self.before.len() * KEYS * size_of::<u32>()
    }

    /// The articles that share a key.
    fn near(&self, keys: Option<&[u32; KEYS]>) -> BTreeSet<u32> {
        let mut near = BTreeSet::new();
        for (place, key) in keys.into_iter().flatten().enumerate() {
            let mut at = self.last.get(key).copied().unwrap_or(END);
            while at != END {
                near.insert(at);
                at = self.before[at as usize][place];
            }
        }
        near
    }

    /// Writes an article under its keys.
    fn enter(&mut self, number: u32, keys: Option<&[u32; KEYS]>) {
        let mut before = [END; KEYS];
        for (place, key) in keys.into_iter().flatten().enumerate() {
            before[place] = self.last.insert(*key, number).unwrap_or(END);
        }
        self.before.push(before);
    }

    fn same(&self, one: u32, two: u32) -> bool {
        let (one, two) = (one as usize, two as usize);
        in_reach(self.copies[one].day, self.copies[two].day)
            && self.sketches[one].same_copy(&self.sketches[two])
    }

    fn join(&mut self, one: u32, two: u32) {
        let roots = [self.ties.root(one), self.ties.root(two)];
        let firsts = roots.map(|root| self.first[root as usize]);
        let earlier = firsts.into_iter().min_by(|one, two| {
            self.copies[*one as usize].order().cmp(&self.copies[*two as usize].order())
        });
        self.ties.tie(one, two);
        self.first[self.ties.root(one) as usize] = earlier.unwrap_or(firsts[0]);
    }
}

/// Whether two days of publication are near enough; an unknown one is near all.
pub(crate) fn in_reach(one: Option<i32>, two: Option<i32>) -> bool {
    one.zip(two).is_none_or(|(one, two)| one.abs_diff(two) <= DAYS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn copy(id: usize, day: Option<i32>) -> Copy {
        let published = day.map_or(String::new(), |day| format!("2024-03-{day:02}"));
        Copy { published, id: format!("a{id}"), publisher: Some(format!("p{}", id % 3)), day }
    }

    /// One of a few reports, whole or cut, as letters that no other shares.
    fn text(seed: usize, kept: usize) -> String {
        let word = |at: usize| format!("w{}", (seed * 7919 + at * at * 31 + at) % 1009);
        (0..kept).map(word).collect::<Vec<_>>().join(" ")
    }

    fn grouped(articles: &[(usize, usize, usize)]) -> Vec<Vec<String>> {
        let mut stories = Stories::default();
        for &(id, seed, kept) in articles {
            stories.add(copy(id, Some(1 + (id % 5) as i32)), Sketch::of(&text(seed, kept)));
        }
        let ids = |story: &Story| story.copies.iter().map(|copy| copy.id.clone()).collect();
        stories.stories().iter().map(ids).collect()
    }

    #[test]
    fn the_first_published_copy_stands_first_and_all_publishers_are_kept() {
        let mut stories = Stories::default();
        let joined: Vec<String> = [(2, Some(5)), (1, Some(4)), (3, None)]
            .map(|(id, day)| stories.add(copy(id, day), Sketch::of(&text(1, 60))).id.clone())
            .into();
        assert_eq!(joined, ["a2", "a1", "a1"]);
        stories.add(copy(4, Some(4)), Sketch::of(&text(2, 60)));
        let found = stories.stories();
        assert_eq!(found.len(), 2);
        let ids: Vec<&str> = found[0].copies.iter().map(|copy| copy.id.as_str()).collect();
        assert_eq!(ids, ["a1", "a2", "a3"]);
        assert_eq!(found[0].publishers().into_iter().collect::<Vec<_>>(), ["p0", "p1", "p2"]);
        assert_eq!(stories.story_of(0).id, "a1");
    }

    #[test]
    fn an_article_that_is_a_copy_of_two_stories_makes_them_one() {
        let whole = text(1, 90);
        let words: Vec<&str> = whole.split(' ').collect();
        let (head, tail) = (words[..60].join(" "), words[30..].join(" "));
        let mut stories = Stories::default();
        for (id, text) in [(1, &head), (2, &tail), (3, &whole)] {
            stories.add(copy(id, Some(1)), Sketch::of(text));
        }
        assert_eq!(stories.stories().len(), 1);
    }

    #[test]
    fn the_same_words_a_month_later_are_another_story() {
        let mut stories = Stories::default();
        for (id, day) in [(1, Some(1)), (2, Some(31))] {
            stories.add(copy(id, day), Sketch::of(&text(1, 60)));
        }
        assert_eq!(stories.stories().len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn stories_do_not_depend_on_the_order(
            articles in prop::collection::vec((0_usize..4, 30_usize..90), 1..12),
            turn in 0_usize..12,
        ) {
            let articles: Vec<(usize, usize, usize)> =
                articles.into_iter().enumerate().map(|(id, (seed, kept))| (id, seed, kept)).collect();
            let mut turned = articles.clone();
            turned.rotate_left(turn % articles.len());
            turned.reverse();
            prop_assert_eq!(grouped(&articles), grouped(&turned));
        }

        #[test]
        fn an_article_that_comes_twice_changes_no_other_story(seeds in prop::collection::vec(0_usize..4, 1..6)) {
            let once: Vec<_> = seeds.iter().enumerate().map(|(id, &seed)| (id, seed, 60)).collect();
            let mut twice = once.clone();
            twice.extend(&once);
            let each = |grouped: Vec<Vec<String>>| -> Vec<BTreeSet<String>> {
                grouped.into_iter().map(|ids| ids.into_iter().collect()).collect()
            };
            prop_assert_eq!(each(grouped(&once)), each(grouped(&twice)));
        }
    }
}
