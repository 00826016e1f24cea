/** A flag of the command line, as data. Its `type` decides how its value is read. */
export type Flag =
  | SwitchFlag
  | TextFlag
  | ListFlag
  | ChoiceFlag
  | WholeNumberFlag
  | SizeFlag
  | MomentFlag
  | PairPatternsFlag;

/** Flags by name, without the leading `--`. */
export type Flags = Readonly<Record<string, Flag>>;

interface AnyFlag {
  /** One line without a full stop. */
  readonly help: string;
  /** A one-letter name. */
  readonly short?: string;
}

interface AnyValueFlag extends AnyFlag {
  /** What help calls the value, such as `FILE`. */
  readonly value: string;
  /** What happens without the flag, where something else than the command line decides: "the config decides". */
  readonly defaultText?: string;
  /** What a shell completes the value with. Default: nothing, or the choices of a choice. */
  readonly completes?: "file" | "folder";
}

/** A flag without a value. One whose default is true is written `--no-NAME`. */
export interface SwitchFlag extends AnyFlag {
  readonly type: "switch";
  readonly default?: true;
}

/** A flag with any text as its value. */
export interface TextFlag extends AnyValueFlag {
  readonly type: "text";
  /** Makes the flag required; a value for the message that asks for it. */
  readonly requiredExample?: string;
}

/** A flag with a text that may repeat. */
export interface ListFlag extends AnyValueFlag {
  readonly type: "list";
  /** True: the value `-` stands for standard input. */
  readonly acceptsStdin?: true;
}

/** A flag with one of several words. */
export interface ChoiceFlag extends AnyValueFlag {
  readonly type: "choice";
  readonly choices: readonly string[];
}

/** A flag with a whole number within bounds. */
export interface WholeNumberFlag extends AnyValueFlag {
  readonly type: "whole number";
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}

/** A flag with a number above 0. */
export interface SizeFlag extends AnyValueFlag {
  readonly type: "size";
}

/** A flag with a date, or a date and time, in UTC by default. Its value is in epoch milliseconds. */
export interface MomentFlag extends AnyValueFlag {
  readonly type: "moment";
  /** True: also a time before now, such as `30m`, `2h` or `3d`. */
  readonly acceptsAgo?: true;
}

/** A flag with a pair, or with a regular expression for pairs, that may repeat. */
export interface PairPatternsFlag extends AnyValueFlag {
  readonly type: "pair patterns";
}

/** The values of flags, by the flags' names in camel case. */
export type OptionsOf<F extends Flags> = { readonly [K in keyof F & string as CamelCase<K>]: ValueOf<F[K]> };

/** The value of a flag. Null: the flag is not given and has no default. */
export type ValueOf<F extends Flag> = F extends SwitchFlag ? boolean
  : F extends ListFlag | PairPatternsFlag ? readonly string[]
  : F extends ChoiceFlag ? F["choices"][number] | null
  : F extends TextFlag ? (F extends { readonly requiredExample: string } ? string : string | null)
  : F extends { readonly default: number } ? number
  : number | null;

/** Converts a flag's name to the name of its option: `max-size` to `maxSize`. */
export function toOptionName(flag: string): string {
  return flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;
