import { judgeEnd, REQUESTED, RESTART_CODE } from "../../src/supervisor/judge_end.ts";
import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";

strictTest("an ordinary exit code is passed on", () => {
  for (const code of [0, 1, 2, 130]) {
    assertEquals(judgeEnd({ code, signal: null }, false), { type: "exit", code });
  }
  assertEquals(judgeEnd({ code: 143, signal: "SIGTERM" }, false), { type: "exit", code: 143 });
});

strictTest("a crash and a requested restart start the program again", () => {
  assertEquals(judgeEnd({ code: 133, signal: "SIGTRAP" }, false), { type: "restart", why: "SIGTRAP" });
  assertEquals(judgeEnd({ code: 137, signal: "SIGKILL" }, false), { type: "restart", why: "SIGKILL" });
  assertEquals(judgeEnd({ code: RESTART_CODE, signal: null }, false), { type: "restart", why: REQUESTED });
  assertEquals(judgeEnd({ code: -1073741819, signal: null }, false), {
    type: "restart",
    why: "exception 0xc0000005",
  });
});

strictTest("nothing starts again once the user has stopped the program", () => {
  assertEquals(judgeEnd({ code: 137, signal: "SIGKILL" }, true), { type: "exit", code: 137 });
  assertEquals(judgeEnd({ code: RESTART_CODE, signal: null }, true), { type: "exit", code: 0 });
});
