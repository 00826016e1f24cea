import type { GrantedKinds } from "../../wire/worker_name.ts";
import { type AsyncGate, closeAsync } from "./async_gate.ts";
import { freezeAll } from "./freeze_all.ts";
import { guardImports } from "./guard_imports.ts";
import { hiddenIntrinsics } from "./hidden_intrinsics.ts";
import { pruneGlobals } from "./prune_globals.ts";
import { tameEvaluators } from "./tame_evaluators.ts";
import { tameTimers, type WrapCallback } from "./tame_timers.ts";

/**
 * Closes this thread for strategies from strangers. It must run before the first strategy is imported.
 *
 * Afterwards strategies can import "consumer" and their own files only, find no global that they have no use for, compile
 * no text as code, and change no object that other strategies or the engine use.
 *
 * @param shared objects of the program that strategies can reach: what "consumer" exports, and the class of `dp`
 * @returns whether imports are guarded. Otherwise the sources of strategies must be checked before they are imported
 */
export function lockDown({ granted, shared, wrapCallback, gate }: LockDownOptions): boolean {
  const areImportsGuarded = guardImports(gate);
  pruneGlobals(granted);
  closeAsync(gate);
  tameEvaluators();
  tameTimers(wrapCallback);
  freezeAll([globalThis, ...hiddenIntrinsics(), ...shared]);
  return areImportsGuarded;
}

/** Options of {@linkcode lockDown}. */
export interface LockDownOptions {
  readonly granted: GrantedKinds;
  readonly shared: readonly unknown[];
  readonly wrapCallback: WrapCallback;
  readonly gate: AsyncGate;
}
