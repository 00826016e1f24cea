import { dirname } from "node:path";
import { type Instruction, parseDockerfile } from "../container/dockerfile.ts";
import { assertEquals } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";

/**
 * Assembles the file tree of the image without a container daemon: runs the first stage's commands in a folder, and
 * copies into another one what the last stage copies.
 *
 * Libraries of this machine stand for those of the base of the last stage.
 *
 * @param folder receives the folders `build` and `root`
 * @param deno the Deno that the first stage runs
 */
export async function assembleImage(folder: string, deno: string): Promise<Image> {
  const { stages } = parseDockerfile(await Deno.readTextFile(`${rootDir}Dockerfile`));
  const [build, last] = stages;
  if (build === undefined || last === undefined || stages.length !== 2) {
    throw new Error("the Dockerfile has two stages");
  }
  const [buildRoot, root] = [`${folder}/build`, `${folder}/root`];
  await Deno.mkdir(buildRoot);
  await runBuildStage(build.instructions, buildRoot, deno);

  await makeBase(root);
  const image: Writable<Image> = {
    root,
    env: [],
    user: "",
    folder: "/",
    volumes: [],
    entrypoint: [],
    command: [],
    health: [],
  };
  for (const { name, flags, words } of last.instructions) {
    switch (name) {
      case "COPY":
        assertEquals(flags, [`--from=${build.alias}`]);
        await copy(words, buildRoot, root, "/");
        break;
      case "ENV":
        image.env = [...image.env, ...words];
        break;
      case "USER":
        image.user = words.join();
        break;
      case "WORKDIR":
        image.folder = words.join();
        await Deno.mkdir(`${root}${image.folder}`, { recursive: true });
        break;
      case "VOLUME":
        image.volumes = [...image.volumes, ...words];
        break;
      case "ENTRYPOINT":
        image.entrypoint = words;
        break;
      case "CMD":
        image.command = words;
        break;
      case "HEALTHCHECK":
        image.health = words;
        break;
      case "LABEL":
        break;
      default:
        throw new Error(`the test has no meaning for ${name}`);
    }
  }
  await addLibraries(root, `${root}${image.entrypoint[0]}`);
  return image;
}

/** An image as a folder, and what the Dockerfile says about running it. */
export interface Image {
  /** The folder that becomes `/`. */
  readonly root: string;
  /** `NAME=value` each. */
  readonly env: readonly string[];
  /** `UID:GID`. */
  readonly user: string;
  /** The folder in which the program starts. */
  readonly folder: string;
  readonly volumes: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly health: readonly string[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

async function runBuildStage(instructions: readonly Instruction[], root: string, deno: string): Promise<void> {
  await Deno.mkdir(`${root}/bin`);
  await Deno.symlink(deno, `${root}/bin/deno`);
  let folder = "/";
  for (const { name, flags, words } of instructions) {
    if (name === "WORKDIR") {
      folder = words.join();
      await Deno.mkdir(`${root}${folder}`, { recursive: true });
    } else if (name === "COPY") {
      assertEquals(flags, []);
      await copy(words, rootDir, root, folder);
    } else if (name === "RUN") {
      const PATH = `${root}/bin:${Deno.env.get("PATH")}`;
      await run("sh", ["-e", "-c", words.join()], { cwd: `${root}${folder}`, env: { PATH } });
    } else throw new Error(`the test has no meaning for ${name}`);
  }
}

/** Copies files and the contents of folders, as `COPY` does. Paths of sources are relative to the folder `from`. */
async function copy(words: readonly string[], from: string, root: string, folder: string): Promise<void> {
  const sources = words.slice(0, -1);
  const target = words.at(-1) ?? "";
  const to = `${root}${target.startsWith("/") ? "" : `${folder}/`}${target}`;
  for (const source of sources) {
    const path = `${from}/${source}`;
    if ((await Deno.stat(path)).isDirectory) {
      await Deno.mkdir(to, { recursive: true });
      await run("cp", ["-a", "--no-preserve=ownership", `${path}/.`, to]);
    } else {
      await Deno.mkdir(to.endsWith("/") ? to : dirname(to), { recursive: true });
      await run("cp", ["-p", "--no-preserve=ownership", path, to]);
    }
  }
}

/** Makes the part of distroless/cc that the program can meet, apart from libraries. */
async function makeBase(root: string): Promise<void> {
  for (const folder of ["etc", "home/nonroot", "proc", "dev", "tmp"]) {
    await Deno.mkdir(`${root}/${folder}`, { recursive: true, mode: 0o755 });
  }
  await Deno.chmod(root, 0o755);
  await Deno.chmod(`${root}/tmp`, 0o1777);
  await Deno.writeTextFile(`${root}/etc/passwd`, "nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n");
}

async function addLibraries(root: string, program: string): Promise<void> {
  const listed = await run("ldd", [program]);
  const libraries = listed.match(/\/\S+(?= \(0x)/g) ?? [];
  assertEquals(libraries.filter((path) => !BASE_LIBRARIES.test(path)), [], "the base does not have these libraries");
  for (const library of libraries) await copy([library, library], "", root, "/");
}

/** The libraries of distroless/cc. */
const BASE_LIBRARIES = /\/(?:ld-linux|libc\.|libm\.|libdl\.|librt\.|libpthread\.|libgcc_s\.|libstdc\+\+\.)/;

async function run(
  program: string,
  args: readonly string[],
  options: Pick<Deno.CommandOptions, "cwd" | "env"> = {},
): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(program, { ...options, args: [...args], stdin: "null" })
    .output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
