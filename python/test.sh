#!/usr/bin/env bash
# Builds the wheel, installs it in a fresh virtual environment, checks its types and tests it there.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
bin=$work/venv/bin

"$bin/pip" install --quiet --disable-pip-version-check --requirement requirements-test.txt
# The folder of the workspace: what its tests have built need not be built again.
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../target} \
    "$bin/maturin" build --quiet --locked --profile dev --strip --out "$work"
"$bin/pip" install --quiet --disable-pip-version-check --no-deps "$work"/onrecord-*.whl

"$bin/mypy" --no-error-summary onrecord tests/typed.py
"$bin/pytest" --quiet "$@"
