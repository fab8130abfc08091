"""Train the statement network.

  python train.py --model MODEL_DIR --polnear POLNEAR_DIR --out runs/NAME [--resume] …

Writes `last.pt` (everything needed to resume), `weights.pt` (averaged weights) and `log.jsonl`.
One in twenty training documents is kept back (`held`) for choosing thresholds; dev is only scored.
"""

import argparse
import copy
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import event_score
import numpy as np
import polnear
import stance_score
import texts
import torch
from decode import attributions, marked
from features import CLS, MASK, SEP, load_tokenizer
from losses import loss_of
from network import Statements, load_pretrained, load_trained
from precision import precision
from rounding import round_all
from teacher import lesson
from windows import batches, cut, prepare

# How often texts with names alone are read an epoch.
NAMES = 2


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--corpus", help="JSONL of the project's own passages")
    parser.add_argument("--repeat", type=float, default=1.0, help="weight of own passages")
    parser.add_argument("--plv", help="PLV_train.tsv")
    parser.add_argument("--names", nargs=2, help="CrossNER's train.txt and GUM's folder")
    parser.add_argument("--eval", help="folder of attribution_score.py")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3, help="rate of what is not pretrained")
    parser.add_argument("--rounding", action="store_true", help="compute in bytes, as the crate does")
    parser.add_argument("--hide", type=float, default=0.0, help="at most this share of pieces is hidden")
    parser.add_argument("--pieces", type=int, default=2048)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--start", help="weights to start from")
    parser.add_argument("--teacher", help="weights of a network that knows statements")
    parser.add_argument("--fraction", type=float, default=1.0, help="share of training documents")
    parser.add_argument("--resume", action="store_true")
    return parser.parse_args()


class Average:
    """An exponential moving average of the weights."""

    def __init__(self, model):
        self.model = copy.deepcopy(model)
        self.steps = 0

    def update(self, model):
        self.steps += 1
        keep = min(0.998, self.steps / (self.steps + 10))
        with torch.no_grad():
            for mine, theirs in zip(self.model.parameters(), model.parameters()):
                mine.lerp_(theirs, 1 - keep)


def evaluate(model, documents, gold, scorer):
    with precision():
        windows = marked(model, batches([w for d in documents for w in cut(d)], 8192))
    found = attributions(windows)
    result = scorer.score({k: gold[k] for k in found}, found)
    kinds = {k: v["pair"] for k, v in result["recall_by_kind"].items()}
    roles = {r: result["roles"][r]["tokens"]["f1"] for r in ("source", "cue", "content")}
    return {"pair": result["pair"], "direct": result["direct"]["f1"],
            "content50": result["content50"]["f1"], "recall": kinds, "tokens": roles}  # fmt: skip


def hidden(batch, share):
    """A batch with some pieces hidden, so that a word is not known by itself alone: of each window a share
    between none and `share`."""
    most = torch.rand(len(batch.ids), 1) * share
    hide = (torch.rand(batch.ids.shape) < most) & batch.mask & (batch.ids != CLS) & (batch.ids != SEP)
    return replace(batch, ids=batch.ids.masked_fill(hide, MASK))


def start_run(o):
    """Sets threads and seed and makes the run's folder; gives that and PolNeAR's scorer."""
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, o.eval)
    import attribution_score

    return out, attribution_score


def main():
    o = options()
    out, scorer = start_run(o)
    tokenizer = load_tokenizer(o.model)
    read = texts.load(o, tokenizer)
    train, held, others = read.train, read.held, read.dyads + NAMES * read.names
    own, own_dev = read.own, read.own_dev
    dev = prepare(polnear.load(f"{o.polnear}/dev"), tokenizer)
    gold_dev = scorer.load_gold(f"{o.polnear}/dev")
    gold_train = scorer.load_gold(f"{o.polnear}/train")
    train = train[: int(len(train) * o.fraction)]

    model = Statements(layers=o.layers)
    load_pretrained(model.encoder, o.model)
    if o.start:
        model.load_state_dict(torch.load(o.start, weights_only=True), strict=False)
    if o.rounding:
        round_all(model)
    teacher = None
    if o.teacher:
        teacher = load_trained(o.teacher)
    fresh = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or "shapes" in n or "quotes" in n]
    known = {id(p) for p in fresh}
    old = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": old, "lr": o.rate}, {"params": fresh, "lr": o.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rates = [g["lr"] for g in optimizer.param_groups]
    average = Average(model)
    state = {"epoch": 0, "seen": 0, "step": 0, "spent": 0.0}
    if o.resume and (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=True)
        model.load_state_dict(saved["model"])
        average.model.load_state_dict(saved["average"])
        average.steps = saved["state"]["step"]
        optimizer.load_state_dict(saved["optimizer"])
        state = saved["state"]
    size = lambda docs: sum(len(w.pieces) for d in docs for p in d.paragraphs for w in p)
    an_epoch = size(train) + o.repeat * size(own) + size(others)
    total = an_epoch * o.epochs
    log = open(out / "log.jsonl", "a", encoding="utf-8")
    smooth, begun = 0.0, time.time()

    def save():
        torch.save({"model": model.state_dict(), "average": average.model.state_dict(),
                    "optimizer": optimizer.state_dict(), "state": state}, out / "last.pt")  # fmt: skip
        torch.save(average.model.state_dict(), out / "weights.pt")

    def report(documents, gold, name):
        row = {"on": name, "epoch": round(state["seen"] / an_epoch, 2), "step": state["step"],
               "seconds": round(state["spent"]), **evaluate(average.model, documents, gold, scorer)}  # fmt: skip
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(json.dumps(row), flush=True)

    def report_events():
        windows = [w for d in own_dev if d.events is not None for w in cut(d)]
        row = {"on": "own dev", "epoch": round(state["seen"] / an_epoch, 2)}
        row |= event_score.score(average.model, batches(windows, 4096))
        row |= stance_score.score(average.model, batches(windows, 4096))
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(json.dumps(row), flush=True)

    while state["seen"] < total:
        rng = np.random.default_rng([o.seed, state["epoch"]])
        windows = [w for d in train + others for w in cut(d, rng=rng)]
        if own:
            mine = [w for d in own for w in cut(d, rng=rng)]
            whole, part = divmod(o.repeat, 1)
            windows += mine * int(whole) + [w for w in mine if rng.random() < part]
        for batch in batches(windows, o.pieces, rng):
            begin = time.time()
            progress = min(1.0, state["seen"] / total)
            factor = min(1.0, progress / 0.06 + 0.02) * (1 - progress) + 1e-3
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * factor
            with precision():
                words = model.encode(hidden(batch, o.hide) if o.hide else batch)
                loss = loss_of(model, words, batch)
                if teacher:
                    loss = loss + lesson(model, teacher, words, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            average.update(model)
            state["seen"] += int(batch.mask.sum())
            state["step"] += 1
            state["spent"] += time.time() - begin
            smooth = loss.item() if smooth == 0 else 0.98 * smooth + 0.02 * loss.item()
            if state["step"] % 50 == 0:
                rate = state["seen"] / state["spent"]
                print(f"step {state['step']} epoch {state['seen'] / an_epoch:.2f} loss {smooth:.4f} {rate:.0f} pieces/s", flush=True)
            if time.time() - begun > 60 * o.minutes or state["seen"] >= total:
                total = 0
                break
        state["epoch"] += 1
        save()
        report(held, gold_train, "held")
        report_events()
    report(dev, gold_dev, "dev")


if __name__ == "__main__":
    main()
