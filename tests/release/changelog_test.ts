import { findEntry, findNotes, releaseUnreleased } from "../../tools/release/changelog.ts";
import { ToolError } from "../../tools/release/tool_error.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";

const CHANGELOG = `# Changelog

About this file.

## [Unreleased]

### Fixed

- A link.

## [1.1.0] - 2026-12-01

### Added

- A sink.

## [1.0.0] - 2026-11-01

### Added

- The program.
`;

Deno.test("the notes of a release are its entry in the changelog", () => {
  assertEquals(findNotes(CHANGELOG, "1.1.0"), "### Added\n\n- A sink.\n");
  assertEquals(findNotes(CHANGELOG, "1.0.0"), "### Added\n\n- The program.\n");
  assertEquals(findEntry(CHANGELOG, "1.0.0").date, "2026-11-01");
});

Deno.test("a release moves what is unreleased to an entry with its date", () => {
  const prepared = releaseUnreleased(CHANGELOG, "1.2.0", "2026-12-24");
  const moved = "## [Unreleased]\n\n## [1.2.0] - 2026-12-24\n\n### Fixed\n\n- A link.\n\n## [1.1.0] - 2026-12-01\n";
  assertStringIncludes(prepared, moved);
  assertEquals(findNotes(prepared, "1.2.0"), "### Fixed\n\n- A link.\n");
  assertEquals(prepared.replace("## [1.2.0] - 2026-12-24\n\n", ""), CHANGELOG);
});

Deno.test("the first release needs no older entry", () => {
  const prepared = releaseUnreleased("# Changelog\n\n## [Unreleased]\n\n- All.\n", "0.1.0", "2026-12-24");
  assertEquals(prepared, "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-12-24\n\n- All.\n");
});

Deno.test("a changelog that can't be released is reported", () => {
  const cases: readonly (readonly [problem: string, body: () => unknown])[] = [
    ["1.1.0 is not newer than 1.1.0", () => releaseUnreleased(CHANGELOG, "1.1.0", "2026-12-24")],
    ["1.1.0-rc.1 is not newer than 1.1.0", () => releaseUnreleased(CHANGELOG, "1.1.0-rc.1", "2026-12-24")],
    [
      "nothing below [Unreleased]",
      () => releaseUnreleased(CHANGELOG.replace("### Fixed\n\n- A link.\n", ""), "2.0.0", "2026-12-24"),
    ],
    ['is not "## [Unreleased]"', () => releaseUnreleased("# Changelog\n\n## [1.0.0] - 2026-12-01\n", "2.0.0", "")],
    ['has no entry "## [3.0.0]', () => findNotes(CHANGELOG, "3.0.0")],
    ["entry of 1.0.0 is empty", () => findNotes(CHANGELOG.replace("### Added\n\n- The program.\n", ""), "1.0.0")],
    ["two entries of 1.0.0", () => findEntry(CHANGELOG.replace("[1.1.0]", "[1.0.0]"), "1.0.0")],
    ['"## [1.1.0] - soon" is not a heading', () => findEntry(CHANGELOG.replace("2026-12-01", "soon"), "1.0.0")],
    ["is not a heading", () => findEntry(CHANGELOG.replace("2026-12-01", "2026-13-01"), "1.0.0")],
  ];
  for (const [problem, body] of cases) assertThrows(body, ToolError, problem);
});

Deno.test("CHANGELOG.md can be released", async () => {
  const changelog = await Deno.readTextFile(`${rootDir}CHANGELOG.md`);
  // right after a release, nothing is unreleased
  const withItem = changelog.replace("## [Unreleased]\n", "## [Unreleased]\n\n- An item.\n");
  assertStringIncludes(findNotes(releaseUnreleased(withItem, "999.0.0", "2026-12-24"), "999.0.0"), "- An item.");
});
