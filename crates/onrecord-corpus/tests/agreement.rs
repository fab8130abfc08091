//! Two annotations of one passage: what counts as agreement.

use std::path::Path;

use onrecord_corpus::{Agreement, Passage, agreement, parse};

const FILE: &str = "## A

> LIMA, May 3 - Police arrested Ana Ruiz on Monday. \"They beat me,\" Ana said. Police deny it.

```record
layers: all
s1 direct: `[Ana] said` / `said` / `They beat me,` ; by \"Ana Ruiz\"
s2 indirect deny negative: `[Police] deny` / `deny` / `it` ; restates s1
a1 \"police\" organisation PER COP: `[Police] arrested` + `They` + `[Police] deny`
a2 \"Ana Ruiz\" person PER CVL: `Ana Ruiz` + `[Ana] said` + `me`
e1 COERCE-arrest (human-rights) fact: a1 > a2 / `arrested`
e2 ASSAULT-beat disputed: a1 > a2 / `beat` ; in s1
d1: s1 e2 / a2 / a1 ; by s2
t1 2021-05-03 day: `May 3` + `Monday`
p1 \"Lima\" PER: `LIMA` ; dateline
```
";

fn passages(file: &str) -> Vec<Passage> {
    parse(Path::new("a.md"), file).expect("the passage is sound")
}

fn between(replace: &[(&str, &str)]) -> Agreement {
    let mut other = FILE.to_owned();
    for (from, to) in replace {
        assert!(other.contains(from), "{from}");
        other = other.replace(from, to);
    }
    agreement(&passages(FILE), &passages(&other))
}

fn f1(found: &Agreement, name: &str) -> f64 {
    let one = found.findings.iter().find(|findings| findings.name == name);
    one.and_then(onrecord_corpus::Findings::f1).unwrap_or_else(|| panic!("{name}: {found:#?}"))
}

fn accuracy(found: &Agreement, name: &str) -> f64 {
    let one = found.choices.iter().find(|choices| choices.name == name);
    one.and_then(onrecord_corpus::Choices::accuracy).unwrap_or_else(|| panic!("{name}: {found:#?}"))
}

#[test]
fn whoever_agrees_with_themselves_agrees_wholly() {
    let found = between(&[("## A", "## Another title")]);
    assert_eq!(found.passages, 1);
    for findings in &found.findings {
        assert_eq!(findings.f1(), Some(1.0), "{findings:?}");
    }
    for choices in &found.choices {
        assert_eq!(choices.accuracy(), Some(1.0), "{choices:?}");
    }
}

#[test]
fn each_difference_lowers_its_own_measure() {
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let found = between(&[("COERCE-arrest (human-rights) fact", "COERCE-seize (legal) future")]);
    assert!(close(f1(&found, "events, trigger"), 1.0));
    assert!(close(accuracy(&found, "event modes"), 0.5));
    assert!(close(accuracy(&found, "event contexts"), 0.5));
    assert!(close(accuracy(&found, "event status"), 0.5));
    let found = between(&[("COERCE-arrest", "ASSAULT-abduct"), ("fact: a1 > a2", "fact: a2 > -")]);
    assert!(close(f1(&found, "events, trigger and type"), 0.5));
    assert!(close(accuracy(&found, "event type"), 0.5));
    assert!(close(accuracy(&found, "actor mentions touch"), 0.5));
    assert!(close(accuracy(&found, "recipient countries"), 0.5));
    let found = between(&[("s1 direct", "s1 direct demand"), ("2021-05-03 day", "2021-05 month")]);
    assert!(close(accuracy(&found, "statement stance"), 0.5));
    assert!(close(accuracy(&found, "date value"), 0.0));
}

#[test]
fn what_one_alone_found_counts_unless_it_is_optional() {
    let line = "e1 COERCE-arrest (human-rights) fact: a1 > a2 / `arrested`";
    let found = between(&[(line, "")]);
    assert!((f1(&found, "events, trigger") - 2.0 / 3.0).abs() < 1e-9);
    let optional = FILE.replace(line, &format!("{line} ; optional"));
    let found = agreement(&passages(&optional), &passages(&FILE.replace(line, "")));
    assert!((f1(&found, "events, trigger") - 1.0).abs() < 1e-9);
}

#[test]
fn passages_of_other_texts_are_left_out() {
    let found = agreement(&passages(FILE), &passages(&FILE.replace("Monday", "Sunday")));
    assert_eq!(found.passages, 0);
}
