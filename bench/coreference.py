"""Coreference of actors against GUM: CoNLL F1 and the accuracy of pronouns.

  python3 bench/coreference.py target/release/onrecord DATA/gum [--part looked-at] [--errors]
  python3 bench/coreference.py --self-test

News, interviews and speeches; a document is `measured` where the CRC-32 of its name is odd, and
`looked-at` while rules are made where it is even (see gum.py). GUM annotates every noun phrase. The
program looks for those who speak and act, so the gold is cut down to entities that GUM calls a
person, an organisation or a place and that have a name or a pronoun among their mentions; what the
program finds on mentions of other entities is left out too. Singletons are left out on both sides,
as CoNLL-2012 has it.

A mention of ours is one of GUM's where it holds GUM's minimal span and lies within the whole (the
partial matching of the CorefUD scorer, Žabokrtský et al. 2022), or where they share half of their
characters; each mention is used once. Mentions of ours that match nothing in GUM count as wrong.

The scores are MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and CEAF-e with φ4 (Luo 2005),
as set down for mentions that a program finds itself by Pradhan et al. 2014 ("Scoring coreference
partitions of predicted mentions: a reference implementation", ACL), from where the self-test's
figures are. CoNLL F1 is the mean of the three F1.

A pronoun counts for accuracy where its entity has another mention in GUM that is no pronoun. It is
right where the actor that has it also has such a mention of that entity. `answered` is the share of
these pronouns that belong to any actor at all; accuracy is given among those, and of all.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import gum

KINDS = ("person", "organization", "place")


def muc(key, response):
    """MUC recall: the links of the key that the response keeps, and how many there are."""
    of = {mention: nth for nth, cluster in enumerate(response) for mention in cluster}
    kept = links = 0
    for cluster in key:
        parts = {of.get(mention, ("alone", mention)) for mention in cluster}
        kept += len(cluster) - len(parts)
        links += len(cluster) - 1
    return kept, links


def b_cubed(key, response):
    """B³ recall: for each mention the share of its cluster that the response has with it."""
    of = {mention: set(cluster) for cluster in response for mention in cluster}
    shared = lambda cluster, mention: len(set(cluster) & of.get(mention, set())) / len(cluster)
    kept = sum(shared(cluster, mention) for cluster in key for mention in cluster)
    return kept, sum(map(len, key))


def ceaf_e(key, response):
    """CEAF-e: the similarity (φ4) of clusters under the best one-to-one pairing."""
    if not key or not response:
        return 0.0
    phi = lambda k, r: 2 * len(set(k) & set(r)) / (len(k) + len(r))
    rows, columns = (key, response) if len(key) <= len(response) else (response, key)
    return best_pairing([[phi(row, column) for column in columns] for row in rows])


def best_pairing(gains):
    """The greatest sum of one gain a row, no two in one column (Kuhn 1955, with potentials)."""
    height, width = len(gains), len(gains[0])
    up, down = [0.0] * (height + 1), [0.0] * (width + 1)
    paired, way = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        paired[0], column = row, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while paired[column]:
            used[column], here, step, nearest = True, paired[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = -gains[here - 1][other - 1] - up[here] - down[other]
                if cost < least[other]:
                    least[other], way[other] = cost, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(width + 1):
                if used[other]:
                    up[paired[other]] += step
                    down[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            paired[column] = paired[way[column]]
            column = way[column]
    return sum(gains[paired[c] - 1][c - 1] for c in range(1, width + 1) if paired[c])


class Score:
    """Sums over documents, from which precision, recall and F1 of the three measures come."""

    def __init__(self):
        self.sums = collections.defaultdict(float)

    def add(self, key, response):
        for name, measure in (("MUC", muc), ("B3", b_cubed)):
            for side, (one, other) in (("R", (key, response)), ("P", (response, key))):
                kept, whole = measure(one, other)
                self.sums[name, side, "kept"] += kept
                self.sums[name, side, "of"] += whole
        paired = ceaf_e(key, response)
        for side, clusters in (("R", key), ("P", response)):
            self.sums["CEAFe", side, "kept"] += paired
            self.sums["CEAFe", side, "of"] += len(clusters)

    def result(self, name):
        """Precision, recall and F1."""
        share = lambda side: self.sums[name, side, "kept"] / max(self.sums[name, side, "of"], 1)
        precision, recall = share("P"), share("R")
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def conll(self):
        return sum(self.result(name)[2] for name in ("MUC", "B3", "CEAFe")) / 3


def records(program, documents):
    """The program's record of each document, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            path = pathlib.Path(folder, document.name + ".txt")
            path.write_text(document.text, encoding="utf-8")
        command = [program, "code", "--quiet", "--any-language", "--format", "jsonl", folder]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = map(json.loads, lines.splitlines())
    return {record["article"]["id"]: record for record in found}


