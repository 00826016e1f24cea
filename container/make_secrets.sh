#!/bin/sh
# Writes random secrets for compose.yaml to .env, once: sh container/make_secrets.sh
set -eu
cd "$(dirname -- "$0")/.."

main() {
  if [ -e .env ]; then
    echo "make_secrets.sh: .env exists already, and was left unchanged" >&2
    exit 1
  fi
  umask 077
  for name in WS_TOKEN API_PASSWORD JWT_SECRET_KEY; do
    # a letter first: freqtrade would read digits alone as a number
    printf '%s=k%s\n' "$name" "$(random_hex)"
  done >.env.new
  mv .env.new .env
  echo "The secrets are in .env. Keep it to yourself."
}

random_hex() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

main
