import { composeEnvironment } from "../../../../src/delivery/sinks/command/program_environment.ts";
import { assertEquals } from "../../../support/assert.ts";

Deno.test("composeEnvironment() keeps listed variables in any letter case, and lets the config override them", () => {
  const inherited = {
    Path: "C:\\",
    SystemRoot: "C:\\Windows",
    LD_PRELOAD: "/x.so",
    FREQTRADE__X: "1",
    LC_TIME: "C",
    TZ: "UTC",
  };
  assertEquals(composeEnvironment(inherited, { TZ: "CET", OWN: "1" }), {
    ...{ Path: "C:\\", SystemRoot: "C:\\Windows", LC_TIME: "C", TZ: "CET", OWN: "1" },
  });
});
