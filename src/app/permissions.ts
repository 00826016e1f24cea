/** Gives the permission to run programs back, for good: only sinks of type `command` need it, and few want those. */
export function forbidCommands(): void {
  Deno.permissions.revokeSync({ name: "run" });
}
