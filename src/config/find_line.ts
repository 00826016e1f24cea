import { getNodeValue, type Node } from "jsonc-parser";
import { countLine, parseJsoncTree } from "./jsonc_tree.ts";
import type { KeyPath } from "./key_path.ts";

// The last text, because one file often has several problems.
let latest: { readonly text: string; readonly tree: Node | undefined } | undefined;

/** Finds the line, from 1, of the value at a path in the text of a config file. For a missing value: of its parent. */
export function findLine(text: string, path: KeyPath): number {
  if (latest?.text !== text) latest = { text, tree: parseJsoncTree(text, []) };
  return countLine(text, findOffset(latest.tree, path));
}

function findOffset(tree: Node | undefined, path: KeyPath): number {
  let node = tree;
  let offset = tree?.offset ?? 0;
  for (const part of path) {
    const child = findChild(node, part);
    if (child === undefined) break;
    offset = child.offset;
    node = child.value;
  }
  return offset;
}

/** Finds a member of a node: its value, and where it starts. A member of an object starts at its key. */
function findChild(
  node: Node | undefined,
  part: string | number,
): { readonly offset: number; readonly value: Node | undefined } | undefined {
  if (typeof part === "number") {
    const item = node?.children?.[part];
    return node?.type === "array" && item !== undefined ? { offset: item.offset, value: item } : undefined;
  }
  // Of a repeated key, the last one counts.
  const property = node?.type === "object"
    ? node.children?.findLast(({ children }) => children?.[0] !== undefined && getNodeValue(children[0]) === part)
    : undefined;
  return property === undefined ? undefined : { offset: property.offset, value: property.children?.[1] };
}
