/** The way to a value from the top of the config: keys and list indexes. */
export type KeyPath = readonly (string | number)[];

/** The path as people write it: `external_message_consumer.producers[0].port`. */
export function formatPath(path: KeyPath): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += (text === "" ? "" : ".") + (/^[\w$-]{1,60}$/.test(part) ? part : JSON.stringify(part.slice(0, 60)));
  }
  return text;
}

/** The value at the path; undefined when there is none. */
export function valueAt(root: unknown, path: KeyPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
