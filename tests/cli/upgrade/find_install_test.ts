import { adviseUpgrade, findInstall, type Install, type InstallTraces } from "../../../src/cli/upgrade/find_install.ts";
import { assertEquals, assertStringIncludes } from "../../support/assert.ts";

const CLONE = "file:///home/me/consumer/src/cli/upgrade/upgrade.ts";
const NOTHING: InstallTraces = { isCompiled: false, moduleUrl: CLONE, marker: undefined };

Deno.test("an install is recognised by the marker of the container, the program's kind, and its folder", () => {
  const cases: readonly (readonly [Partial<InstallTraces>, Install])[] = [
    [{}, { type: "source" }],
    [{ marker: "" }, { type: "source" }],
    [{ marker: "container" }, { type: "container" }],
    [{ marker: "container", isCompiled: true }, { type: "container" }],
    [{ isCompiled: true }, { type: "binary" }],
    // a compiled program keeps the path of its source
    [{ isCompiled: true, moduleUrl: "file:///tmp/deno-compile-consumer/node_modules/a/b.js" }, { type: "binary" }],
    [
      { moduleUrl: "file:///usr/lib/node_modules/freqtrade-consumer/consumer.js" },
      { type: "npm", packageName: "freqtrade-consumer", isTemporary: false },
    ],
    [
      { moduleUrl: "file:///usr/lib/node_modules/@scope/consumer/dist/consumer.js" },
      { type: "npm", packageName: "@scope/consumer", isTemporary: false },
    ],
    [
      { moduleUrl: "file:///a/node_modules/.pnpm/name@1.0.0/node_modules/name/consumer.js" },
      { type: "npm", packageName: "name", isTemporary: false },
    ],
    // `npm install --global FOLDER` links the folder
    [{ marker: "npm" }, { type: "npm", packageName: "freqtrade-consumer", isTemporary: false }],
    [
      { marker: "npm", moduleUrl: "file:///usr/lib/node_modules/@scope/consumer/lib/program.js" },
      { type: "npm", packageName: "@scope/consumer", isTemporary: false },
    ],
    [
      { moduleUrl: "file:///home/me/.npm/_npx/0a1b/node_modules/freqtrade-consumer/consumer.js" },
      { type: "npm", packageName: "freqtrade-consumer", isTemporary: true },
    ],
  ];
  for (const [traces, expected] of cases) assertEquals(findInstall({ ...NOTHING, ...traces }), expected);
});

Deno.test("the advice says what to type, except for the program that upgrades itself", () => {
  assertEquals(adviseUpgrade({ type: "binary" }), null);
  const advice: readonly (readonly [Install, string])[] = [
    [{ type: "container" }, "docker compose pull"],
    [{ type: "npm", packageName: "@scope/name", isTemporary: false }, "npm install --global @scope/name@latest"],
    [{ type: "npm", packageName: "name", isTemporary: true }, "npx name@latest"],
    [{ type: "source" }, "git pull"],
  ];
  for (const [install, text] of advice) assertStringIncludes(adviseUpgrade(install) ?? "", text);
});
