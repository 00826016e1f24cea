import { addResendRequest, takeResendRequests } from "../../../src/delivery/journal/resend_requests.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";

strictTest("takeResendRequests() passes each request once, and skips lines that are no requests", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  const requests = [{ id: "a", sinks: ["bot"], at: 1 }, { id: "b", sinks: ["bot", "hook"], at: 2 }];
  const taken: unknown[] = [];
  const take = (): number => takeResendRequests(path, (request) => taken.push(request));
  assertEquals(take(), 0);
  for (const request of requests) addResendRequest(path, request);
  await Deno.writeTextFile(`${path}.resend`, 'null\n[]\n{"id":1}\n{"id":"c","sinks":["bo', { append: true });
  assertEquals([take(), take()], [2, 0]);
  assertEquals(taken, requests);
});

strictTest("takeResendRequests() keeps the requests when they can't be applied", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  addResendRequest(path, { id: "a", sinks: ["bot"], at: 1 });
  const fail = (): never => {
    throw new Error("full");
  };
  assertThrows(() => takeResendRequests(path, fail), Error, "full");
  assertEquals(takeResendRequests(path, () => {}), 1);
});
