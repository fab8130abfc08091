"""Choose how the heads for events and disputes are read, on training passages that the network did not see.

  python calibrate_events.py WEIGHTS.pt CHOICE.json --model MODEL_DIR --corpus OWN.jsonl

CHOICE.json gets what is added to the heads' scores, from which probability on a mode and a context
are told, the least probability of an event, and the weights of the logistic model that gives it (see
`EventChoice` in onrecord-model's `event.rs`); of disputes, what is added to the scores and the least
probability.
"""

import argparse
import json

import numpy as np
import passages
import stance_score
import torch
from calibrate import fit
from event_score import predict, score, spans_of
from features import load_tokenizer
from network import load_trained
from plover import CONTEXTS, TYPES
from precision import precision
from rounding import round_all
from windows import batches, cut, prepare

TRIGGER_BIASES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
ROLE_BIASES = (-1.0, -0.5, 0.0, 0.5, 1.0)
LEAST = np.arange(0.2, 0.7, 0.05)
DISPUTE_BIASES = (0.0, 1.0, 2.0)
MODE = 0.4


def read(model, windows, **options):
    """(window's labels, events) of all windows."""
    model.eval()
    out = []
    for batch in batches(windows, 4096):
        with precision():
            found = predict(model, batch, **options)
        out += [(batch.events.trigger[row].numpy(), events) for row, events in enumerate(found)]
    return out


def matched(read_windows):
    """Features and outcome of every event found outside optional triggers, and how many are due."""
    features, outcome, due = [], [], 0
    for row, events in read_windows:
        wanted = spans_of(row)
        due += len(wanted)
        free = set(wanted)
        for event in events:
            first, end = event["run"]
            if (row[first:end] == -100).any():
                continue
            fits = lambda w: w[1] < end and first < w[2] and TYPES[w[0]] == event["type"]
            hit = next((w for w in wanted if w in free and fits(w)), None)
            free.discard(hit)
            features.append(event["features"])
            outcome.append(float(hit is not None))
    return np.array(features), np.array(outcome), due


def choose_trigger(model, windows, role_biases):
    """The bias, weights and least probability with the best F1."""
    best = None
    for bias in TRIGGER_BIASES:
        features, outcome, due = matched(read(model, windows, bias=bias, role_biases=role_biases))
        weights = fit(features, outcome)
        probability = 1 / (1 + np.exp(-features @ weights))
        for least in LEAST:
            kept = probability > least
            f1 = 2 * outcome[kept].sum() / max(kept.sum() + due, 1)
            if best is None or f1 > best[0]:
                best = f1, bias, round(float(least), 2), weights.round(4).tolist()
        print(f"trigger bias {bias}: best F1 so far {best[0]:.4f}")
    return best[1:]


def choose_roles(model, windows):
    """The bias towards actors and the one towards recipients, each with the best F1 of its own."""
    found = {}
    for bias in ROLE_BIASES:
        found[bias] = score(model, batches(windows, 4096), role_biases=(bias, bias))
        print(f"role bias {bias}: actors {found[bias]['actors']}, recipients {found[bias]['recipients']}")
    return [max(found, key=lambda bias: found[bias][role]) for role in ("actors", "recipients")]


def choose_context(model, windows):
    """The probability of a context with the best F1 over contexts of matched events."""
    gold, scores = [], []
    model.eval()
    for batch in batches(windows, 4096):
        labels = batch.events
        if not len(labels.triggers):
            continue
        with torch.no_grad(), precision():
            contexts = model.events.facts_of(model.encode(batch), labels.triggers)[2]
        gold.append(labels.contexts.numpy())
        scores.append(contexts.float().sigmoid().numpy())
    gold, scores = np.concatenate(gold), np.concatenate(scores)
    assert gold.shape[1] == len(CONTEXTS)
    f1 = lambda least: 2 * (gold * (scores > least)).sum() / (gold.sum() + (scores > least).sum())
    least = max(np.arange(0.2, 0.6, 0.05), key=f1)
    print(f"contexts above {least:.2f}: F1 {f1(least):.4f}")
    return round(float(least), 2)


def choose_disputes(model, windows):
    """The bias and the least probability with the best F1 of disputing statements."""
    best = None
    for bias in DISPUTE_BIASES:
        cues = stance_score.read(model, batches(windows, 4096), bias=bias)
        for least in np.arange(0.1, 0.7, 0.05):
            right, found, wanted = stance_score.dispute_counts(cues, least)
            f1 = 2 * right / max(found + wanted, 1)
            if best is None or f1 > best[0]:
                best = f1, bias, round(float(least), 2)
        print(f"dispute bias {bias}: best F1 so far {best[0]:.4f}")
    return best[1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("choice")
    parser.add_argument("--model", required=True)
    parser.add_argument("--corpus", required=True)
    o = parser.parse_args()
    tokenizer = load_tokenizer(o.model)
    model = round_all(load_trained(o.weights))
    windows = [w for d in prepare(passages.load(o.corpus, "held"), tokenizer) for w in cut(d)]
    role_biases = choose_roles(model, windows)
    bias, least, weights = choose_trigger(model, windows, role_biases)
    context = choose_context(model, windows)
    choice = {"events": [bias, *role_biases, MODE, context, least, *weights]}
    choice["disputes"] = choose_disputes(model, windows)
    with open(o.choice, "w", encoding="utf-8") as file:
        json.dump(choice, file)
    print(choice)


if __name__ == "__main__":
    main()
