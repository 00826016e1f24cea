import { dropDeadLinks, makeReadme } from "../../../tools/release/npm/documents.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";

strictTest("dropDeadLinks() keeps links to files and folders of the package, to headings, and to the web", () => {
  const paths = ["README.md", "docs/README.md", "docs/SINKS.md", "examples/strategies/a.ts"];
  const cases: readonly (readonly [string, string])[] = [
    ["[a](SINKS.md), [b](SINKS.md#stdout), [c](#d)", "[a](SINKS.md), [b](SINKS.md#stdout), [c](#d)"],
    ["[a](../README.md) [b](../examples/strategies)", "[a](../README.md) [b](../examples/strategies)"],
    ["[a](https://example.com/x)", "[a](https://example.com/x)"],
    ["see [`install.sh`](../install.sh) and [d](../doc)", "see `install.sh` and d"],
    ["![a picture](demo.svg)", "a picture"],
  ];
  for (const [text, expected] of cases) assertEquals(dropDeadLinks(text, "docs/README.md", paths), expected);
});

strictTest("makeReadme() replaces the chapters before the first run", () => {
  const readme = "# consumer\n\n## Try it\n\nclone\n\n## Install\n\nlink\n\n## First run\n\ninit\n";
  assertEquals(
    makeReadme(readme, "## Install\n\nnpm\n"),
    "# consumer\n\n## Install\n\nnpm\n\n## First run\n\ninit\n",
  );
  assertThrows(() => makeReadme("# consumer\n\n## First run\n", ""), Error, "no chapters");
});
