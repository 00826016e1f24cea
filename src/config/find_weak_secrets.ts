import { MIN_STRONG_LENGTH, rateSecret } from "../text/secret_strength.ts";
import { isSecretKey } from "./is_secret_key.ts";
import { formatPath, type KeyPath } from "./key_path.ts";
import type { Config } from "./schema.ts";

/** Finds tokens and passwords that are easy to guess. Each warning is one sentence, and contains no value. */
export function findWeakSecrets({ external_message_consumer: { producers }, consumer: { sinks } }: Config): string[] {
  const sections: readonly (readonly [path: KeyPath, section: object])[] = [
    ...producers.map((producer, index) => [["external_message_consumer", "producers", index], producer] as const),
    ...sinks.map((sink, index) => [["consumer", "sinks", index], sink] as const),
  ];
  return sections.flatMap(([path, section]) =>
    Object.entries(section).flatMap(([key, value]) => {
      const weakness = isSecretKey(key) && typeof value === "string" && value !== "" ? describeWeakness(value) : null;
      if (weakness === null) return [];
      return [`${formatPath([...path, key])} is easy to guess: ${weakness}; use a long random text`];
    })
  );
}

function describeWeakness(secret: string): string | null {
  switch (rateSecret(secret)) {
    case "short":
      return `it has fewer than ${MIN_STRONG_LENGTH} characters`;
    case "word":
      return "it is a common word or number";
    case "known":
      return "it is an example in freqtrade's documentation";
    case "strong":
      return null;
  }
}
