"""organisations.tsv: bodies, parties, companies, armed groups and blocs."""

from .tsv import OWN, read, write


def build(facts):
    rows = [[*row, "", "*", "*", "own"] for row in read(OWN / "organisations.tsv")]
    write("organisations.tsv", [
        "Built by build.py; change what stands in own/ and build again.",
        "name\tvariants\tcountry\tsector\tkind\tmembers\tstart\tend\tsource",
    ], rows)
