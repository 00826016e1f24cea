/** The keys and list indexes that lead from the top of a config to a value. */
export type KeyPath = readonly (string | number)[];

/** Formats a path for people, such as `external_message_consumer.producers[0].port`. */
export function formatPath(path: KeyPath): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += (text === "" ? "" : ".") + (/^[\w$-]{1,60}$/.test(part) ? part : JSON.stringify(part.slice(0, 60)));
  }
  return text;
}

/** Returns the value at a path, or undefined when the path leads nowhere. */
export function getAt(root: unknown, path: KeyPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
