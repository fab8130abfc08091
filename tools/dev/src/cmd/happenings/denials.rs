//! Disputes across articles, made of disputes within one: the claim told today, the denial tomorrow,
//! with all passages of the corpus published on the same two days.

use std::collections::BTreeSet;

use onrecord::record::{Dispute, Record, Stance};
use onrecord_store::dispute::{DAYS, Position, Stand, disputes, positions};

use super::corpus::Report;
use super::score::{Score, print};

pub(super) fn measure(reports: &[Report]) {
    let mut all: Vec<Position> = Vec::new();
    let mut expected: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, report) in reports.iter().enumerate() {
        let told = parted(report, at as u64);
        let (claims, denials): (Vec<_>, Vec<_>) =
            told.into_iter().partition(|one| one.stand == Stand::Asserts);
        if !report.record.disputes.is_empty() && !claims.is_empty() && !denials.is_empty() {
            expected.insert((at, at));
        }
        all.extend(claims.into_iter().chain(denials));
    }
    let mut linked: BTreeSet<(usize, usize)> = BTreeSet::new();
    for dispute in disputes(&all, DAYS) {
        let denial = all[dispute.denial].story as usize / 2;
        linked
            .extend(dispute.claims.iter().map(|link| (denial, all[link.claim].story as usize / 2)));
    }
    let family = |pair: &&(usize, usize)| reports[pair.0].family == reports[pair.1].family;
    let strange = linked.len() - linked.iter().filter(family).count();
    let right = linked.intersection(&expected).count() as f64;
    let score = Score { right, found: right + strange as f64, expected: expected.len() as f64 };
    print(&format!(
        "\ndisputes made of those within a passage, on two days: precision {:.3}, recall {:.3} \
         ({right} of {} passages, {strange} links between families)",
        score.precision(),
        score.recall(),
        score.expected,
    ));
}

/// The positions of a report, its denials as those of another report of the next day that does not
/// tell the claim.
fn parted(report: &Report, at: u64) -> Vec<Position> {
    let mut claim = report.record.clone();
    claim.article.published = Some("2024-05-01".to_owned());
    let mut denial = claim.clone();
    claim.disputes.clear();
    claim.statements.retain(|one| one.stance != Stance::Deny);
    denial.article.published = Some("2024-05-02".to_owned());
    denial.article.id += " (denial)";
    denial.disputes.iter_mut().for_each(bare);
    keep_denials(&mut denial);
    let mut told = positions(&claim, &report.text, 2 * at);
    told.retain(|one| one.stand == Stand::Asserts);
    let mut denied = positions(&denial, &report.text, 2 * at + 1);
    denied.retain(|one| one.stand == Stand::Denies);
    told.extend(denied);
    told
}

/// A dispute without the words of its claim.
fn bare(dispute: &mut Dispute) {
    dispute.claim.spans.clear();
    dispute.claim.statement = None;
}

/// Leaves the statements that deny, and what they say, but nothing of the claim.
fn keep_denials(record: &mut Record) {
    record.statements.retain(|one| one.stance == Stance::Deny);
    record.statements.iter_mut().for_each(|one| one.restates = None);
    record.disputes.clear();
}
