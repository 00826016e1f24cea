import fc from "fast-check";
import { ArchiveError } from "../../../src/cli/upgrade/archive_error.ts";
import { unpackTarGz } from "../../../src/cli/upgrade/unpack_tar_gz.ts";
import { unpackZip } from "../../../src/cli/upgrade/unpack_zip.ts";
import { type ArchiveEntry, packTarGz } from "../../../tools/release/tar.ts";
import { packZip } from "../../../tools/release/zip.ts";
import { assertEquals, assertRejects } from "../../support/assert.ts";

type Bytes = Uint8Array<ArrayBuffer>;

async function unpackFromTar(archive: Bytes, path: string): Promise<Bytes> {
  const parts: Bytes[] = [];
  await unpackTarGz(new Blob([archive]).stream(), path, (part) => {
    parts.push(part);
    return Promise.resolve();
  });
  return await new Blob(parts).bytes();
}

const FORMATS = [
  { name: "tar.gz", pack: packTarGz, unpack: unpackFromTar },
  {
    name: "zip",
    pack: packZip,
    unpack: (bytes: Bytes, path: string) => Promise.resolve().then(() => unpackZip(bytes, path)),
  },
];

const entry = fc.record({
  path: fc.stringMatching(/^[a-z0-9._\/-]{1,60}$/),
  bytes: fc.uint8Array({ maxLength: 70_000, size: "max" }).map((bytes) => new Uint8Array(bytes)),
  isExecutable: fc.boolean(),
});
const entries = fc.uniqueArray(entry, { selector: ({ path }) => path, minLength: 1, maxLength: 5 });

for (const { name, pack, unpack } of FORMATS) {
  Deno.test(`every file of a ${name} comes out as it went in`, async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (packed: readonly ArchiveEntry[]) => {
        const archive = await pack(packed);
        for (const { path, bytes } of packed) assertEquals((await unpack(archive, path)).toHex(), bytes.toHex(), path);
        await assertRejects(() => unpack(archive, "not/there"), ArchiveError, "does not hold not/there");
      }),
      { numRuns: 20 },
    );
  });

  Deno.test(`a ${name} that is cut off is an error`, async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(5000));
    const archive = await pack([{ path: "a", bytes, isExecutable: true }]);
    for (const share of [0, 0.1, 0.5, 0.9]) {
      const cut = archive.subarray(0, Math.floor(archive.length * share));
      await assertRejects(() => unpack(cut, "a"));
    }
  });
}

Deno.test("a text instead of an archive is an error", async () => {
  const text = new TextEncoder().encode("<html>Not Found</html>");
  await assertRejects(() => unpackFromTar(text, "a"));
  await assertRejects(() => Promise.resolve().then(() => unpackZip(text, "a")), ArchiveError);
});
