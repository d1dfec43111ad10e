#!/bin/sh
# Installs what the tests need from the system, where that can be done without asking. Tests whose package is still
# missing are skipped on a developer's machine and fail in CI.
set -eu
missing=""
ldconfig -p 2>/dev/null | grep -q 'libical\.so' || missing="libical3"
command -v soffice >/dev/null || missing="$missing libreoffice-calc"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || missing="$missing fontconfig fonts-noto-cjk"
command -v chromium >/dev/null || missing="$missing chromium"
command -v npm >/dev/null || missing="$missing npm"
python3 -c 'import radicale' 2>/dev/null || /usr/bin/python3 -c 'import radicale' 2>/dev/null || missing="$missing python3-radicale"
if [ -n "$missing" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
# ical.js and axe-core, by the checksums in the lock files.
for folder in tests/publish/icaljs tests/publish/chromium; do
    if command -v npm >/dev/null && [ ! -e $folder/node_modules ]; then
        npm ci --prefix $folder --omit-lockfile-registry-resolved --no-audit --no-fund --silent || true
    fi
done
