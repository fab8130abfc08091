"""Type between a marked source and target of PLV's training part, by cross-validation.

  python plv_folds.py PLV_train.tsv --model MODEL_DIR --eval EVAL_DIR [--start WEIGHTS.pt]
    [--layers 6] [--folds 5] [--epochs 4] [--rate 1e-4]

Learns from four fifths of the sentences, begun from WEIGHTS (which must not know PLV) or from the
pretrained encoder, and tells the types of the last fifth; `--epochs 0` tells what WEIGHTS know
without PLV. A sentence's type is the best of the dyad head, CONCEDE and RETREAT together being PLV's YIELD.
Scored as `event_score.py` in EVAL_DIR does.
"""

import argparse
import sys

import numpy as np
import plv
import torch
from features import load_tokenizer
from losses import DYAD, events
from network import Statements, load_pretrained, load_trained
from plover import PLV, TYPES
from precision import precision
from windows import batches, cut, prepare

ROOTS = list(PLV)
# Which of the heads' types make a type of PLV's: a row for each root.
PARTS = torch.tensor([[kind in PLV[root] for kind in TYPES] for root in ROOTS])


def begin(o):
    """The network to start from."""
    if o.start:
        return load_trained(o.start)
    model = Statements(layers=o.layers)
    load_pretrained(model.encoder, o.model)
    return model


def learn(model, documents, o, fold):
    """Fits all weights to the dyads of `documents`; gives the averaged network."""
    # The pretrained part moves more slowly than the head.
    fresh = [p for n, p in model.named_parameters() if "dyad" in n]
    known = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    groups = [{"params": known, "lr": o.rate}, {"params": fresh, "lr": 5 * o.rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    windows = [w for d in documents for w in cut(d)]
    step, steps = 0, o.epochs * sum(1 for _ in batches(windows, o.pieces))
    model.train()
    for epoch in range(o.epochs):
        for batch in batches(windows, o.pieces, np.random.default_rng([fold, epoch])):
            progress = step / steps
            for group, rate in zip(optimizer.param_groups, (o.rate, 5 * o.rate)):
                group["lr"] = rate * min(1.0, progress / 0.1 + 0.02) * (1 - progress)
            with precision():
                loss = events(model, model.encode(batch), batch) / DYAD
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1


@torch.no_grad()
def tell(model, documents):
    """The root told of each document, by its identity; none where a sentence marks no source."""
    model.eval()
    found = {}
    for batch in batches([w for d in documents for w in cut(d)], 4096):
        labels = batch.events
        source, target, around = labels.dyad_sets.unbind(1)
        with precision():
            words = model.encode(batch)
            logits = model.events.dyads(words, labels.dyad_rows, source, target, around)
        shares = logits.float().softmax(-1) @ PARTS.T.float()
        for row, best in zip(labels.dyad_rows.tolist(), shares.argmax(-1).tolist()):
            found[id(batch.windows[row].words)] = ROOTS[best]
    return found


def plv_root(words):
    """The annotated root of a sentence."""
    return next(root for root in ROOTS if PLV[root] == words.document.dyads[0][2])


def report(scorer, gold, found):
    """Prints accuracy and macro-F1 over 15 roots and over the 4 classes they fall into."""
    four = lambda roots: [scorer.ROOT2PENTA.get(root) for root in roots]
    for classes, told in (("15", (gold, found)), ("4", (four(gold), four(found)))):
        result = scorer.prf(*told)
        print(f"{classes} classes: accuracy {result['accuracy']:.3f}, macro-F1 {result['macro_f1']:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("plv")
    parser.add_argument("--model", required=True)
    parser.add_argument("--eval", required=True)
    parser.add_argument("--start")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=1024)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    o = parser.parse_args()
    torch.set_num_threads(o.threads)
    sys.path.insert(0, o.eval)
    import event_score as scorer

    documents = prepare(plv.load(o.plv), load_tokenizer(o.model))
    fold_of = np.random.default_rng(o.seed).permutation(len(documents)) % o.folds
    found = {}
    for fold in range(o.folds):
        torch.manual_seed(o.seed + fold)
        model = begin(o)
        if o.epochs:
            learn(model, [d for d, f in zip(documents, fold_of) if f != fold], o, fold)
        found |= tell(model, [d for d, f in zip(documents, fold_of) if f == fold])
        print(f"fold {fold + 1} of {o.folds} done", flush=True)
    report(scorer, [plv_root(d) for d in documents], [found.get(id(d)) for d in documents])


if __name__ == "__main__":
    main()
