# Sets up what the workbench needs on Debian and its kin; sourced by run.sh and test.sh.
# Everything is done once: a second call finds it there and goes on at once.

set -eu
export LANG="${LANG:-C.UTF-8}" PYTHONUTF8=1
ROOT=${ROOT:-$(cd "$(dirname "$0")/.." && pwd)}
VENV="$ROOT/.venv"
FONTS="${YAODIAN_FONTS:-${XDG_DATA_HOME:-$HOME/.local/share}/yaodian/fonts}"

# Qt's own needs, a screen's needs (xcb), and a font for each role that Debian packages as such.
SYSTEM_PACKAGES="python3-venv ca-certificates
  libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0
  libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
  fonts-wqy-microhei fonts-noto-cjk fonts-liberation"

say() { printf '%s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "需要管理员权限来安装系统软件包：$*"; return 1
  fi
}

# Installs those of its arguments that are missing; does nothing where there is no apt.
system_packages() {
  command -v apt-get >/dev/null || return 0
  missing=""
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  say "正在安装系统软件包：$missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null
}

# The one open 仿宋 and 楷体 stand in a large TeX package: take the font files, leave the rest.
official_fonts() {
  [ -s "$FONTS/FandolFang-Regular.otf" ] && return 0
  command -v apt-get >/dev/null || return 0
  say "正在准备公文字体（仿宋、楷体）"
  mkdir -p "$FONTS"
  download=$(mktemp -d)
  chmod 755 "$download"
  if (cd "$download" && apt-get download -q texlive-lang-chinese >/dev/null 2>&1); then
    dpkg-deb --fsys-tarfile "$download"/*.deb |
      tar -x -C "$download" --wildcards '*/public/fandol/*.otf'
    find "$download" -name '*.otf' -exec cp {} "$FONTS" \;
  else
    say "未能取得仿宋和楷体：导出 PDF 时会说明用哪种字体代替。"
  fi
  rm -rf "$download"
}

# The virtual environment, made anew only when what it is made of has changed.
virtual_environment() {
  wanted=$(cat "$ROOT/pyproject.toml" "$ROOT/packaging/constraints.txt" | cksum)
  [ "$(cat "$VENV/.made-of" 2>/dev/null)" = "$wanted" ] && return 0
  say "正在准备 Python 环境"
  [ -x "$VENV/bin/python" ] || python3 -m venv "$VENV"
  "$VENV/bin/python" -m pip install -q --disable-pip-version-check \
    -c "$ROOT/packaging/constraints.txt" -e "$ROOT[test]"
  printf '%s\n' "$wanted" >"$VENV/.made-of"
}

# The fonts of the machine are looked through once, so that the first export need not wait.
indexed_fonts() {
  "$VENV/bin/python" -c 'from exports.fonts import prepare; prepare()'
}

set_up() {
  system_packages $SYSTEM_PACKAGES
  official_fonts
  virtual_environment
  indexed_fonts
}
