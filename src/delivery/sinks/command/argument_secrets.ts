import { isSecretKey } from "../../../config/is_secret_key.ts";

/**
 * Finds the secrets in the arguments of a program, which it may repeat in its output.
 *
 * @example
 * ```ts
 * import { findArgumentSecrets } from "./argument_secrets.ts";
 * const secrets = findArgumentSecrets(["notify", "--token", "s3cret", "--api-key=k3y", "--quiet"]);
 * if (secrets.join() !== "s3cret,k3y") throw new Error(secrets.join());
 * ```
 */
export function findArgumentSecrets(command: readonly string[]): readonly string[] {
  return command.flatMap((argument, index) => {
    const [name = "", ...values] = argument.split("=");
    if (!name.startsWith("-") || !isSecretKey(name)) return [];
    const value = values.length > 0 ? values.join("=") : command[index + 1] ?? "";
    return value === "" ? [] : [value];
  });
}
