/**
 * Returns the current (VmRSS) or the peak (VmHWM) resident memory of a process and its children, in kB. It reads `/proc`
 * with another program, because Deno would need all permissions for that folder.
 */
export async function residentKb(pid: number, what: "VmRSS" | "VmHWM"): Promise<number> {
  const script =
    `for p in ${pid} $(cat /proc/${pid}/task/*/children 2>/dev/null); do grep ${what} /proc/$p/status 2>/dev/null; done`;
  const { stdout } = await new Deno.Command("sh", { args: ["-c", script] }).output();
  const sizes = new TextDecoder().decode(stdout).matchAll(/(\d+) kB/g);
  return sizes.reduce((sum, [, kb]) => sum + Number(kb), 0);
}
