import { type CompletionNode, groupNodes, listValueFlags, pathText, spellingsOf } from "./completion_node.ts";

/** Formats the completion script for bash 3.2 or later. */
export function formatBash(nodes: readonly CompletionNode[]): string {
  return `# bash completions of consumer; "consumer completions bash" prints them

_consumer_is_place() {
  case "$1" in
    ${nodes.filter(({ path }) => path.length > 0).map((node) => quote(pathText(node))).join(" | ")}) return 0 ;;
  esac
  return 1
}

_consumer_takes_value() {
  case "$1" in
    ${listValueFlags(nodes).join(" | ")}) return 0 ;;
  esac
  return 1
}

_consumer_words() {
  case "$1" in
${formatCases(nodes, ({ words }) => words.map(({ word }) => word).join(" "))}
  esac
}

_consumer_flags() {
  case "$1" in
${formatCases(nodes, ({ flags }) => flags.flatMap(spellingsOf).join(" "))}
  esac
}

# Prints "file", "folder", or what the value may be.
_consumer_value() {
  case "$1:$2" in
${formatValueCases(nodes)}
  esac
}

# Prints "file" or "folder", where the words may go on with them. $2: how many there are already.
_consumer_files() {
  case "$1" in
${formatCases(nodes, ({ files }) => files === null ? "" : `${files.type}${files.repeats ? "" : " once"}`)}
  esac
}

_consumer_complete() {
  local kind="$1" current="$2" IFS=$'\\n'
  case "$kind" in
    file)
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$current"))
      ;;
    folder)
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -d -- "$current"))
      ;;
    *) COMPREPLY=($(IFS=$' \\t\\n' && compgen -W "$kind" -- "$current")) ;;
  esac
}

_consumer() {
  local current="\${COMP_WORDS[COMP_CWORD]}" place="" next flag="" taken=0 i word files
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == "=" ]]; then
      continue
    elif [[ -n $flag ]]; then
      flag=""
    elif _consumer_takes_value "$word"; then
      flag="$word"
    elif [[ $word != -* ]]; then
      next="\${place:+$place }$word"
      if [[ $taken == 0 ]] && _consumer_is_place "$next"; then
        place="$next"
      else
        taken=$((taken + 1))
      fi
    fi
  done
  [[ $current == "=" ]] && current=""
  if [[ -n $flag ]]; then
    _consumer_complete "$(_consumer_value "$place" "$flag")" "$current"
  elif [[ $current == -* ]]; then
    _consumer_complete "$(_consumer_flags "$place")" "$current"
  else
    files="$(_consumer_files "$place")"
    if [[ $taken == 0 ]]; then
      _consumer_complete "$(_consumer_words "$place")" "$current"
    fi
    if [[ $taken == 0 && -n $files ]]; then
      _consumer_complete "\${files% once}" "$current"
    elif [[ -n $files && $files != *" once" ]]; then
      _consumer_complete "$files" "$current"
    fi
  fi
}

complete -F _consumer consumer
`;
}

function formatCases(nodes: readonly CompletionNode[], format: (node: CompletionNode) => string): string {
  return groupNodes(nodes, format).map(([text, paths]) => `    ${paths.map(quote).join(" | ")}) echo ${quote(text)} ;;`)
    .join("\n");
}

function formatValueCases(nodes: readonly CompletionNode[]): string {
  const cases = nodes.flatMap((node) =>
    node.flags.flatMap((flag) => {
      const { type = "any", words = [] } = flag.value ?? {};
      const text = type === "words" ? words.join(" ") : type === "any" ? "" : type;
      return spellingsOf(flag).map((spelling) => ({ pattern: quote(`${pathText(node)}:${spelling}`), text }));
    })
  );
  return [...Map.groupBy(cases, ({ text }) => text)].filter(([text]) => text !== "").map(([text, members]) =>
    `    ${members.map(({ pattern }) => pattern).join(" | ")}) echo ${quote(text)} ;;`
  ).join("\n");
}

/** Quotes a text that has no single quote. */
function quote(text: string): string {
  return `'${text}'`;
}
