import fc from "fast-check";
import { findLayer } from "../../src/config/layer.ts";
import { isJsonObject, type JsonObject } from "../../src/config/json_object.ts";
import { deepMerge } from "../../src/config/merge.ts";
import { getAt, type KeyPath } from "../../src/config/key_path.ts";
import { assert, assertEquals } from "../support/assert.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

Deno.test("deepMerge() merges objects and replaces everything else, lists and null included", () => {
  const merged = deepMerge({ a: { x: 1, y: 2 }, list: [1, 2], n: 1, gone: 1 }, { a: { y: 3 }, list: [3], n: null });
  assertEquals(plain(merged), { a: { x: 1, y: 3 }, list: [3], n: null, gone: 1 });
});

Deno.test("deepMerge() replaces an object by another value, and the other way round", () => {
  assertEquals(plain(deepMerge({ a: 1, b: { x: 1 } }, { a: { x: 1 }, b: 2 })), { a: { x: 1 }, b: 2 });
});

Deno.test("deepMerge() changes neither side", () => {
  const under = Object.freeze({ a: Object.freeze({ x: 1 }) });
  const over = Object.freeze({ a: Object.freeze({ y: 1 }) });
  deepMerge(under, over);
  assertEquals(JSON.stringify([under, over]), '[{"a":{"x":1}},{"a":{"y":1}}]');
});

Deno.test("deepMerge() takes __proto__ for a key like any other", () => {
  const merged = deepMerge({}, JSON.parse('{"__proto__": {"polluted": 1}}'));
  assertEquals(JSON.stringify(merged), '{"__proto__":{"polluted":1}}');
  assertEquals(Reflect.get({}, "polluted"), undefined);
});

// Few keys and shallow values, so that layers meet.
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, fc.integer({ max: 3 }), fc.constant(null), tie("list"), tie("object")),
  list: fc.array(tie("any"), { maxLength: 2 }),
  object: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("any"), { maxKeys: 3 }),
}));

function* leaves(root: unknown, path: KeyPath = []): Generator<[KeyPath, unknown]> {
  if (isJsonObject(root)) { for (const [key, inner] of Object.entries(root)) yield* leaves(inner, [...path, key]); }
  else yield [path, root];
}

Deno.test("findLayer() names the layer that every merged value comes from", () => {
  fc.assert(fc.property(fc.array(value.object, { minLength: 1, maxLength: 4 }), (values) => {
    const layers = values.map((value, index) => ({
      name: `${index}`,
      folder: "",
      value: value as JsonObject,
      text: null,
    }));
    const merged = layers.reduce<JsonObject>((under, layer) => deepMerge(under, layer.value), {});
    for (const [path, leaf] of leaves(merged)) {
      const layer = findLayer(layers, path);
      assert(layer !== undefined);
      assertEquals(plain(getAt(layer.value, path)), plain(leaf), path.join("."));
    }
  }));
});

Deno.test("findLayer() looks for a missing key in the list that replaced the others", () => {
  const layer = (name: string, producers: unknown[]): Parameters<typeof findLayer>[0][number] => ({
    name,
    folder: "",
    value: { producers },
    text: null,
  });
  const layers = [layer("under", [{ host: "a" }, { host: "b" }]), layer("over", [{}])];
  assertEquals(findLayer(layers, ["producers", 0, "host"])?.name, "over");
  assertEquals(findLayer(layers, ["producers", 1, "host"])?.name, "over");
  assertEquals(findLayer([], ["a"]), undefined);
});
