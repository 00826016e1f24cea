/** tools/release/lint.sh validates the bill of materials against the schema of CycloneDX; here are its other rules. */
import { makeSbom, type Sbom } from "../../tools/release/cyclonedx.ts";
import { readLock } from "../../tools/release/lock.ts";
import { ToolError } from "../../tools/release/tool_error.ts";
import { assert, assertEquals, assertMatch, assertNotEquals, assertThrows } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";

const LOCK = await Deno.readTextFile(`${rootDir}deno.lock`);
const PROJECT = { version: "1.2.3", date: "2026-12-24", deno: "2.9.6" };

function readSbom(): Promise<Sbom> {
  return makeSbom(PROJECT, readLock(LOCK));
}

Deno.test("the bill of materials lists each package of deno.lock once, with its version and its hash", async () => {
  const { npm }: { readonly npm: Readonly<Record<string, { readonly integrity: string }>> } = JSON.parse(LOCK);
  const locked = Object.entries(npm).map(([key, { integrity }]) => {
    const [, name, version] = /^(.+?)@([^@_]+)(?:_.*)?$/.exec(key) ?? [];
    return `${name} ${version} ${integrity}`;
  });
  const listed = (await readSbom()).components.filter(({ type }) => type === "library").map((component) => {
    const { group, name, version, hashes: [hash] = [] } = component;
    assertEquals(hash?.alg, "SHA-512");
    const integrity = `sha512-${Uint8Array.fromHex(hash?.content ?? "").toBase64()}`;
    return `${group === undefined ? name : `${group}/${name}`} ${version} ${integrity}`;
  });
  assert(listed.length >= 20, `${listed.length} packages`);
  assertEquals(listed, locked);
});

Deno.test("each component has a package URL, by which other tools find it", async () => {
  const urls = (await readSbom()).components.map(({ purl }) => purl);
  for (const url of urls) {
    assertMatch(url, /^pkg:(?:npm\/(?:%40[a-z]+\/)?[a-z0-9-]+|github\/denoland\/deno)@v?\d+\.\d+\.\d+$/);
  }
  for (const url of ["pkg:github/denoland/deno@v2.9.6", "pkg:npm/%40logtape/logtape@2.4.2"]) {
    assert(urls.includes(url), url);
  }
});

Deno.test("references in the bill of materials are unique, and lead to components", async () => {
  const { metadata, components, dependencies } = await readSbom();
  const refs = [metadata.component, ...components].map((component) => component["bom-ref"]);
  assertEquals(new Set(refs).size, refs.length);
  assertEquals(dependencies.map(({ ref }) => ref), refs);
  for (const { ref, dependsOn } of dependencies) {
    assertEquals(new Set(dependsOn).size, dependsOn.length, ref);
    for (const other of dependsOn) assert(refs.includes(other) && other !== ref, `${ref} -> ${other}`);
  }
  // everything that the lock has is there for some reason
  const reached = new Set([metadata.component["bom-ref"]]);
  for (const ref of reached) {
    for (const other of dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) reached.add(other);
  }
  assertEquals(reached.size, refs.length);
});

Deno.test("the head of the bill of materials follows CycloneDX 1.6, and the same release has the same one", async () => {
  const { bomFormat, specVersion, version, serialNumber, metadata } = await readSbom();
  assertEquals([bomFormat, specVersion, version], ["CycloneDX", "1.6", 1]);
  assertMatch(serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assertEquals([metadata.timestamp, metadata.component.version], ["2026-12-24T00:00:00Z", "1.2.3"]);
  assertEquals(await readSbom(), await readSbom());
  assertNotEquals((await makeSbom({ ...PROJECT, version: "1.2.4" }, readLock(LOCK))).serialNumber, serialNumber);
  assertEquals((await makeSbom({ ...PROJECT, date: null }, readLock(LOCK))).metadata.timestamp, undefined);
});

Deno.test("a lock file that the bill of materials would not list in full is refused", () => {
  const lock = (change: object): string => JSON.stringify({ ...JSON.parse(LOCK), ...change });
  assertThrows(() => readLock(lock({ version: "6" })), ToolError, "version 6");
  assertThrows(() => readLock(lock({ jsr: { "@std/assert@1.0.0": {} } })), ToolError, "jsr");
  assertThrows(() => readLock(lock({ npm: { "a@1.0.0": {} } })), ToolError, "no integrity of a@1.0.0");
  assertThrows(() => readLock(lock({ specifiers: { "npm:b@1": "1.0.0" } })), ToolError, "one package b@1.0.0");
});
