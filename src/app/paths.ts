import { pathToFileURL } from "node:url";
export { resolve } from "node:path";

/** An absolute path as a file URL. */
export function toFileUrl(path: string): string {
  return pathToFileURL(path).href;
}
