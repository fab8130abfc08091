"""Weights for whether a country's or town's name means the place or those who act there.

    place_readings.py lines DATA/data/metonymy > lines.tsv
    ONRECORD_LINES=lines.tsv ONRECORD_OUT=features.tsv \
        cargo test -p onrecord --lib features_of_lines -- --ignored
    place_readings.py train features.tsv > crates/onrecord/data/place_readings.tsv
    place_readings.py measure features.tsv crates/onrecord/data/place_readings.tsv

Logistic regression over the features of `crates/onrecord/src/place/feature.rs`, which also reads them in the program.
ReLocaR's training part is parted by the hash of each line: seven in ten lines to train on and look at, three only to
measure on. SemEval's training part joins the training with a third of the weight. Needs numpy and scikit-learn.
"""

import hashlib
import sys
from collections import Counter
from pathlib import Path

LOOK, MEASURE, OTHER = 0, 1, 2
# Single words of the sentence tell less than those in a place of their own.
SCALE = {"s": 0.3, "b": 0.6, "a": 0.6}
LEAST, STRENGTH, OTHER_WEIGHT = 2, 0.3, 0.3


def lines(folder):
    for name, source in (("relocar", None), ("semeval", OTHER)):
        for label, kind in enumerate(("literal", "metonymic")):
            for line in (Path(folder) / f"{name}_{kind}_train.txt").read_text("utf-8").splitlines():
                sentence = line.partition("<SEP>")[2]
                if sentence.count("<ENT>") < 2:
                    continue
                digit = int(hashlib.sha1(sentence.encode()).hexdigest(), 16) % 10
                part = source if source is not None else MEASURE if digit >= 7 else LOOK
                print(f"{part} {label}\t{sentence}")


def read(path):
    for line in open(path, encoding="utf-8"):
        key, *features = line.rstrip("\n").split("\t")
        part, label = map(int, key.split())
        yield part, label, set(features)


def scale(feature):
    return SCALE.get(feature.split("=")[0], 1.0)


def train(path):
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [row for row in read(path) if row[0] != MEASURE]
    seen = Counter(feature for _, _, features in rows for feature in features)
    kept = {feature for feature, count in seen.items() if count >= LEAST}
    vectors = DictVectorizer(sort=True)
    table = vectors.fit_transform([{f: scale(f) for f in sorted(fs & kept)} for _, _, fs in rows])
    labels = numpy.array([label for _, label, _ in rows])
    weights = numpy.array([1.0 if part == LOOK else OTHER_WEIGHT * (1.0 if label else 0.5) for part, label, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8).fit(table, labels, sample_weight=weights)
    print("# Made by training/place_readings.py. Above zero in sum: those who act; in thousandths.")
    print("# feature\tweight")
    print(f"bias\t{round(1000 * model.intercept_[0])}")
    for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0]):
        weight = round(1000 * weight * scale(name))
        if abs(weight) >= 15:
            print(f"{name}\t{weight}")


def measure(path, table):
    weights = dict(line.rstrip("\n").rsplit("\t", 1) for line in open(table, encoding="utf-8") if line[0] != "#")
    for part, name in ((LOOK, "looked at"), (MEASURE, "measured on")):
        right = total = 0
        for which, label, features in read(path):
            if which == part:
                total += 1
                summed = int(weights["bias"]) + sum(int(weights.get(feature, 0)) for feature in features)
                right += (summed > 0) == bool(label)
        print(f"{name}: {right} of {total}, {right / total:.3f}")


if __name__ == "__main__":
    {"lines": lines, "train": train, "measure": measure}[sys.argv[1]](*sys.argv[2:])
