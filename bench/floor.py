"""Fail when a score lies under its floor.

  python3 bench/floor.py SCORES.json name=floor [name.of.nested=floor …]
"""

import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        scores = json.load(file)
    failed = False
    for argument in sys.argv[2:]:
        name, floor = argument.split("=")
        value = scores
        for key in name.split("."):
            value = value[key]
        ok = value >= float(floor)
        failed |= not ok
        print(f"{'ok  ' if ok else 'FAIL'} {name} {value:.4f}, floor {float(floor):.4f}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
