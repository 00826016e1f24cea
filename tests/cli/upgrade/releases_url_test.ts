import { RunError } from "../../../src/app/run_error.ts";
import { isSafeDownloadUrl, readReleasesUrl } from "../../../src/cli/upgrade/releases_url.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";

Deno.test("a mirror is used as it is written, without a slash at its end", () => {
  assertEquals(readReleasesUrl("https://mirror.example/a/b/"), "https://mirror.example/a/b");
  assertEquals(readReleasesUrl("http://127.0.0.1:8000/releases"), "http://127.0.0.1:8000/releases");
});

Deno.test("nothing is downloaded from the placeholder's address, or from a mirror without TLS", () => {
  for (const mirror of [undefined, ""]) {
    assertThrows(() => readReleasesUrl(mirror), RunError, "no release of consumer is published yet");
  }
  assertThrows(() => readReleasesUrl("http://mirror.example"), RunError, "is not an https:// address");
});

Deno.test("a URL is safe with TLS, or on this machine", () => {
  for (const url of ["https://a.example", "http://localhost:1", "http://[::1]:1/a", "http://127.0.0.1"]) {
    assertEquals(isSafeDownloadUrl(url), true, url);
  }
  const unsafe = [
    "http://127.0.0.1.example",
    "http://127.0.0.1@a.example",
    "https://a:b@c.example",
    "file:///a",
    "",
    "a",
  ];
  for (const url of unsafe) assertEquals(isSafeDownloadUrl(url), false, url);
});
