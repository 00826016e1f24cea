/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

/** A worker that runs a webhook server on 127.0.0.1. It accepts every request and posts its port. */
const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
  await request.text();
  return new Response(null, { status: 204 });
});
postMessage(server.addr.port);
