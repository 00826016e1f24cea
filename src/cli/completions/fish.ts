import { type CompletionFlag, type CompletionNode, listValueFlags, pathText } from "./completion_node.ts";

/** Formats the completion script for fish 3 or later. */
export function formatFish(nodes: readonly CompletionNode[]): string {
  const places = nodes.map(pathText).filter((path) => path !== "");
  return `# fish completions of consumer; "consumer completions fish" prints them

# Prints the number of arguments so far, and the command.
function __consumer_place
    set -l place
    set -l taken 0
    set -l skip 0
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case ${listValueFlags(nodes).join(" ")}
                set skip 1
            case '-*'
            case '*'
                set -l next (string join ' ' $place $word)
                if test $taken = 0; and contains -- $next ${places.map(quote).join(" ")}
                    set place $next
                else
                    set taken (math $taken + 1)
                end
        end
    end
    echo $taken
    echo "$place"
end

# Succeeds when the command is one of the arguments.
function __consumer_at
    set -l place (__consumer_place)
    contains -- "$place[2]" $argv
end

# Succeeds when the command is one of the arguments, and no argument of its own follows it.
function __consumer_directly_at
    set -l place (__consumer_place)
    test $place[1] = 0; and contains -- "$place[2]" $argv
end

complete -c consumer -f
${[...formatWords(nodes), ...formatFiles(nodes), ...formatFlags(nodes)].join("\n")}
`;
}

function formatWords(nodes: readonly CompletionNode[]): readonly string[] {
  return nodes.flatMap((node) =>
    node.words.map(({ word, help }) => line("__consumer_directly_at", [pathText(node)], `-a ${word} -d ${quote(help)}`))
  );
}

function formatFiles(nodes: readonly CompletionNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.files === null) return [];
    const { type, repeats } = node.files;
    return line(
      repeats ? "__consumer_at" : "__consumer_directly_at",
      [pathText(node)],
      type === "file" ? "-F" : FOLDERS,
    );
  });
}

/** Flags that several commands share become one line. */
function formatFlags(nodes: readonly CompletionNode[]): readonly string[] {
  const flags = nodes.flatMap((node) => node.flags.map((flag) => ({ path: pathText(node), text: formatFlag(flag) })));
  return [...Map.groupBy(flags, ({ text }) => text)].map(([text, members]) =>
    line("__consumer_at", members.map(({ path }) => path), text)
  );
}

function formatFlag({ short, long, help, value }: CompletionFlag): string {
  const names = `${short === null ? "" : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const VALUES = { any: "-x", words: `-x -a ${quote(value?.words.join(" ") ?? "")}`, file: "-r -F", folder: FOLDERS };
  return [names, ...(value === null ? [] : [VALUES[value.type]]), `-d ${quote(help)}`].join(" ");
}

const FOLDERS = "-x -a '(__fish_complete_directories)'";

function line(condition: string, paths: readonly string[], rest: string): string {
  return `complete -c consumer -n ${quote([condition, ...paths.map((path) => `"${path}"`)].join(" "))} ${rest}`;
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
