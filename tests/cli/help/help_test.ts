import project from "../../../deno.json" with { type: "json" };
import { SHARED_FLAGS } from "../../../src/cli/command/shared_flags.ts";
import { parseCommandLine } from "../../../src/cli/command/parse_command_line.ts";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { formatCommandHelp, formatOverview } from "../../../src/cli/help/format_help.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { run } from "../support.ts";

strictTest("--help, -h and help show every command within 120 columns", async () => {
  const overview = await run(["--help"]);
  assertEquals([overview.code, overview.stderr], [0, ""]);
  for (const { name, summary } of COMMANDS) {
    assertMatch(overview.stdout, new RegExp(`^  ${name} +${summary.slice(0, 30)}`, "m"));
  }
  for (const line of overview.stdout.split("\n")) assert(line.length <= 120, line);
  for (const args of [["-h"], ["help"]]) assertEquals((await run(args)).stdout, overview.stdout);
  const unknown = await run(["help", "replya"]);
  assertEquals(unknown.code, 2);
  assertStringIncludes(unknown.stderr, 'there is no command "replya" (did you mean replay?)');
});

strictTest("COMMAND --help and help COMMAND show the same", async () => {
  for (const name of ["replay", "signals resend"]) {
    const [flag, command] = [await run([...name.split(" "), "--help"]), await run(["help", ...name.split(" ")])];
    assertEquals([flag, flag.code, flag.stderr], [command, 0, ""]);
    assertMatch(flag.stdout, new RegExp(`^consumer ${name} `));
  }
});

Deno.test("the help of each command names its flags, arguments and the common flags, within the width", () => {
  for (const width of [60, 110]) {
    for (const command of COMMANDS) {
      const text = formatCommandHelp(command, width);
      for (const [name, flag] of Object.entries({ ...SHARED_FLAGS, ...command.flags })) {
        if (name in (command.rejectedFlags ?? {})) assert(!text.includes(`--${name} `), name);
        else assertStringIncludes(text, flag.type === "switch" ? name : `--${name} ${flag.value}`);
      }
      for (const { name } of Object.values(command.arguments)) assertStringIncludes(text, name);
      const examples = new Set(command.examples.flatMap((one) => [`  ${one.command}`, `      ${one.help}`]));
      for (const line of text.split("\n")) assert(line.length <= width || examples.has(line), line);
    }
    assert(formatOverview(COMMANDS, width).split("\n").every((line) => line.length <= Math.max(width, 80)));
  }
});

Deno.test("every example of a command is a command line that the program accepts", () => {
  for (const { name, examples } of COMMANDS) {
    assert(examples.length > 0, name);
    for (const { command } of examples) {
      const [program, ...args] = command.replace(/ >.*$/, "").split(" ");
      assertEquals(program, "consumer");
      const invocation = parseCommandLine(args, COMMANDS);
      assertEquals(invocation.type === "command" ? invocation.command.name : "version", name, command);
    }
  }
});

strictTest("--version shows the version in deno.json", async () => {
  for (const flag of ["--version", "-V"]) {
    assertEquals(await run([flag]), { code: 0, stdout: `consumer ${project.version}`, stderr: "" });
  }
});
