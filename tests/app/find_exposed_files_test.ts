import { findExposedFiles } from "../../src/app/find_exposed_files.ts";
import { toFileUrl } from "../../src/app/paths.ts";
import { assertEquals } from "../support/assert.ts";

/** Makes a project in a temporary folder: a config, a secret, a journal and a strategy of its own folder. */
async function withProject(body: (root: string) => void | Promise<void>): Promise<void> {
  const root = await Deno.realPath(await Deno.makeTempDir());
  try {
    await Deno.mkdir(`${root}/strategies`);
    for (const name of ["config.jsonc", "token", "strategies/one.ts"]) {
      await Deno.writeTextFile(`${root}/${name}`, "", { mode: 0o600 });
    }
    await body(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

function find(root: string, changes: { readonly strategy?: string; readonly read?: readonly string[] } = {}): string[] {
  const path = changes.strategy ?? `${root}/strategies/one.ts`;
  return findExposedFiles({
    config: {
      files: [`${root}/config.jsonc`, "standard input"],
      secret_files: [`${root}/config.jsonc`, `${root}/token`],
      consumer: {
        journal: { enabled: true, file: `${root}/consumer.sqlite`, keep_days: 90 },
        strategy_permissions: { read: [...changes.read ?? []], net: [], env: [] },
      },
    },
    strategies: [{ path, url: toFileUrl(path) }],
  });
}

Deno.test("findExposedFiles() finds nothing when only the owner can read secrets, and strategies have their own folder", () =>
  withProject((root) => assertEquals(find(root), [])));

Deno.test({
  name: "findExposedFiles() reports files with secrets that the group or others can read",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withProject(async (root) => {
      await Deno.chmod(`${root}/config.jsonc`, 0o644);
      await Deno.chmod(`${root}/token`, 0o640);
      assertEquals(find(root), [
        `other users can read ${root}/config.jsonc, which contains secrets (mode 0644): run chmod 600 ${root}/config.jsonc`,
        `other users can read ${root}/token, which contains secrets (mode 0640): run chmod 600 ${root}/token`,
      ]);
    }),
});

Deno.test("findExposedFiles() reports config, secrets and journal in a folder that a strategy can read", () =>
  withProject((root) => {
    const all = `${root}/config.jsonc, ${root}/token, ${root}/consumer.sqlite`;
    const warning = `strategies can read ${all}: move the strategies to a folder of their own`;
    assertEquals(find(root, { strategy: `${root}/two.ts` }), [warning]);
    assertEquals(find(root, { read: [root] }), [warning]);
    assertEquals(find(root, { read: [`${root}/token`] }), [
      `strategies can read ${root}/token: move the strategies to a folder of their own`,
    ]);
  }));

Deno.test("findExposedFiles() follows links", () =>
  withProject(async (root) => {
    await Deno.symlink(root, `${root}/strategies/up`);
    assertEquals(find(root, { read: [`${root}/strategies/up/token`] }).length, 1);
  }));
