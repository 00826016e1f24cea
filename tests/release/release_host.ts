import { packTarGz } from "../../tools/release/tar.ts";
import { packZip } from "../../tools/release/zip.ts";

/** A server on 127.0.0.1 that plays the release host: `latest/download/FILE` redirects to `download/vX.Y.Z/FILE`. */
export class ReleaseHost implements AsyncDisposable {
  /** The paths of all requests, in their order. */
  readonly requests: string[] = [];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #broken = new Set<string>();
  #newest: string | null = null;
  #redirect: string | null = null;

  constructor() {
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => {}, onError: () => new Response(null, { status: 500 }) },
      (request) => this.#answer(new URL(request.url).pathname),
    );
  }

  /** What `CONSUMER_RELEASES_URL` is set to. */
  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/releases`;
  }

  /** Publishes a release whose program is a shell script, and makes it the newest one. */
  async publish(version: string, release: FakeRelease = {}): Promise<void> {
    const { targets = ["linux-x64"], program = printsVersion(version) } = release;
    const sums: string[] = [];
    for (const target of targets) {
      const isWindows = target.startsWith("windows");
      const folder = `consumer-${version}-${target}`;
      const archive = await (isWindows ? packZip : packTarGz)([
        { path: `${folder}/README.md`, bytes: new TextEncoder().encode("read me\n"), isExecutable: false },
        { path: `${folder}/consumer${isWindows ? ".exe" : ""}`, bytes: asBytes(program), isExecutable: true },
      ]);
      const name = `${folder}${isWindows ? ".zip" : ".tar.gz"}`;
      this.add(version, name, archive);
      sums.push(`${await sha256(archive)}  ${name}\n`);
    }
    this.add(version, "SHA256SUMS", new TextEncoder().encode(sums.join("")));
    this.#newest = version;
  }

  /** Publishes the files of a folder as a release, and makes it the newest one. */
  async publishFolder(version: string, folder: string): Promise<void> {
    for await (const { name } of Deno.readDir(folder)) {
      this.add(version, name, await Deno.readFile(`${folder}/${name}`));
    }
    this.#newest = version;
  }

  /** Adds or replaces a file of a release. */
  add(version: string, name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#files.set(`/releases/download/v${version}/${name}`, bytes);
  }

  /** Breaks the connection in the middle of this file. */
  breakOff(version: string, name: string): void {
    this.#broken.add(`/releases/download/v${version}/${name}`);
  }

  /** Redirects every request to this address. */
  redirectTo(url: string): void {
    this.#redirect = url;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  #answer(path: string): Response {
    this.requests.push(path);
    if (this.#redirect !== null) return new Response(null, { status: 302, headers: { location: this.#redirect } });
    const latest = /^\/releases\/latest\/download\/([^/]+)$/.exec(path)?.[1];
    if (latest !== undefined && this.#newest !== null) {
      return new Response(null, {
        status: 302,
        headers: { location: `/releases/download/v${this.#newest}/${latest}` },
      });
    }
    const bytes = this.#files.get(path);
    if (bytes === undefined) return new Response("Not Found", { status: 404 });
    return this.#broken.has(path)
      ? new Response(halfOf(bytes), { headers: { "content-length": String(bytes.length) } })
      : new Response(bytes);
  }
}

/** What is published. */
export interface FakeRelease {
  readonly targets?: readonly string[];
  /** The program's text or bytes. By default, a script that prints its version. */
  readonly program?: string | Uint8Array<ArrayBuffer>;
}

/** A script that answers `--version`, as the program does. */
export function printsVersion(version: string): string {
  return `#!/bin/sh\necho "consumer ${version}"\n`;
}

/** The SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

function asBytes(program: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof program === "string" ? new TextEncoder().encode(program) : program;
}

/** The first half of the bytes, then an error, which ends the connection. */
function halfOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isSent = false;
  return new ReadableStream({
    pull(controller): void {
      if (isSent) return controller.error(new Error("the connection breaks here"));
      controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      isSent = true;
    },
  });
}
