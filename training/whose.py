"""Weights for the country of those of whom a report's words tell none: its police, its farmers.

    cargo dev corpus export --out own.jsonl corpus
    ONRECORD_PASSAGES=$PWD/own.jsonl ONRECORD_OUT=$PWD/rows.tsv \
        cargo test -p onrecord --lib candidates_of_passages -- --ignored
    whose.py measure own.jsonl rows.tsv
    whose.py train own.jsonl rows.tsv > crates/onrecord/data/whose.tsv

A conditional logit: each candidate weighs the sum of its features' weights, and the chance of one is
the softmax over the candidates of that actor. The features are those of `crates/onrecord/src/who/whose.rs`,
which also reads them in the program; one of them is what the network says (`kin.py`). Learns from the
training passages of the corpus; `measure` learns from those that the network learnt from, and measures on
the families that were kept back from it. Needs numpy and scipy.
"""

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from passages import split_of
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

LEAST = 8
STRENGTH = 4.0
# Weights are whole thousandths.
GRAIN = 1000


@dataclass
class Actor:
    """Somebody whose country is not told: the right codes, and each candidate's code and features."""

    held: bool
    right: set
    mentions: int
    codes: list
    features: list


def load(passages, rows):
    """The actors of the training passages that the annotation knows."""
    known = {}
    for line in open(passages, encoding="utf-8"):
        passage = json.loads(line)
        if passage["split"] == "train" and passage["layers"] == "all":
            known[passage["id"]] = passage
    found = defaultdict(lambda: ("", [], []))
    for line in open(rows, encoding="utf-8"):
        name, number, spans, code, *features = line.rstrip("\n").split("\t")
        if name in known:
            _, codes, lists = found[name, number]
            found[name, number] = spans, codes, lists
            codes.append(code)
            lists.append(features)
    out = []
    for (name, _), (spans, codes, features) in found.items():
        right, mentions = annotated(known[name], spans)
        if right:
            held = split_of(known[name]) == "held"
            out.append(Actor(held, {right}, mentions, codes, features))
    return out


def annotated(passage, spans):
    """The country of whoever most of the mentions are by the annotation ("-" for none), and how many."""
    votes = Counter()
    for start, end in (map(int, span.split("-")) for span in spans.split()):
        for actor in passage["actors"]:
            for first, last in actor["mentions"]:
                both = min(end, last) - max(start, first)
                if both > 0 and 2 * both >= max(end, last) - min(start, first):
                    votes[actor["country"] or "-"] += 1
    return votes.most_common(1)[0] if votes else (None, 0)


def fit(actors, names):
    """The weight of each feature, by penalised maximum likelihood; actors whose country is no candidate
    teach nothing."""
    place = {name: number for number, name in enumerate(names)}
    usable = [actor for actor in actors if actor.right & set(actor.codes)]
    indices, starts, groups, right = [], [0], [], []
    for number, actor in enumerate(usable):
        for code, features in zip(actor.codes, actor.features):
            indices += sorted({place[f] for f in features if f in place})
            starts.append(len(indices))
            groups.append(number)
            right.append(code in actor.right)
    table = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(groups), len(names)))
    groups, right = np.array(groups), np.array(right, float)
    bounds = np.r_[0, np.flatnonzero(np.diff(groups)) + 1]

    def loss(weights):
        scores = table @ weights
        scores -= np.maximum.reduceat(scores, bounds)[groups]
        chance = np.exp(scores)
        total = np.add.reduceat(chance, bounds)
        value = np.log(total).sum() - (scores * right).sum() + 0.5 * STRENGTH * weights @ weights
        return value, table.T @ (chance / total[groups] - right) + STRENGTH * weights

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def kept(actors):
    """The features that stand beside enough actors."""
    seen = Counter(f for actor in actors for f in {f for features in actor.features for f in features})
    return sorted(f for f, count in seen.items() if count >= LEAST)


def choose(actor, weights):
    """The code that weighs most."""
    scores = [sum(weights.get(f, 0) for f in set(features)) for features in actor.features]
    # None stands last and wins where nothing weighs more.
    order = range(len(scores))
    return actor.codes[max(order, key=lambda i: (scores[i], actor.codes[i] == "-"))]


def whole(names, values):
    """The weights as whole numbers; those that round to nothing left out."""
    rounded = {name: round(GRAIN * value) for name, value in zip(names, values)}
    return {name: value for name, value in rounded.items() if value}


def measure(actors):
    """Prints the share of mentions whose actor gets the right country, where neither the weights nor the
    network were learnt, and what it is without the network's word."""
    seen, held = ([a for a in actors if a.held == which] for which in (False, True))
    names = kept(seen)
    others = [name for name in names if not name.lstrip("+-:").startswith("kin=")]
    weights, without = (whole(some, fit(seen, some)) for some in (names, others))
    count, confusion = Counter(), Counter()
    for actor in held:
        told = choose(actor, weights)
        (due,) = actor.right
        count["all"] += actor.mentions
        count["right"] += actor.mentions * (told == due)
        count["without"] += actor.mentions * (choose(actor, without) == due)
        count["possible"] += actor.mentions * (due in actor.codes)
        kind = lambda code: code if code in ("-", "UNO", "IGO", "NGO", "MNC") else "country"
        if told != due:
            confusion[kind(due), kind(told)] += actor.mentions
    print({k: round(v / count["all"], 4) for k, v in count.items()}, count["all"])
    for pair, number in confusion.most_common(12):
        print(*pair, number)


def main():
    what, passages, rows = sys.argv[1:]
    actors = load(passages, rows)
    if what == "measure":
        measure(actors)
        return
    names = kept(actors)
    weights = whole(names, fit(actors, names))
    print("# Weights of what speaks for a country, in thousandths; made by training/whose.py from corpus/.")
    for name in sorted(weights):
        print(f"{name}\t{weights[name]}")


if __name__ == "__main__":
    main()
