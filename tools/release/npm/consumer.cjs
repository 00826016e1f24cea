#!/usr/bin/env node
// deno-lint-ignore-file explicit-function-return-type -- JavaScript has no types
"use strict";
/**
 * Starts consumer with the Deno that npm has installed beside it.
 *
 * The program takes the place of this process where Node can do that. Elsewhere this process waits for the program, passes
 * signals on to it, and ends as it ends. npm's own command `deno` does not pass signals on, so it is not used.
 */
const { spawn } = require("node:child_process");
const { existsSync } = require("node:fs");
const { dirname, join } = require("node:path");
const denoArgs = require("../lib/deno_args.json");

/** Signals that ask the program for something. A terminal sends Ctrl-C to both; the program ignores the second one. */
const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP", ...(process.platform === "win32" ? ["SIGBREAK"] : ["SIGUSR2"])];

start();

function start() {
  const lib = join(__dirname, "..", "lib");
  const args = [...denoArgs, "--config", join(lib, "deno.json"), join(lib, "main.js"), ...process.argv.slice(2)];
  const env = { ...process.env, CONSUMER_INSTALL: "npm", DENO_NO_UPDATE_CHECK: "1" };
  const deno = findDeno();
  if (deno === null) return;
  if (replaceProcess(deno, args, env)) return;
  const program = spawn(deno, args, { env, stdio: "inherit" });
  const listeners = SIGNALS.map((name) => [name, () => program.kill(name)]);
  for (const [name, listener] of listeners) process.on(name, listener);
  program.on("error", (error) => fail(`Deno can't be started: ${error.message}`));
  program.on("exit", (code, signal) => {
    for (const [name, listener] of listeners) process.off(name, listener);
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}

/** Returns the path of Deno's program, or null when there is none, which it reports. */
function findDeno() {
  const file = process.platform === "win32" ? "deno.exe" : "deno";
  const target = `${process.platform}-${process.arch}${process.platform === "linux" ? "-glibc" : ""}`;
  // The package `deno` holds a copy when npm has run its install script. Otherwise it is in a package for this system.
  const folders = [findPackage("deno", __dirname)];
  if (folders[0] !== null) folders.push(findPackage(`@deno/${target}`, folders[0]));
  for (const folder of folders) {
    if (folder !== null && existsSync(join(folder, file))) return join(folder, file);
  }
  fail(
    `npm has not installed the package @deno/${target}. Install again, with optional packages. Deno runs on 64-bit ` +
      "Linux with glibc, macOS and Windows, on x64 and ARM",
  );
  return null;
}

/** Returns the folder of a package as a module in `from` finds it, or null. */
function findPackage(name, from) {
  try {
    return dirname(require.resolve(`${name}/package.json`, { paths: [from] }));
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

/** Runs Deno in this process. Returns false where Node can't. */
function replaceProcess(deno, args, env) {
  if (process.platform === "win32" || typeof process.execve !== "function") return false;
  process.execve(deno, [deno, ...args], env);
  return true;
}

function fail(text) {
  process.stderr.write(`consumer: ${text}\n`);
  process.exitCode = 1;
}
