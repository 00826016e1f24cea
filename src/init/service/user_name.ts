/** Returns what is wrong with a user of the operating system to run a service as, or null. */
export function findUserProblem(user: string): string | null {
  if (SUPERUSERS.includes(user)) return "the service must not run with all rights, and needs a user other than root";
  if (!/^[A-Za-z_][\w.-]{0,30}$/.test(user)) return `"${user}" is not the name of a user`;
  return null;
}

const SUPERUSERS: readonly string[] = ["root", "0"];
