import { COMMANDS } from "../../src/cli/commands.ts";
import { flagText } from "../../src/cli/command/usage.ts";
import { formatMan } from "../../tools/docs/format_man.ts";
import { bold, escapeRoff, formatCode, formatText } from "../../tools/docs/roff.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { rootDir, taskWords } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { isInstalled, type Renderer, runTool, showMan } from "./roff.ts";

const PAGE = formatMan(COMMANDS, { version: "1.2.3-rc.1", date: "2026-12-01" });
/** Texts that roff would read as something else, if they were not escaped. */
const HOSTILE = [
  ".so /etc/passwd",
  "'br",
  ".",
  "\\n(.g and \\fBbold\\fR \\",
  "a-b --flag 'quoted' \"double\" `grave` ^ ~ \\- \\(em",
  "price £ in ü, 日本, 😀",
  ".TH X 1",
];

for (const renderer of ["groff", "mandoc"] satisfies readonly Renderer[]) {
  const options = { ignore: !await isInstalled(renderer) };

  Deno.test(`${renderer} shows texts as they are, whatever roff means by them`, options, async () => {
    const heading = '.TH X 1 "2026-12-01" "x" "x"\n.SH "A"\n';
    const code = await showMan(renderer, heading + formatCode(HOSTILE.join("\n")).join("\n") + "\n");
    const lines = code.split("\n").map((line) => line.trim());
    for (const text of HOSTILE) assert(lines.includes(text), `${JSON.stringify(text)} in:\n${code}`);
    for (const text of HOSTILE) {
      const page = await showMan(renderer, `${heading}before\n${formatText(text).join("\n")}\n${bold(text)}\nafter\n`);
      // a dot at the end of a line ends a sentence, with two spaces behind it
      assertStringIncludes(page.replaceAll(/ +/g, " "), `before ${text} ${text} after`);
    }
  });

  Deno.test(`${renderer} shows every command, flag, argument and example of the man page`, options, async () => {
    const text = (await showMan(renderer, PAGE)).replaceAll(/\s+/g, " ");
    assertStringIncludes(text, "consumer 1.2.3-rc.1");
    for (const { name, description, flags, arguments: declared, examples } of COMMANDS) {
      assertStringIncludes(text, `CONSUMER ${name.toUpperCase()} consumer ${name}`);
      assertStringIncludes(text, description.replaceAll(/\s+/g, " "));
      for (const [flag, declaredFlag] of Object.entries(flags)) {
        assertStringIncludes(text, `${flagText(flag, declaredFlag)} ${declaredFlag.help}`);
      }
      for (const argument of Object.values(declared)) assertStringIncludes(text, argument.help);
      for (const { command, help } of examples) assertStringIncludes(text, `${help} ${command}`);
    }
  });
}

Deno.test("mandoc's lint finds nothing in the man page", { ignore: !await isInstalled("mandoc") }, async () => {
  assertEquals(await runTool("mandoc", ["-Tlint", "-Wstyle"], PAGE), "");
});

Deno.test("escapeRoff() escapes what starts a macro or an escape, also on later lines", () => {
  assertEquals(escapeRoff(".x\n'y\nz.\n-"), "\\&.x\n\\&\\(aqy\nz.\n\\-");
  assertEquals(escapeRoff("\\fB"), "\\efB");
  assertEquals(escapeRoff("ü😀"), "\\[u00FC]\\[u1F600]");
  assertMatch(PAGE, /^[\x20-\x7e\n]+$/);
});

Deno.test("deno task man writes the page of this version to a file", async () => {
  await using folder = await TempFolder.make();
  const [, ...words] = await taskWords("man");
  const file = `${folder.path}/share/man/consumer.1`;
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...words, file],
    cwd: rootDir,
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  assertEquals([code, decoder.decode(stdout), decoder.decode(stderr)], [0, `${file}\n`, ""]);
  const { version }: { readonly version: string } = JSON.parse(await Deno.readTextFile(`${rootDir}deno.json`));
  const [, date = ""] = /^\.TH CONSUMER 1 "(\d{4}-\d\d-\d\d)"/.exec(await Deno.readTextFile(file)) ?? [];
  assertEquals(await Deno.readTextFile(file), formatMan(COMMANDS, { version, date }));
});
