import { join } from "node:path";
import { SERVICE_FOLDER, type ServicePlan } from "../../init/service/service_plan.ts";
import { quoteForShell } from "../../text/quote_for_shell.ts";

/**
 * Describes how to install a service, for `consumer init --service` to print.
 *
 * @param root the project's folder as the user named it
 * @param user the current user, who owns the project's files
 */
export function describeServiceSteps(
  plan: ServicePlan,
  { root, os, user }: { readonly root: string; readonly os: string; readonly user: string | null },
): readonly string[] {
  const config = quoteForShell(join(root, "config.jsonc"));
  const owner = plan.user === user ? [] : [
    `Let the service's user read the project:`,
    `  sudo chown -R ${quoteForShell(`${plan.user}:`)} ${quoteForShell(plan.project)}`,
  ];
  return [
    `Set your producer in ${config}, then see whether everything works:`,
    `  consumer check --config ${config}`,
    ...owner,
    "To install the service and to start it:",
    ...(os === "darwin" ? launchdSteps(plan) : systemdSteps(plan)).map((step) => `  ${step}`),
    "",
  ];
}

function systemdSteps({ project }: ServicePlan): readonly string[] {
  const unit = quoteForShell(`${project}/${SERVICE_FOLDER}/consumer.service`);
  return [
    `sudo install -m 644 ${unit} /etc/systemd/system/`,
    "sudo systemctl daemon-reload",
    "sudo systemctl enable --now consumer",
    "journalctl -u consumer",
  ];
}

function launchdSteps({ project }: ServicePlan): readonly string[] {
  const folder = `${project}/${SERVICE_FOLDER}`;
  return [
    `sudo install -m 644 ${quoteForShell(`${folder}/consumer.plist`)} /Library/LaunchDaemons/`,
    "sudo launchctl bootstrap system /Library/LaunchDaemons/consumer.plist",
    `tail ${quoteForShell(`${folder}/consumer.log`)}`,
  ];
}
