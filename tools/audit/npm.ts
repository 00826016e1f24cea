import { runProgram } from "../../src/platform/run_program.ts";
import type { Lock, LockedPackage } from "../release/lock.ts";
import { ToolError } from "../release/tool_error.ts";
import type { InspectedPackage, Inspection, Vulnerability } from "./judge_packages.ts";

/**
 * Asks npm about the packages of a lock, in exactly their versions. Nothing is installed.
 *
 * @throws {ToolError} npm fails
 */
export async function inspectPackages({ packages, direct }: Lock): Promise<Inspection> {
  const folder = await Deno.makeTempDir({ prefix: "audit-" });
  try {
    // an alias for each, because two versions of a package can be locked
    const dependencies = Object.fromEntries(
      packages.map(({ name, version }, nth) => [aliasOf(nth), `npm:${name}@${version}`]),
    );
    const manifest = { name: "audit", version: "0.0.0", private: true, dependencies };
    await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify(manifest));
    await npm(folder, ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]);
    const { packages: resolved }: PackageLock = JSON.parse(await Deno.readTextFile(`${folder}/package-lock.json`));
    const inspected = await Promise.all(packages.map(async (locked, nth): Promise<InspectedPackage> => {
      const { license = "unknown", deprecated = null } = resolved[`node_modules/${aliasOf(nth)}`] ?? {};
      const changedAt = direct.includes(locked.key) ? await readLastChange(folder, locked) : null;
      return { name: locked.name, version: locked.version, licence: license, deprecated, changedAt };
    }));
    return { packages: inspected, vulnerable: await findVulnerabilities(folder) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function aliasOf(nth: number): string {
  return `package-${nth}`;
}

interface PackageLock {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly deprecated?: string }>>;
}

/** Returns when a package last changed. Null: the registry keeps no times. */
async function readLastChange(folder: string, { name }: LockedPackage): Promise<Date | null> {
  const text = await npm(folder, ["view", name, "time.modified", "--json"]);
  const date = new Date(text.trim() === "" ? NaN : String(JSON.parse(text)));
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `npm audit` fails both when it has found something and when the registry does not answer. */
async function findVulnerabilities(folder: string): Promise<readonly Vulnerability[] | null> {
  const { stdout } = await runProgram("npm", ["audit", "--json"], { cwd: folder });
  const { vulnerabilities }: AuditReport = JSON.parse(stdout || "{}");
  if (vulnerabilities === undefined) return null;
  return Object.values(vulnerabilities).flatMap(({ via }) =>
    via.flatMap((cause) => typeof cause === "string" ? [] : [cause])
  );
}

interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (Vulnerability | string)[] }>>;
}

async function npm(folder: string, args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await runProgram("npm", args, { cwd: folder });
  if (!success) throw new ToolError(`npm ${args[0]} failed:\n${stderr.trim()}`);
  return stdout;
}
