"""Label rows: word runs written as B and I classes."""

IGNORE = -100


def mark(labels, runs, begin):
    """Write B/I labels (`begin`, `begin + 1`) of contiguous word runs into `labels`."""
    for run in runs:
        previous = None
        for word in run:
            if 0 <= word < len(labels):
                labels[word] = begin + 1 if previous == word - 1 else begin
            previous = word


def runs(spans):
    """Word-index lists joined where one continues another, sorted."""
    out = []
    for word in sorted({w for span in spans for w in span}):
        if out and out[-1][-1] == word - 1:
            out[-1].append(word)
        else:
            out.append([word])
    return out
