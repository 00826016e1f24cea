import type { Lock, LockedPackage } from "./lock.ts";

/**
 * Describes what a release is made of, as a bill of materials in the format CycloneDX 1.6. The same inputs give the same
 * text.
 *
 * @param project what is released, and with which Deno
 */
export async function makeSbom({ version, date, deno }: ReleasedProject, lock: Lock): Promise<Sbom> {
  const root = `pkg:generic/consumer@${version}`;
  const runtime = `pkg:github/denoland/deno@v${deno}`;
  const purls = new Map(lock.packages.map((one) => [one.key, packageUrl(one)]));
  const refs = (keys: readonly string[]): readonly string[] => keys.flatMap((key) => purls.get(key) ?? []).sort();
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${await makeUuid(JSON.stringify([version, deno, lock]))}`,
    version: 1,
    metadata: {
      ...(date === null ? {} : { timestamp: `${date}T00:00:00Z` }),
      lifecycles: [{ phase: "build" }],
      component: { type: "application", "bom-ref": root, name: "consumer", version, purl: root, ...MIT },
    },
    components: [
      { type: "platform", "bom-ref": runtime, name: "deno", version: deno, purl: runtime, ...MIT },
      ...lock.packages.map((one) => makeComponent(one, packageUrl(one))),
    ],
    dependencies: [
      { ref: root, dependsOn: [runtime, ...refs(lock.direct)] },
      { ref: runtime, dependsOn: [] },
      ...lock.packages.map((one) => ({ ref: packageUrl(one), dependsOn: refs(one.dependencies) })),
    ],
  };
}

/** See {@linkcode makeSbom}. */
export interface ReleasedProject {
  readonly version: string;
  /** The day of the release, such as 2026-12-01. Null: it is not released yet. */
  readonly date: string | null;
  /** The version of Deno that is inside of the compiled program. */
  readonly deno: string;
}

/** A bill of materials; the names are those of CycloneDX. */
export interface Sbom {
  readonly $schema: string;
  readonly bomFormat: "CycloneDX";
  readonly specVersion: "1.6";
  readonly serialNumber: string;
  readonly version: number;
  readonly metadata: {
    readonly timestamp?: string;
    readonly lifecycles: readonly { readonly phase: string }[];
    readonly component: SbomComponent;
  };
  readonly components: readonly SbomComponent[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Something that a release contains. */
export interface SbomComponent {
  readonly type: "application" | "library" | "platform";
  readonly "bom-ref": string;
  /** The scope of a package of npm, with its `@`. */
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly { readonly license: { readonly id: string } }[];
}

function makeComponent({ name, version, integrity }: LockedPackage, purl: string): SbomComponent {
  const [group, own] = name.startsWith("@") ? name.split("/") : [undefined, name];
  return {
    type: "library",
    "bom-ref": purl,
    ...(group === undefined ? {} : { group }),
    name: own ?? name,
    version,
    purl,
    hashes: [makeHash(integrity)],
  };
}

/** https://github.com/package-url/purl-spec: the `@` of a scope is escaped. */
function packageUrl({ name, version }: LockedPackage): string {
  return `pkg:npm/${name.replace("@", "%40")}@${encodeURIComponent(version)}`;
}

function makeHash(integrity: string): { readonly alg: string; readonly content: string } {
  const [algorithm = "", base64 = ""] = integrity.split(/-(.*)/s);
  const alg = HASHES[algorithm];
  if (alg === undefined) throw new Error(`${integrity} has an unknown algorithm`);
  return { alg, content: Uint8Array.fromBase64(base64).toHex() };
}

/** A UUID of version 8 (RFC 9562), which a text decides. */
async function makeUuid(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const bytes = new Uint8Array(hash).subarray(0, 16);
  bytes[6] = (bytes[6] ?? 0) & 0x0f | 0x80;
  bytes[8] = (bytes[8] ?? 0) & 0x3f | 0x80;
  return bytes.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const HASHES: Readonly<Record<string, string>> = { sha1: "SHA-1", sha512: "SHA-512" };
const MIT = { licenses: [{ license: { id: "MIT" } }] };
