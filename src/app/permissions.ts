/** Revokes the permission to run programs for good. Only sinks of type `command` need it, and most configs have none. */
export function revokeRunPermission(): void {
  Deno.permissions.revokeSync({ name: "run" });
}
