#!/usr/bin/env bash
# Accuracy that must not be lost. Needs the development data beside the repository (../shared, see
# bench/README.md); says so and passes where it is absent.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${ONRECORD_DATA:-../shared}

if [ ! -d "$data/data/polnear/dev" ]; then
    echo "skipped: no development data at $data"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --locked --quiet
onrecord=${CARGO_TARGET_DIR:-target}/release/onrecord

"$onrecord" code --quiet --format jsonl "$data/data/polnear/dev/text" -o "$work/dev.jsonl"
python3 bench/attributions.py "$work/dev.jsonl" >"$work/attributions.jsonl"
python3 "$data/eval/attribution_score.py" "$data/data/polnear/dev" "$work/attributions.jsonl" >"$work/dev.json"
python3 bench/floor.py "$work/dev.json" pair_f1=0.72 direct_pair_f1=0.92 recall_by_kind.indirect.pair=0.60

"$onrecord" code --quiet --format jsonl --published 2024-06-21 "$data/seed/article.txt" -o "$work/seed.jsonl"
python3 "$data/eval/record_score.py" "$data/seed/gold.json" "$work/seed.jsonl" --single --json >"$work/seed.json"
python3 bench/floor.py "$work/seed.json" total.statements.f1=0.90 total.statement_kind.acc=0.95 \
    total.source_person.acc=0.95
