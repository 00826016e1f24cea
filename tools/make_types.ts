/**
 * Writes src/init/templates/consumer.d.ts.txt: the types of the module `consumer` in one file, for editors. `consumer init`
 * copies it into a new project.
 *
 * It contains TypeScript's declarations of src/strategy/mod.ts and of every file that they need, each as a namespace.
 *
 *   deno task types            writes the file
 *   deno task types --check    fails if the file is out of date
 */
import { dirname, join } from "node:path";
import { EMIT_OPTIONS, TSC_ARGS } from "./typescript.ts";

const ENTRY = "strategy/mod";
const TARGET = new URL("../src/init/templates/consumer.d.ts.txt", import.meta.url);
const HEAD = `/**
 * The types of the module \`consumer\`, for editors. Nothing here is executed.
 *
 * \`consumer init\` writes this file. After an update of the program, delete it and run \`consumer init\` again.
 *
 * @module
 */
`;

/** Matches the imports and exports from other files, in the one form that TypeScript prints. */
const FROM = /^(import|export) (type )?(?:\* as (\w+)|\{([^}]*)\}) from "([^"]+)";\n/gm;

async function emitDeclarations(folder: string): Promise<void> {
  const entry = new URL(`../src/${ENTRY}.ts`, import.meta.url).pathname;
  const args = [...TSC_ARGS, entry, ...EMIT_OPTIONS, "--outDir", folder];
  const { success, stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
  if (!success) throw new Error(new TextDecoder().decode(stdout));
}

/** Returns the namespace of a file. */
function namespaceOf(file: string): string {
  return file.replaceAll(/\W/g, "_");
}

/** Reads the declarations of the entry file and of every file that they need, the entry file first. */
async function readDeclarations(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const pending = [ENTRY];
  for (let file = pending.shift(); file !== undefined; file = pending.shift()) {
    if (texts.has(file)) continue;
    const text = await Deno.readTextFile(`${folder}/${file}.d.ts`);
    texts.set(file, text);
    for (const match of text.matchAll(FROM)) pending.push(resolveImport(file, match[5] ?? ""));
  }
  return texts;
}

function resolveImport(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) {
    throw new Error(`${file} imports ${specifier}: the types may only import files of src`);
  }
  return join(dirname(file), specifier).replace(/\.ts$/, "");
}

/** Replaces a file's imports and exports by aliases into the namespaces of other files. */
function inlineImports(file: string, text: string): string {
  const body = text.replaceAll(
    FROM,
    (_, verb: string, _type, star: string | undefined, names: string, from: string) => {
      const space = namespaceOf(resolveImport(file, from));
      const prefix = verb === "export" ? "export import" : "import";
      if (star !== undefined) return `${prefix} ${star} = ${space};\n`;
      const list = names.split(",").map((name) => name.trim().replace(/^type /, "")).filter((name) => name !== "");
      return list.map((name) => {
        const [own = "", alias = own] = name.split(/ as /);
        return `${prefix} ${alias} = ${space}.${own};\n`;
      }).join("");
    },
  );
  const left = /^.*(?:\bfrom "|import\()[^\n]*/m.exec(body.replaceAll(/\/\*\*[^]*?\*\//g, ""))?.[0];
  if (left !== undefined) throw new Error(`${file}: cannot inline this reference to another file: ${left}`);
  return body;
}

async function bundle(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "types-" });
  try {
    await emitDeclarations(folder);
    const [entry, ...others] = await readDeclarations(folder);
    const spaces = others.map(([file, text]) => {
      const body = inlineImports(file, text).replaceAll(/^(export )?declare /gm, "$1");
      return `declare namespace ${namespaceOf(file)} {\n${body}}\n`;
    });
    const [file = "", text = ""] = entry ?? [];
    const names = inlineImports(file, text).replace(/^\/\*\*[^]*?\*\/\n/, "");
    return await format(`${HEAD}\n${names}\n${spaces.join("\n")}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function format(text: string): Promise<string> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "ts", "--line-width", "120", "-"],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
  const { success, stdout } = await process.output();
  if (!success) throw new Error("deno fmt rejected the generated types");
  return new TextDecoder().decode(stdout);
}

const types = await bundle();
if (!Deno.args.includes("--check")) {
  await Deno.writeTextFile(TARGET, types);
} else if (types !== await Deno.readTextFile(TARGET)) {
  throw new Error("src/init/templates/consumer.d.ts.txt is out of date: run deno task types");
}
