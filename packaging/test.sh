#!/bin/sh
# Sets everything up and passes all tests; --long runs the full counts as well.
. "$(dirname "$0")/setup.sh"
set_up
cd "$ROOT"
"$VENV/bin/ruff" check .
"$VENV/bin/ruff" format --check -q .
"$VENV/bin/mypy"
exec env QT_QPA_PLATFORM=offscreen "$VENV/bin/python" -m pytest -q -rs -n auto --maxprocesses=4 --dist=worksteal "$@"
