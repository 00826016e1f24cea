import { findCredentials } from "../../../src/init/service/find_credentials.ts";
import { assertEquals } from "../../support/assert.ts";

const FOLDER = "/run/credentials/consumer.service";

Deno.test("the credentials that a config reads are found wherever they stand, each once", () => {
  const config = {
    external_message_consumer: { producers: [{ ws_token: { file: `${FOLDER}/ws` } }, { ws_token: "text" }] },
    consumer: { sinks: [{ headers: { a: { file: `${FOLDER}/api.key` } } }, { token: { file: `${FOLDER}/ws` } }] },
  };
  assertEquals(findCredentials(config), ["api.key", "ws"]);
});

Deno.test("other files, and names that lead out of the folder, are no credentials", () => {
  const files = [
    "./token",
    "/etc/consumer/token",
    FOLDER,
    `${FOLDER}/`,
    `${FOLDER}/..`,
    `${FOLDER}/a/b`,
    `${FOLDER}/a:b`,
  ];
  assertEquals(findCredentials(files.map((file) => ({ token: { file } }))), []);
  assertEquals(findCredentials({ path: `${FOLDER}/token` }), []);
});
