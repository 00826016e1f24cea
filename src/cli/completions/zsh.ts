import { type CompletionFlag, type CompletionNode, groupNodes, listValueFlags, pathText } from "./completion_node.ts";

/** Formats the completion script for zsh. It works in a folder of `fpath` and when it is sourced after `compinit`. */
export function formatZsh(nodes: readonly CompletionNode[]): string {
  return `#compdef consumer
# zsh completions of consumer; "consumer completions zsh" prints them

_consumer_next() {
  _describe -t commands word next_words
}

_consumer() {
  local place="" next word skip=0
  local -a next_words options
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if (( skip )); then
      skip=0
      continue
    fi
    case "$word" in
      (${listValueFlags(nodes).join("|")}) skip=1 ;;
      (-*) ;;
      (*)
        next="\${place:+$place }$word"
        case "$next" in
          (${
    nodes.filter(({ path }) => path.length > 0).map((node) => quote(pathText(node))).join("|")
  }) place="$next" ;;
          (*) break ;;
        esac
        ;;
    esac
  done
  case "$place" in
${groupNodes(nodes, formatNode).map(([text, paths]) => `    (${paths.map(quote).join("|")})\n${text}`).join("\n")}
  esac
  _arguments -s -S : "\${options[@]}"
}

if [[ "$funcstack[1]" == "_consumer" ]]; then
  _consumer "$@"
else
  compdef _consumer consumer
fi
`;
}

function formatNode(node: CompletionNode): string {
  const { path, words, flags, files } = node;
  const taken = path.map((_, i) => `${i + 1}: : `);
  const next = words.length > 0 ? [`${path.length + 1}: :_consumer_next`] : [];
  const glob = files?.type === "folder" ? "_files -/" : "_files";
  const more = files === null ? [] : [`${files.repeats ? "*" : path.length + 1}:${files.name}:${glob}`];
  const specs = [...flags.flatMap(formatFlag), ...taken, ...next, ...more];
  return [
    "      next_words=(",
    ...words.map(({ word, help }) => `        ${quote(`${word}:${help.replaceAll(":", "\\:")}`)}`),
    "      )",
    "      options=(",
    ...specs.map((spec) => `        ${quote(spec)}`),
    "      )",
    "      ;;",
  ].join("\n");
}

/** Returns the specifications of a flag for `_arguments`. */
function formatFlag({ short, long, help, repeats, value }: CompletionFlag): readonly string[] {
  const text = `[${help.replaceAll(/[\\[\]]/g, "\\$&")}]`;
  const other = short === null || repeats ? "" : `(${short} ${long})`;
  const before = repeats ? "*" : other;
  if (value === null) return [...(short === null ? [] : [`${before}${short}${text}`]), `${before}${long}${text}`];
  const ACTIONS = { any: " ", words: `(${value.words.join(" ")})`, file: "_files", folder: "_files -/" };
  const behind = `${text}:${value.name}:${ACTIONS[value.type]}`;
  return [...(short === null ? [] : [`${before}${short}+${behind}`]), `${before}${long}=${behind}`];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
