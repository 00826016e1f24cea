import { pathToFileURL } from "node:url";
export { resolve } from "node:path";

/** Converts an absolute path to a file URL. */
export function toFileUrl(path: string): string {
  return pathToFileURL(path).href;
}
