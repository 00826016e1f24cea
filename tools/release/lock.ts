import { ToolError } from "./tool_error.ts";

/**
 * Reads the npm packages of a `deno.lock`, in their order.
 *
 * @param text the lock file
 * @throws {ToolError} the lock has another format, or contains more than npm packages
 */
export function readLock(text: string): Lock {
  const { version, specifiers = {}, npm = {}, ...others }: LockFile = JSON.parse(text);
  const foreign = Object.keys(others).filter((key) => key !== "workspace");
  if (version !== "5" || foreign.length > 0) {
    throw new ToolError(
      `deno.lock has version ${version} and ${foreign.join(", ") || "npm packages"}: teach tools/release`,
    );
  }
  const keys = Object.keys(npm);
  const packages = keys.map((key): LockedPackage => {
    const { integrity, dependencies = [], optionalDependencies = [] } = npm[key] ?? {};
    if (integrity === undefined) throw new ToolError(`deno.lock has no integrity of ${key}`);
    const needed = [...dependencies, ...optionalDependencies].map((name) => findKey(name, keys));
    return { key, ...splitKey(key), integrity, dependencies: needed };
  });
  const direct = Object.entries(specifiers).map(([specifier, resolved]) => {
    const [, name] = /^npm:(@?[^@]+)@/.exec(specifier) ?? [];
    if (name === undefined) throw new ToolError(`deno.lock has ${specifier}, which is not a package of npm`);
    return findKey(`${name}@${resolved}`, keys);
  });
  return { packages, direct };
}

/** The packages of a lock file. */
export interface Lock {
  readonly packages: readonly LockedPackage[];
  /** The keys of the packages that the project itself imports. */
  readonly direct: readonly string[];
}

/** A package of npm. */
export interface LockedPackage {
  /** Its name in the lock. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** Such as `sha512-BASE64`, of the package's tarball. */
  readonly integrity: string;
  /** The keys of the packages that it imports. */
  readonly dependencies: readonly string[];
}

interface LockFile {
  readonly version: string;
  readonly specifiers?: Readonly<Record<string, string>>;
  readonly npm?: Readonly<Record<string, LockEntry>>;
  readonly [other: string]: unknown;
}

interface LockEntry {
  readonly integrity?: string;
  readonly dependencies?: readonly string[];
  readonly optionalDependencies?: readonly string[];
}

/** A key is NAME@VERSION, and after `_` the packages that it shares with its importer. */
function splitKey(key: string): { readonly name: string; readonly version: string } {
  const [, name, version] = /^(@?[^@]+)@([^_]+)/.exec(key) ?? [];
  if (name === undefined || version === undefined) throw new ToolError(`deno.lock has a package ${key}`);
  return { name, version };
}

/** The lock names a dependency without its version where there is one version. */
function findKey(dependency: string, keys: readonly string[]): string {
  const [found, second] = keys.filter((key) => key === dependency || key.startsWith(`${dependency}@`));
  if (found === undefined || second !== undefined) {
    throw new ToolError(`deno.lock does not name one package ${dependency}`);
  }
  return found;
}
