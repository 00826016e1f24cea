/**
 * Where the program finds its own files. The npm package is laid out in another way, which `tools/release/npm/layout.ts`
 * describes: the bundler reads that file in place of this one.
 */
export const LAYOUT: Layout = {
  modules: inSource("src/"),
  root: inSource(""),
  main: inSource("main.ts"),
  config: inSource("deno.json"),
  program: inSource("src/cli/main.ts"),
  worker: inSource("src/engine/worker/worker.ts"),
  strategyTypes: inSource("src/cli/check/strategy_types.json"),
  exampleStrategy: inSource("examples/strategies/consumer_strategy.ts"),
  newProject: {
    config: inSource("src/init/templates/config.jsonc"),
    strategy: inSource("src/init/templates/my_strategy.ts"),
    types: inSource("src/init/templates/consumer.d.ts.txt"),
  },
};

/** URLs of the program's files. Those of folders end with a slash. */
export interface Layout {
  /** The folder of the modules of the program. A strategy can't import them, apart from `consumer`. */
  readonly modules: URL;
  /** The folder of everything that belongs to the program. */
  readonly root: URL;
  /** The module that Deno starts. */
  readonly main: URL;
  /** Deno's config, with the import map that maps `consumer`. */
  readonly config: URL;
  /** The module that exports the program's `main()`. */
  readonly program: URL;
  /** The module of the strategies' thread. */
  readonly worker: URL;
  /** The config with which Deno checks the types of strategies. */
  readonly strategyTypes: URL;
  /** The strategy of `consumer demo`. */
  readonly exampleStrategy: URL;
  /** The files that `consumer init` copies. */
  readonly newProject: {
    readonly config: URL;
    readonly strategy: URL;
    readonly types: URL;
  };
}

function inSource(path: string): URL {
  return new URL(`../../${path}`, import.meta.url);
}
