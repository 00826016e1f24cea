import { assert } from "../support/assert.ts";
import { canRun } from "../support/can_run.ts";
import { Program, type ProgramEnd } from "../support/program.ts";
import type { Image } from "./image_tree.ts";

/** Whether this process may start programs in a root folder and in namespaces of their own. */
export const CAN_CONTAIN: boolean = Deno.build.os === "linux" &&
  await canRun("unshare", ["--mount", "--pid", "--fork", "setpriv", "--no-new-privs", "chroot", "/", "true"]);

/** Why tests of the image are skipped. */
export const NOT_CONTAINED = "skipped: it needs Linux, root, and the programs unshare, nsenter, setpriv and chroot";

/** What a container gets from outside. */
export interface Mounts {
  /** A folder of this machine that is mounted read-only as the image's `WORKDIR`. */
  readonly folder: string;
  /** A folder of this machine for the image's volume. */
  readonly volume: string;
  /** Whether `/tmp` is a memory file system. Otherwise it is as read-only as the rest. */
  readonly tmpfs: boolean;
}

/**
 * The image's program in a root folder of its own that it can't write to, as process 1, and as the image's user.
 * `await using` ends it.
 */
export class Container implements AsyncDisposable {
  readonly program: Program;
  readonly #image: Image;

  private constructor(image: Image, program: Program) {
    this.#image = image;
    this.program = program;
  }

  /** @param command replaces the image's `CMD` */
  static async start(image: Image, mounts: Mounts, command = image.command): Promise<Container> {
    const { root, folder, volumes } = image;
    const setUp = [
      `mount --bind ${root} ${root}`,
      `mount -t proc proc ${root}/proc`,
      `mount -t tmpfs -o mode=755 tmpfs ${root}/dev`,
      `mknod -m 666 ${root}/dev/null c 1 3`,
      `mknod -m 666 ${root}/dev/urandom c 1 9`,
      `mount --bind ${mounts.folder} ${root}${folder}`,
      `mount -o remount,bind,ro ${root}${folder}`,
      `mount --bind ${mounts.volume} ${root}${volumes.join()}`,
      ...(mounts.tmpfs ? [`mount -t tmpfs -o mode=1777 tmpfs ${root}/tmp`] : []),
      `mount -o remount,bind,ro ${root}`,
    ];
    const script = `${setUp.join(" && ")} && exec "$@"`;
    const program = await Program.start(
      [
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        "sh",
        "-c",
        script,
        "sh",
        ...enter(image),
        ...image.entrypoint,
        ...command,
      ],
      { executable: "unshare", cwd: "/" },
    );
    return new Container(image, program);
  }

  /** Runs another command in the container, as `docker exec` does. */
  async exec(command: readonly string[]): Promise<ProgramEnd> {
    const pid = await this.processId();
    await using program = await Program.start(
      ["--target", `${pid}`, "--mount", "--pid", "--", ...enter(this.#image), ...command],
      { executable: "nsenter", cwd: "/" },
    );
    return await program.ended();
  }

  /** Returns the id outside of the container of its process 1. */
  async processId(): Promise<number> {
    const [pid] = await listChildren(this.program.pid);
    assert(pid !== undefined, `the container has ended: ${this.program.stderr.text}`);
    return pid;
  }

  /** Sends a signal to process 1. */
  async kill(signal: Deno.Signal): Promise<void> {
    Deno.kill(await this.processId(), signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
  }
}

/** Returns the ids of a process' children. */
export async function listChildren(pid: number): Promise<readonly number[]> {
  return (await ps("--ppid", `${pid}`, "-o", "pid=")).map(Number);
}

/** Returns the lines that `ps` prints. */
export async function ps(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await new Deno.Command("ps", { args: [...args], stdin: "null" }).output();
  return new TextDecoder().decode(stdout).split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** Returns the words before a command that run it in the image's root folder, as its user and with its variables. */
function enter({ root, env, user }: Image): readonly string[] {
  const variables = ["HOME=/home/nonroot", `PATH=${Deno.env.get("PATH")}`, "NO_COLOR=1", ...env];
  return ["env", "-i", ...variables, "setpriv", "--no-new-privs", "chroot", `--userspec=${user}`, root];
}
