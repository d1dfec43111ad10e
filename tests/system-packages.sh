#!/bin/sh
# Installs what the tests need from the system, where that can be done without asking. Tests whose package is still
# missing are skipped on a developer's machine and fail in CI.
set -eu
missing=""
ldconfig -p 2>/dev/null | grep -q 'libical\.so' || missing="libical3"
command -v soffice >/dev/null || missing="$missing libreoffice-calc"
if [ -n "$missing" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
