#!/usr/bin/env bash
# `deno compile` needs a base runtime, denort, that it downloads from Deno's own host. Where that host can't be reached, this
# makes a matching pair for linux x86_64 out of two registry packages: Deno 2.7.14 (PyPI `deno`), and the denort 2.7.14 inside
# a program that was made with `deno compile` (npm `@semantic-flow/weave-linux-x64` 0.9.0), pinned by its hash.
# For tests alone: a release is compiled with the project's own Deno and Deno's own base. Known limit: a binary of 2.7.14 can
# import local .js strategies, not .ts ones (that came with 2.8.2).
#
#   eval "$(tools/compile_base.sh)"     sets DENO_COMPILE (that deno), DENORT_BIN and DENO_TLS_CA_STORE
set -euo pipefail

version=2.7.14
sha256=44fa11ae44592891a07ecc3967cdb091ae316a947d60929415d26dedbb8f55b7
cache="${XDG_CACHE_HOME:-$HOME/.cache}/deno-compile-base-$version"
mkdir -p "$cache"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

if [ ! -x "$cache/denort" ]; then
  (cd "$work" && npm pack --silent @semantic-flow/weave-linux-x64@0.9.0 >/dev/null && tar xzf ./*.tgz)
  # what `deno compile` adds stands behind the ELF file's section headers
  python3 - "$work/package/bin/weave" "$work/denort" <<'PY'
import struct, sys
program = open(sys.argv[1], "rb").read()
sections_at, = struct.unpack_from("<Q", program, 0x28)
section_size, sections = struct.unpack_from("<HH", program, 0x3A)
open(sys.argv[2], "wb").write(program[: sections_at + section_size * sections])
PY
  if ! echo "$sha256  $work/denort" | sha256sum --check --status; then
    echo "compile_base: the base runtime is not the one expected; nothing was installed" >&2
    exit 1
  fi
  chmod +x "$work/denort"
  mv "$work/denort" "$cache/denort"
fi

if [ ! -x "$cache/deno" ]; then
  python3 -m pip download --quiet --disable-pip-version-check --no-deps -d "$work/wheel" "deno==$version" >/dev/null
  python3 - "$work" <<'PY'
import glob, sys, zipfile
wheel = zipfile.ZipFile(glob.glob(sys.argv[1] + "/wheel/*.whl")[0])
name = next(name for name in wheel.namelist() if name.endswith("scripts/deno"))
open(sys.argv[1] + "/deno", "wb").write(wheel.read(name))
PY
  chmod +x "$work/deno"
  mv "$work/deno" "$cache/deno"
fi

printf 'export DENO_COMPILE=%q DENORT_BIN=%q DENO_TLS_CA_STORE=system\n' "$cache/deno" "$cache/denort"
