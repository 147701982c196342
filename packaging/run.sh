#!/bin/sh
# Sets everything up and opens the workbench; without a screen it writes the sample papers into ./out.
. "$(dirname "$0")/setup.sh"
set_up
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$VENV/bin/workbench" "$@"
fi
say "这台机器没有屏幕，改为用示例走完全程，结果写入 ./out："
exec env QT_QPA_PLATFORM=offscreen "$VENV/bin/workbench" demo --out ./out
