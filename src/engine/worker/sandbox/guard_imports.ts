import module, { isBuiltin } from "node:module";
import { LAYOUT } from "../../../platform/layout.ts";
import { makeReadCheck } from "../../../platform/read_check.ts";
import type { AsyncGate } from "./async_gate.ts";

/**
 * Refuses what strategies import, apart from "consumer" and files that they may read.
 *
 * Deno's permissions do not cover builtin modules, modules in a text (`data:`), or modules that are loaded already.
 *
 * @returns false when this version of Deno has no hooks for imports, so that nothing is refused
 */
export function guardImports(gate: AsyncGate): boolean {
  const { registerHooks } = module as unknown as { readonly registerHooks?: RegisterHooks };
  if (registerHooks === undefined) return false;
  const canRead = makeReadCheck();
  registerHooks({
    resolve(specifier, context, next): Resolved {
      if (!gate.isOpen) throw new TypeError("import() can't be used once a strategy is loaded: import at its top");
      if (specifier === "consumer") return next(specifier, context);
      // Deno ignores an error here when a module imports a builtin module statically, so that leads to a module that only throws.
      if (isBuiltin(specifier)) return { url: REFUSED_MODULE, format: "module", shortCircuit: true };
      if (!/^(?:\.\.?\/|\/|file:)/.test(specifier)) throw new ImportRefusedError(specifier);
      const resolved = next(specifier, context);
      if (!isStrategyFile(resolved.url)) throw new ImportRefusedError(specifier);
      // Deno does not ask for modules that are loaded already.
      if (!canRead(new URL(resolved.url))) throw new Error(`Requires read access to "${specifier}"`);
      return resolved;
    },
    load(url, context, next): Loaded {
      // A CommonJS module receives `require`, `process` and Deno's own Module class.
      if (context.conditions?.includes("require") === true) {
        throw new Error(`a strategy must be an ES module: ${url} is CommonJS`);
      }
      return next(url, context);
    },
  });
  return true;
}

const REFUSED_MODULE = `data:text/javascript,${
  encodeURIComponent('throw new TypeError("builtin modules are refused")')
}`;

/** A strategy imports something that strategies must not import. */
export class ImportRefusedError extends Error {
  override readonly name = "ImportRefusedError";

  /** @param place the line of the import, where it is known */
  constructor(specifier: string, place?: string) {
    const where = place === undefined ? "" : ` (${place})`;
    super(`"${specifier}" is refused: a strategy can import "consumer" and local files${where}`);
  }
}

/** Reports whether a URL is that of a script or JSON file, and not of the program itself. */
export function isStrategyFile(url: string): boolean {
  const { href, protocol, pathname } = new URL(url);
  return protocol === "file:" && !href.startsWith(OWN_FOLDER) && /\.(?:m?[jt]s|[jt]sx|json)$/i.test(pathname);
}

/** The program's own files. A strategy's folder may contain them. */
const OWN_FOLDER = LAYOUT.modules.href;

/** `registerHooks` of `node:module`, which Deno's types do not have. */
type RegisterHooks = (hooks: {
  resolve(specifier: string, context: unknown, next: (specifier: string, context: unknown) => Resolved): Resolved;
  load(url: string, context: LoadContext, next: (url: string, context: LoadContext) => Loaded): Loaded;
}) => void;

interface Resolved {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

interface LoadContext {
  readonly conditions?: readonly string[];
}

type Loaded = object;
