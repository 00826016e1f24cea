import { buildNpmPackage } from "../../tools/release/npm_package.ts";
import type { ProgramOptions } from "../support/program.ts";
import { TempFolder } from "../support/temp_folder.ts";

/** The npm package, built, packed, and installed into an empty prefix by a user with an empty home. */
export class InstalledPackage implements AsyncDisposable {
  /** The packed file. */
  readonly archive: string;
  /** The folder of the installed package. */
  readonly folder: string;
  /** The command that npm has installed. */
  readonly command: string;
  readonly #temp: TempFolder;

  private constructor(temp: TempFolder, archive: string) {
    this.#temp = temp;
    this.archive = archive;
    this.folder = `${temp.path}/prefix/lib/node_modules/freqtrade-consumer`;
    this.command = `${temp.path}/prefix/bin/consumer`;
  }

  static async make(): Promise<InstalledPackage> {
    const temp = await TempFolder.make();
    try {
      const built = `${temp.path}/built`;
      await buildNpmPackage(built);
      for (const name of ["packed", "home", "work"]) await Deno.mkdir(`${temp.path}/${name}`);
      const options = { cwd: built, env: makeEnvironment(temp.path) };
      const name = await runNpm(["pack", "--silent", "--pack-destination", `${temp.path}/packed`], options);
      const archive = `${temp.path}/packed/${name.trim()}`;
      await runNpm(["install", "--global", "--prefix", `${temp.path}/prefix`, archive], options);
      return new InstalledPackage(temp, archive);
    } catch (error) {
      await temp[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** An empty folder outside of the package. */
  async makeFolder(): Promise<string> {
    return await Deno.makeTempDir({ dir: `${this.#temp.path}/work` });
  }

  /** How a test runs the installed command, or another executable, in a folder. */
  options(cwd: string, executable = this.command): ProgramOptions {
    return { executable, cwd, env: makeEnvironment(this.#temp.path) };
  }

  /** Installs the packed file into a project of the user's. */
  async installInto(project: string): Promise<void> {
    await runNpm(["install", this.archive], { cwd: project, env: makeEnvironment(this.#temp.path) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#temp[Symbol.asyncDispose]();
  }
}

interface NpmOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

async function runNpm(args: readonly string[], { cwd, env }: NpmOptions): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("npm", {
    args: [...args, "--no-audit", "--no-fund"],
    cwd,
    env: { ...env },
    clearEnv: true,
  }).output();
  if (!success) throw new Error(`npm ${args[0]} failed:\n${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout);
}

/** The environment of a new user, with what npm needs to reach its registry from this machine. */
function makeEnvironment(temp: string): Record<string, string> {
  const network = Object.entries(Deno.env.toObject()).filter(([name]) => NETWORK.test(name));
  return {
    ...Object.fromEntries(network),
    HOME: `${temp}/home`,
    XDG_CACHE_HOME: `${temp}/home/.cache`,
    PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin",
    NO_COLOR: "1",
    npm_config_update_notifier: "false",
  };
}

const NETWORK = /^(?:NODE_EXTRA_CA_CERTS|(?:https?|no)_proxy|npm_config_registry)$/i;
