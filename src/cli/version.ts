import project from "../../deno.json" with { type: "json" };

/** The program's version: deno.json's. */
export const version: string = project.version;
