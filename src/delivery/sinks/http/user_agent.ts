import project from "../../../../deno.json" with { type: "json" };

/** The `User-Agent` of requests. */
export const USER_AGENT: string = `consumer/${project.version}`;
