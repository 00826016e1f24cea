/**
 * Makes src/init/templates/consumer.d.ts.txt, the types of the module `consumer` in one file, which `consumer init` writes for
 * editors: TypeScript's own declarations of src/strategy/mod.ts and of all that they need, each file as a namespace.
 *
 *   deno task types            writes it
 *   deno task types --check    fails when it is not what the sources give
 */
import { dirname, join } from "node:path";
import { EMIT_OPTIONS, TSC_ARGS } from "./typescript.ts";

const ENTRY = "strategy/mod";
const TARGET = new URL("../src/init/templates/consumer.d.ts.txt", import.meta.url);
const HEAD = `/**
 * The types of the module \`consumer\`, for editors: \`consumer init\` writes this file, and a newer program a newer one once
 * it is removed. Nothing here is run.
 *
 * @module
 */
`;

/** The one form of each statement that names another file, as TypeScript prints it. */
const FROM = /^(import|export) (type )?(?:\* as (\w+)|\{([^}]*)\}) from "([^"]+)";\n/gm;

async function emit(folder: string): Promise<void> {
  const entry = new URL(`../src/${ENTRY}.ts`, import.meta.url).pathname;
  const args = [...TSC_ARGS, entry, ...EMIT_OPTIONS, "--outDir", folder];
  const { success, stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
  if (!success) throw new Error(new TextDecoder().decode(stdout));
}

/** A file's namespace. */
function namespaceOf(file: string): string {
  return file.replaceAll(/\W/g, "_");
}

/** All files that a file's types need, itself first. */
async function reachable(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [ENTRY];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (texts.has(file)) continue;
    const text = await Deno.readTextFile(`${folder}/${file}.d.ts`);
    texts.set(file, text);
    for (const match of text.matchAll(FROM)) waiting.push(target(file, match[5] ?? ""));
  }
  return texts;
}

function target(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) throw new Error(`${file} needs ${specifier}, which is no file of ours`);
  return join(dirname(file), specifier).replace(/\.ts$/, "");
}

/** A file's declarations with those of other files as aliases. */
function inlined(file: string, text: string): string {
  const body = text.replaceAll(
    FROM,
    (_, verb: string, _type, star: string | undefined, names: string, from: string) => {
      const space = namespaceOf(target(file, from));
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
  if (left !== undefined) throw new Error(`${file}: this names another file in a form that is not known here: ${left}`);
  return body;
}

async function bundle(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "types-" });
  try {
    await emit(folder);
    const [entry, ...others] = await reachable(folder);
    const spaces = others.map(([file, text]) => {
      const body = inlined(file, text).replaceAll(/^(export )?declare /gm, "$1");
      return `declare namespace ${namespaceOf(file)} {\n${body}}\n`;
    });
    const [file = "", text = ""] = entry ?? [];
    const names = inlined(file, text).replace(/^\/\*\*[^]*?\*\/\n/, "");
    return await formatted(`${HEAD}\n${names}\n${spaces.join("\n")}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function formatted(text: string): Promise<string> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "ts", "--line-width", "120", "-"],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
  const { success, stdout } = await process.output();
  if (!success) throw new Error("deno fmt does not take what was made");
  return new TextDecoder().decode(stdout);
}

const made = await bundle();
if (!Deno.args.includes("--check")) {
  await Deno.writeTextFile(TARGET, made);
} else if (made !== await Deno.readTextFile(TARGET)) {
  throw new Error("src/init/templates/consumer.d.ts.txt is not what the sources give: run deno task types");
}
