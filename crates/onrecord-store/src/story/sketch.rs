//! What is kept of an article to find its copies, and how a copy is told from another text.

use serde::{Deserialize, Serialize};

use super::hash::{set, shared};
use super::keys::{KEYS, keys};
use super::reading::Reading;

/// Runs that are the beginning.
const LEAD: usize = 30;
/// Runs below which an article is too short to tell copies from chance.
const LEAST: usize = 12;
/// Share of the shorter article's runs that the longer holds, in one copy.
const SAME: f64 = 0.55;
/// Share of the longer article's beginning that a copy keeps of which the rest was cut.
const BEGUN: f64 = 0.5;
/// Share of the shorter article's names and figures that the longer holds, in one copy.
const KEPT: f64 = 0.6;
/// Names and figures below which they tell nothing.
const FEW: usize = 2;

/// The runs of words of an article, as numbers, each list sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    runs: Vec<u32>,
    lead: Vec<u32>,
    particulars: Vec<u32>,
}

impl Sketch {
    /// The sketch of an article's text. Its headline, its dateline and what the page put around it
    /// do not count, nor do case and marks.
    pub fn of(text: &str) -> Self {
        let Reading { runs, particulars } = Reading::of(text);
        let lead = set(runs[..runs.len().min(LEAD)].to_vec());
        Self { runs: set(runs), lead, particulars: set(particulars) }
    }

    /// The keys: articles that share none are no copies. A text too short to judge has none.
    pub fn keys(&self) -> Option<[u32; KEYS]> {
        (self.runs.len() >= LEAST).then(|| keys(&self.runs, &self.lead))
    }

    /// Whether both carry the same copy: most of the shorter stands in the longer, names and figures
    /// as well, and it is either most of the longer too, or begins as the longer does.
    ///
    /// Where it is the other way, one is no copy of the other: a report filled in from a mould has
    /// other names and figures, and a round-up holds many short reports but begins like one alone.
    pub fn same_copy(&self, other: &Self) -> bool {
        let (shorter, longer) =
            if self.runs.len() <= other.runs.len() { (self, other) } else { (other, self) };
        let both = shared(&shorter.runs, &longer.runs);
        let most = |of: &Self| both as f64 >= SAME * of.runs.len() as f64;
        shorter.runs.len() >= LEAST
            && most(shorter)
            && (most(longer) || shorter.begins(longer))
            && shorter.keeps_particulars(longer)
    }

    /// Whether the beginning of `longer` stands in this text.
    fn begins(&self, longer: &Self) -> bool {
        shared(&self.runs, &longer.lead) as f64 >= BEGUN * longer.lead.len() as f64
    }

    fn keeps_particulars(&self, longer: &Self) -> bool {
        let kept = shared(&self.particulars, &longer.particulars) as f64;
        let own = self.particulars.len();
        own < FEW || kept >= KEPT * own as f64
    }

    /// Bytes that it takes, for the measure of memory.
    pub fn size(&self) -> usize {
        size_of::<Self>() + 4 * (self.runs.len() + self.lead.len() + self.particulars.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FERRY: &str = "# Ferry Held in Harbour\n\nPORT ELVIN, May 3 - The coast guard held a \
        ferry with 41 passengers in Port Elvin on Monday after its pilot had left the bridge, the \
        harbour office said. Nobody was hurt, and the passengers were brought to a school nearby.\n\n\
        \"He went to look for his hat,\" a sailor, Miro Hale, told the radio. The owners in Brask \
        called that an insult to a man of thirty years at sea.\n\nThe ferry sails again on Thursday \
        with 12 sailors and another pilot, the office said. Fares stay as they are until June.\n\n\
        (Reporting by Ana Roe; Editing by Jon Doe)";

    fn alike(one: &str, two: &str) -> bool {
        let (one, two) = (Sketch::of(one), Sketch::of(two));
        let key = one
            .keys()
            .zip(two.keys())
            .is_some_and(|(one, two)| one.iter().zip(&two).any(|(one, two)| one == two));
        assert_eq!(one.same_copy(&two), two.same_copy(&one));
        one.same_copy(&two) && key
    }

    #[test]
    fn a_copy_is_known_under_another_headline_edited_cut_and_framed() {
        let edits = [
            ("# Ferry Held in Harbour", "# Pilot Leaves Bridge"),
            ("nearby", "close by"),
            ("Nobody was hurt, and the", "The"),
            ("Fares stay as they are until June.", ""),
        ];
        let edited = edits.iter().fold(FERRY.to_owned(), |text, (from, to)| text.replace(from, to));
        let cut = &FERRY[..FERRY.find("\n\nThe ferry sails").unwrap()];
        let lead = &FERRY[..FERRY.find(" Nobody was hurt").unwrap()];
        let framed = format!("By Ana Roe\n\n{FERRY}\n\nFollow us on our page.\n\nREAD MORE: Storm");
        let figure = FERRY.replace("41", "43");
        for copy in [FERRY, &FERRY.to_uppercase(), &edited, cut, lead, &framed, &figure] {
            assert!(alike(FERRY, copy), "{copy}");
        }
    }

    #[test]
    fn a_report_from_the_same_mould_is_no_copy() {
        let changes = [
            ("PORT ELVIN", "LESK"),
            ("Port Elvin", "Lesk"),
            ("41", "58"),
            ("12", "9"),
            ("Monday", "Friday"),
            ("Thursday", "Sunday"),
            ("Miro Hale", "Jan Ost"),
            ("Brask", "Ulm"),
        ];
        let other =
            changes.iter().fold(FERRY.to_owned(), |text, (from, to)| text.replace(from, to));
        assert!(!alike(FERRY, &other));
    }

    #[test]
    fn a_round_up_is_no_copy_of_the_reports_it_holds() {
        let rain = "Rain washed away the road to Vesk on Sunday. Lorries wait at both ends, and the \
            mayor of Vesk has asked for a bridge of boats. It will take eleven days to build one.";
        let wool = "The wool market at Orrin opened with 900 bales on Sunday, fewer than in any year \
            since the drought. Buyers from the coast stayed away, and the price fell by a tenth.";
        let round_up = format!("{wool}\n\n{rain}\n\n{FERRY}");
        assert!(!alike(rain, &round_up));
    }

    #[test]
    fn a_text_too_short_to_judge_has_no_keys() {
        let short = Sketch::of("Talks resumed on Monday, the minister said.");
        assert!(short.keys().is_none() && !short.same_copy(&short.clone()));
    }

    #[test]
    fn credits_and_notices_alone_make_no_copy() {
        let notice = "Follow us on our page. (Reporting by Ana Roe; Editing by Jon Doe)";
        let sketch = Sketch::of(notice);
        assert!(sketch.keys().is_none(), "{sketch:?}");
    }
}
