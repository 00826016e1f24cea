import { LAYOUT } from "./src/platform/layout.ts";
import { canStartChild } from "./src/supervisor/child_command.ts";
import { isSupervised } from "./src/supervisor/is_supervised.ts";
import { supervise } from "./src/supervisor/supervise.ts";
import { wantsSupervisor } from "./src/supervisor/wants_supervisor.ts";

if (!isSupervised() && wantsSupervisor(Deno.args) && canStartChild()) Deno.exit(await supervise(Deno.args));
// Without a literal path, Deno does not read the whole program into a supervisor. tests/compile checks that a binary holds it.
const { main } = await import(LAYOUT.program.href);
Deno.exit(await main(Deno.args));
