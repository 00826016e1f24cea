import { findHiddenPaths } from "./find_hidden_paths.ts";
import {
  CREDENTIALS_FOLDER,
  SERVICE_FOLDER,
  type ServicePlan,
  type ServiceProgram,
  STATE_FOLDER,
} from "./service_plan.ts";
import { escapeSpecifiers, quoteArgument, quoteWord } from "./systemd_words.ts";

/** Formats a unit of systemd 247 or later that runs the program with as few rights as it can work with. */
export function formatSystemdUnit({ user, project, program, credentials }: ServicePlan): string {
  const hidden = findHiddenPaths([...program.paths, project]);
  const configs = [`${project}/config.jsonc`, `${project}/${SERVICE_FOLDER}/systemd.jsonc`];
  const command = [...program.words, ...configs.flatMap((file) => ["--config", file])];
  return `# Written by consumer init --service. See docs/OPERATION.md.
[Unit]
Description=consumer: signals from freqtrade producers
Wants=network-online.target
After=network-online.target

[Service]
# The program sends systemd no notifications: the service counts as started once the program is executed.
Type=exec
ExecStart=${formatCommand(command)}
ExecReload=/bin/kill -HUP $MAINPID
Restart=on-failure
RestartSec=5
# Exit code 2: the command line, the config or a strategy is wrong. A restart does not help.
RestartPreventExitStatus=2
# The program passes SIGTERM on to its child. A second SIGTERM would end the child before it has sent pending signals.
KillMode=mixed
User=${escapeSpecifiers(user)}
UMask=0077
${formatEnvironment(program)}
# The only folder${
    program.usesDenoCache ? "s" : ""
  } that the service can write to. The journal is ${STATE_FOLDER}/consumer.sqlite.
StateDirectory=consumer
StateDirectoryMode=0700
WorkingDirectory=${STATE_FOLDER}
${program.usesDenoCache ? "CacheDirectory=consumer\nCacheDirectoryMode=0700\n" : ""}
# A secret stands in a file that only root can read. The config names it as
# { "file": "${CREDENTIALS_FOLDER}/NAME" }
${formatCredentials(credentials)}

# Files. Of the folders of users, the service sees what these lines name.
ProtectSystem=strict
${formatHome(hidden)}
PrivateTmp=yes
PrivateDevices=yes
DevicePolicy=closed
PrivateMounts=yes
ProtectProc=invisible
ProcSubset=pid
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
# A core dump would contain the tokens.
LimitCORE=0

# Rights
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
PrivateUsers=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
KeyringMode=private
# AF_UNIX: names such as raspberrypi.local are resolved through a socket.
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
# MemoryDenyWriteExecute=yes is missing: V8, which runs the strategies, compiles them while it runs.
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`;
}

function formatCommand([executable = "", ...args]: readonly string[]): string {
  return [quoteWord(executable), ...args.map(quoteArgument)].join(" ");
}

function formatEnvironment({ searchPath, usesDenoCache }: ServiceProgram): string {
  const variables = [
    ...(searchPath.length > 0 ? [`PATH=${[...searchPath, DEFAULT_SEARCH_PATH].join(":")}`] : []),
    ...(usesDenoCache ? [`DENO_DIR=${CACHE_FOLDER}`] : []),
  ];
  return variables.map((variable) => `Environment=${quoteWord(variable)}\n`).join("");
}

function formatCredentials(names: readonly string[]): string {
  if (names.length === 0) return `#LoadCredential=${nameFile("telegram_token")}`;
  return names.map((name) => `LoadCredential=${nameFile(name)}`).join("\n");
}

function nameFile(credential: string): string {
  return `${credential}:/etc/consumer/${credential}`;
}

function formatHome(hidden: readonly string[]): string {
  if (hidden.length === 0) return "ProtectHome=yes";
  return ["ProtectHome=tmpfs", ...hidden.map((path) => `BindReadOnlyPaths=${quoteWord(path)}`)].join("\n");
}

/** What systemd sets by default. */
const DEFAULT_SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** The folder that `CacheDirectory=consumer` creates. */
const CACHE_FOLDER = "/var/cache/consumer";
