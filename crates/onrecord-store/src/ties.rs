//! Which of many numbers stand together, by pairs that do: a union-find of four bytes a number.

/// Numbers from 0 on, and which of them stand together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ties {
    /// For each number a smaller one that it stands with; itself where there is none.
    above: Vec<u32>,
}

impl Ties {
    /// Takes in the next number, which stands alone, and gives it.
    pub(crate) fn add(&mut self) -> u32 {
        let number = self.above.len() as u32;
        self.above.push(number);
        number
    }

    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.above.len()
    }

    /// The smallest number that a number stands with.
    pub(crate) fn root(&self, mut number: u32) -> u32 {
        while self.above[number as usize] != number {
            number = self.above[number as usize];
        }
        number
    }

    /// Puts two numbers together with all that stand with either.
    pub(crate) fn tie(&mut self, one: u32, two: u32) {
        let (one, two) = (self.shorten(one), self.shorten(two));
        self.above[one.max(two) as usize] = one.min(two);
    }

    /// The root of a number, with the way there halved for those who go it again.
    fn shorten(&mut self, mut number: u32) -> u32 {
        while self.above[number as usize] != number {
            let next = self.above[number as usize];
            self.above[number as usize] = self.above[next as usize];
            number = next;
        }
        number
    }

    /// All numbers, those that stand together in a row and in order.
    pub(crate) fn in_groups(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.len() as u32).collect();
        numbers.sort_unstable_by_key(|&number| (self.root(number), number));
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tied_by_others_stands_together_under_the_smallest() {
        let mut ties = Ties::default();
        for _ in 0..7 {
            ties.add();
        }
        for (one, two) in [(5, 6), (1, 5), (4, 2), (6, 1)] {
            ties.tie(one, two);
        }
        assert_eq!((0..7).map(|one| ties.root(one)).collect::<Vec<_>>(), [0, 1, 2, 3, 2, 1, 1]);
        assert_eq!(ties.in_groups(), [0, 1, 5, 6, 2, 4, 3]);
    }
}
