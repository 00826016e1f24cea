import { archiveNames, BUILD_TARGETS, buildTarget } from "../../../src/cli/upgrade/build_target.ts";
import { findArchive } from "../../../src/cli/upgrade/checksums.ts";
import { assertEquals } from "../../support/assert.ts";

const HASH = "0123456789abcdef".repeat(4);
const OTHER = "f".repeat(64);

function sumsOf(version: string): string {
  return [
    `${OTHER}  consumer-${version}.cdx.json`,
    ...BUILD_TARGETS.map((target, i) => `${i}${HASH.slice(1)}  ${archiveNames(version, target).archive}`),
    `${OTHER} *install.sh`,
    "",
  ].join("\n");
}

Deno.test("the checksums name the version, and the archive for each kind of machine", () => {
  for (const version of ["1.2.3", "10.0.12", "1.0.0-rc.1", "1.0.0-linux-x64"]) {
    BUILD_TARGETS.forEach((target, i) => {
      const { archive, program } = archiveNames(version, target);
      const expected = { version, name: archive, sha256: `${i}${HASH.slice(1)}`, program };
      assertEquals(findArchive(sumsOf(version), target), expected);
      assertEquals(findArchive(sumsOf(version).replaceAll("\n", "\r\n"), target), expected);
    });
  }
});

Deno.test("lines that are not checksums of an archive are ignored", () => {
  const texts = [
    "",
    "<html>Not Found</html>",
    `${HASH.slice(1)}  consumer-1.2.3-linux-x64.tar.gz`,
    `${HASH}  consumer-1.2.3-linux-x64.zip`,
    `${HASH}  ../consumer-1.2.3-linux-x64.tar.gz`,
    `${HASH}  consumer-1.2-linux-x64.tar.gz`,
    `${HASH}  consumer-1.2.3/../-linux-x64.tar.gz`,
    `${HASH}  consumer-1.2.3-linux-arm64.tar.gz`,
  ];
  for (const text of texts) assertEquals(findArchive(text, "linux-x64"), null, text);
});

Deno.test("every target is a system and a processor of Deno, and nothing else is a target", () => {
  const systems = ["linux", "darwin", "windows", "freebsd", "android"];
  const found = systems.flatMap((os) => ["x86_64", "aarch64", "arm"].map((arch) => buildTarget(os, arch)));
  assertEquals(found.filter((target) => target !== null).sort(), [...BUILD_TARGETS].sort());
});
