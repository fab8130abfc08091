"""How certain an event is told to be, on MEANTIME (Minard et al., LREC 2016), beside its annotation.

  python factuality.py WEIGHTS.pt MEANTIME_DIR --model MODEL_DIR

MEANTIME_DIR holds train.jsonl and dev.jsonl: sentences with the words of events, each with a value
from -3 (certainly not so) to 3 (certainly so). Values from 2 on count as certain, up to -2 as
negated, the rest as possible. A status of ours means one of the three; the figures are those of dev,
without learning from MEANTIME and with a logistic model over the scores of the statuses learnt from
its train part.
"""

import argparse
import json
from collections import Counter

import numpy as np
import torch
from features import load_tokenizer, paragraphs
from network import load_trained
from plover import STATUSES
from polnear import Document
from rounding import round_all
from sklearn.linear_model import LogisticRegression
from windows import Words, collate, cut

CERTAIN, POSSIBLE, NEGATED = range(3)
MEANS = dict.fromkeys(STATUSES, POSSIBLE) | {
    "fact": CERTAIN,
    "presupposed": CERTAIN,
    "habitual": CERTAIN,
    "disputed": CERTAIN,
    "negated": NEGATED,
}


def level(value):
    """The class of an annotated value."""
    return CERTAIN if value >= 2 else NEGATED if value <= -2 else POSSIBLE


def sentences(path):
    """(text, code-point spans of the events, their classes) of each sentence."""
    with open(path, encoding="utf-8") as file:
        for line in map(json.loads, file):
            words, spans, at = line["text"].split(" "), [], 0
            for word in words:
                spans.append((at, at + len(word)))
                at += len(word) + 1
            events = [t for t in line["targets"] if t["span1"][1] <= len(spans)]
            places = [(spans[t["span1"][0]][0], spans[t["span1"][1] - 1][1]) for t in events]
            if events:
                yield line["text"], places, [level(t["label"]) for t in events]


@torch.no_grad()
def scores(model, tokenizer, text, places):
    """Logits of the statuses of events at some places; those beyond the first window are left out."""
    parts = paragraphs(text, tokenizer)
    document = Document("", text, knows_nesting=True)
    window = cut(Words(document, parts, []))[0]
    words = [w for p in parts for w in p][: len(window.word_at)]
    rows, kept = [], []
    for number, (start, end) in enumerate(places):
        inside = [i for i, w in enumerate(words) if w.start < end and start < w.end]
        if inside:
            rows.append((0, inside[0], inside[-1] + 1))
            kept.append(number)
    if not rows:
        return np.zeros((0, len(STATUSES))), kept
    batch = collate([window])
    logits = model.events.facts_of(model.encode(batch), torch.tensor(rows))[0]
    return logits.numpy(), kept


def read(model, tokenizer, path):
    """Scores and classes of all events of a file."""
    features, classes = [], []
    for text, places, levels in sentences(path):
        found, kept = scores(model, tokenizer, text, places)
        features.append(found)
        classes += [levels[number] for number in kept]
    return np.concatenate(features), np.array(classes)


def report(name, told, gold):
    """Prints accuracy and the F1 of each class."""
    f1 = []
    for one in (CERTAIN, POSSIBLE, NEGATED):
        right = ((told == one) & (gold == one)).sum()
        f1.append(2 * right / max((told == one).sum() + (gold == one).sum(), 1))
    each = " / ".join(f"{value:.3f}" for value in f1)
    print(f"{name}: accuracy {(told == gold).mean():.3f}, F1 certain / possible / negated {each}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("meantime")
    parser.add_argument("--model", required=True)
    o = parser.parse_args()
    tokenizer = load_tokenizer(o.model)
    model = round_all(load_trained(o.weights))
    features, gold = read(model, tokenizer, f"{o.meantime}/dev.jsonl")
    print(f"{len(gold)} events:", dict(Counter(gold.tolist())), "(certain 0, possible 1, negated 2)")
    report("always certain", np.full(len(gold), CERTAIN), gold)
    means = np.array([MEANS[status] for status in STATUSES])
    report("status as it is", means[features.argmax(1)], gold)
    learnt = LogisticRegression(max_iter=2000).fit(*read(model, tokenizer, f"{o.meantime}/train.jsonl"))
    report("status, mapped by train", learnt.predict(features), gold)


if __name__ == "__main__":
    main()
