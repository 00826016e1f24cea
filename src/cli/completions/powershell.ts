import { type CompletionFlag, type CompletionNode, listValueFlags, pathText, spellingsOf } from "./completion_node.ts";

/** Formats the completion script for PowerShell 5.1 or later. */
export function formatPowershell(nodes: readonly CompletionNode[]): string {
  return `# PowerShell completions of consumer; "consumer completions powershell" prints them

Register-ArgumentCompleter -Native -CommandName 'consumer' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $places = @{
${nodes.map(formatNode).join("\n")}
    }
    $valueFlags = @(${listValueFlags(nodes).map(quote).join(", ")})

    $place = ''
    $flag = ''
    $taken = 0
    $before = $commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or $wordToComplete -eq '' }
    foreach ($element in $before) {
        $word = $element.Extent.Text
        if ($flag -ne '') {
            $flag = ''
        }
        elseif ($valueFlags -ccontains $word) {
            $flag = $word
        }
        elseif (-not $word.StartsWith('-')) {
            $next = "$place $word".Trim()
            if ($taken -eq 0 -and $places.ContainsKey($next)) { $place = $next } else { $taken++ }
        }
    }

    $known = $places[$place]
    # without an answer, PowerShell completes files
    if ($flag -ne '') {
        $answers = $known.Values[$flag] | ForEach-Object { @{ Text = $_; Help = $_ } }
    }
    elseif ($wordToComplete.StartsWith('-')) {
        $answers = $known.Flags
    }
    elseif ($taken -eq 0) {
        $answers = $known.Words
    }
    $answers | Where-Object { $_ -and $_.Text.StartsWith($wordToComplete) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_.Text, $_.Text, 'ParameterValue', $_.Help)
    }
}
`;
}

function formatNode(node: CompletionNode): string {
  const flags = node.flags.flatMap((flag) => spellingsOf(flag).map((text) => formatAnswer(text, flag.help)));
  return [
    `        ${quote(pathText(node))} = @{`,
    `            Words  = @(${node.words.map(({ word, help }) => formatAnswer(word, help)).join(", ")})`,
    `            Flags  = @(${flags.join(", ")})`,
    `            Values = @{ ${node.flags.flatMap(formatValues).join("; ")} }`,
    "        }",
  ].join("\n");
}

function formatAnswer(text: string, help: string): string {
  return `@{ Text = ${quote(text)}; Help = ${quote(help)} }`;
}

function formatValues(flag: CompletionFlag): readonly string[] {
  if (flag.value?.type !== "words") return [];
  const words = flag.value.words.map(quote).join(", ");
  return spellingsOf(flag).map((spelling) => `${quote(spelling)} = @(${words})`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
