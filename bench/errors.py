"""Kinds of miss on a PolNeAR split, with counts: what to mend next.

  python3 bench/errors.py SHARED/eval SPLIT_DIR PREDICTIONS.jsonl [--show KIND]

A miss is an annotated statement that no predicted one matches as a pair (content token Jaccard of
at least 0.5 and a shared source token, as `attribution_score.py` counts).
"""

import argparse
import sys
from collections import Counter

SPEECH = set(
    "said say says saying told tell tells telling asked added wrote tweeted according announced "
    "claimed argued noted warned explained insisted suggested called stated".split()
)


def jaccard(one, other):
    return len(one & other) / len(one | other) if one | other else 0.0


def kind(gold, predicted, words, cue):
    """The kind of a miss: by the predicted statement whose content is nearest, if any."""
    near = max(predicted, key=lambda p: jaccard(gold["content"], p["content"]), default=None)
    share = jaccard(gold["content"], near["content"]) if near else 0.0
    if share >= 0.5:
        if not near["source"]:
            return "source not found"
        return "other source" if gold["source"] else "source found where none is annotated"
    if share > 0:
        inside = len(gold["content"] & near["content"])
        if inside == len(gold["content"]):
            return "inside a longer content"
        if inside == len(near["content"]):
            return "only part of the content"
        return "content half overlapping"
    if cue & SPEECH:
        return "not found: a verb of saying"
    if words <= 4:
        return "not found: attitude to a thing (content of up to 4 words)"
    if not gold["source"]:
        return "not found: no source in the text"
    return "not found: attitude or thought"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("eval")
    parser.add_argument("split")
    parser.add_argument("predictions")
    parser.add_argument("--show")
    options = parser.parse_args()
    sys.path.insert(0, options.eval)
    import attribution_score as scorer

    gold = scorer.load_gold(options.split)
    found = scorer.load_pred(options.predictions)
    misses, extra, total = Counter(), Counter(), 0
    for name, (text, attributions) in gold.items():
        document = scorer.Doc(text)
        tokens = lambda a: {role: document.tokens(a[role]) for role in scorer.ROLES}
        want = [tokens(a) for a in attributions]
        have = [tokens(a) for a in found.get(name, [])]
        total += len(want)
        pairs = []
        for i, g in enumerate(want):
            for j, p in enumerate(have):
                source = bool(g["source"] & p["source"]) or not (g["source"] or p["source"])
                if source and jaccard(g["content"], p["content"]) >= 0.5:
                    pairs.append((jaccard(g["content"], p["content"]), i, j))
        matched = scorer.greedy(pairs)
        for i, g in enumerate(want):
            if i not in {i for i, _ in matched}:
                cue = {w.lower() for s, e in attributions[i]["cue"] for w in text[s:e].split()}
                name_of = kind(g, have, len(g["content"] & document.word), cue)
                misses[name_of] += 1
                if options.show and options.show in name_of:
                    parts = (" … ".join(text[s:e] for s, e in attributions[i][r]) for r in scorer.ROLES)
                    print(name, " | ".join(parts))
        for j, p in enumerate(have):
            if j not in {j for _, j in matched}:
                near = max((jaccard(p["content"], g["content"]) for g in want), default=0.0)
                extra["overlaps an annotated one" if near else "nothing annotated there"] += 1
    print(f"{sum(misses.values())} of {total} annotated statements missed")
    for name_of, count in misses.most_common():
        print(f"{count:5}  {name_of}")
    print(f"{sum(extra.values())} predicted statements too many")
    for name_of, count in extra.most_common():
        print(f"{count:5}  {name_of}")


if __name__ == "__main__":
    main()
