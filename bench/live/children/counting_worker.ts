/// <reference lib="deno.worker" />
self.onmessage = (): void => self.postMessage(null);
