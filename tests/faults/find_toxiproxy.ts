/** The version that the table was made with. */
const TOXIPROXY = "github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0";

/**
 * Returns the path of the toxiproxy server: the environment variable TOXIPROXY, or one that `go install` puts into the
 * user's cache on first use.
 *
 * @throws {ToxiproxyMissingError} TOXIPROXY is not set, and Go is missing or can't build it
 */
export async function findToxiproxy(): Promise<string> {
  const given = Deno.env.get("TOXIPROXY") ?? "";
  if (given !== "") return await requireFile(given);
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
  const folder = `${cache}/consumer-faults/toxiproxy-2.5.0`;
  const server = `${folder}/server`;
  if (await isFile(server)) return server;
  await goInstall(folder);
  return server;
}

/** The toxiproxy server can't be found and can't be built. */
export class ToxiproxyMissingError extends Error {
  override readonly name = "ToxiproxyMissingError";
}

async function requireFile(path: string): Promise<string> {
  if (await isFile(path)) return path;
  throw new ToxiproxyMissingError(`TOXIPROXY names ${path}, which is not a file: set it to the toxiproxy server`);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function goInstall(folder: string): Promise<void> {
  const go = new Deno.Command("go", {
    args: ["install", TOXIPROXY],
    env: { GOBIN: folder },
    stdout: "null",
    stderr: "piped",
  });
  const output = await runGo(go);
  if (output.success) return;
  const reason = new TextDecoder().decode(output.stderr).trim();
  throw new ToxiproxyMissingError(`go install ${TOXIPROXY} failed:\n${reason}`);
}

async function runGo(go: Deno.Command): Promise<Deno.CommandOutput> {
  try {
    return await go.output();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new ToxiproxyMissingError(
      "The fault tests need toxiproxy 2.5: install Go, or set TOXIPROXY to the path of the toxiproxy server.",
    );
  }
}
