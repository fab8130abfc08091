#!/usr/bin/env python3
"""Builds the tables of actors from facts by others and from what stands in own/.

  python3 data/build.py FACTS_FOLDER

writes countries.tsv, organisations.tsv and offices.tsv. README.md says what FACTS_FOLDER holds and
where to find it. The same sources give the same bytes.
"""

import pathlib
import sys

from make import offices, organisations, states


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    facts = pathlib.Path(sys.argv[1])
    for part in (states, organisations, offices):
        part.build(facts)


if __name__ == "__main__":
    main()
