import { type Frame, Strategy } from "consumer";

/** Tries what a strategy must not be able to do, and returns the outcomes in the entry tag. */
export default class Intruder extends Strategy {
  override timeframe = "1h";
  #found: readonly string[] = [];

  override botStart(): void {
    const attempts: Readonly<Record<string, () => unknown>> = {
      readOutside: () => Deno.readTextFileSync("/etc/passwd"),
      readAbove: () => Deno.readTextFileSync(new URL("../support.ts", import.meta.url)),
      readWithNode: () => process.getBuiltinModule("node:fs").readFileSync("/etc/passwd"),
      write: () => Deno.writeTextFileSync(new URL("./written.txt", import.meta.url), "x"),
      connect: () => new WebSocket("ws://127.0.0.1:9/"),
      listen: () => Deno.listen({ port: 0 }),
      env: () => Deno.env.get("HOME"),
      envWithNode: () => process.env["HOME"],
      run: () => new Deno.Command("ls").outputSync(),
      load: () => Deno.dlopen("libc.so.6", {}),
      hostname: () => Deno.hostname(),
      grantItself: () => new Worker("data:text/javascript,", { type: "module", deno: { permissions: { read: true } } }),
    };
    this.#found = Object.entries(attempts).map(([name, attempt]) => `${name}:${outcome(attempt)}`);
  }

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.set("enter_long", 1).set("enter_tag", this.#found.join(" "));
  }
}

function outcome(attempt: () => unknown): string {
  try {
    const result = attempt();
    return result === undefined ? "nothing" : "done";
  } catch (error) {
    return error instanceof Error &&
        /NotCapable|PermissionDenied|Requires \w+ access|Can't escalate|is not (?:defined|a function|a constructor)/i
          .test(
            `${error.name} ${error.message}`,
          )
      ? "refused"
      : String(error);
  }
}

declare const process: {
  readonly env: Record<string, string | undefined>;
  getBuiltinModule(name: "node:fs"): { readFileSync(path: string): unknown };
};
