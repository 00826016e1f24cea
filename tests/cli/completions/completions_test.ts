import { COMMANDS } from "../../../src/cli/commands.ts";
import { listNodes, listValueFlags, pathText } from "../../../src/cli/completions/completion_node.ts";
import { completionScript } from "../../../src/cli/completions/completions.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { run } from "../support.ts";

strictTest("completions prints the script of a shell, and names the shells on a mistake", async () => {
  const { code, stdout, stderr } = await run(["completions", "fish"]);
  assertEquals([code, `${stdout}\n`, stderr], [0, completionScript("fish", COMMANDS), ""]);
  const wrong = await run(["completions", "tcsh"]);
  assertEquals(wrong.code, 2);
  assertStringIncludes(wrong.stderr, 'SHELL must be one of bash, zsh, fish, powershell, found "tcsh"');
  assertStringIncludes((await run(["completions"])).stderr, "SHELL is missing: consumer completions SHELL");
});

Deno.test("listNodes() has a place for the start, each command, and each word of a closed list", () => {
  const nodes = new Map(listNodes(COMMANDS).map((node) => [pathText(node), node]));
  for (const { name, summary } of COMMANDS) {
    assertEquals(nodes.get(name)?.help, summary);
    assert(nodes.has(`help ${name}`), name);
  }
  assertEquals(nodes.get("")?.flags, nodes.get("run")?.flags);
  assertEquals(nodes.get("completions")?.words.map(({ word }) => word), ["bash", "zsh", "fish", "powershell"]);
  assertEquals(nodes.get("record")?.files, { type: "file", name: "OUT.ndjson", repeats: false });
  const output = nodes.get("run")?.flags.find(({ long }) => long === "--output");
  assertEquals(output?.value, { name: "MODE", type: "words", words: ["auto", "pretty", "json"] });
});

Deno.test("listNodes() leaves out the flags that a command rejects", () => {
  const rejecting = COMMANDS.filter(({ rejectedFlags = {} }) => Object.keys(rejectedFlags).length > 0);
  assert(rejecting.length > 0);
  const nodes = new Map(listNodes(COMMANDS).map((node) => [pathText(node), node]));
  for (const { name, rejectedFlags = {} } of rejecting) {
    const longs = nodes.get(name)?.flags.map(({ long }) => long) ?? [];
    for (const flag of Object.keys(rejectedFlags)) assert(!longs.includes(`--${flag}`), `${name} --${flag}`);
  }
});

Deno.test("the PowerShell script has every flag and word, and all its quotes and brackets close", () => {
  const script = completionScript("powershell", COMMANDS);
  for (const node of listNodes(COMMANDS)) {
    assertStringIncludes(script, `'${pathText(node)}' = @{`);
    for (const { long } of node.flags) assertStringIncludes(script, `'${long}'`);
  }
  for (const flag of listValueFlags(listNodes(COMMANDS))) assertStringIncludes(script, `'${flag}'`);
  // within single quotes PowerShell reads nothing but a doubled quote
  const bare = script.replaceAll(/^\s*#.*$/gm, "").replaceAll(/'(?:[^'\n]|'')*'/g, "Q").replaceAll(/"[^"\n]*"/g, "Q");
  assert(!/['"]/.test(bare), bare.match(/.*['"].*/)?.[0]);
  const open: string[] = [];
  for (const [bracket] of bare.matchAll(/[()[\]{}]/g)) {
    const opening = { ")": "(", "]": "[", "}": "{" }[bracket];
    if (opening === undefined) open.push(bracket);
    else assertEquals(open.pop(), opening);
  }
  assertEquals(open, []);
  assert(!/[^\x20-\x7e\n]/.test(script), "Windows PowerShell 5.1 reads a file without BOM in the ANSI code page");
});

Deno.test("completionScript() rejects other shells", () => {
  assertThrows(() => completionScript("tcsh", COMMANDS), Error, 'there are no completions for "tcsh"');
});