def shared(one, other):
    """The share of characters that two spans have in common, of those in either."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def holds(outer, inner):
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def paired(ours, gold):
    """For each of our spans the mention of GUM that it is: the best pairs first, each once."""
    pairs = []
    for span in ours:
        for mention in gold:
            partial = holds(mention.span, span) and holds(span, mention.head)
            if partial or shared(span, mention.span) >= 0.5:
                pairs.append((shared(span, mention.span), span, mention))
    pairs.sort(key=lambda pair: (-pair[0], pair[1]))
    found, used = {}, set()
    for _, span, mention in pairs:
        if span not in found and id(mention) not in used:
            found[span] = mention
            used.add(id(mention))
    return found


def wanted(document):
    """The entities of the kinds looked for, with a name or a pronoun, by number."""
    entities = collections.defaultdict(list)
    for mention in document.mentions:
        entities[mention.entity].append(mention)

    def is_wanted(mentions):
        kind = collections.Counter(m.kind for m in mentions).most_common(1)[0][0]
        return kind in KINDS and any(m.part != "noun" for m in mentions)

    return {number: mentions for number, mentions in entities.items() if is_wanted(mentions)}


class Compared:
    """One document: GUM's clusters and ours over the same mentions."""

    def __init__(self, document, record):
        self.document, self.gold = document, wanted(document)
        spans = [tuple(span) for actor in record["actors"] for span in actor["mentions"]]
        self.pairs = paired(sorted(set(spans)), document.mentions)
        left_out = lambda span: span in self.pairs and self.pairs[span].entity not in self.gold
        self.actors = [
            [tuple(span) for span in actor["mentions"] if not left_out(tuple(span))]
            for actor in record["actors"]
        ]

    def clusters(self):
        """Key and response; a mention is GUM's, or a span of ours that is none of GUM's."""
        key = [list(map(id, mentions)) for mentions in self.gold.values() if len(mentions) > 1]
        name = lambda span: id(self.pairs[span]) if span in self.pairs else span
        response, seen = [], set()
        for actor in self.actors:
            # "They" may belong to several actors; a cluster of its own is beyond this measure.
            cluster = [one for one in dict.fromkeys(map(name, actor)) if one not in seen]
            seen.update(cluster)
            response.append(cluster)
        return key, [cluster for cluster in response if len(cluster) > 1]

    def pronouns(self):
        """(pronoun, actor's other mentions or None, whether they are right) for each that counts."""
        of = collections.defaultdict(list)
        for actor in self.actors:
            for span in actor:
                if span in self.pairs:
                    of[id(self.pairs[span])].append(actor)
        for entity, mentions in self.gold.items():
            if all(mention.part == "pronoun" for mention in mentions):
                continue
            for pronoun in (mention for mention in mentions if mention.part == "pronoun"):
                actors = of.get(id(pronoun))
                others = [self.pairs.get(span) for actor in actors or () for span in actor]
                right = any(o and o.entity == entity and o.part != "pronoun" for o in others)
                yield pronoun, actors, right


def report(name, compared):
    score, said = Score(), collections.Counter()
    for one in compared:
        score.add(*one.clusters())
        for pronoun, actors, right in one.pronouns():
            person = "first and second" if pronoun.words.lower() in FIRST else "third"
            for which in (person, "all"):
                said[which] += 1
                said[which, "answered"] += actors is not None
                said[which, "right"] += right
    parts = [f"{n} {score.result(n)[2]:.3f}" for n in ("MUC", "B3", "CEAFe")]
    precision, recall, _ = score.result("B3")
    print(f"{name:10} {len(compared):3} documents  CoNLL F1 {score.conll():.3f}  ({', '.join(parts)};")
    print(f"{'':10} B3 precision {precision:.3f}, recall {recall:.3f})")
    for which in ("third", "first and second", "all"):
        answered, right, count = said[which, "answered"], said[which, "right"], said[which]
        print(
            f"{'':10} pronouns, {which}: {count}, answered {answered / max(count, 1):.3f}, "
            f"right of those {right / max(answered, 1):.3f}, of all {right / max(count, 1):.3f}"
        )


FIRST = set("i me my mine myself we us our ours ourselves you your yours yourself".split())


def print_errors(compared):
    for one in compared:
        text = one.document.text
        for pronoun, actors, right in one.pronouns():
            if right:
                continue
            start, end = pronoun.span
            around = text[max(0, start - 150) : start] + "[[" + text[start:end] + "]]" + text[end:][:60]
            gold = next(m.words for m in one.gold[pronoun.entity] if m.part != "pronoun")
            ours = [text[slice(*actor[0])] for actor in actors or ()]
            print(f"{one.document.name}: {around!r}\n    gold: {gold!r}  ours: {ours}\n")


def self_test():
    """The example of Pradhan et al. 2014, and answers that are all right or empty."""
    key, response = ["abc", "defg"], ["ab", "cd", "fghi"]
    score = Score()
    score.add(key, response)
    close = lambda one, other: all(abs(a - b) < 0.005 for a, b in zip(one, other))
    assert close(score.result("MUC"), (0.40, 0.40, 0.40)), score.result("MUC")
    assert close(score.result("B3"), (0.50, 0.42, 0.45)), score.result("B3")
    assert close(score.result("CEAFe"), (0.43, 0.65, 0.52)), score.result("CEAFe")
    for answer, expected in ((key, 1.0), ([], 0.0), (["adefg", "bc"], None)):
        score = Score()
        score.add(key, answer)
        assert expected is None or abs(score.conll() - expected) < 1e-6, answer
    assert best_pairing([[1, 5, 2], [4, 6, 1]]) == 9
    gold = [gum.Mention(1, "person", (0, 20), (10, 15), "name", "")]
    assert paired([(10, 15)], gold) and paired([(5, 20)], gold) and not paired([(0, 9)], gold)
    print("the measures are as published")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", nargs="?")
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--part", default="measured", choices=("measured", "looked-at"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    args = parser.parse_args()
    if args.self_test:
        return self_test()
    if not args.folder:
        parser.error("name the program and the folder of GUM")
    documents = list(gum.documents(args.folder, args.part))
    found = records(args.program, documents)
    compared = [Compared(document, found[document.name]) for document in documents]
    for genre in gum.GENRES:
        report(genre, [one for one in compared if one.document.genre == genre])
    report("all", compared)
    if args.errors:
        print_errors(compared)


if __name__ == "__main__":
    sys.exit(main())
