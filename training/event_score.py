"""How well the event heads do on annotated passages: decoding as in the Rust crate, and scores.

An event is right where a trigger of the same type overlaps the annotated one (or, for a further
telling, that one). Roles, status and modes are scored on the events found right.
"""

from collections import Counter

import numpy as np
import torch
from decode import spans, transitions, viterbi
from plover import MODES, STATUSES, TYPES
from precision import precision


def typed(scores, bias, cost=0.0):
    """(type, first, end) of the best spans for scores (words, 33)."""
    path = viterbi(scores + np.array([0.0] + [bias] * (scores.shape[1] - 1)), transitions(len(TYPES), cost))
    return [(kind, *run) for kind in range(len(TYPES)) for run in spans(path, kind)]


@torch.no_grad()
def predict(model, batch, bias=0.0, role_biases=(0.0, 0.0)):
    """For each window its events: type, run, actor and recipient runs, status, modes, confidence."""
    words = model.encode(batch)
    scores = model.events.trigger(words).float().log_softmax(-1).numpy()
    out, places = [[] for _ in batch.windows], []
    for row, window in enumerate(batch.windows):
        own = scores[row, : len(window.word_at)]
        places += [(row, *found) for found in typed(own, bias)]
    if not places:
        return out
    centres = torch.tensor([(row, first, end) for row, _, first, end in places])
    roles = model.events.pairs(words, batch.paragraph, centres).float().log_softmax(-1).numpy()
    status, modes, contexts = model.events.facts_of(words, centres)
    status = status.float().softmax(-1).numpy()
    modes, contexts = modes.float().sigmoid().numpy(), contexts.float().sigmoid().numpy()
    for number, (row, kind, first, end) in enumerate(places):
        own = roles[number, : len(batch.windows[row].word_at)]
        path = viterbi(own + np.array([0.0, *np.repeat(role_biases, 2)]), transitions(2, 0.0))
        out[row].append(
            dict(
                type=TYPES[kind],
                run=(first, end),
                actors=spans(path, 0),
                recipients=spans(path, 1),
                status=STATUSES[int(status[number].argmax())],
                modes=[m for (t, m), p in zip(MODES, modes[number]) if p > 0.5 and t == TYPES[kind]],
                contexts=contexts[number],
                features=features(scores[row, first, 1 + 2 * kind], own, path),
            )
        )
    return out


def features(trigger, roles, path):
    """What the logistic model of an event reads; see FEATURES in onrecord-model's `event.rs`."""
    tags = np.array(path)
    own = roles[np.arange(len(path)), tags]
    mean = lambda mask: max(float(own[mask].mean()), -3.0) if mask.any() else -1.0
    actors, recipients = (tags == 1) | (tags == 2), tags >= 3
    return [1.0, max(float(trigger), -3.0), mean(actors), mean(recipients)]


def f1(right, found, wanted):
    """F1 of counts."""
    return 2 * right / max(found + wanted, 1)


def score(model, batches, **options):
    """Scores over all windows whose events are known, as a dict of figures."""
    model.eval()
    count, confusion = Counter(), Counter()
    for batch in batches:
        with precision():
            found = predict(model, batch, **options)
        labels = batch.events
        gold = [[] for _ in found]
        for (row, first, end), roles, status in zip(labels.triggers.tolist(), labels.roles, labels.status):
            gold[row].append((first, end, roles.numpy(), STATUSES[int(status)]))
        for row, events in enumerate(found):
            tell(count, confusion, labels.trigger[row].numpy(), gold[row], events)
    model.train()
    macro = [
        f1(confusion[s, s], sum(n for (_, p), n in confusion.items() if p == s),
           sum(n for (g, _), n in confusion.items() if g == s))
        for s in STATUSES if any(g == s for g, _ in confusion)
    ]  # fmt: skip
    return {
        "triggers": round(f1(count["right"], count["found"], count["wanted"]), 4),
        "precision": round(count["right"] / max(count["found"], 1), 4),
        "recall": round(count["right"] / max(count["wanted"], 1), 4),
        "untyped": round(f1(count["untyped"], count["found"], count["wanted"]), 4),
        "actors": round(f1(count["actors"], count["actors found"], count["actors wanted"]), 4),
        "recipients": round(f1(count["recipients"], count["recipients found"], count["recipients wanted"]), 4),
        "status accuracy": round(sum(n for (g, p), n in confusion.items() if g == p) / max(sum(confusion.values()), 1), 4),
        "status macro F1": round(float(np.mean(macro)) if macro else 0.0, 4),
    }  # fmt: skip


def tell(count, confusion, trigger_row, gold, events):
    """Adds one window to the counts."""
    wanted = spans_of(trigger_row)
    count["wanted"] += len(wanted)
    used = set()
    for event in events:
        first, end = event["run"]
        if (trigger_row[first:end] == -100).any():
            continue
        count["found"] += 1
        hit = next((w for w in wanted if w[1] < end and first < w[2] and w not in used), None)
        if hit is None:
            continue
        used.add(hit)
        count["untyped"] += 1
        if TYPES[hit[0]] != event["type"]:
            continue
        count["right"] += 1
        match = next((g for g in gold if g[0] < end and first < g[1]), None)
        if match:
            confusion[match[3], event["status"]] += 1
            for role, begin in (("actors", 1), ("recipients", 3)):
                want = role_spans(match[2], begin)
                have = event[role]
                count[f"{role} wanted"] += len(want)
                ignored = match[2] == -100
                have = [h for h in have if not ignored[h[0] : h[1]].any() or any(a < h[1] and h[0] < b for a, b in want)]
                count[f"{role} found"] += len(have)
                count[role] += sum(any(a < d and c < b for c, d in have) for a, b in want)


def spans_of(row):
    """(type, first, end) of a label row."""
    out = []
    for i, label in enumerate(row):
        if label > 0 and label % 2 == 1:
            out.append([(label - 1) // 2, i, i + 1])
        elif label > 0 and out:
            out[-1][2] = i + 1
    return [tuple(o) for o in out]


def role_spans(row, begin):
    """Runs of one role in a label row."""
    out = []
    for i, label in enumerate(row):
        if label == begin:
            out.append([i, i + 1])
        elif label == begin + 1 and out:
            out[-1][1] = i + 1
    return out
