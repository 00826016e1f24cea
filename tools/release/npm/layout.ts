import type { Layout } from "../../../src/platform/layout.ts";

/** The layout of the npm package. The bundled modules lie in its folder `lib`. */
export const LAYOUT: Layout = {
  modules: inPackage("lib/"),
  root: inPackage(""),
  main: inPackage("lib/main.js"),
  config: inPackage("lib/deno.json"),
  program: inPackage("lib/program.js"),
  worker: inPackage("lib/worker.js"),
  strategyTypes: inPackage("lib/strategy_types.json"),
  exampleStrategy: inPackage("examples/strategies/consumer_strategy.ts"),
  newProject: {
    config: inPackage("templates/config.jsonc"),
    strategy: inPackage("templates/my_strategy.ts"),
    types: inPackage("types/consumer.d.ts"),
  },
};

/** In the bundle, `import.meta.url` is that of a file in `lib`. */
function inPackage(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}
