import { Strategy } from "consumer";

// deno-lint-ignore no-console -- what a strategy prints goes to the log, which the test reads
const print = console.log;

const ATTEMPTS = {
  readFile: () => Deno.readTextFileSync("/etc/passwd"),
  fetchFile: () => fetch("file:///etc/passwd"),
  listFolder: () => [...Deno.readDirSync("/")],
  write: () => Deno.writeTextFileSync(new URL("./stolen.txt", import.meta.url), "stolen"),
  oneVariable: () => Deno.env.get("HOME"),
  allVariables: () => Deno.env.toObject(),
  run: () => new Deno.Command("true").outputSync(),
  listen: () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  connect: () => Deno.connect({ hostname: "127.0.0.1", port: 80 }),
  fetch: () => fetch("http://127.0.0.1:80/"),
  hostname: () => Deno.hostname(),
  loadLibrary: () => Deno.dlopen("/lib/x86_64-linux-gnu/libc.so.6", {}),
  require: () => require("node:fs").readFileSync("/etc/passwd"),
  process: () => process.stdout.write("forged"),
  compileText: () => new Function("return import('node:fs')")(),
  evaluateText: () => eval("import('node:fs')"),
};

/** Tries all that a strategy must not do, and prints what came of each. */
export default class Intruder extends Strategy {
  botStart() {
    print(`[attempts] ${Object.keys(ATTEMPTS).join(" ")} [end]`);
    for (const [name, attempt] of Object.entries(ATTEMPTS)) tell(name, attempt);
    tell("own folder", () => Deno.readTextFileSync(new URL(import.meta.url)));
  }
}

async function tell(name, attempt) {
  try {
    await attempt();
    print(`[${name}] succeeded`);
  } catch (error) {
    print(`[${name}] refused: ${error.name}: ${error.message}`);
  }
}
