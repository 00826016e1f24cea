import fc from "fast-check";
import { compareVersions } from "../../../src/cli/upgrade/compare_versions.ts";
import { assertEquals } from "../../support/assert.ts";

/** In the order of semver.org's chapter 11, with some more. */
const ASCENDING = [
  ...["0.9.0", "0.10.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2"],
  ...["1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0-x-y", "2.0.0"],
];

Deno.test("versions have the order of semantic versioning", () => {
  ASCENDING.forEach((a, i) =>
    ASCENDING.forEach((b, j) => assertEquals(Math.sign(compareVersions(a, b)), Math.sign(i - j), `${a} and ${b}`))
  );
  assertEquals(compareVersions("1.0.0+build.1", "1.0.0"), 0);
});

Deno.test("the order of two versions is the reverse of that of the swapped ones", () => {
  const part = fc.oneof(fc.nat(20).map(String), fc.constantFrom("a", "rc", "x-y"));
  const version = fc.tuple(fc.nat(3), fc.nat(20), fc.nat(3), fc.array(part, { maxLength: 3 })).map(
    ([major, minor, patch, suffix]) => `${major}.${minor}.${patch}${suffix.length > 0 ? `-${suffix.join(".")}` : ""}`,
  );
  fc.assert(fc.property(version, version, (a, b) => {
    assertEquals(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a)), 0);
    assertEquals(compareVersions(a, b) === 0, a === b);
  }));
});
