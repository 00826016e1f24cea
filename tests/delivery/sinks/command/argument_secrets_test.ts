import { findArgumentSecrets } from "../../../../src/delivery/sinks/command/argument_secrets.ts";
import { assertEquals } from "../../../support/assert.ts";

Deno.test("findArgumentSecrets() finds values of options with a secret's name", () => {
  assertEquals(findArgumentSecrets(["x", "--password=a=b", "-v", "--ws-token", "t", "token=no", "--secret"]), [
    "a=b",
    "t",
  ]);
});
