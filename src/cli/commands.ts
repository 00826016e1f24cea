import { checkCommand } from "./check/command.ts";
import { completionsCommand } from "./completions/command.ts";
import type { Command } from "./command/declaration.ts";
import { demoCommand } from "./demo/command.ts";
import { frameCommand } from "./frame/command.ts";
import { helpCommand } from "./help/command.ts";
import { initCommand } from "./init/command.ts";
import { recordCommand } from "./record/command.ts";
import { replayCommand } from "./replay/command.ts";
import { runCommand } from "./run/command.ts";
import { resendCommand } from "./signals/resend/command.ts";
import { signalsCommand } from "./signals/command.ts";
import { statusCommand } from "./status/command.ts";
import { upgradeCommand } from "./upgrade/command.ts";

/** All commands, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  runCommand,
  initCommand,
  demoCommand,
  checkCommand,
  frameCommand,
  recordCommand,
  replayCommand,
  signalsCommand,
  resendCommand,
  statusCommand,
  upgradeCommand,
  completionsCommand,
  helpCommand,
];
