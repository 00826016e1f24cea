/**
 * install.ps1 in every PowerShell of this machine, against a server that plays the release host. On Windows it installs the
 * program that `deno task release:compile` has made. Elsewhere, where PowerShell is rare, the script only has to refuse.
 */
import { binaryPath } from "../../tools/release/release_files.ts";
import { readProject, rootFolder } from "../../tools/release/project.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { ReleaseHost } from "./release_host.ts";

const TARGET = "windows-x64";
const isWindows = Deno.build.os === "windows";

/** A user with an empty folder, and a release host. */
class Machine implements AsyncDisposable {
  private constructor(
    readonly shell: string,
    readonly folder: TempFolder,
    readonly host: ReleaseHost,
    readonly version: string,
    readonly program: Uint8Array<ArrayBuffer>,
  ) {}

  static async make(shell: string): Promise<Machine> {
    const program = isWindows ? await Deno.readFile(binaryPath(undefined, TARGET)) : new Uint8Array();
    const { version } = await readProject();
    return new Machine(shell, await TempFolder.make(), new ReleaseHost(), version, program);
  }

  async publish(): Promise<void> {
    await this.host.publish(this.version, { targets: [TARGET], program: this.program });
  }

  async install(...args: readonly string[]): Promise<Output> {
    return await this.installFrom(this.host.url, ...args);
  }

  async installFrom(url: string, ...args: readonly string[]): Promise<Output> {
    return await run(this.shell, [
      ...["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", `${rootFolder}/install.ps1`, ...args],
    ], { CONSUMER_RELEASES_URL: url, LOCALAPPDATA: this.folder.path });
  }

  /** Runs the installer, which must fail with this message and leave nothing behind. */
  async refuses(message: string, ...args: readonly string[]): Promise<void> {
    const before = this.files();
    const { code, stderr } = await this.install(...args);
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, "install.ps1: ");
    assertStringIncludes(stderr, message);
    assertEquals(this.files(), before);
  }

  /** The default place of the program. */
  get installed(): string {
    return `${this.folder.path}/Programs/consumer/consumer.exe`;
  }

  /** All files and folders below the user's folder, without those of PowerShell itself. */
  files(): readonly string[] {
    const walk = (path: string): readonly string[] =>
      [...Deno.readDirSync(path)].flatMap(({ name, isDirectory }) => [
        `${path}/${name}`,
        ...(isDirectory ? walk(`${path}/${name}`) : []),
      ]);
    return walk(this.folder.path).filter((path) => !path.startsWith(`${this.folder.path}/Microsoft`)).toSorted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}

interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Output> {
  const { code, stdout, stderr } = await new Deno.Command(command, { args: [...args], env, stdin: "null" }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

async function findShells(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const shell of ["powershell", "pwsh"]) {
    try {
      const { code } = await run(shell, ["-NoProfile", "-Command", "exit 0"], {});
      if (code === 0) found.push(shell);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return found;
}

const WINDOWS_CASES: Readonly<Record<string, (machine: Machine) => Promise<void>>> = {
  "installs the newest release, which runs": async (machine) => {
    await machine.publish();
    const { code, stdout, stderr } = await machine.install();
    assertEquals([code, stderr], [0, ""]);
    assertStringIncludes(stdout, `consumer ${machine.version} is installed: `);
    assertStringIncludes(stdout, "is not in your Path");
    const { stdout: version } = await run(machine.installed, ["--version"], {});
    assertEquals(version.trim(), `consumer ${machine.version}`);
    assertEquals(machine.files().length, 3);
  },
  "installs the version that is named, to the folder that is named": async (machine) => {
    await machine.publish();
    const { code, stderr } = await machine.install(
      "-Version",
      `v${machine.version}`,
      "-To",
      `${machine.folder.path}/bin`,
    );
    assertEquals([code, stderr], [0, ""]);
    assertEquals((await Deno.stat(`${machine.folder.path}/bin/consumer.exe`)).isFile, true);
  },
  "replaces the program while the old one runs": async (machine) => {
    await machine.publish();
    assertEquals((await machine.install()).code, 0);
    const old = new Deno.Command(machine.installed, {
      args: ["demo", "--no-supervisor"],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    try {
      const { code, stdout, stderr } = await machine.install();
      assertEquals([code, stderr], [0, ""]);
      assertStringIncludes(stdout, "The old program still runs.");
      await machine.refuses("stop the consumer that still runs from it");
    } finally {
      old.kill("SIGKILL");
      await old.status;
    }
    assertEquals((await machine.install()).code, 0);
  },
  "stops at a wrong checksum and keeps the installed program": async (machine) => {
    await machine.publish();
    assertEquals((await machine.install()).code, 0);
    const name = `consumer-${machine.version}-${TARGET}.zip`;
    machine.host.add(machine.version, name, new TextEncoder().encode("somebody else's file"));
    await machine.refuses("the downloaded file is not the published one");
  },
  "stops at a download that breaks off": async (machine) => {
    await machine.publish();
    machine.host.breakOff(machine.version, `consumer-${machine.version}-${TARGET}.zip`);
    await machine.refuses("the archive can't be downloaded");
  },
  "stops at a program that calls itself another version": async (machine) => {
    await machine.host.publish("98.7.6", { targets: [TARGET], program: machine.program });
    await machine.refuses(`calls itself "consumer ${machine.version}" instead of "consumer 98.7.6"`);
  },
  "reports a release that does not exist, or has no file for Windows": async (machine) => {
    await machine.refuses("the newest release can't be read");
    await machine.refuses("there is no release 9.9.9", "-Version", "9.9.9");
    await machine.host.publish("98.7.6", { targets: ["linux-x64"] });
    await machine.refuses("the release has no file for windows-x64");
    await machine.refuses('"newest" is not a version', "-Version", "newest");
  },
  "follows no redirect to an address without TLS": async (machine) => {
    machine.host.redirectTo("http://mirror.example/SHA256SUMS");
    await machine.refuses("redirects to an address without TLS");
    const { code, stderr } = await machine.installFrom("http://mirror.example/releases");
    assertEquals(code, 1);
    assertStringIncludes(stderr, "is not an https:// address");
  },
};

const OTHER_CASES: typeof WINDOWS_CASES = {
  "refuses a system that is not Windows": async (machine) => {
    await machine.refuses("this script is for Windows: on Linux and macOS, run install.sh");
  },
};

const shells = await findShells();
for (const shell of shells) {
  Deno.test(`install.ps1 in ${shell}`, async (t) => {
    for (const [step, body] of Object.entries(isWindows ? WINDOWS_CASES : OTHER_CASES)) {
      await t.step(step, async () => {
        await using machine = await Machine.make(shell);
        await body(machine);
      });
    }
  });
}

Deno.test({
  name: "this machine has a PowerShell for install.ps1",
  ignore: shells.length === 0 && !isWindows, // only Windows brings one
  fn: () => assertEquals(shells.length > 0, true),
});
