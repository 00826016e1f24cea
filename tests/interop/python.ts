/** The freqtrade that the interop tests run against; the one that all of this repository is written for. */
const FREQTRADE = "2026.9";
/** freqtrade needs Python 3.11 at least. */
const CANDIDATES = ["python3.13", "python3.12", "python3.11", "python3"];

/**
 * A Python that has freqtrade: `INTEROP_PYTHON` where it is set, else a virtual environment of our own in the user's cache,
 * made from PyPI on first use, which takes a few minutes.
 */
export async function interopPython(): Promise<string> {
  const given = Deno.env.get("INTEROP_PYTHON");
  if (given !== undefined && given !== "") return given;
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
  const venv = `${cache}/consumer-interop/freqtrade-${FREQTRADE}`;
  const python = `${venv}/bin/python`;
  if (await hasFreqtrade(python)) return python;
  await run(await basePython(), "-m", "venv", "--clear", venv);
  await run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", `freqtrade==${FREQTRADE}`);
  return python;
}

async function basePython(): Promise<string> {
  for (const name of CANDIDATES) {
    if (await succeeds(name, "-c", "import sys, venv; sys.exit(sys.version_info < (3, 11))")) return name;
  }
  throw new Error("no Python 3.11 or later found: install one with its venv module, or set INTEROP_PYTHON");
}

function hasFreqtrade(python: string): Promise<boolean> {
  const check = `import importlib.metadata as m, sys; sys.exit(m.version("freqtrade") != "${FREQTRADE}")`;
  return succeeds(python, "-c", check);
}

async function succeeds(command: string, ...args: readonly string[]): Promise<boolean> {
  try {
    const child = new Deno.Command(command, { args: [...args], stdin: "null", stdout: "null", stderr: "null" });
    return (await child.output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Runs a command to its end and gives its stdout. @throws {Error} with its last output when it fails */
export async function run(command: string, ...args: readonly string[]): Promise<string> {
  const output = await new Deno.Command(command, { args: [...args], stdin: "null", stdout: "piped", stderr: "piped" })
    .output();
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  if (!output.success) {
    throw new Error(`${command} ${args.join(" ")} ended with ${output.code}:\n${text(output.stderr).slice(-3000)}`);
  }
  return text(output.stdout);
}
