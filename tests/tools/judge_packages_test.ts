import { type InspectedPackage, judgePackages } from "../../tools/audit/judge_packages.ts";
import { assertEquals } from "../support/assert.ts";

const NOW = new Date("2026-11-30T00:00:00Z");

function inspected(fields: Partial<InspectedPackage>): InspectedPackage {
  return { name: "a", version: "1.0.0", licence: "MIT", deprecated: null, changedAt: NOW, ...fields };
}

Deno.test("judgePackages() has no complaint about maintained packages with a free licence", () => {
  const packages = [inspected({}), inspected({ name: "b", licence: "ISC", changedAt: null })];
  assertEquals(judgePackages({ packages, vulnerable: [] }, NOW), {
    problems: [],
    remarks: ["licences: ISC 1, MIT 1", "vulnerabilities: none is known"],
  });
});

Deno.test("judgePackages() reports licences, deprecations and vulnerabilities as problems", () => {
  const packages = [inspected({ licence: "AGPL-3.0" }), inspected({ name: "b", deprecated: "use c" })];
  const vulnerable = [{ name: "b", severity: "high", title: "prototype pollution" }];
  assertEquals(judgePackages({ packages, vulnerable }, NOW).problems, [
    "a 1.0.0: its licence AGPL-3.0 is not in the list of tools/audit/judge_packages.ts",
    "b 1.0.0 is deprecated: use c",
    "b: high: prototype pollution",
  ]);
});

Deno.test("judgePackages() remarks on packages that have not changed for years, and on what is unknown", () => {
  const old = inspected({ changedAt: new Date("2022-11-30T00:00:00Z") });
  assertEquals(judgePackages({ packages: [old], vulnerable: null }, NOW), {
    problems: [],
    remarks: [
      "licences: MIT 1",
      "a: it has not changed for 4.0 years",
      "vulnerabilities: unknown, because the registry does not answer",
    ],
  });
});
