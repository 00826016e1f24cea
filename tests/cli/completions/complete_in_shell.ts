import { assertEquals } from "../../support/assert.ts";

/** Asks a real shell what it offers at the end of a line, once a completion script is loaded. */
export async function completeInShell(
  shell: string,
  script: string,
  line: string,
  cwd?: string,
): Promise<readonly Offer[]> {
  const { success, stdout, stderr } = await new Deno.Command(shell, {
    args: [decodeURIComponent(new URL(`complete.${shell}`, import.meta.url).pathname), script, line],
    ...(cwd === undefined ? {} : { cwd }),
    env: { COLUMNS: "200", TERM: "dumb" },
    stdin: "null",
  }).output();
  const [text, errors] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals([success, errors], [true, ""], line);
  const offers = new Map(
    (text ?? "").split("\n").filter((one) => one !== "").map((one) => {
      const [word = "", help = ""] = one.split("\t");
      // fish writes the flag before its value and a slash behind a folder
      return [word.replace(/^--[a-z-]+=/, "").replace(/\/$/, ""), help];
    }),
  );
  // where no word can follow, zsh offers the flags
  if (!line.split(" ").at(-1)?.startsWith("-")) {
    for (const word of offers.keys()) if (word.startsWith("-")) offers.delete(word);
  }
  return [...offers].map(([word, help]) => ({ word, help })).sort((a, b) => a.word < b.word ? -1 : 1);
}

/** What a shell offers. */
export interface Offer {
  readonly word: string;
  readonly help: string;
}

/** Whether this machine has a shell. */
export async function isShellInstalled(shell: string): Promise<boolean> {
  try {
    return (await new Deno.Command(shell, { args: ["-c", "exit 0"], stdout: "null", stderr: "null" }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
