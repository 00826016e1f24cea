import { assertEquals } from "../support/assert.ts";

const MODULE = new URL("../../src/terminal/stderr.ts", import.meta.url).href;

Deno.test("writeStderr() writes a long text into a pipe completely, even if the program ends right after it", async () => {
  const size = 3_000_000;
  const script = `import { writeStderr } from ${
    JSON.stringify(MODULE)
  }; writeStderr("ä".repeat(${size})); Deno.exit(0);`;
  const command = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-config", "--ext=ts", script],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  });
  const { code, stderr } = await command.output();
  assertEquals([code, new TextDecoder().decode(stderr).length], [0, size]);
});

Deno.test("writeStderr() does nothing when the reader of the log has ended", async () => {
  const script = `import { writeStderr } from ${JSON.stringify(MODULE)};
    await new Response(Deno.stdin.readable).text();
    for (let i = 0; i < 100; i++) writeStderr("a line\\n");
    Deno.stdout.writeSync(new TextEncoder().encode("went on"));`;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-config", "--ext=ts", script],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  await child.stderr.cancel();
  await child.stdin.close();
  assertEquals(await new Response(child.stdout).text(), "went on");
  assertEquals((await child.status).code, 0);
});
