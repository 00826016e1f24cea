/** A folder of a test's own. `await using` removes it. */
export class TempFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<TempFolder> {
    return new TempFolder(await Deno.makeTempDir({ prefix: "consumer-test-" }));
  }

  /** Writes a file that only its owner can read, and returns its path; what is no text is written as JSON. */
  async write(name: string, content: unknown): Promise<string> {
    const path = `${this.path}/${name}`;
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await Deno.writeTextFile(path, text, { mode: 0o600 });
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path, { recursive: true });
  }
}
