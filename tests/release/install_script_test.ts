/** install.sh against a server that plays the release host, in every shell and with every downloader of this machine. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { fakeCommand, findCommand, makeToolFolder } from "./tool_folder.ts";
import { printsVersion, ReleaseHost } from "./release_host.ts";

const COMMANDS = [
  ...[
    "cat",
    "chmod",
    "cut",
    "dirname",
    "getconf",
    "grep",
    "gzip",
    "head",
    "mkdir",
    "mktemp",
    "mv",
    "rm",
    "rmdir",
    "sed",
  ],
  ...["sh", "sha256sum", "tail", "tar", "uname"],
];
const SHELLS: readonly (readonly string[])[] = [["dash"], ["bash"], ["busybox", "sh"]];
const DOWNLOADERS = ["curl", "wget"];
/** The archive of the tests is for this kind of machine, whatever runs them. */
const FAKE_UNAME = 'case "$1" in -s) echo Linux ;; -m) echo x86_64 ;; -o) echo GNU/Linux ;; esac';

/** A machine with one shell and one downloader, and a release host beside it. */
class Machine implements AsyncDisposable {
  private constructor(
    readonly folder: TempFolder,
    readonly host: ReleaseHost,
    readonly shell: readonly string[],
    readonly tools: string,
  ) {}

  static async make([shell = "sh", ...rest]: readonly string[], downloader: string): Promise<Machine> {
    const folder = await TempFolder.make();
    for (const name of ["home", "tmp"]) await Deno.mkdir(`${folder.path}/${name}`);
    const tools = await makeToolFolder(folder, [...COMMANDS, downloader]);
    await fakeCommand(tools, "uname", FAKE_UNAME);
    await fakeCommand(
      tools,
      "getconf",
      'case "$1" in GNU_LIBC_VERSION) echo "glibc 2.36" ;; LONG_BIT) echo 64 ;; esac',
    );
    return new Machine(folder, new ReleaseHost(), [await findCommand(shell) ?? shell, ...rest], tools);
  }

  /** The default place of the program. */
  get program(): string {
    return `${this.folder.path}/home/.local/bin/consumer`;
  }

  async install(
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
    const [command = "sh", ...before] = this.shell;
    const { code, stdout, stderr } = await new Deno.Command(command, {
      args: [...before, `${rootDir}install.sh`, ...args],
      cwd: this.folder.path,
      clearEnv: true,
      env: {
        PATH: this.tools,
        HOME: `${this.folder.path}/home`,
        TMPDIR: `${this.folder.path}/tmp`,
        CONSUMER_RELEASES_URL: this.host.url,
        ...env,
      },
      stdin: "null",
    }).output();
    const decoder = new TextDecoder();
    return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
  }

  /** Runs the installer, which must fail with this message and leave nothing behind. */
  async refuses(
    message: string,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const before = await this.#files();
    const { code, stderr } = await this.install(args, env);
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, `install.sh: `);
    assertStringIncludes(stderr, message);
    assertEquals(await this.#files(), before);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }

  /** All files and folders of the home folder and of the temporary one. */
  async #files(): Promise<readonly string[]> {
    const found: string[] = [];
    const walk = async (path: string): Promise<void> => {
      for await (const { name, isDirectory } of Deno.readDir(path)) {
        found.push(`${path}/${name}`);
        if (isDirectory) await walk(`${path}/${name}`);
      }
    };
    for (const name of ["home", "tmp"]) await walk(`${this.folder.path}/${name}`);
    return found.sort();
  }
}

async function versionOf(program: string): Promise<string> {
  const { stdout } = await new Deno.Command(program, { args: ["--version"] }).output();
  return new TextDecoder().decode(stdout).trim();
}

