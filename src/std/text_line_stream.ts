import { TextLineStream as StdTextLineStream } from "@std/streams/text-line-stream";

/** A stream that cuts text into lines (`@std/streams`), typed. */
export const TextLineStream: new () => TransformStream<string, string> = StdTextLineStream;
