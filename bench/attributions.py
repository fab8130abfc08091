"""Records (JSON Lines) to the predictions that attribution_score.py reads: outermost statements only.

  python3 bench/attributions.py RECORDS.jsonl > PREDICTIONS.jsonl

PolNeAR does not annotate statements inside statements, so those are left out.
"""

import json
import sys


def predictions(record):
    """One prediction line for a record: code-point spans of source, cue and content."""
    outermost = [s for s in record["statements"] if s["parent"] is None]
    parts = ("source", "cue", "content")
    found = [{part: statement[part]["spans"] for part in parts} for statement in outermost]
    return {"id": record["article"]["id"], "attributions": found}


def main():
    with open(sys.argv[1], encoding="utf-8") as records:
        for line in records:
            print(json.dumps(predictions(json.loads(line))))


if __name__ == "__main__":
    main()