const CASES: Readonly<Record<string, (machine: Machine) => Promise<void>>> = {
  "installs the newest release for the current user": async (machine) => {
    await machine.host.publish("1.2.2");
    await machine.host.publish("1.2.3", { targets: ["linux-x64", "linux-arm64"] });
    const { code, stdout, stderr } = await machine.install();
    assertEquals([code, stderr], [0, ""]);
    assertEquals(await versionOf(machine.program), "consumer 1.2.3");
    assertStringIncludes(stdout, `consumer 1.2.3 is installed: ${machine.program}`);
    assertStringIncludes(stdout, `export PATH="${machine.folder.path}/home/.local/bin:$PATH"`);
    assertEquals([...Deno.readDirSync(`${machine.folder.path}/tmp`)], []);
    assertEquals([...Deno.readDirSync(`${machine.folder.path}/home/.local/bin`)].map(({ name }) => name), ["consumer"]);
  },
  "installs another version into another folder": async (machine) => {
    await machine.host.publish("1.2.2");
    await machine.host.publish("1.2.3");
    const to = `${machine.folder.path}/a folder/bin`;
    const { code, stdout, stderr } = await machine.install(["--version", "v1.2.2", "--to", to], {
      PATH: `${machine.tools}:${to}`,
    });
    assertEquals([code, stderr], [0, ""]);
    assertEquals(await versionOf(`${to}/consumer`), "consumer 1.2.2");
    assert(!stdout.includes("export PATH"), stdout);
    const relative = await machine.install(["--to=bin"]);
    assertEquals([relative.code, relative.stderr], [0, ""]);
    assertEquals(await versionOf(`${machine.folder.path}/bin/consumer`), "consumer 1.2.3");
  },
  "stops at a wrong checksum and keeps the installed program": async (machine) => {
    await machine.host.publish("1.2.3");
    const other = new TextEncoder().encode("somebody else's file");
    machine.host.add("1.2.3", "consumer-1.2.3-linux-x64.tar.gz", other);
    await machine.refuses("the downloaded file is not the published one");
    await machine.host.publish("1.2.2");
    assertEquals((await machine.install()).code, 0);
    await machine.refuses("the downloaded file is not the published one", ["--version", "1.2.3"]);
    assertEquals(await versionOf(machine.program), "consumer 1.2.2");
  },
  "stops at a download that breaks off": async (machine) => {
    // incompressible, so that half of the file is sent before the connection breaks
    const program = new Uint8Array(1 << 20);
    for (let at = 0; at < program.length; at += 1 << 16) crypto.getRandomValues(program.subarray(at, at + (1 << 16)));
    await machine.host.publish("1.2.3", { program });
    machine.host.breakOff("1.2.3", "consumer-1.2.3-linux-x64.tar.gz");
    await machine.refuses("consumer-1.2.3-linux-x64.tar.gz");
  },
  "reports a release that does not exist": async (machine) => {
    await machine.refuses("the newest release can't be read: ");
    await machine.host.publish("1.2.3");
    await machine.refuses("there is no release 9.9.9: ", ["--version", "9.9.9"]);
    await machine.refuses("not found (HTTP 404)", ["--version", "9.9.9"]);
  },
  "reports a release without a file for this machine": async (machine) => {
    await machine.host.publish("1.2.3", { targets: ["macos-arm64"] });
    await machine.refuses("the newest release has no file for linux-x64");
    await machine.refuses("release 1.2.3 has no file for linux-x64", ["--version", "1.2.3"]);
  },
  "keeps the installed program when the new one does not run here": async (machine) => {
    await machine.host.publish("1.2.2");
    assertEquals((await machine.install()).code, 0);
    await machine.host.publish("1.2.3", { program: "#!/bin/sh\necho 'GLIBC_2.99 not found' >&2\nexit 1\n" });
    await machine.refuses("does not run on this system, so nothing was changed: GLIBC_2.99 not found");
    await machine.host.publish("1.2.4", { program: printsVersion("6.6.6") });
    await machine.refuses('calls itself "consumer 6.6.6"');
    assertEquals(await versionOf(machine.program), "consumer 1.2.2");
  },
  "upgrades in place while the old program runs": async (machine) => {
    const sleeper = await Deno.readFile(await findCommand("sleep") ?? "/bin/sleep");
    await Deno.mkdir(`${machine.folder.path}/home/.local/bin`, { recursive: true });
    await Deno.writeFile(machine.program, sleeper, { mode: 0o755 });
    const old = new Deno.Command(machine.program, { args: ["60"] }).spawn();
    try {
      await machine.host.publish("1.2.3");
      const { code, stderr } = await machine.install();
      assertEquals([code, stderr], [0, ""]);
      assertEquals(await versionOf(machine.program), "consumer 1.2.3");
    } finally {
      old.kill("SIGTERM"); // throws if it had ended
      assertEquals((await old.status).signal, "SIGTERM");
    }
  },
  "refuses machines without a program for them, and suggests what to do": async (machine) => {
    await machine.host.publish("1.2.3");
    const machines: readonly (readonly [system: string, processor: string, message: string])[] = [
      ["Linux", "armv7l", "this is a 32-bit ARM system, and consumer needs a 64-bit one: on a Raspberry Pi"],
      ["Linux", "armv6l", "this is a 32-bit ARM system"],
      ["Linux", "riscv64", "there is no consumer for riscv64 processors"],
      ["Linux", "i686", "there is no consumer for i686 processors"],
      ["FreeBSD", "amd64", "there is no consumer for FreeBSD"],
      ["MINGW64_NT-10.0", "x86_64", "on Windows, run install.ps1 in PowerShell"],
    ];
    for (const [system, processor, message] of machines) {
      await fakeCommand(machine.tools, "uname", `case "$1" in -s) echo ${system} ;; -m) echo ${processor} ;; esac`);
      await machine.refuses(message);
    }
    assertEquals(machine.host.requests, []);
  },
  "refuses a 32-bit system on a 64-bit processor, musl, and Android": async (machine) => {
    await machine.host.publish("1.2.3");
    await fakeCommand(machine.tools, "uname", FAKE_UNAME.replace("x86_64", "aarch64"));
    await fakeCommand(
      machine.tools,
      "getconf",
      'case "$1" in GNU_LIBC_VERSION) echo "glibc 2.36" ;; *) echo 32 ;; esac',
    );
    await machine.refuses("this is a 32-bit ARM system");
    await fakeCommand(machine.tools, "getconf", "exit 1");
    await fakeCommand(machine.tools, "ldd", 'echo "musl libc (aarch64)" >&2; exit 1');
    await machine.refuses("this Linux uses musl instead of glibc");
    await fakeCommand(machine.tools, "uname", FAKE_UNAME.replace("GNU/Linux", "Android"));
    await machine.refuses("there is no consumer for Android");
  },
  "chooses the file of a Mac's real processor, also under Rosetta": async (machine) => {
    await machine.host.publish("1.2.3", { targets: ["macos-arm64"] });
    await fakeCommand(machine.tools, "uname", 'case "$1" in -s) echo Darwin ;; -m) echo x86_64 ;; esac');
    await machine.refuses("no file for macos-x64");
    await fakeCommand(machine.tools, "sysctl", "echo 1");
    const { code, stderr } = await machine.install();
    assertEquals([code, stderr], [0, ""]);
  },
  "refuses addresses without TLS, and the placeholder of the tree": async (machine) => {
    await machine.refuses("is not an https:// address", [], {
      CONSUMER_RELEASES_URL: "http://mirror.example/releases",
    });
    await machine.refuses("no release of consumer is published yet", [], { CONSUMER_RELEASES_URL: "" });
  },
  "reports mistakes in its arguments": async (machine) => {
    for (const args of [["--version"], ["--version", "newest"], ["--to", ""], ["--sudo"]]) {
      const { code, stdout, stderr } = await machine.install(args);
      assertEquals([code, stdout], [2, ""]);
      assertMatch(stderr, /^install\.sh: .*\nUsage: /);
    }
    const help = await machine.install(["--help"]);
    assertEquals([help.code, help.stderr], [0, ""]);
    assertStringIncludes(help.stdout, "--to DIR");
  },
  "reports a folder that can't be used": async (machine) => {
    await machine.host.publish("1.2.3");
    await Deno.writeTextFile(`${machine.folder.path}/file`, "");
    await machine.refuses("is not a folder", ["--to", `${machine.folder.path}/file/bin`]);
    await Deno.mkdir(`${machine.folder.path}/taken/consumer`, { recursive: true });
    await machine.refuses("is a folder", ["--to", `${machine.folder.path}/taken`]);
    await machine.refuses("", ["--to", "/proc/nowhere"]);
  },
  "reports missing tools": async (machine) => {
    await Deno.remove(`${machine.tools}/sha256sum`);
    await machine.refuses("no program for SHA-256 is installed");
    for (const name of DOWNLOADERS) await Deno.remove(`${machine.tools}/${name}`).catch(() => {}); // one of them is there
    await machine.refuses("neither curl nor wget is installed");
  },
};

