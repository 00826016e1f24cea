/** The workflows of GitHub contain no logic of their own. tools/release/lint.sh checks their syntax with actionlint. */
import { assert, assertEquals, assertMatch } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";

const FOLDER = `${rootDir}.github/workflows`;
const WORKFLOWS = await Promise.all(
  [...Deno.readDirSync(FOLDER)].map(({ name }) => name).sort().map(async (name): Promise<readonly [string, string]> => [
    name,
    await Deno.readTextFile(`${FOLDER}/${name}`),
  ]),
);
const CONFIG: { readonly tasks: Readonly<Record<string, { readonly command: string }>> } = JSON.parse(
  await Deno.readTextFile(`${rootDir}deno.json`),
);

/** Returns the values of a key in a workflow, in their order. */
function valuesOf(key: string, text: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^ *(?:- )?${key}: *(.*)$`, "gm"))].map(([, value = ""]) => value);
}

function commandsOf(text: string): readonly string[] {
  // "run:" without a value is the key of a job's defaults
  return valuesOf("run", text).filter((command) => command !== "");
}

Deno.test("there are workflows for changes, for builds and for releases", () => {
  assertEquals(WORKFLOWS.map(([name]) => name), ["build.yml", "ci.yml", "release.yml"]);
});

for (const [name, text] of WORKFLOWS) {
  Deno.test(`every step of ${name} is a task or a script of the tree`, async () => {
    for (const command of commandsOf(text)) {
      // a line of its own, so that nothing else runs; and no expression, which GitHub would paste into the shell
      assertMatch(command, /^[\w./:-]+(?: [\w./:-]+| "\$[A-Z_]+")*$/, command);
      const [, task] = /^deno task (\S+)/.exec(command) ?? [];
      if (task !== undefined) {
        assert(task in CONFIG.tasks, `deno.json has no task ${task}`);
        continue;
      }
      const { isFile, mode } = await Deno.stat(`${rootDir}${command.split(" ")[0]}`);
      assert(isFile && ((mode ?? 0) & 0o100) !== 0, command);
    }
  });

  Deno.test(`${name} pins each action to a commit, and each job has its own permissions`, () => {
    const uses = valuesOf("uses", text);
    for (const action of uses.filter((one) => !one.startsWith("./"))) {
      assertMatch(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, action);
    }
    assertMatch(text, /^permissions: \{\}$/m);
    const [, jobs = ""] = text.split(/^jobs:$/m);
    const bodies = jobs.split(/^ {2}(?=[a-z]+:$)/m).slice(1);
    assert(bodies.length > 0);
    for (const body of bodies) assertMatch(body, /^ {4}permissions:$/m, body.split("\n")[0]);
  });
}

Deno.test("only the last job can change the repository, and only one job can sign", () => {
  const all = WORKFLOWS.map(([, text]) => text).join("");
  assertEquals(all.match(/^ +[a-z-]+: write$/gm)?.map((line) => line.trim()).sort(), [
    "attestations: write",
    "contents: write",
    "id-token: write",
  ]);
  const release = WORKFLOWS.find(([name]) => name === "release.yml")?.[1] ?? "";
  assertEquals(commandsOf(release).at(-1), 'deno task release:publish "$GITHUB_REF_NAME"');
});

Deno.test("each task that the workflows run is also run by a test or by .ci/run", async () => {
  const places = [".ci/run", "tests/compile/release_test.ts", "tests/release/publish_test.ts"];
  const texts = await Promise.all(places.map((path) => Deno.readTextFile(`${rootDir}${path}`)));
  const commands = WORKFLOWS.flatMap(([, text]) => commandsOf(text)).filter((command) => command !== ".ci/run");
  assert(commands.length >= 7, `${commands.length} commands`);
  for (const command of commands) {
    const [, task] = /^deno task (\S+)/.exec(command) ?? [];
    // the task "test", which .ci/run runs, includes this folder
    if (task !== undefined && CONFIG.tasks[task]?.command.includes(" tests/release/")) continue;
    assert(texts.some((text) => text.includes(`"${task}"`) || text.includes(`step ${command}`)), command);
  }
});
