import { excerptText } from "../../../text/excerpt.ts";

/** Describes why a file can't be written. */
export function describeFileError(path: string, error: unknown): string {
  return `${path} can't be written: ${explain(error)}`;
}

function explain(error: unknown): string {
  if (error instanceof Deno.errors.NotCapable) {
    return "this program has no permission to write there: start it with --allow-write";
  }
  if (!(error instanceof Error)) return "no reason given";
  const code: unknown = Reflect.get(error, "code");
  const known = typeof code === "string" ? BY_CODE[code] : undefined;
  if (known !== undefined) return known;
  if (error instanceof Deno.errors.PermissionDenied) return "permission denied: give this user write access";
  return excerptText(error.message, { max: 200 });
}

const BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: "its disk is full: free some space",
  EDQUOT: "the disk quota is used up: free some space",
  EROFS: "its disk is read-only",
  EMFILE: "too many files are open",
  ENOTDIR: "a part of its path is not a folder",
  EISDIR: "it is a folder",
};
