import { makePrivateFolder } from "../../src/supervisor/private_folder.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";

strictTest("the folder belongs to this user alone and is removed with its content", () => {
  let kept: string | null = null;
  {
    using folder = makePrivateFolder();
    assert(folder.path !== null);
    kept = folder.path;
    assertEquals((Deno.statSync(kept).mode ?? 0) & 0o777, 0o700);
    Deno.writeTextFileSync(`${kept}/note`, "x");
  }
  assertThrows(() => Deno.statSync(kept ?? ""), Deno.errors.NotFound);
});

strictTest("without permission to write there is no folder, and no error", { permissions: { write: false } }, () => {
  using folder = makePrivateFolder();
  assertEquals(folder.path, null);
});
