/**
 * Writes docs/CLI.md from the declarations of the commands: `deno task docs`. With `--check` it only reports whether the
 * file is up to date.
 */
import { COMMANDS } from "../src/cli/commands.ts";
import { formatCliDocs } from "./docs/format_cli_docs.ts";
import { writeOrCheck } from "./docs/write_or_check.ts";

Deno.exit(await writeOrCheck("docs/CLI.md", formatCliDocs(COMMANDS), Deno.args));
