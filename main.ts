import { canStartChild } from "./src/supervisor/child_command.ts";
import { supervise } from "./src/supervisor/supervise.ts";
import { supervision } from "./src/supervisor/supervision.ts";
import { wantsSupervisor } from "./src/supervisor/wants_supervisor.ts";

if (supervision === null && wantsSupervisor(Deno.args) && canStartChild()) Deno.exit(await supervise(Deno.args));
// A variable keeps Deno from reading the whole program into a supervisor. tests/compile checks that a binary holds it.
const PROGRAM: string = new URL("./src/cli/main.ts", import.meta.url).href;
const { main } = await import(PROGRAM);
Deno.exit(await main(Deno.args));
