/** The services of compose.yaml without containers: a real freqtrade with its config, and the program with its own. */
import { readComposeFile, resolveEnvironment } from "../container/compose_file.ts";
import { makeSecrets } from "../container/secrets.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { freePort } from "../support/free_port.ts";
import { Program } from "../support/program.ts";
import { rootDir } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { interopPython, run } from "./python.ts";

const SCRIPT = decodeURIComponent(new URL("freqtrade/run_offline.py", import.meta.url).pathname);
/** A start of freqtrade takes some ten seconds; a busy machine gets more. */
const START_LIMIT_MS = 120_000;

/** What this machine has in place of a real exchange and of the container's own address. */
function onThisMachine(port: number): Readonly<Record<string, string>> {
  return {
    FREQTRADE__API_SERVER__LISTEN_IP_ADDRESS: "127.0.0.1",
    FREQTRADE__API_SERVER__LISTEN_PORT: `${port}`,
    FREQTRADE__EXCHANGE__NAME: "offlinex",
    FREQTRADE__EXCHANGE__ENABLE_WS: "false",
    FREQTRADE__EXCHANGE__SKIP_PAIR_VALIDATION: "true",
  };
}

Deno.test("the consumer of compose.yaml receives every pair of the freqtrade of compose.yaml", async () => {
  await using folder = await TempFolder.make();
  const { freqtrade, consumer } = (await readComposeFile()).services;
  const secrets = await makeSecrets(folder);
  const python = await interopPython();
  assertEquals(freqtrade.image, `freqtradeorg/freqtrade:${await run(python, "-c", PRINT_VERSION)}`);

  const port = freePort();
  const installed = await run(python, "-c", PRINT_FOLDER);
  const command = (freqtrade.command ?? "")
    .replaceAll("/config/freqtrade.json", `${rootDir}container/freqtrade.json`)
    .replaceAll("/freqtrade/freqtrade/", `${installed}/`)
    .replaceAll("/freqtrade/user_data", folder.path);
  await using bot = await Program.start([SCRIPT, ...command.trim().split(/\s+/), "--userdir", folder.path], {
    executable: python,
    cwd: folder.path,
    env: { ...resolveEnvironment(freqtrade, secrets), ...onThisMachine(port) },
  });
  await bot.stderr.find((line) => line.includes("Uvicorn running on"), START_LIMIT_MS);

  // lists are replaced as a whole
  const override = await folder.write("override.json", {
    external_message_consumer: {
      producers: [{ name: "default", host: "127.0.0.1", port, ws_token: { env: "WS_TOKEN" } }],
    },
    consumer: {
      strategies: [`${rootDir}examples/strategies/consumer_strategy.ts`],
      journal: { file: `${folder.path}/consumer.sqlite` },
    },
  });
  const config = `${rootDir}container/consumer/config.jsonc`;
  await using program = await Program.start(["--config", config, "--config", override], {
    mayWrite: folder.path,
    env: resolveEnvironment(consumer, secrets),
  });
  const { exchange: { pair_whitelist: pairs } } = JSON.parse(
    await Deno.readTextFile(`${rootDir}container/freqtrade.json`),
  );
  const status = `status: 1 of 1 producers up, ${pairs.length} of ${pairs.length} pairs fresh`;
  await program.stderr.find((line) => line.includes(status), START_LIMIT_MS);
  // a column that the strategy needs and the bot does not send would fail its first evaluation
  assert(!/warning engine|error/.test(program.stderr.text), program.stderr.text);
  program.kill("SIGTERM");
  assertEquals((await program.ended()).code, 0);
});

const PRINT_VERSION = 'import importlib.metadata as m, sys; sys.stdout.write(m.version("freqtrade"))';
const PRINT_FOLDER = "import importlib.util as u, os, sys; " +
  'sys.stdout.write(os.path.dirname(u.find_spec("freqtrade").origin))';
