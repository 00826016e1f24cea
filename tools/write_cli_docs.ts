import { COMMANDS } from "../src/cli/commands.ts";
import { formatMarkdown } from "../src/cli/help/format_markdown.ts";
import { writeOrCheck } from "./docs/write_or_check.ts";

// Writes docs/CLI.md from the declarations of the commands. With --check it fails where the file is not up to date.
Deno.exit(await writeOrCheck("docs/CLI.md", formatMarkdown(COMMANDS), Deno.args));
