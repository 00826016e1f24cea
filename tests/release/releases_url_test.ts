import { DEFAULT_RELEASES_URL } from "../../src/cli/upgrade/releases_url.ts";
import { assertStringIncludes } from "../support/assert.ts";

Deno.test("install.sh and consumer upgrade download from the same address", async () => {
  const script = await Deno.readTextFile(new URL("../../install.sh", import.meta.url));
  assertStringIncludes(script, `\nDEFAULT_RELEASES_URL="${DEFAULT_RELEASES_URL}"\n`);
});

Deno.test("install.ps1 and consumer upgrade download from the same address", async () => {
  const script = await Deno.readTextFile(new URL("../../install.ps1", import.meta.url));
  assertStringIncludes(script, `\n$DefaultReleasesUrl = '${DEFAULT_RELEASES_URL}'\n`);
});
