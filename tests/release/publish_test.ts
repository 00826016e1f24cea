/** release:publish against a program in the place of GitHub's `gh`, which keeps a release in a folder. */
import { archiveNames, BUILD_TARGETS } from "../../src/cli/upgrade/build_target.ts";
import { INSTALLERS } from "../../tools/release/release_files.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { sha256 } from "./release_host.ts";
import { ReleaseTree, type TaskOutput } from "./release_tree.ts";
import { fakeCommand, makeToolFolder } from "./tool_folder.ts";

/** Keeps the draft or the release in $STORE; $STORE/state is "draft" or "published". Logs its commands. */
const GH = `
echo "$2 $3" >>"$STORE/log"
[ "$1" = release ] || exit 9
case $2 in
  view)
    [ -e "$STORE/state" ] || { echo "release not found" >&2; exit 1; }
    if [ "$(cat "$STORE/state")" = draft ]; then echo '{"isDraft":true}'; else echo '{"isDraft":false}'; fi ;;
  delete) rm -rf "$STORE/state" "$STORE/files" ;;
  create)
    echo "$@" >"$STORE/create"
    mkdir "$STORE/files" || exit 1
    while [ $# -gt 0 ]; do
      case $1 in
        --notes-file) cp "$2" "$STORE/notes"; shift ;;
        /*) cp "$1" "$STORE/files/" ;;
      esac
      shift
    done
    echo draft >"$STORE/state"
    [ ! -e "$STORE/loses" ] || rm "$STORE/files/$(cat "$STORE/loses")"
    [ ! -e "$STORE/damages" ] || echo damage >"$STORE/files/$(cat "$STORE/damages")"
    ;;
  download)
    mkdir "$5" || exit 1
    cp "$STORE/files/"* "$5/" ;;
  edit) [ "$4" = "--draft=false" ] && echo published >"$STORE/state" ;;
esac`;

/** A folder with the files of a release, and a GitHub. */
class Publisher implements AsyncDisposable {
  private constructor(readonly version: string, readonly folder: TempFolder, readonly tree: ReleaseTree) {}

  static async make(version: string): Promise<Publisher> {
    const folder = await TempFolder.make();
    const tools = await makeToolFolder(folder, ["cat", "cp", "mkdir", "rm", "sh"]);
    await fakeCommand(tools, "gh", GH);
    const env = { PATH: tools, STORE: `${folder.path}/store` };
    const tree = await ReleaseTree.copy(`${folder.path}/tree`, env);
    await tree.note("A sink.");
    await tree.run("release:prepare", version);
    const publisher = new Publisher(version, folder, tree);
    for (const name of ["store", "files"]) await Deno.mkdir(`${folder.path}/${name}`);
    await publisher.#writeFiles();
    return publisher;
  }

  /** What GitHub's folder has under this name; null if nothing. */
  async stored(name: string): Promise<string | null> {
    return await Deno.readTextFile(`${this.folder.path}/store/${name}`).catch((error: unknown) => {
      if (error instanceof Deno.errors.NotFound) return null;
      throw error;
    });
  }

  async store(name: string, text: string): Promise<void> {
    await Deno.writeTextFile(`${this.folder.path}/store/${name}`, text);
  }

  publish(): Promise<TaskOutput> {
    return this.tree.try("release:publish", `v${this.version}`, `${this.folder.path}/files`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.folder[Symbol.asyncDispose]();
  }

  async #writeFiles(): Promise<void> {
    const { path } = this.folder;
    const names = BUILD_TARGETS.map((target) => archiveNames(this.version, target).archive);
    const sums: string[] = [];
    for (const name of [...names, ...INSTALLERS, `consumer-${this.version}.cdx.json`].sort()) {
      const bytes = new TextEncoder().encode(`the file ${name}\n`);
      await Deno.writeFile(`${path}/files/${name}`, bytes);
      sums.push(`${await sha256(bytes)}  ${name}\n`);
    }
    await Deno.writeTextFile(`${path}/files/SHA256SUMS`, sums.join(""));
  }
}

Deno.test("a release is a draft until all its files are there and verified", async () => {
  await using publisher = await Publisher.make("99.0.0");
  const { code, stdout, stderr } = await publisher.publish();
  assertEquals([code, stdout, stderr], [0, "consumer 99.0.0 is published\n", ""]);
  assertEquals(await publisher.stored("log"), "view v99.0.0\ncreate v99.0.0\ndownload v99.0.0\nedit v99.0.0\n");
  assertEquals(await publisher.stored("state"), "published\n");
  assertStringIncludes(await publisher.stored("notes") ?? "", "- A sink.\n");
  const files = await Array.fromAsync(Deno.readDir(`${publisher.folder.path}/store/files`));
  assertEquals(files.length, BUILD_TARGETS.length + INSTALLERS.length + 2);
  const created = await publisher.stored("create") ?? "";
  assertStringIncludes(created, "--draft --verify-tag --title consumer 99.0.0 ");
  assertEquals(created.includes("--prerelease"), false);
});

Deno.test("a release candidate is marked as such, so that it is never the newest release", async () => {
  await using publisher = await Publisher.make("99.0.0-rc.1");
  assertEquals((await publisher.publish()).code, 0);
  assertStringIncludes(await publisher.stored("create") ?? "", " --prerelease ");
});

Deno.test("a draft that an earlier attempt left is replaced", async () => {
  await using publisher = await Publisher.make("99.0.0");
  await publisher.store("damages", "SHA256SUMS");
  const failed = await publisher.publish();
  assertEquals([failed.code, await publisher.stored("state")], [1, "draft\n"]);
  assertStringIncludes(failed.stderr, "are not those of its SHA256SUMS");
  await Deno.remove(`${publisher.folder.path}/store/damages`);
  const { code, stderr } = await publisher.publish();
  assertEquals([code, stderr, await publisher.stored("state")], [0, "", "published\n"]);
});

Deno.test("a draft without one of its files is not published", async () => {
  await using publisher = await Publisher.make("99.0.0");
  await publisher.store("loses", "consumer-99.0.0-macos-arm64.tar.gz");
  const { code, stderr } = await publisher.publish();
  assertEquals([code, await publisher.stored("state")], [1, "draft\n"]);
  assertStringIncludes(stderr, "does not have consumer-99.0.0-macos-arm64.tar.gz");
});

Deno.test("a published release is not changed", async () => {
  await using publisher = await Publisher.make("99.0.0");
  await publisher.store("state", "published\n");
  const { code, stderr } = await publisher.publish();
  assertEquals([code, await publisher.stored("log")], [1, "view v99.0.0\n"]);
  assertStringIncludes(stderr, "v99.0.0 is already published");
});

Deno.test("an incomplete or a wrong folder reaches nobody", async () => {
  await using publisher = await Publisher.make("99.0.0");
  const files = `${publisher.folder.path}/files`;
  await Deno.writeTextFile(`${files}/notes.txt`, "");
  assertStringIncludes((await publisher.publish()).stderr, "also has notes.txt");
  await Deno.remove(`${files}/notes.txt`);
  await Deno.writeTextFile(`${files}/consumer-99.0.0-linux-x64.tar.gz`, "other");
  assertStringIncludes((await publisher.publish()).stderr, "are not those of its SHA256SUMS");
  await Deno.remove(`${files}/consumer-99.0.0-linux-x64.tar.gz`);
  assertStringIncludes((await publisher.publish()).stderr, "does not have consumer-99.0.0-linux-x64.tar.gz");
  assertEquals(await publisher.stored("log"), null);
});
