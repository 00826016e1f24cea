import { NPM_MARKER } from "../../platform/process.ts";

/**
 * Recognises how the program was installed, which decides how it is upgraded. The container's image names itself in the
 * environment; a compiled program stands alone; an npm package lies in a `node_modules`, or is linked there and has a command
 * that names it; anything else is a clone.
 *
 * @example
 * ```ts
 * import { findInstall } from "./find_install.ts";
 * const moduleUrl = "file:///usr/lib/node_modules/freqtrade-consumer/consumer.js";
 * const install = findInstall({ isCompiled: false, moduleUrl, marker: undefined });
 * if (install.type !== "npm" || install.packageName !== "freqtrade-consumer") throw new Error(install.type);
 * ```
 */
export function findInstall({ isCompiled, moduleUrl, marker }: InstallTraces): Install {
  if (marker === CONTAINER_MARKER) return { type: "container" };
  if (isCompiled) return { type: "binary" };
  const unnamed = marker === NPM_MARKER ? NPM_PACKAGE : undefined;
  const [, packageName = unnamed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(moduleUrl) ?? [];
  if (packageName === undefined) return { type: "source" };
  return { type: "npm", packageName, isTemporary: moduleUrl.includes("/_npx/") };
}

/** What an install leaves to be recognised by. */
export interface InstallTraces {
  /** Whether the program runs as one compiled file. */
  readonly isCompiled: boolean;
  /** The URL of a module of the program. */
  readonly moduleUrl: string;
  /** The environment variable `CONSUMER_INSTALL`. */
  readonly marker: string | undefined;
}

/** How the program was installed. */
export type Install =
  | { readonly type: "binary" }
  | { readonly type: "container" }
  /** `isTemporary`: npx has fetched it for one run. */
  | { readonly type: "npm"; readonly packageName: string; readonly isTemporary: boolean }
  | { readonly type: "source" };

/** Returns what to type to upgrade. Null: `consumer upgrade` does it. */
export function adviseUpgrade(install: Install): string | null {
  switch (install.type) {
    case "binary":
      return null;
    case "container":
      return "this is the container's consumer: pull a newer image, for example with " +
        "docker compose pull && docker compose up --detach";
    case "npm":
      return install.isTemporary
        ? `npx fetched this consumer: run npx ${install.packageName}@latest`
        : `npm installed this consumer: run npm install --global ${install.packageName}@latest`;
    case "source":
      return "this consumer runs from its source: run git pull in the clone's folder";
  }
}

/** The name of the npm package. */
export const NPM_PACKAGE = "freqtrade-consumer";
/** What the container's image sets `INSTALL_VARIABLE` to. */
export const CONTAINER_MARKER = "container";
