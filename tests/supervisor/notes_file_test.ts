import { makeNotesFile, NotesFile, removeNotesFile } from "../../src/supervisor/notes_file.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { TempFolder } from "../support/temp_folder.ts";

Deno.test("notes are kept in a file until it is removed", async () => {
  await using folder = await TempFolder.make();
  const path = makeNotesFile(folder.path);
  assert(path !== null);
  const notes = new NotesFile(path);
  assertEquals([notes.read(), notes.write("a"), notes.read()], ["", true, "a"]);
  removeNotesFile(path);
  removeNotesFile(path);
  assertEquals(notes.read(), null);
});

// tests/compile/container_test.ts has a read-only one
Deno.test("there are no notes without a folder for temporary files", async () => {
  await using folder = await TempFolder.make();
  assertEquals(makeNotesFile(`${folder.path}/missing`), null);
});
