import { createHmac } from "node:crypto";
import fc from "fast-check";
import { HmacSigner } from "../../../../src/delivery/sinks/webhook/hmac.ts";
import { assertEquals } from "../../../support/assert.ts";
import { strictTest } from "../../../support/strict.ts";

strictTest("HmacSigner signs like node:crypto for any secret and text", async () => {
  const text = fc.string({ unit: "binary" }).map((text) => text.toWellFormed());
  await fc.assert(fc.asyncProperty(text.filter((secret) => secret !== ""), text, async (secret, text) => {
    assertEquals(await new HmacSigner(secret).sign(text), createHmac("sha256", secret).update(text).digest("hex"));
  }));
});
