#!/bin/sh
# Installs consumer, or another version of it, for the current user: see docs/INSTALL.md.
#
#   sh install.sh [--version X.Y.Z] [--to DIR]
#
# It downloads the archive for this machine and the release's SHA256SUMS, verifies the archive, and replaces DIR/consumer
# in one step. It never calls sudo, and leaves nothing behind when it fails. Everything stands in functions, so that a
# half-downloaded script does nothing.
set -eu

# The same address stands in src/cli/upgrade/releases_url.ts: a test compares them.
DEFAULT_RELEASES_URL="https://github.com/REPOSITORY_OWNER/consumer/releases"

main() {
  releases=${CONSUMER_RELEASES_URL:-$DEFAULT_RELEASES_URL}
  releases=${releases%/}
  version=
  to=
  work=
  staged=
  made=
  read_arguments "$@"
  [ -n "$to" ] || to=$(default_folder)
  case $to in
    /*) ;;
    *) to=$(pwd)/$to ;;
  esac
  to=${to%/}
  [ -n "$to" ] || to=/
  check_releases_url
  find_target
  find_downloader
  find_hasher
  command -v tar >/dev/null 2>&1 || fail "tar is not installed: install it, then try again"
  check_folder

  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  work=$(mktemp -d "${TMPDIR:-/tmp}/consumer-install.XXXXXX") || fail "no temporary folder can be made in ${TMPDIR:-/tmp}"
  fetch_archive
  verify_archive
  place_binary
  report
}

usage() {
  cat <<USAGE
Usage: sh install.sh [--version X.Y.Z] [--to DIR]

Installs consumer for the current user.

  --version X.Y.Z  the version to install (default: the newest release)
  --to DIR         the folder for the program (default: ~/.local/bin)

CONSUMER_RELEASES_URL names a mirror of the releases.
USAGE
}

read_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --version | --to)
        if [ $# -lt 2 ] || [ -z "$2" ]; then misuse "$1 needs a value"; fi
        if [ "$1" = --version ]; then version=${2#v}; else to=$2; fi
        shift 2
        ;;
      --version=?*)
        version=${1#--version=}
        version=${version#v}
        shift
        ;;
      --to=?*)
        to=${1#--to=}
        shift
        ;;
      -h | --help)
        usage
        exit 0
        ;;
      *) misuse "unknown argument: $1" ;;
    esac
  done
  if [ -n "$version" ] && ! printf '%s\n' "$version" | grep -Eqx '[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?'; then
    misuse "\"$version\" is not a version such as 1.2.3"
  fi
}

default_folder() {
  [ -n "${HOME:-}" ] || fail "HOME is not set: name the folder with --to DIR"
  printf '%s\n' "$HOME/.local/bin"
}

# A checksum from a host that anybody can play proves nothing: plain HTTP is for this machine only.
check_releases_url() {
  case $releases in
    *REPOSITORY_OWNER*)
      fail "no release of consumer is published yet: run it from a clone (see README.md), or set CONSUMER_RELEASES_URL to a server that has releases"
      ;;
    https://*) ;;
    http://127.0.0.1 | http://127.0.0.1[:/]* | http://localhost | http://localhost[:/]*) ;;
    *) fail "CONSUMER_RELEASES_URL is not an https:// address: $releases" ;;
  esac
}

find_target() {
  system=$(uname -s)
  machine=$(uname -m)
  case $system in
    Linux)
      refuse_other_linux
      os=linux
      ;;
    Darwin) os=macos ;;
    MINGW* | MSYS* | CYGWIN*) fail "this script is for Linux and macOS: on Windows, run install.ps1 in PowerShell" ;;
    *) fail "there is no consumer for $system: it runs on Linux (glibc), macOS and Windows" ;;
  esac
  case $machine in
    x86_64 | amd64)
      arch=x64
      # a shell under Rosetta reports the processor that Rosetta plays
      if [ "$os" = macos ] && [ "$(sysctl -n sysctl.proc_translated 2>/dev/null || :)" = 1 ]; then arch=arm64; fi
      ;;
    aarch64 | arm64) arch=arm64 ;;
    arm*) refuse_32_bit_arm ;;
    *) fail "there is no consumer for $machine processors: it runs on 64-bit x86 (x86_64) and 64-bit ARM (aarch64)" ;;
  esac
  if [ "$os" = linux ] && [ "$(getconf LONG_BIT 2>/dev/null || echo 64)" = 32 ]; then
    case $arch in
      arm64) refuse_32_bit_arm ;;
      *) fail "this is a 32-bit system on a 64-bit processor, and consumer needs a 64-bit one: install a 64-bit system" ;;
    esac
  fi
  target=$os-$arch
}

refuse_32_bit_arm() {
  fail "this is a 32-bit ARM system, and consumer needs a 64-bit one: on a Raspberry Pi 3 or later, install the 64-bit Raspberry Pi OS"
}

refuse_other_linux() {
  if [ "$(uname -o 2>/dev/null || :)" = Android ]; then
    fail "there is no consumer for Android: install a Debian with proot-distro in Termux, and run this script there"
  fi
  if is_musl; then
    fail "this Linux uses musl instead of glibc (Alpine, for example), and consumer needs glibc: run it in a container with glibc, such as debian:stable-slim, or on Debian, Ubuntu, Fedora or Arch"
  fi
}

is_musl() {
  if getconf GNU_LIBC_VERSION >/dev/null 2>&1; then return 1; fi
  case $(ldd --version 2>&1 || :) in
    *musl*) return 0 ;;
    *GLIBC* | *"GNU libc"*) return 1 ;;
  esac
  for loader in /lib/ld-musl-*; do
    if [ -e "$loader" ]; then return 0; fi
  done
  return 1
}

find_downloader() {
  if command -v curl >/dev/null 2>&1; then
    downloader=curl
  elif command -v wget >/dev/null 2>&1; then
    downloader=wget
  else
    fail "neither curl nor wget is installed: install one of them, then try again"
  fi
}

find_hasher() {
  if command -v sha256sum >/dev/null 2>&1; then
    hasher=sha256sum
  elif command -v shasum >/dev/null 2>&1; then
    hasher="shasum -a 256"
  elif command -v openssl >/dev/null 2>&1; then
    hasher="openssl dgst -sha256 -r"
  else
    fail "no program for SHA-256 is installed (sha256sum, shasum or openssl), so that the download can't be verified"
  fi
}

# Reports a folder that can't be written before anything is downloaded.
check_folder() {
  [ ! -d "$to/consumer" ] || fail "$to/consumer is a folder: choose another folder with --to DIR"
  parent=$to
  while [ ! -e "$parent" ]; do parent=$(dirname -- "$parent"); done
  [ -d "$parent" ] || fail "$parent is not a folder: choose another folder with --to DIR"
  [ -w "$parent" ] || fail "you have no permission to write to $parent: choose another folder with --to DIR"
}

# download URL FILE
download() {
  case $downloader in
    curl)
      case $1 in
        https://*) protocols='=https' ;;
        *) protocols='=http,https' ;;
      esac
      curl --proto "$protocols" --tlsv1.2 --fail --silent --show-error --location --max-redirs 5 --connect-timeout 30 \
        --speed-limit 1 --speed-time 60 --output "$2" -- "$1" 2>"$work/errors" && return 0
      ;;
    wget)
      # wget of busybox has no long options, and none for repeated attempts
      if wget --version 2>/dev/null | grep -q 'GNU Wget'; then
        wget --no-verbose --tries=2 --timeout=60 --max-redirect=5 --output-document="$2" -- "$1" 2>"$work/errors" && return 0
      else
        wget -q -T 60 -O "$2" "$1" 2>"$work/errors" && return 0
      fi
      ;;
  esac
  if grep -Eq '(^|[^0-9])404([^0-9]|$)' "$work/errors"; then
    reason="not found (HTTP 404)"
  else
    reason=$(tail -n 1 "$work/errors")
  fi
  return 1
}

# Without --version, SHA256SUMS of the newest release names the version. The archive then comes from that release by its
# name, also when a newer one appears in between.
fetch_archive() {
  if [ -n "$version" ]; then
    from=$releases/download/v$version
    download "$from/SHA256SUMS" "$work/SHA256SUMS" || fail "there is no release $version: $from/SHA256SUMS: ${reason:-no answer}"
  else
    newest=$releases/latest/download/SHA256SUMS
    download "$newest" "$work/SHA256SUMS" || fail "the newest release can't be read: $newest: ${reason:-no answer}"
    version=$(sed -n "s/^[0-9a-f]\{64\} [ *]consumer-\([0-9][0-9A-Za-z.-]*\)-$target\.tar\.gz\$/\1/p" "$work/SHA256SUMS" | head -n 1)
    [ -n "$version" ] || fail "the newest release has no file for $target: $newest names none"
    from=$releases/download/v$version
  fi
  name=consumer-$version-$target
  expected=$(sed -n "s/^\([0-9a-f]\{64\}\) [ *]$name\.tar\.gz\$/\1/p" "$work/SHA256SUMS" | head -n 1)
  [ -n "$expected" ] || fail "release $version has no file for $target: $from/SHA256SUMS does not name $name.tar.gz"
  say "Downloading consumer $version for $target ..."
  download "$from/$name.tar.gz" "$work/archive" || fail "$from/$name.tar.gz can't be downloaded: ${reason:-no answer}"
}

verify_archive() {
  actual=$($hasher "$work/archive" | cut -d ' ' -f 1)
  [ "$actual" = "$expected" ] || fail "the downloaded file is not the published one, and was removed.
  file:     $from/$name.tar.gz
  expected: $expected
  received: $actual
Try again. If this repeats, somebody may have replaced the file: report it to the project."
}

# The new program is tried under another name in the same folder, then renamed: there is always a whole one.
place_binary() {
  make_folder
  staged=$(mktemp -d "$to/.consumer-install.XXXXXX") || fail "$to can't be written: choose another folder with --to DIR"
  tar -xzf "$work/archive" -C "$staged" "$name/consumer" 2>"$work/errors" || fail "the archive can't be unpacked: $(tail -n 1 "$work/errors")"
  chmod 755 "$staged/$name/consumer"
  answer=$("$staged/$name/consumer" --version 2>&1 </dev/null) || fail "the new program does not run on this system, so nothing was changed: $answer"
  [ "$answer" = "consumer $version" ] || fail "the new program calls itself \"$answer\" instead of \"consumer $version\", so nothing was changed"
  mv -f "$staged/$name/consumer" "$to/consumer"
  made=
}

# Notes which folders it makes, so that a failure removes them.
make_folder() {
  folder=$to
  while [ ! -d "$folder" ]; do
    made=$folder
    folder=$(dirname -- "$folder")
  done
  mkdir -p "$to" || fail "$to can't be made: choose another folder with --to DIR"
}

report() {
  say "consumer $version is installed: $to/consumer"
  case :$PATH: in
    *:"$to":*)
      found=$(command -v consumer || :)
      if [ "$found" != "$to/consumer" ]; then say "Your PATH finds another one first: $found"; fi
      ;;
    *)
      say "$to is not in your PATH. Add this line to your shell's profile, then open a new terminal:"
      say "  export PATH=\"$to:\$PATH\""
      ;;
  esac
  say "Try it: consumer demo"
}

clean_up() {
  if [ -n "$work" ]; then rm -rf -- "$work"; fi
  if [ -n "$staged" ]; then rm -rf -- "$staged"; fi
  if [ -n "$made" ]; then
    folder=$to
    while [ "$folder" != "$(dirname -- "$made")" ]; do
      rmdir -- "$folder" 2>/dev/null || break
      folder=$(dirname -- "$folder")
    done
  fi
}

say() {
  printf '%s\n' "$1"
}

fail() {
  printf 'install.sh: %s\n' "$1" >&2
  exit 1
}

misuse() {
  printf 'install.sh: %s\n' "$1" >&2
  usage >&2
  exit 2
}

main "$@"
