import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { listDocuments, readDocument } from "../docs/documents.ts";
import { checkConfigs } from "./check_configs.ts";

/** The files of the repository that are whole configs. */
const CONFIG_FILES = ["config.example.jsonc", "src/init/templates/config.jsonc", "container/consumer/config.jsonc"];

const API_SERVER = {
  enabled: true,
  listen_ip_address: "127.0.0.1",
  listen_port: 8080,
  username: "freqtrader",
  password: "another_long_random_text",
  ws_token: "a_long_random_text",
};

Deno.test("freqtrade accepts every config in the docs, in the example and in the template of init", async () => {
  const documents = await Promise.all((await listDocuments()).map(snippetsOf));
  const files = await Promise.all(CONFIG_FILES.map(async (name) => ({ name, text: await readDocument(name) })));
  const answers = await checkConfigs([...documents.flat(), ...files]);
  assertEquals(answers.filter(({ error }) => error !== null), []);
  const keys = new Set(answers.flatMap((answer) => answer.keys));
  for (const key of ["api_server", "exchange", "external_message_consumer", "force_entry_enable"]) {
    assert(keys.has(key), `no snippet with ${key} was checked`);
  }
  const withServer = answers.filter((answer) => answer.keys.includes("api_server"));
  for (const document of ["README.md", "docs/SINKS.md"]) {
    assert(withServer.some(({ name }) => name.startsWith(document)), `${document} shows no api_server`);
  }
});

Deno.test("freqtrade refuses what the check is there to find", async () => {
  const servers = {
    short: { ...API_SERVER, jwt_secret_key: "k".repeat(25) },
    nameless: { ...API_SERVER, jwt_secret_key: "k".repeat(32), username: undefined },
    port: { ...API_SERVER, jwt_secret_key: "k".repeat(32), listen_port: 80 },
    good: { ...API_SERVER, jwt_secret_key: "k".repeat(32) },
  };
  const configs = Object.entries(servers).map(([name, api_server]) => ({ name, text: JSON.stringify({ api_server }) }));
  const [short, nameless, port, good, broken] = await checkConfigs([
    ...configs,
    { name: "broken", text: '"api_server": { "enabled": true' },
  ]);
  assertStringIncludes(short?.error ?? "", "too short");
  assertStringIncludes(nameless?.error ?? "", "username");
  assertStringIncludes(port?.error ?? "", "80");
  assertEquals(good?.error, null);
  assertStringIncludes(broken?.error ?? "", "Parse error");
});

interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** Lists a document's blocks of JSON; a name says where each starts. */
async function snippetsOf(path: string): Promise<readonly Snippet[]> {
  const text = await readDocument(path);
  return [...text.matchAll(/^ *```jsonc?\n([^]*?)^ *```$/gm)].map((match) => ({
    name: `${path}:${text.slice(0, match.index).split("\n").length}`,
    text: match[1] ?? "",
  }));
}
