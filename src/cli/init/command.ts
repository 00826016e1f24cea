import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer init`. */
export const initCommand: Command = defineCommand({
  name: "init",
  summary: "create a config, a strategy and editor settings",
  description:
    "Writes a config.jsonc that works with consumer demo, a strategy, and what an editor needs to check and " +
    "complete it: types, a deno.json and a tsconfig.json. Existing files are left unchanged.",
  needsConfig: false,
  flags: {},
  arguments: {
    folder: {
      name: "DIR",
      occurs: "optional",
      completes: "folder",
      help: "folder to write to (default: the current folder)",
    },
  },
  examples: [{ command: "consumer init my-bot", help: "Create a project in the folder my-bot." }],
  body: async () => (await import("./init.ts")).init,
});
