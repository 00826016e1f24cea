import { formatLaunchdJob } from "../../../src/init/service/launchd_job.ts";
import { assertEquals } from "../../support/assert.ts";
import { CAN_READ_PLIST, NO_PYTHON, readPlist } from "../../support/read_plist.ts";

const PROJECT = `/Users/ada/bots & "more" <1>`;
const PLAN = {
  user: "ada",
  project: PROJECT,
  program: {
    words: ["/opt/deno/deno", "run", "/opt/consumer/main.ts"],
    paths: ["/opt/deno/deno", "/opt/consumer"],
    searchPath: ["/opt/deno"],
    usesDenoCache: true,
  },
  credentials: [],
};

Deno.test({
  name: `a launchd job is a property list that another program reads${CAN_READ_PLIST ? "" : NO_PYTHON}`,
  ignore: !CAN_READ_PLIST,
  async fn(): Promise<void> {
    assertEquals(await readPlist(formatLaunchdJob(PLAN)), {
      Label: "consumer",
      ProgramArguments: ["/opt/deno/deno", "run", "/opt/consumer/main.ts", "--config", `${PROJECT}/config.jsonc`],
      UserName: "ada",
      WorkingDirectory: PROJECT,
      EnvironmentVariables: { PATH: "/opt/deno:/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" },
      RunAtLoad: true,
      KeepAlive: { SuccessfulExit: false },
      ThrottleInterval: 30,
      Umask: 63,
      HardResourceLimits: { Core: 0 },
      StandardOutPath: `${PROJECT}/service/signals.ndjson`,
      StandardErrorPath: `${PROJECT}/service/consumer.log`,
    });
  },
});
