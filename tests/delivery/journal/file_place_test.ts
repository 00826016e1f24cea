import { FilePlace } from "../../../src/delivery/journal/file_place.ts";
import { JournalError } from "../../../src/delivery/journal/journal_error.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";

interface Case {
  readonly folder: TempFolder;
  readonly path: string;
  readonly place: FilePlace;
}

/** Writes a file of 100 bytes with a log of 50 bytes, and watches it. */
async function watch(): Promise<Case> {
  const folder = await TempFolder.make();
  const path = await folder.write("j.sqlite", "a".repeat(100));
  await folder.write("j.sqlite-wal", "b".repeat(50));
  return { folder, path, place: new FilePlace(path) };
}

const CUTS: readonly (readonly [what: string, end: string, cut: (path: string) => Promise<void>])[] = [
  ["its file was cut", "", (path) => Deno.truncate(path, 99)],
  ["its log was cut", "-wal", (path) => Deno.truncate(path, 49)],
  ["its log was removed", "-wal", (path) => Deno.remove(path)],
];

for (const [what, end, cut] of CUTS) {
  strictTest(`FilePlace.require() throws when ${what} right after the journal was opened`, async () => {
    const { folder, path, place } = await watch();
    await using _folder = folder;
    await cut(path + end);
    for (let turn = 0; turn < 2; turn++) {
      const error = assertThrows(() => place.require(), JournalError, `damaged: ${path}${end} was cut or removed`);
      assertEquals(error.kind, "damaged");
    }
  });

  strictTest(`FilePlace.require() throws when ${what} after it had grown`, async () => {
    const { folder, path, place } = await watch();
    await using _folder = folder;
    await Deno.writeTextFile(path + end, "c".repeat(100), { append: true });
    place.require();
    await Deno.truncate(path + end, 149);
    assertThrows(() => place.require(), JournalError, `${path}${end} was cut or removed`);
  });
}

strictTest("FilePlace.require() accepts files that stay or grow, and a log that appears", async () => {
  await using folder = await TempFolder.make();
  const path = await folder.write("j.sqlite", "a");
  const place = new FilePlace(path);
  for (const end of ["", "-wal", "", "-wal"]) {
    place.require();
    await Deno.writeTextFile(path + end, "more", { append: true });
  }
  place.require();
});

strictTest("FilePlace.require() throws when another file took the place of the journal, or none", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const { folder, path, place } = await watch();
  await using _folder = folder;
  await Deno.rename(path, `${path}.moved`);
  const missing = (): string => assertThrows(() => place.require(), JournalError, `${path} was moved or removed`).kind;
  assertEquals(missing(), "missing");
  await Deno.copyFile(`${path}.moved`, path);
  assertEquals(missing(), "missing");
  await Deno.remove(path);
  await Deno.rename(`${path}.moved`, path);
  place.require();
});
