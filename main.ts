import { canStartChild } from "./src/supervisor/child_command.ts";
import { supervise } from "./src/supervisor/supervise.ts";
import { supervision } from "./src/supervisor/supervision.ts";
import { wantsSupervisor } from "./src/supervisor/wants_supervisor.ts";

if (supervision === null && wantsSupervisor(Deno.args) && canStartChild()) Deno.exit(await supervise(Deno.args));
// loaded only here, so that a supervisor stays small
const { main } = await import("./src/cli/main.ts");
Deno.exit(await main(Deno.args));
