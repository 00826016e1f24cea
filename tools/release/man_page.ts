import { COMMANDS } from "../../src/cli/commands.ts";
import { formatMan } from "../docs/format_man.ts";
import { findDate } from "./changelog.ts";
import { readChangelog, readProject } from "./project.ts";

/** Makes the man page consumer(1) of the version in deno.json, with the date of its release; before that, with today's. */
export async function makeManPage(): Promise<string> {
  const { version } = await readProject();
  const date = findDate(await readChangelog(), version) ?? new Date().toISOString().slice(0, 10);
  return formatMan(COMMANDS, { version, date });
}
