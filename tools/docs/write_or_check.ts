/**
 * Writes a generated document, or with `--check` compares it with the file.
 *
 * @param path relative to the current folder, which is the root of the repository
 * @returns the exit code: 1 when `--check` finds a difference, which is then reported
 */
export async function writeOrCheck(path: string, text: string, args: readonly string[]): Promise<number> {
  if (!args.includes("--check")) {
    await Deno.writeTextFile(path, text);
    return 0;
  }
  const found = await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  });
  if (found === text) return 0;
  await Deno.stderr.write(new TextEncoder().encode(`${path} is not up to date: run "deno task docs" and commit it\n`));
  return 1;
}
