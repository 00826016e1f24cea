import { RunError } from "../../../src/app/run_error.ts";
import { findNewestArchive } from "../../../src/cli/upgrade/newest_archive.ts";
import { upgradeBinary } from "../../../src/cli/upgrade/upgrade_binary.ts";
import { findCommand } from "../../release/tool_folder.ts";
import { printsVersion, ReleaseHost } from "../../release/release_host.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";

const TARGETS = ["linux-x64", "windows-x64"] as const;

/** An installed version 1.2.2, and a release host. */
async function makeInstall(): Promise<Installed> {
  const folder = await TempFolder.make();
  const path = `${folder.path}/consumer`;
  await Deno.writeTextFile(path, printsVersion("1.2.2"), { mode: 0o700 });
  return new Installed(folder, path, new ReleaseHost());
}

class Installed implements AsyncDisposable {
  constructor(readonly folder: TempFolder, readonly path: string, readonly host: ReleaseHost) {}

  async upgrade(target: typeof TARGETS[number] = "linux-x64", path = this.path): Promise<string> {
    const archive = await findNewestArchive(this.host.url, target);
    return await upgradeBinary({ path, archive, isWindows: target === "windows-x64" });
  }

  /** The upgrade must fail with this message, and leave the installed program as it was. */
  async refuses(message: string): Promise<void> {
    await assertRejects(() => this.upgrade(), RunError, message);
    assertEquals(await Deno.readTextFile(this.path), printsVersion("1.2.2"));
    assertEquals(this.files(), ["consumer"]);
  }

  files(): readonly string[] {
    return [...Deno.readDirSync(this.folder.path)].map(({ name }) => name).sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}

for (const target of TARGETS) {
  strictTest(`the newest release for ${target} replaces the program`, async () => {
    await using installed = await makeInstall();
    await installed.host.publish("1.2.3", { targets: TARGETS });
    assertEquals(await installed.upgrade(target), await Deno.realPath(installed.path));
    assertEquals(await Deno.readTextFile(installed.path), printsVersion("1.2.3"));
    assertEquals((await Deno.stat(installed.path)).mode ?? 0, 0o100755);
    // Windows can't remove a running program, only rename it
    assertEquals(installed.files(), target === "windows-x64" ? ["consumer", "consumer.old"] : ["consumer"]);
    await installed.host.publish("1.2.4", { targets: TARGETS });
    await installed.upgrade(target);
    assertEquals(await Deno.readTextFile(installed.path), printsVersion("1.2.4"));
  });
}

strictTest("the file behind a link is replaced, and the link stays", async () => {
  await using installed = await makeInstall();
  const link = `${installed.folder.path}/link`;
  await Deno.symlink(installed.path, link);
  await installed.host.publish("1.2.3");
  await installed.upgrade("linux-x64", link);
  assertEquals((await Deno.lstat(link)).isSymlink, true);
  assertEquals(await Deno.readTextFile(installed.path), printsVersion("1.2.3"));
});

strictTest("a program is replaced while it runs", async () => {
  await using installed = await makeInstall();
  await Deno.copyFile(await findCommand("sleep") ?? "/bin/sleep", installed.path);
  await Deno.chmod(installed.path, 0o755);
  const old = new Deno.Command(installed.path, { args: ["60"] }).spawn();
  try {
    await installed.host.publish("1.2.3");
    await installed.upgrade();
    assertEquals(await Deno.readTextFile(installed.path), printsVersion("1.2.3"));
  } finally {
    old.kill("SIGTERM"); // throws if it had ended
    assertEquals((await old.status).signal, "SIGTERM");
  }
});

strictTest("a wrong checksum, a broken download and a program that does not run change nothing", async () => {
  await using installed = await makeInstall();
  await installed.refuses("HTTP 404");
  const random = crypto.getRandomValues(new Uint8Array(60_000)).toBase64();
  await installed.host.publish("1.2.3", { program: `#!/bin/sh\nexit 1\n# ${random}\n` });
  installed.host.breakOff("1.2.3", "consumer-1.2.3-linux-x64.tar.gz");
  await installed.refuses("can't be downloaded: ");
  await installed.host.publish("1.2.4");
  installed.host.add("1.2.4", "consumer-1.2.4-linux-x64.tar.gz", new TextEncoder().encode("somebody else's"));
  await installed.refuses("is not the published file, and was removed");
  await installed.host.publish("1.2.5", { program: "#!/bin/sh\necho 'GLIBC_2.99 not found' >&2\nexit 1\n" });
  await installed.refuses("does not run on this system, so nothing was changed: GLIBC_2.99 not found");
  await installed.host.publish("1.2.6", { program: printsVersion("6.6.6") });
  await installed.refuses("does not run on this system, so nothing was changed: consumer 6.6.6");
  await installed.host.publish("1.2.7", { targets: ["macos-x64"] });
  await installed.refuses("the newest release has no program for linux-x64");
});

strictTest("a redirect to an address without TLS is refused", async () => {
  await using host = new ReleaseHost();
  host.redirectTo("http://mirror.example/releases/SHA256SUMS");
  const error = await assertRejects(() => findNewestArchive(host.url, "linux-x64"), RunError);
  assertStringIncludes(error.message, "redirects to an address without TLS: http://mirror.example/");
  host.redirectTo(`${host.url}/latest/download/SHA256SUMS`);
  await assertRejects(() => findNewestArchive(host.url, "linux-x64"), RunError, "redirects more than 5 times");
});
