import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer init`. */
export const initCommand: Command = defineCommand({
  name: "init",
  summary: "create a config, a strategy and editor settings",
  description:
    "Writes a config.jsonc that works with consumer demo, a strategy, and what an editor needs to check and " +
    "complete it: types, a deno.json and a tsconfig.json. Existing files are left unchanged.\n\n" +
    "With --service it also writes, into the folder service, a hardened unit for systemd and a job for launchd that " +
    "run this project with the program that you have called. It installs neither, and prints how to do that.",
  needsConfig: false,
  flags: {
    service: { type: "switch", help: "also write what systemd (Linux) and launchd (macOS) need to run the project" },
    user: {
      type: "text",
      value: "USER",
      defaultText: "the current user",
      help: "with --service: user of the operating system that the service runs as",
    },
  },
  arguments: {
    folder: {
      name: "DIR",
      occurs: "optional",
      completes: "folder",
      help: "folder to write to (default: the current folder)",
    },
  },
  examples: [
    { command: "consumer init my-bot", help: "Create a project in the folder my-bot." },
    {
      command: "consumer init /srv/bot --service --user bot",
      help: "Create a project in /srv/bot, and a service that runs it as the user bot.",
    },
  ],
  body: async () => (await import("./init.ts")).init,
});
