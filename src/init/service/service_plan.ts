/** What a service runs, and as which user. All paths are absolute. */
export interface ServicePlan {
  /** The user of the operating system that the service runs as. */
  readonly user: string;
  /** The folder of the project, with config.jsonc. */
  readonly project: string;
  readonly program: ServiceProgram;
  /** The names of the credentials that the config reads. */
  readonly credentials: readonly string[];
}

/** How a service starts the program. */
export interface ServiceProgram {
  /** The executable and its first arguments. */
  readonly words: readonly string[];
  /** The files and folders that the program consists of. */
  readonly paths: readonly string[];
  /** Folders to search for programs before the default ones. */
  readonly searchPath: readonly string[];
  /** Whether Deno runs the program, and needs a folder for its cache. */
  readonly usesDenoCache: boolean;
}

/** The folder of a project with the files of its service. */
export const SERVICE_FOLDER = "service";
/** Where systemd lets the service write. */
export const STATE_FOLDER = "/var/lib/consumer";
/** Where systemd provides the service with its credentials. */
export const CREDENTIALS_FOLDER = "/run/credentials/consumer.service";
