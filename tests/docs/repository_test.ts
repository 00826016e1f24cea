import { assert, assertEquals } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";
import { parseYaml } from "../support/yaml.ts";
import { listDocuments, readDocument } from "./documents.ts";

/** The keys that the format of GitHub's issue forms requires in `attributes`, for each type of field. */
const REQUIRED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  markdown: ["value"],
  textarea: ["label"],
  input: ["label"],
  dropdown: ["label", "options"],
  checkboxes: ["label", "options"],
};
const TEMPLATES = `${rootDir}.github/ISSUE_TEMPLATE/`;

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly validations?: Readonly<Record<string, boolean>>;
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

async function readForms(): Promise<readonly (readonly [name: string, form: Form])[]> {
  const entries = await Array.fromAsync(Deno.readDir(TEMPLATES));
  const names = entries.map(({ name }) => name).filter((name) => name !== "config.yml").sort();
  return await Promise.all(
    names.map(async (name) => [name, parseYaml(await Deno.readTextFile(TEMPLATES + name)) as Form] as const),
  );
}

Deno.test("the issue forms have what GitHub requires; it would not show a form with a mistake", async () => {
  const forms = await readForms();
  assertEquals(forms.map(([name]) => name), ["bug.yml", "feature.yml"]);
  for (const [name, form] of forms) {
    assert(form.name.length >= 3 && form.description.length >= 3, name);
    assert(form.body.some(({ type }) => type !== "markdown"), name);
    const questions = form.body.filter(({ type }) => type !== "markdown");
    assertEquals(new Set(questions.map(({ id }) => id)).size, questions.length, `${name}: ids`);
    assertEquals(
      new Set(questions.map(({ attributes }) => attributes.label)).size,
      questions.length,
      `${name}: labels`,
    );
    for (const { type, id, attributes, validations = {} } of form.body) {
      const where = `${name}: ${id ?? type}`;
      const required = REQUIRED_ATTRIBUTES[type];
      assert(required !== undefined, `${where}: the type ${type}`);
      assertEquals(required.filter((key) => !(key in attributes)), [], where);
      assertEquals(Object.keys(validations).filter((key) => key !== "required"), [], where);
      if (id !== undefined) assert(/^[A-Za-z0-9_-]+$/.test(id), where);
    }
  }
});

Deno.test("the chooser of issues links to pages with https", async () => {
  const { contact_links } = parseYaml(await Deno.readTextFile(`${TEMPLATES}config.yml`)) as {
    readonly contact_links: readonly { readonly name: string; readonly url: string; readonly about: string }[];
  };
  for (const { name, url, about } of contact_links) {
    assertEquals([name, URL.parse(url)?.protocol, about === ""], [name, "https:", false]);
  }
});

/** Reads the sections of .editorconfig; the part before the first section has the name "". */
function readEditorConfig(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>([["", new Map()]]);
  let current = "";
  for (const line of text.split("\n").filter((line) => line !== "" && !line.startsWith("#"))) {
    const [, name] = /^\[(.+)\]$/.exec(line) ?? [];
    const [, key = "", value = ""] = /^(\w+) = (.+)$/.exec(line) ?? [];
    if (name !== undefined) sections.set(current = name, new Map());
    else sections.get(current)?.set(key, value);
  }
  return sections;
}

Deno.test(".editorconfig asks for what deno fmt writes", async () => {
  const { fmt }: { readonly fmt: Readonly<Record<string, unknown>> } = JSON.parse(await readDocument("deno.json"));
  const sections = readEditorConfig(await readDocument(".editorconfig"));
  assertEquals(sections.get("")?.get("root"), "true");
  const { lineWidth, indentWidth = 2, useTabs = false } = fmt;
  assertEquals(Object.fromEntries(sections.get("*") ?? []), {
    charset: "utf-8",
    end_of_line: "lf",
    insert_final_newline: "true",
    trim_trailing_whitespace: "true",
    indent_style: useTabs === true ? "tab" : "space",
    indent_size: String(indentWidth),
    max_line_length: String(lineWidth),
  });
});

Deno.test("every task and every version that the documents name is the one in the repository", async () => {
  const { tasks }: { readonly tasks: Readonly<Record<string, unknown>> } = JSON.parse(await readDocument("deno.json"));
  const deno = (await readDocument(".dvmrc")).trim();
  const wrong: string[] = [];
  for (const path of [...await listDocuments(), ".github/pull_request_template.md"]) {
    const text = await readDocument(path);
    for (const [, task = ""] of text.matchAll(/\bdeno(?:@[\d.]+)? task ([a-z][a-z:]*)/g)) {
      if (!(task in tasks)) wrong.push(`${path}: deno task ${task}`);
    }
    for (const [, version = ""] of text.matchAll(/\bdeno@(\d[\d.]*\d)/g)) {
      if (version !== deno) wrong.push(`${path}: deno@${version}`);
    }
  }
  assertEquals(wrong, []);
});

Deno.test("every path of the repository that CONTRIBUTING.md names exists", async () => {
  const codes = [...(await readDocument("CONTRIBUTING.md")).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  const paths = codes.filter((code) => /^(?:src|tests|tools|docs|\.ci)\/[\w./]+$/.test(code) && !/[A-Z]{4}/.test(code));
  assert(paths.length > 15, `${paths.length}`);
  const missing: string[] = [];
  for (const path of paths) if (!await Deno.stat(rootDir + path).then(() => true, () => false)) missing.push(path);
  assertEquals(missing, []);
});
