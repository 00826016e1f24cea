import { createBeside } from "../../../src/delivery/journal/create_beside.ts";
import { JournalLock } from "../../../src/delivery/journal/lock.ts";
import { addResendRequest } from "../../../src/delivery/journal/resend_requests.ts";
import { assertEquals } from "../../support/assert.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";

const isWindows = Deno.build.os === "windows";
const USER = 54_321;

/** Only root can give a file away. */
async function isRoot(): Promise<boolean> {
  await using folder = await TempFolder.make();
  return (await Deno.stat(folder.path)).uid === 0;
}

/** A journal of another user. */
async function journalOfUser(folder: TempFolder): Promise<string> {
  const path = await folder.write("j.sqlite", "");
  await Deno.chown(path, USER, USER);
  return path;
}

const owners = async (path: string): Promise<readonly unknown[]> => {
  const { uid, gid } = await Deno.stat(path);
  return [uid, gid];
};

strictTest("createBeside() creates a private file once", { ignore: isWindows }, async () => {
  await using folder = await TempFolder.make();
  const journal = await folder.write("j.sqlite", "");
  for (const path of [`${journal}.resend`, `${folder.path}/missing.sqlite.lock`]) {
    createBeside(path.replace(/\.[a-z]+$/, ""), path);
    await assertMode(path, 0o600);
    await Deno.writeTextFile(path, "kept");
    createBeside(journal, path);
    assertEquals(await Deno.readTextFile(path), "kept");
    assertEquals(await owners(path), await owners(journal));
  }
});

strictTest("createBeside() leaves the error of a missing folder to its caller", async () => {
  await using folder = await TempFolder.make();
  createBeside(`${folder.path}/j.sqlite`, `${folder.path}/missing/j.sqlite.lock`);
  assertEquals(await Array.fromAsync(Deno.readDir(folder.path)), []);
});

strictTest("createBeside() does not touch what a link points to", { ignore: !await isRoot() }, async () => {
  await using folder = await TempFolder.make();
  const journal = await journalOfUser(folder);
  const secret = await folder.write("secret", "of root");
  await Deno.symlink(secret, `${journal}.resend`);
  createBeside(journal, `${journal}.resend`);
  assertEquals(await owners(secret), [0, 0]);
  await Deno.symlink(`${folder.path}/absent`, `${journal}.lock`);
  createBeside(journal, `${journal}.lock`);
  assertEquals(await Deno.stat(`${folder.path}/absent`).then(() => true, () => false), false);
});

strictTest("the requests and the lock that root creates belong to the journal's owner", {
  ignore: !await isRoot(),
}, async () => {
  await using folder = await TempFolder.make();
  const journal = await journalOfUser(folder);
  addResendRequest(journal, { id: "a", sinks: ["bot"], at: 1 });
  JournalLock.take(journal)[Symbol.dispose]();
  for (const end of [".resend", ".lock"]) {
    assertEquals(await owners(journal + end), [USER, USER]);
    await assertMode(journal + end, 0o600);
  }
});
