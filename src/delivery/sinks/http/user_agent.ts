import project from "../../../../deno.json" with { type: "json" };

/** How the program calls itself in requests. */
export const USER_AGENT: string = `consumer/${project.version}`;
