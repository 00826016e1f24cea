/** Judges what npm reports about the packages. */
export function judgePackages({ packages, vulnerable }: Inspection, now: Date): Judgement {
  const problems: string[] = [];
  const remarks: string[] = [];
  const licences = new Map<string, number>();
  for (const { name, version, licence, deprecated, changedAt } of packages) {
    licences.set(licence, (licences.get(licence) ?? 0) + 1);
    if (!LICENCES.has(licence)) {
      problems.push(`${name} ${version}: its licence ${licence} is not in the list of tools/audit/judge_packages.ts`);
    }
    if (deprecated !== null) problems.push(`${name} ${version} is deprecated: ${deprecated}`);
    if (changedAt === null) continue;
    const years = (now.getTime() - changedAt.getTime()) / YEAR_MS;
    if (years >= MAX_YEARS) remarks.push(`${name}: it has not changed for ${years.toFixed(1)} years`);
  }
  const counts = [...licences].sort(([a], [b]) => a < b ? -1 : 1).map(([licence, count]) => `${licence} ${count}`);
  remarks.unshift(`licences: ${counts.join(", ")}`);
  if (packages.every(({ changedAt }) => changedAt === null)) remarks.push("age of the packages: unknown");
  if (vulnerable === null) remarks.push("vulnerabilities: unknown, because the registry does not answer");
  else if (vulnerable.length === 0) remarks.push("vulnerabilities: none is known");
  else problems.push(...vulnerable.map(({ name, severity, title }) => `${name}: ${severity}: ${title}`));
  return { problems, remarks };
}

/** What npm reports. */
export interface Inspection {
  readonly packages: readonly InspectedPackage[];
  /** The known vulnerabilities. Null: the registry does not answer. */
  readonly vulnerable: readonly Vulnerability[] | null;
}

/** What npm reports about one package. */
export interface InspectedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier. */
  readonly licence: string;
  /** Why its author advises against it. Null: it is not deprecated. */
  readonly deprecated: string | null;
  /** When the registry's entry last changed. Null: unknown, or not asked for. */
  readonly changedAt: Date | null;
}

/** A known vulnerability. */
export interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  readonly title: string;
}

/** The outcome of {@linkcode judgePackages}. */
export interface Judgement {
  /** Each of them must be resolved. */
  readonly problems: readonly string[];
  readonly remarks: readonly string[];
}

/** Licences that allow every use, and ask for no more than their text and the names of the authors. */
const LICENCES: ReadonlySet<string> = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"]);
const YEAR_MS = 365.25 * 24 * 3_600_000;
const MAX_YEARS = 3;
