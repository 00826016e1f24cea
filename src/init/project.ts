import { readTextFile } from "../platform/files.ts";
import { LAYOUT } from "../platform/layout.ts";

/** Returns the files of a new project, which `consumer init` writes. They are part of the compiled program too. */
export async function projectFiles(): Promise<readonly ProjectFile[]> {
  const { newProject } = LAYOUT;
  const [config = "", strategy = "", types = ""] = await Promise.all(
    [newProject.config, newProject.strategy, newProject.types].map((file) => readTextFile(file)),
  );
  return [
    { path: "config.jsonc", purpose: "the configuration: producers, strategies, sinks", text: config },
    { path: "strategies/my_strategy.ts", purpose: "a strategy to start from", text: strategy },
    { path: TYPES, purpose: 'the types of the module "consumer", for your editor', text: types },
    { path: "deno.json", purpose: "settings for Deno's language server", text: formatJson(DENO_JSON) },
    { path: "tsconfig.json", purpose: "settings for editors without Deno", text: formatJson(TSCONFIG) },
  ];
}

/** A file of a new project. */
export interface ProjectFile {
  /** The path relative to the project's folder. */
  readonly path: string;
  /** What the file is for, as `consumer init` prints it. */
  readonly purpose: string;
  /** The content of the file. */
  readonly text: string;
}

/** The path of the types of the module `consumer`. Every editor setting refers to this one file. */
const TYPES = "types/consumer.d.ts";

/** Settings for Deno's language server and `deno check`. */
const DENO_JSON = {
  imports: { consumer: `./${TYPES}` },
  compilerOptions: { strict: true, noImplicitOverride: true },
  lock: false,
};

/** Settings for VS Code without the Deno extension, and for every other editor that runs TypeScript. */
const TSCONFIG = {
  compilerOptions: {
    target: "ESNext",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ESNext", "DOM"],
    types: [],
    strict: true,
    noImplicitOverride: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    paths: { consumer: [`./${TYPES}`] },
  },
  include: ["strategies", "types"],
};

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