/** Shells whose own commands come before those in PATH: what PATH has not is there all the same. */
const BRINGS_ITS_OWN = ["refuses a 32-bit system", "reports missing tools", "refuses machines", "chooses the file"];

for (const shell of SHELLS) {
  for (const downloader of DOWNLOADERS) {
    const missing = await findCommand(shell[0] ?? "") === null
      ? shell[0]
      : await findCommand(downloader) === null
      ? downloader
      : undefined;
    const name = `install.sh in ${shell.join(" ")} with ${downloader}`;
    Deno.test({
      name: missing === undefined ? name : `${name} (skipped: ${missing} is not installed)`,
      ignore: missing !== undefined,
      async fn(t): Promise<void> {
        for (const [step, body] of Object.entries(CASES)) {
          if (shell[0] === "busybox" && BRINGS_ITS_OWN.some((start) => step.startsWith(start))) continue;
          await t.step(step, async () => {
            await using machine = await Machine.make(shell, downloader);
            await body(machine);
          });
        }
      },
    });
  }
}

Deno.test("install.sh does nothing when only a part of it was downloaded", async () => {
  await using folder = await TempFolder.make();
  const script = await Deno.readTextFile(`${rootDir}install.sh`);
  for (const share of [0.3, 0.6, 0.9, 0.99]) {
    const part = await folder.write("part.sh", script.slice(0, Math.floor(script.length * share)));
    await new Deno.Command("sh", { args: [part], clearEnv: true, env: { PATH: "/usr/bin:/bin", HOME: folder.path } })
      .output();
    assertEquals([...Deno.readDirSync(folder.path)].map(({ name }) => name), ["part.sh"]);
  }
});
