import { COMMANDS } from "../../src/cli/commands.ts";
import { SHARED_FLAGS } from "../../src/cli/command/shared_flags.ts";
import { SUPERVISED_COMMANDS, VALUE_FLAGS, wantsSupervisor } from "../../src/supervisor/wants_supervisor.ts";
import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";

strictTest("only commands that run until they are stopped are supervised", () => {
  for (const { name } of COMMANDS) {
    assertEquals(wantsSupervisor([name, "-c", "run"]), SUPERVISED_COMMANDS.includes(name), name);
    assertEquals(wantsSupervisor(["-c", "replay", name]), SUPERVISED_COMMANDS.includes(name), name);
  }
  for (const args of [["-c", "a"], ["--config=check"], ["-s", "check", "demo"], ["--dry-run", "-c", "a"]]) {
    assertEquals(wantsSupervisor(args), true, args.join(" "));
  }
  for (const args of [[], ["--help"], ["demo", "-h"], ["-V"], ["-c", "a", "--no-supervisor"]]) {
    assertEquals(wantsSupervisor(args), false, args.join(" "));
  }
});

strictTest("every flag with a value of a supervised command is known, and each has the switch", () => {
  const supervised = COMMANDS.filter(({ name }) => SUPERVISED_COMMANDS.includes(name));
  for (const { flags } of supervised) assertEquals(flags["supervisor"]?.type, "switch");
  const all = [SHARED_FLAGS, ...supervised.map(({ flags }) => flags)].flatMap((flags) => Object.entries(flags));
  const names = all.filter(([, { type }]) => type !== "switch")
    .flatMap(([name, flag]) => [`--${name}`, ...("short" in flag && flag.short ? [`-${flag.short}`] : [])]);
  assertEquals(new Set(VALUE_FLAGS), new Set(names));
});
