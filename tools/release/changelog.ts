import { compareVersions } from "../../src/cli/upgrade/compare_versions.ts";
import { ToolError } from "./tool_error.ts";

/**
 * Returns what the changelog says of a version, without its heading: the notes of the release.
 *
 * @throws {ToolError} the version has no entry, or an empty one
 * @example
 * ```ts
 * import { findNotes } from "./changelog.ts";
 * const notes = findNotes("# Changelog\n\n## [1.0.0] - 2026-12-01\n\n### Added\n\n- A sink.\n", "1.0.0");
 * if (notes !== "### Added\n\n- A sink.\n") throw new Error(notes);
 * ```
 */
export function findNotes(changelog: string, version: string): string {
  const entry = findEntry(changelog, version);
  if (entry.body === "") throw new ToolError(`CHANGELOG.md's entry of ${version} is empty`);
  return `${entry.body}\n`;
}

/**
 * Finds the entry of a version.
 *
 * @throws {ToolError} there is no entry, or two, or its heading has no date
 */
export function findEntry(changelog: string, version: string): ChangelogEntry {
  const [entry, second] = splitChangelog(changelog).entries.filter((one) => one.version === version);
  if (entry === undefined) throw new ToolError(`CHANGELOG.md has no entry "## [${version}] - YYYY-MM-DD"`);
  if (second !== undefined) throw new ToolError(`CHANGELOG.md has two entries of ${version}`);
  return entry;
}

/** Returns the day of a version's release. Null: it is not released yet. */
export function findDate(changelog: string, version: string): string | null {
  return splitChangelog(changelog).entries.find((entry) => entry.version === version)?.date ?? null;
}

/**
 * Moves what is unreleased to a new entry. The heading "Unreleased" stays, above it.
 *
 * @param date such as 2026-12-01
 * @throws {ToolError} nothing is unreleased, or the version is not newer than the newest entry
 */
export function releaseUnreleased(changelog: string, version: string, date: string): string {
  const { before, unreleased, after, entries } = splitChangelog(changelog);
  if (unreleased === "") throw new ToolError("CHANGELOG.md has nothing below [Unreleased]");
  const newest = entries[0];
  if (newest !== undefined && compareVersions(version, newest.version) <= 0) {
    throw new ToolError(`${version} is not newer than ${newest.version}, the newest entry of CHANGELOG.md`);
  }
  const rest = after === "" ? "" : `\n${after}`;
  return `${before}\n## [${version}] - ${date}\n\n${unreleased}\n${rest}`;
}

/** An entry of a version. */
export interface ChangelogEntry {
  readonly version: string;
  readonly date: string;
  /** Its text without the heading. */
  readonly body: string;
}

interface Changelog {
  /** All up to the heading "Unreleased", with it. */
  readonly before: string;
  readonly unreleased: string;
  /** All from the first entry on. */
  readonly after: string;
  /** The newest first. */
  readonly entries: readonly ChangelogEntry[];
}

function splitChangelog(text: string): Changelog {
  const [intro = "", ...sections] = text.split(/^(?=## )/m);
  const [unreleased = "", ...others] = sections;
  if (!unreleased.startsWith(`${UNRELEASED}\n`)) {
    throw new ToolError(`CHANGELOG.md's first heading of the second rank is not "${UNRELEASED}"`);
  }
  const entries = others.map((section): ChangelogEntry => {
    const [heading = ""] = section.split("\n", 1);
    const [, version, date] = /^## \[(.+)\] - (\d{4}-\d{2}-\d{2})$/.exec(heading) ?? [];
    if (version === undefined || date === undefined || Number.isNaN(Date.parse(date))) {
      throw new ToolError(`CHANGELOG.md: "${heading}" is not a heading such as "## [1.2.3] - 2026-12-01"`);
    }
    return { version, date, body: section.slice(heading.length).trim() };
  });
  return {
    before: `${intro}${UNRELEASED}\n`,
    unreleased: unreleased.slice(UNRELEASED.length).trim(),
    after: others.join(""),
    entries,
  };
}

const UNRELEASED = "## [Unreleased]";
