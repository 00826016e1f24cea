/** Reports whether a file, folder or program does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Deno.errors.NotFound;
}

/** Reports whether a file or folder exists already. */
export function isAlreadyExists(error: unknown): boolean {
  return error instanceof Deno.errors.AlreadyExists;
}

/** Reports whether the operating system refused access. */
export function isPermissionDenied(error: unknown): boolean {
  return error instanceof Deno.errors.PermissionDenied;
}

/** Reports whether the runtime refused access, because the program was started without that permission. */
export function isNotCapable(error: unknown): boolean {
  return error instanceof Deno.errors.NotCapable;
}

/** Reports whether a port is taken. */
export function isAddressInUse(error: unknown): boolean {
  return error instanceof Deno.errors.AddrInUse;
}
