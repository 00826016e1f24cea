/** Returns a function that reports whether this thread may read a file. The function works when `Deno` was pruned. */
export function makeReadCheck(): (file: URL) => boolean {
  const { permissions } = Deno;
  return (file) => permissions.querySync({ name: "read", path: file }).state === "granted";
}
