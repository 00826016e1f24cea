import type { ProjectFile } from "../project.ts";
import { formatLaunchdJob } from "./launchd_job.ts";
import { SERVICE_FOLDER, type ServicePlan, STATE_FOLDER } from "./service_plan.ts";
import { formatSystemdUnit } from "./systemd_unit.ts";

/** Returns the files with which a project runs as a service, which `consumer init --service` writes. */
export function serviceFiles(plan: ServicePlan): readonly ProjectFile[] {
  return [
    {
      path: `${SERVICE_FOLDER}/consumer.service`,
      purpose: "a service of systemd, for Linux",
      text: formatSystemdUnit(plan),
    },
    {
      path: `${SERVICE_FOLDER}/systemd.jsonc`,
      purpose: "what that service adds to the configuration",
      text: SYSTEMD_CONFIG,
    },
    {
      path: `${SERVICE_FOLDER}/consumer.plist`,
      purpose: "a service of launchd, for macOS",
      text: formatLaunchdJob(plan),
    },
  ];
}

const SYSTEMD_CONFIG = `// consumer.service reads this after config.jsonc. The service can write to this folder only.
{
  "consumer": {
    "journal": { "file": "${STATE_FOLDER}/consumer.sqlite" }
  }
}
`;
