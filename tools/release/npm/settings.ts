import project from "../../../deno.json" with { type: "json" };
import { NPM_PACKAGE } from "../../../src/cli/upgrade/find_install.ts";
import { PERMISSION_FLAGS, RUN_FLAGS } from "../../../src/supervisor/run_flags.ts";

/** Lists the settings in the npm package: the text of each file by its path. */
export async function listSettings(): Promise<Readonly<Record<string, string>>> {
  const denoVersion = (await Deno.readTextFile(new URL("../../../.dvmrc", import.meta.url))).trim();
  const settings = {
    "package.json": { ...MANIFEST, dependencies: { deno: denoVersion } },
    "lib/deno.json": { ...WITHOUT_PACKAGES, imports: { consumer: "./worker.js" } },
    "lib/strategy_types.json": {
      ...WITHOUT_PACKAGES,
      imports: { consumer: "../types/consumer.d.ts" },
      compilerOptions: { strict: true },
    },
    "lib/deno_args.json": ["run", ...RUN_FLAGS, ...PERMISSION_FLAGS],
  };
  return Object.fromEntries(
    Object.entries(settings).map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`]),
  );
}

const MANIFEST = {
  name: NPM_PACKAGE,
  version: project.version,
  description: "Follows freqtrade bots, runs your own strategies on their data, and forwards the signals",
  keywords: ["freqtrade", "producer-consumer", "trading", "signals"],
  license: project.license,
  type: "module",
  bin: { consumer: "bin/consumer.cjs" },
  types: "types/consumer.d.ts",
  exports: { ".": { types: "./types/consumer.d.ts" }, "./package.json": "./package.json" },
  // what Deno runs on
  engines: { node: ">=18" },
  os: ["linux", "darwin", "win32"],
  cpu: ["x64", "arm64"],
};

/** Keeps Deno from packages that lie around: neither the program nor strategies import any. */
const WITHOUT_PACKAGES = { lock: false, nodeModulesDir: "none" };
