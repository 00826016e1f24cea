import { escapeXml } from "../../text/escape_xml.ts";
import { SERVICE_FOLDER, type ServicePlan } from "./service_plan.ts";

/** Formats the property list of a launchd daemon that runs the program. */
export function formatLaunchdJob({ user, project, program }: ServicePlan): string {
  const folder = `${project}/${SERVICE_FOLDER}`;
  const job: PropertyList = {
    Label: "consumer",
    ProgramArguments: [...program.words, "--config", `${project}/config.jsonc`],
    UserName: user,
    WorkingDirectory: project,
    ...(program.searchPath.length > 0
      ? { EnvironmentVariables: { PATH: [...program.searchPath, DEFAULT_SEARCH_PATH].join(":") } }
      : {}),
    RunAtLoad: true,
    // a restart on failure
    KeepAlive: { SuccessfulExit: false },
    // a config with a mistake is tried again twice a minute
    ThrottleInterval: 30,
    // new files are the user's alone: 077 in octal
    Umask: 0o077,
    // no core dumps: they would contain the tokens
    HardResourceLimits: { Core: 0 },
    StandardOutPath: `${folder}/signals.ndjson`,
    StandardErrorPath: `${folder}/consumer.log`,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${formatValue(job, "")}
</plist>
`;
}

type PropertyList = string | number | boolean | readonly string[] | { readonly [key: string]: PropertyList };

function formatValue(value: PropertyList, indent: string): string {
  if (typeof value === "string") return `${indent}<string>${escapeXml(value)}</string>`;
  if (typeof value === "number") return `${indent}<integer>${value}</integer>`;
  if (typeof value === "boolean") return `${indent}<${value}/>`;
  const inner = `${indent}  `;
  if (isList(value)) return wrap("array", value.map((item) => formatValue(item, inner)), indent);
  const entries = Object.entries(value).flatMap(([key, item]) => [
    `${inner}<key>${escapeXml(key)}</key>`,
    formatValue(item, inner),
  ]);
  return wrap("dict", entries, indent);
}

function isList(value: PropertyList): value is readonly string[] {
  return Array.isArray(value);
}

function wrap(tag: string, lines: readonly string[], indent: string): string {
  return [`${indent}<${tag}>`, ...lines, `${indent}</${tag}>`].join("\n");
}

/** What launchd sets by default, and where Homebrew and installers put programs. */
const DEFAULT_SEARCH_PATH = "/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
