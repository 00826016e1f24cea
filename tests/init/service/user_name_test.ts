import { findUserProblem } from "../../../src/init/service/user_name.ts";
import { assertEquals, assertStringIncludes } from "../../support/assert.ts";

Deno.test("names of users are accepted", () => {
  for (const user of ["ada", "_consumer", "Ada.Lovelace", "bot-1", "a".repeat(31)]) {
    assertEquals(findUserProblem(user), null, user);
  }
});

Deno.test("a name that no user can have, a number and root are not accepted", () => {
  for (const user of ["", "1000", "-x", "a b", "ada\nUser=root", "ada:wheel", "%h", "$USER", "ä", "a".repeat(32)]) {
    assertStringIncludes(findUserProblem(user) ?? "", "is not the name of a user", user);
  }
  for (const user of ["root", "0"]) assertStringIncludes(findUserProblem(user) ?? "", "other than root");
});
