//! Articles joined to stories.

use std::collections::{BTreeSet, HashMap};

use super::sketch::Sketch;

/// Days between the publication of two copies of one story, at most.
const DAYS: i32 = 7;

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

/// Articles that carry one copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The earliest published copy; those without a date come last, equals by id.
    pub first: Copy,
    /// All copies, the first among them, in the same order.
    pub copies: Vec<Copy>,
}

impl Story {
    /// Everybody who published it, in the order of the alphabet.
    pub fn publishers(&self) -> BTreeSet<&str> {
        self.copies.iter().filter_map(|copy| copy.publisher.as_deref()).collect()
    }
}

/// All articles so far, and which of them are copies of one another.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    copies: Vec<(Copy, Sketch)>,
    by_key: HashMap<u32, Vec<u32>>,
    /// For each article one that it stands with, nearer to the story's root.
    above: Vec<u32>,
}

impl Stories {
    /// Takes in an article.
    pub fn add(&mut self, copy: Copy, sketch: Sketch) {
        let number = self.copies.len() as u32;
        self.above.push(number);
        let mut near: BTreeSet<u32> = BTreeSet::new();
        for key in sketch.keys() {
            near.extend(self.by_key.get(key).into_iter().flatten());
        }
        for other in near {
            let (known, known_sketch) = &self.copies[other as usize];
            if in_reach(copy.day, known.day) && sketch.same_copy(known_sketch) {
                self.join(number, other);
            }
        }
        for key in sketch.keys() {
            self.by_key.entry(*key).or_default().push(number);
        }
        self.copies.push((copy, sketch));
    }

    /// The stories, each article in one, in the order of their first copies.
    pub fn stories(&self) -> Vec<Story> {
        let mut members: HashMap<u32, Vec<Copy>> = HashMap::new();
        for (number, (copy, _)) in self.copies.iter().enumerate() {
            members.entry(self.root(number as u32)).or_default().push(copy.clone());
        }
        let order = |copy: &Copy| (copy.published.is_empty(), copy.clone());
        let mut stories: Vec<Story> = members
            .into_values()
            .map(|mut copies| {
                copies.sort_by_key(order);
                Story { first: copies[0].clone(), copies }
            })
            .collect();
        stories.sort_by_key(|story| order(&story.first));
        stories
    }

    fn root(&self, mut number: u32) -> u32 {
        while self.above[number as usize] != number {
            number = self.above[number as usize];
        }
        number
    }

    fn join(&mut self, one: u32, two: u32) {
        let (one, two) = (self.root(one), self.root(two));
        // The smaller number is the root, so that paths stay short: new articles join old ones.
        self.above[one.max(two) as usize] = one.min(two);
    }
}

/// Whether two days of publication are near enough; an unknown one is near all.
fn in_reach(one: Option<i32>, two: Option<i32>) -> bool {
    one.zip(two).is_none_or(|(one, two)| one.abs_diff(two) <= DAYS as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn copy(id: usize, day: Option<i32>) -> Copy {
        let published = day.map_or(String::new(), |day| format!("2024-03-{day:02}"));
        Copy { published, id: format!("a{id}"), publisher: Some(format!("p{}", id % 3)), day }
    }

    /// Reports of a few seeds, some cut, in a random order.
    fn text(seed: usize, cut: bool) -> String {
        let words =
            (0..200_usize).map(|at| format!("w{}", (seed * 7919 + at * at * 31 + at) % 1009));
        words.take(if cut { 90 } else { 200 }).collect::<Vec<_>>().join(" ")
    }

    fn grouped(articles: &[(usize, usize, bool)]) -> Vec<Vec<String>> {
        let mut stories = Stories::default();
        for &(id, seed, cut) in articles {
            stories.add(copy(id, Some(1 + (id % 5) as i32)), Sketch::of(&text(seed, cut)));
        }
        let ids = |story: &Story| story.copies.iter().map(|copy| copy.id.clone()).collect();
        stories.stories().iter().map(ids).collect()
    }

    #[test]
    fn the_first_published_copy_stands_first_and_all_publishers_are_kept() {
        let mut stories = Stories::default();
        for (id, day) in [(2, Some(5)), (1, Some(4)), (3, None)] {
            stories.add(copy(id, day), Sketch::of(&text(1, id == 2)));
        }
        stories.add(copy(4, Some(4)), Sketch::of(&text(2, false)));
        let found = stories.stories();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].first.id, "a1");
        let ids: Vec<&str> = found[0].copies.iter().map(|copy| copy.id.as_str()).collect();
        assert_eq!(ids, ["a1", "a2", "a3"]);
        assert_eq!(found[0].publishers().into_iter().collect::<Vec<_>>(), ["p0", "p1", "p2"]);
    }

    #[test]
    fn the_same_words_a_month_later_are_another_story() {
        let mut stories = Stories::default();
        for (id, day) in [(1, Some(1)), (2, Some(31))] {
            stories.add(copy(id, day), Sketch::of(&text(1, false)));
        }
        assert_eq!(stories.stories().len(), 2);
    }

    proptest! {
        #[test]
        fn stories_do_not_depend_on_the_order(
            articles in prop::collection::vec((0_usize..6, any::<bool>()), 1..14),
            turn in 0_usize..14,
        ) {
            let articles: Vec<(usize, usize, bool)> =
                articles.into_iter().enumerate().map(|(id, (seed, cut))| (id, seed, cut)).collect();
            let mut turned = articles.clone();
            turned.rotate_left(turn % articles.len());
            turned.reverse();
            prop_assert_eq!(grouped(&articles), grouped(&turned));
        }
    }
}
