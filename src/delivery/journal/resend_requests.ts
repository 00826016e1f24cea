import { isNotFound } from "../../platform/errors.ts";
import { type OpenFile, openFileSync, statFileSync } from "../../platform/files.ts";
import { createBeside } from "./create_beside.ts";
import { resolveFile } from "./lock.ts";

/** A request to the program that keeps a journal to itself: send a signal to these sinks again. */
export interface ResendRequest {
  readonly id: string;
  readonly sinks: readonly string[];
  /** When a person asked, in epoch milliseconds. */
  readonly at: number;
}

/** Adds a request to the file of requests beside a journal, which belongs to the journal's owner. Throws the runtime's error. */
export function addResendRequest(journal: string, request: ResendRequest): void {
  addLine(journal, JSON.stringify(request));
}

/** Adds an empty line to the file of requests, which the running program takes without sending anything. Throws the runtime's error. */
export function addEmptyRequest(journal: string): void {
  addLine(journal, "");
}

/** Returns whether there are requests that the running program has not taken. Throws the runtime's error. */
export function hasRequests(journal: string): boolean {
  return sizeOf(requestsPath(journal)) > 0;
}

function addLine(journal: string, line: string): void {
  createBeside(journal, requestsPath(journal));
  using file = openRequests(journal, { append: true, create: true });
  file.lockSync(true);
  file.writeSync(new TextEncoder().encode(`${line}\n`));
}

/**
 * Passes each request beside a journal to `apply`, and then empties the file of requests. When `apply` throws, all requests
 * stay.
 *
 * @returns how many there were
 */
export function takeResendRequests(journal: string, apply: (request: ResendRequest) => void): number {
  if (sizeOf(requestsPath(journal)) === 0) return 0;
  using file = openRequests(journal, { read: true, write: true });
  // another process is adding one: it is there at the next call
  if (!file.tryLockSync(true)) return 0;
  const bytes = new Uint8Array(MAX_BYTES);
  const text = new TextDecoder().decode(bytes.subarray(0, file.readSync(bytes) ?? 0));
  const requests = text.split("\n").flatMap(parseRequest);
  for (const request of requests) apply(request);
  file.truncateSync();
  return requests.length;
}

/** The rest of a larger file is dropped: people do not ask that often. */
const MAX_BYTES = 1 << 18;

function requestsPath(journal: string): string {
  return `${resolveFile(journal)}.resend`;
}

function openRequests(journal: string, options: Parameters<typeof openFileSync>[1]): OpenFile {
  return openFileSync(requestsPath(journal), options);
}

function sizeOf(path: string): number {
  try {
    return statFileSync(path).size;
  } catch (error) {
    if (isNotFound(error)) return 0;
    throw error;
  }
}

/** Returns nothing for a line that is not a request, such as one that a crash cut. */
function parseRequest(line: string): readonly ResendRequest[] {
  let value: Partial<Record<string, unknown>>;
  try {
    value = Object(JSON.parse(line));
  } catch {
    return [];
  }
  const { id, sinks, at } = value;
  if (typeof id !== "string" || !Number.isSafeInteger(at) || !Array.isArray(sinks)) return [];
  return [{ id, at: Number(at), sinks: sinks.filter((sink) => typeof sink === "string") }];
}
