"""Train a network of fewer layers to do what a deeper one does.

  python distil.py --model MODEL_DIR --polnear POLNEAR_DIR --teacher WEIGHTS --out runs/NAME …

The student starts from some layers of the teacher and all its heads, and learns its word vectors,
what its heads say of them and, half as much, the annotation (Hinton, Vinyals and Dean 2015,
arXiv:1503.02531; Jiao et al. 2020, arXiv:1909.10351). Texts without annotation teach as well.
How fast it learns falls with the time that is left, so that `--minutes` may be chosen freely.
"""

import argparse
import copy
import json
import time

import event_score
import numpy as np
import polnear
import stance_score
import texts
import torch
from features import load_tokenizer
from lessons import Lessons
from losses import loss_of
from network import load_trained
from precision import precision
from rounding import round_all
from train import Average, evaluate, start_run
from windows import batches, cut, prepare

# How many ways there are to cut the texts into windows; the teacher's vectors are kept for each.
CUTS = 2


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--corpus", required=True, help="JSONL of the project's own passages")
    parser.add_argument("--repeat", type=int, default=3, help="times that own passages are read an epoch")
    parser.add_argument("--plv", required=True, help="PLV_train.tsv")
    parser.add_argument("--texts", help="JSONL of texts without annotation")
    parser.add_argument("--eval", required=True, help="folder of attribution_score.py")
    parser.add_argument("--teacher", required=True, help="weights to learn from")
    parser.add_argument("--layers", default="0,2,5", help="layers of the teacher to start from")
    parser.add_argument("--start", help="weights to start from instead")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rounding-from", type=float, default=0.6, help="share of the time after which to compute in bytes")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--gold", type=float, default=0.5, help="weight of the annotation")
    parser.add_argument("--pieces", type=int, default=2048)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def student_of(teacher, layers):
    """A copy of `teacher` that has kept only these of its layers, and drops nothing out."""
    student = copy.deepcopy(teacher)
    student.encoder.layers = torch.nn.ModuleList([student.encoder.layers[i] for i in layers])
    student.encoder.dropout = 0.0
    return student


def load_plain(path):
    """Documents without annotation."""
    with open(path, encoding="utf-8") as file:
        return [polnear.Document(row["id"], row["text"]) for row in map(json.loads, file)]


class Reading:
    """What is read in an epoch: annotated and plain windows, in batches of one sort each."""

    def __init__(self, annotated, plain, own, repeat, seed):
        self.annotated, self.plain, self.own = annotated, plain, own
        self.repeat, self.seed = repeat, seed
        self.cuts = {}

    def windows(self, number):
        """All windows of one of the ways to cut: annotated ones, those of own passages, plain ones."""
        if number not in self.cuts:
            rng = np.random.default_rng([self.seed, number])
            parts = (self.annotated, self.own, self.plain)
            self.cuts[number] = [[w for d in part for w in cut(d, rng=rng)] for part in parts]
        return self.cuts[number]

    def epoch(self, number, pieces):
        """(batch, annotated or not), in an order of the epoch's own."""
        rng = np.random.default_rng([self.seed, 1000 + number])
        annotated, own, plain = self.windows(number % CUTS)
        known = [(b, True) for b in batches(annotated + own * self.repeat, pieces, rng)]
        known += [(b, False) for b in batches(plain, pieces, rng)]
        rng.shuffle(known)
        return known


def main():
    o = options()
    out, scorer = start_run(o)
    tokenizer = load_tokenizer(o.model)
    known = texts.load(o, tokenizer)
    gold_train = scorer.load_gold(f"{o.polnear}/train")
    plain = prepare(load_plain(o.texts), tokenizer) if o.texts else []

    teacher = load_trained(o.teacher)
    model = student_of(teacher, [int(i) for i in o.layers.split(",")]).train()
    if o.start:
        model.load_state_dict(torch.load(o.start, weights_only=True))
    lessons = Lessons(teacher)
    optimizer = torch.optim.AdamW(model.parameters(), lr=o.rate, weight_decay=0.01, fused=True)
    average = Average(model)
    reading = Reading(known.train + known.dyads, plain, known.own, o.repeat, o.seed)
    log = open(out / "log.jsonl", "a", encoding="utf-8")
    begun, seen, step, epoch, rounds, smooth = time.time(), 0, 0, 0, False, 0.0
    spent = lambda: (time.time() - begun) / (60 * o.minutes)

    def report(**more):
        torch.save(average.model.state_dict(), out / "weights.pt")
        windows = [w for d in known.own_dev if d.events is not None for w in cut(d)]
        row = {"step": step, "seen": seen, "seconds": round(time.time() - begun), **more}
        row |= {"held": evaluate(average.model, known.held, gold_train, scorer)}
        row |= event_score.score(average.model, batches(windows, 4096))
        row |= stance_score.score(average.model, batches(windows, 4096))
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(json.dumps(row), flush=True)

    reported = 0.0
    while spent() < 1:
        for batch, annotated in reading.epoch(epoch, o.pieces):
            done = min(1.0, spent())
            if done == 1:
                break
            if done > o.rounding_from and not rounds:
                rounds = True
                round_all(model)
                round_all(average.model)
            for group in optimizer.param_groups:
                group["lr"] = o.rate * (min(1.0, done / 0.04 + 0.02) * (1 - done) + 1e-3)
            with precision():
                words = model.encode(batch)
                loss = lessons.loss(model, words, batch)
                if annotated:
                    loss = loss + o.gold * loss_of(model, words, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            average.update(model)
            seen += int(batch.mask.sum())
            step += 1
            smooth = loss.item() if smooth == 0 else 0.98 * smooth + 0.02 * loss.item()
            if step % 50 == 0:
                told = " ".join(f"{k} {v:.4f}" for k, v in lessons.told().items())
                print(f"step {step} done {done:.3f} loss {smooth:.4f} {told} {seen / (time.time() - begun):.0f} pieces/s", flush=True)
            if done - reported > 0.2:
                reported = done
                report()
        epoch += 1
    report(finished=True)


if __name__ == "__main__":
    main()
