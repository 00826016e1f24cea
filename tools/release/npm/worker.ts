/**
 * The engine's worker as the npm package bundles it. It is also the module `consumer` that strategies import there, so that
 * the engine and the strategies share one instance of each class.
 *
 * @module
 */
export * from "consumer";
import "../../../src/engine/worker/worker.ts";
