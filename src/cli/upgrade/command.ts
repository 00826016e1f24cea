import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer upgrade`. */
export const upgradeCommand: Command = defineCommand({
  name: "upgrade",
  summary: "install the newest release",
  description: "Downloads the newest release, verifies its checksum, tries the new program, and replaces this one. " +
    "When anything fails, this one stays. Running instances continue with the old version until they are restarted.\n\n" +
    "It upgrades only the program that install.sh or install.ps1 has installed, or that was unpacked by hand. Of an npm " +
    "package, a container or a clone, it prints what to type instead.\n\n" +
    "The environment variable CONSUMER_RELEASES_URL names a mirror of the releases.",
  needsConfig: false,
  rejectedFlags: { config: "it reads no config" },
  // to try the new program
  runsPrograms: true,
  flags: { check: { type: "switch", help: "only report whether there is a newer version" } },
  arguments: {},
  examples: [
    { command: "consumer upgrade", help: "Install the newest release." },
    { command: "consumer upgrade --check", help: "Report whether there is one." },
  ],
  exitCodes: {
    0: "this is the newest version, or the newest version was installed",
    1: "the release host can't be reached, or the new version can't be verified, run or written; nothing was changed",
    2: "the command line is wrong, or another program upgrades this install, which the message names",
    3: "--check has found a newer version",
  },
  body: async () => (await import("./upgrade.ts")).upgrade,
});
