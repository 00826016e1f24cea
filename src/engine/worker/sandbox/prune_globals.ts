import { pruneDeno } from "../../../platform/prune_deno.ts";
import type { GrantedKinds } from "../../wire/worker_name.ts";

/**
 * Removes all global names that strategies have no use for: ways to the process (`process`, `Buffer`), to other threads
 * (`Worker`, `postMessage`), and to the end of this one (`close`). Lists what stays, because each Deno adds names.
 */
export function pruneGlobals(granted: GrantedKinds): void {
  const kept = new Set<string>([...LANGUAGE, ...WEB, ...(granted.net ? NETWORK : [])]);
  for (const key of Reflect.ownKeys(globalThis)) {
    // Deno keeps the listeners of this thread's events under a symbol.
    if (typeof key === "symbol" || kept.has(key) || ALWAYS.has(key)) continue;
    if (!Reflect.deleteProperty(globalThis, key)) throw new Error(`the global ${key} can't be removed`);
  }
  pruneDeno(granted);
  if (!granted.net) refuseNetwork();
}

/** Says how to get the permission that the most common calls need. */
function refuseNetwork(): void {
  const define = (name: string, value: unknown): object => Object.defineProperty(globalThis, name, { value });
  define("fetch", (): Promise<never> => Promise.reject(new NetworkRefusedError("fetch()")));
  define("WebSocket", function WebSocket(): never {
    throw new NetworkRefusedError("WebSocket");
  });
}

/** A strategy uses the network, and the config grants it no host. */
class NetworkRefusedError extends Error {
  override readonly name = "NotCapable";

  constructor(what: string) {
    super(`${what} requires net access: add the host to consumer.strategy_permissions.net in the config`);
  }
}

/** These can't be removed. */
const ALWAYS: ReadonlySet<string> = new Set(["Infinity", "NaN", "undefined"]);

const LANGUAGE = [
  ...["Object", "Function", "Array", "Number", "parseFloat", "parseInt", "Boolean", "String", "Symbol", "Date"],
  ...["Promise", "RegExp", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError"],
  ...["TypeError", "URIError", "SuppressedError", "globalThis", "JSON", "Math", "Intl", "ArrayBuffer", "Atomics"],
  ...["Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "BigUint64Array"],
  ...["BigInt64Array", "Uint8ClampedArray", "Float16Array", "Float32Array", "Float64Array", "DataView", "Map"],
  ...["BigInt", "Set", "Iterator", "WeakMap", "WeakSet", "WeakRef", "Proxy", "Reflect", "FinalizationRegistry"],
  ...["decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "unescape", "isFinite", "isNaN"],
  ...["SharedArrayBuffer", "WebAssembly", "Temporal", "DisposableStack", "AsyncDisposableStack", "eval"],
];

const WEB = [
  ...["Deno", "self", "console", "queueMicrotask", "setTimeout", "setInterval", "clearTimeout", "clearInterval"],
  ...["AbortController", "AbortSignal", "Event", "EventTarget", "CustomEvent", "DOMException", "performance"],
  ...["URL", "URLSearchParams", "TextDecoder", "TextEncoder", "atob", "btoa", "crypto", "structuredClone"],
  ...["reportError"],
];

/** For strategies that may use the network. */
const NETWORK = [
  ...["fetch", "Headers", "Request", "Response", "FormData", "WebSocket", "Blob", "File", "ReadableStream"],
  ...["WritableStream", "TransformStream", "CompressionStream", "DecompressionStream", "MessageEvent", "CloseEvent"],
  ...["TextDecoderStream", "TextEncoderStream", "ErrorEvent", "ProgressEvent"],
];
