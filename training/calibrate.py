"""Fit how likely a marked statement is right, on training documents that the network did not see.

  python calibrate.py WEIGHTS.pt CHOICE.json --model MODEL_DIR --polnear DIR --eval DIR
    [--corpus OWN.jsonl]

CHOICE.json holds the weights of a logistic model over the evidence of `decode.Marked`, and the least
probability to keep, outermost and nested; `export.py` writes both into the weights file. The least
probability of outermost statements is one with the best pair F1 on the held documents; that of
nested ones is chosen on the `dev` passages of the project's own corpus.
"""

import argparse
import json
import sys

import numpy as np
import passages
import polnear
import texts
from decode import attributions, marked
from features import load_tokenizer
from network import load_trained
from precision import precision
from rounding import round_all
from windows import batches, cut, prepare

BIAS = 1.5
STEPS = np.arange(0.2, 0.65, 0.05)
# What counts as equally good: outermost statements are scored on 42 documents, where chance alone moves
# pair F1 by twice as much.
TIES = 0.006, 0.002


def read(model, documents):
    """The windows of some documents, with what the network marks in them."""
    with precision():
        return marked(model, batches([w for d in documents for w in cut(d)], 4096), bias=BIAS)


def right(scorer, gold, found):
    """For each prediction of a document, whether it is a pair by the scorer's definition."""
    text, attributions = gold
    document = scorer.Doc(text)
    want = [{r: document.tokens(a[r]) for r in scorer.ROLES} for a in attributions if a["content"]]
    have = [{r: document.tokens(a[r]) for r in scorer.ROLES} for a in found]
    candidates = []
    for i, g in enumerate(want):
        for j, p in enumerate(have):
            both = len(g["content"] & p["content"])
            source = bool(g["source"] & p["source"]) or not (g["source"] or p["source"])
            if both and source and both / len(g["content"] | p["content"]) >= 0.5:
                candidates.append((both / len(g["content"] | p["content"]), i, j))
    matched = {j for _, j in scorer.greedy(candidates)}
    return [j in matched for j in range(len(have))]


def fit(evidence, outcome, ridge=1.0):
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(evidence.shape[1])
    penalty = ridge * np.r_[0, np.ones(len(weights) - 1)]
    for _ in range(50):
        probability = 1 / (1 + np.exp(-evidence @ weights))
        gradient = evidence.T @ (probability - outcome) + penalty * weights
        curve = (evidence * (probability * (1 - probability))[:, None]).T @ evidence
        weights -= np.linalg.solve(curve + np.diag(penalty + 1e-6), gradient)
    return weights


def best_least(score, choice, place):
    """Sets the least probability at `place` to the highest that is as good as the best.

    Scores on a few documents are rough: each is averaged with its neighbours', and what is within
    `TIES` counts as the same. Of the same, fewer and surer statements are better.
    """
    scores = []
    for least in STEPS:
        choice["least"][place] = float(round(least, 2))
        scores.append(score(choice))
        print(f"least {'nested' if place else 'outermost'} {least:.2f}: pair F1 {scores[-1]:.4f}")
    smooth = [np.mean(scores[max(0, at - 1) : at + 2]) for at in range(len(scores))]
    good = [least for least, mean in zip(STEPS, smooth) if mean >= max(smooth) - TIES[place]]
    choice["least"][place] = float(round(good[-1], 2))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--model", required=True)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--eval", required=True)
    parser.add_argument("--corpus")
    o = parser.parse_args()
    sys.path.insert(0, o.eval)
    import attribution_score as scorer

    tokenizer = load_tokenizer(o.model)
    model = round_all(load_trained(o.weights))
    held = prepare(polnear.load(f"{o.polnear}/train")[:: texts.HELD], tokenizer)
    gold = scorer.load_gold(f"{o.polnear}/train")
    gold = {d.document.id: gold[d.document.id] for d in held}

    windows = read(model, held)
    found = attributions(windows)
    evidence = np.array([a["evidence"] for k in found for a in found[k]])
    outcome = np.array([x for k in found for x in right(scorer, gold[k], found[k])], float)
    choice = {"weights": fit(evidence, outcome).round(4).tolist(), "least": [0.0, 0.3], "bias": BIAS}
    print("weights", choice["weights"], "right", outcome.mean().round(3))
    best_least(lambda c: scorer.score(gold, attributions(windows, c))["pair_f1"], choice, 0)
    if o.corpus:
        own = passages.load(o.corpus, "dev")
        inner = {
            d.id: (d.text, [vars(a) for a in d.attributions if a.nested and a.cue]) for d in own
        }
        windows = read(model, prepare(own, tokenizer))
        nested = lambda c: scorer.score(inner, attributions(windows, c, nested=True))["pair_f1"]
        best_least(nested, choice, 1)
    with open(o.out, "w", encoding="utf-8") as file:
        json.dump(choice, file)


if __name__ == "__main__":
    main()
