/**
 * Damages a producer's message as a faulty or hostile producer might: it changes the structure of the envelope or of the
 * dataframe inside, so that the result is nearly right, or cuts the text.
 *
 * @param random a number from 0 up to 1, as `Math.random`
 */
export function mutateMessage(text: string, random: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  if (random() < 0.15) return cutText(text, random);
  const message: Json = JSON.parse(text);
  const inner = frameOf(message);
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    if (inner === null || random() < 0.3) mutateTree(message, random, pick);
    else mutateTree(inner.table, random, pick);
  }
  // the envelope may have lost its dataframe: then this writes to what nothing sends
  if (inner !== null) inner.holder["__value__"] = JSON.stringify(inner.table);
  return JSON.stringify(message);
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = Json[] | { [key: string]: Json };

/** What damaged messages contain in place of what belongs there. */
const VALUES: readonly Json[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, -1e308, 9007199254740993, 1e18, -62135596800000, 253402300800000],
  ...["", "x", "null", "NaN", "\u0000\u001b[2J", "\ud83d\ude00", "\ud800", "__proto__", "2026-13-45T99:99:99Z", "1m"],
  ...["{", "[[]]", "date", "close", "a".repeat(300)],
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { __type__: "dataframe", __value__: "{}" },
];
const KEYS = [
  "type",
  "data",
  "key",
  "df",
  "la",
  "__type__",
  "__value__",
  "columns",
  "index",
  "__proto__",
  "length",
  "",
];

/** Changes one place somewhere in the tree. */
function mutateTree(root: Json, random: () => number, pick: Pick): void {
  let node = root;
  if (!isNode(node)) return;
  // deeper places are more, so stop early now and then
  for (;;) {
    const children: readonly Json[] = Object.values(node).filter(isNode);
    const next = pick(children);
    if (next === undefined || !isNode(next) || random() < 0.35) break;
    node = next;
  }
  if (Array.isArray(node)) mutateList(node, random, pick);
  else mutateObject(node, random, pick);
}

function mutateList(list: Json[], random: () => number, pick: Pick): void {
  const at = Math.floor(random() * (list.length + 1));
  const value = structuredClone(pick(VALUES) ?? null);
  switch (Math.floor(random() * 5)) {
    case 0:
      list.splice(at, 1);
      break;
    case 1:
      list.splice(at, 0, value);
      break;
    case 2:
      list[at] = value;
      break;
    case 3:
      list.splice(at, 0, structuredClone(list[Math.max(0, at - 1)] ?? null));
      break;
    default:
      list.reverse();
  }
}

function mutateObject(object: { [key: string]: Json }, random: () => number, pick: Pick): void {
  const key = pick(Object.keys(object)) ?? "";
  const value = structuredClone(pick(VALUES) ?? null);
  switch (Math.floor(random() * 4)) {
    case 0:
      delete object[key];
      break;
    case 1:
      object[pick(KEYS) ?? ""] = object[key] ?? null;
      break;
    case 2:
      object[key] = value;
      break;
    default:
      object[pick(KEYS) ?? ""] = value;
  }
}

type Pick = <T>(list: readonly T[]) => T | undefined;

function cutText(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const length = Math.floor(random() * 40);
  const put = ["", '"', "\\", "]}", "1e", ",,", "\u0000"][Math.floor(random() * 7)] ?? "";
  return random() < 0.5 ? text.slice(0, at) : text.slice(0, at) + put + text.slice(at + length);
}

/** Returns the dataframe inside of a message, or null. */
function frameOf(message: Json): { readonly holder: { [key: string]: Json }; readonly table: Json } | null {
  if (!isNode(message) || Array.isArray(message)) return null;
  const data = message["data"] ?? null;
  const holder = isNode(data) && !Array.isArray(data) ? data["df"] ?? null : null;
  if (!isNode(holder) || Array.isArray(holder) || typeof holder["__value__"] !== "string") return null;
  return { holder, table: JSON.parse(holder["__value__"]) };
}

function isNode(value: Json): value is Node {
  return typeof value === "object" && value !== null;
}
