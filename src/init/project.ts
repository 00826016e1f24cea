/** A file of a new project. */
export interface ProjectFile {
  /** From the project's folder. */
  readonly path: string;
  /** What it is for, for people. */
  readonly purpose: string;
  readonly text: string;
}

/** What the module `consumer` is for editors: its types, at the one place that all of them are told. */
const TYPES = "types/consumer.d.ts";

/** For Deno's language server and `deno check`. */
const DENO_JSON = {
  imports: { consumer: `./${TYPES}` },
  compilerOptions: { strict: true, noImplicitOverride: true },
  lock: false,
};

/** For VS Code as it is, and everything else that asks TypeScript. */
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

/** The files that `consumer init` writes. They are part of the program, also when it is compiled. */
export async function projectFiles(): Promise<readonly ProjectFile[]> {
  const [config, strategy, types] = await Promise.all(
    ["config.jsonc", "my_strategy.ts", "consumer.d.ts.txt"].map((name) =>
      Deno.readTextFile(new URL(`./templates/${name}`, import.meta.url))
    ),
  );
  return [
    { path: "config.jsonc", purpose: "whom to follow, and with what", text: config ?? "" },
    { path: "strategies/my_strategy.ts", purpose: "a strategy to begin with", text: strategy ?? "" },
    { path: TYPES, purpose: 'what "consumer" exports, for your editor', text: types ?? "" },
    { path: "deno.json", purpose: "for Deno's language server", text: json(DENO_JSON) },
    { path: "tsconfig.json", purpose: "for VS Code without Deno", text: json(TSCONFIG) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
