import { excerptText } from "../../../text/excerpt.ts";

const BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on its disk: make room",
  EDQUOT: "the disk quota is used up: make room",
  EROFS: "its disk is read-only",
  EMFILE: "too many files are open",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
};

/** Why a file can't be written, for people. */
export function describeFileError(path: string, error: unknown): string {
  return `${path} can't be written: ${whyOf(error)}`;
}

function whyOf(error: unknown): string {
  if (error instanceof Deno.errors.NotCapable) return "this program may not write there: start it with --allow-write";
  if (!(error instanceof Error)) return "no reason given";
  const code: unknown = Reflect.get(error, "code");
  const known = typeof code === "string" ? BY_CODE[code] : undefined;
  if (known !== undefined) return known;
  if (error instanceof Deno.errors.PermissionDenied) return "no permission: give this user the right to write there";
  return excerptText(error.message, { max: 200 });
}
