import type { SlashMeaning, Token } from "./token.ts";

/**
 * The open brackets at one place of a source, with the tokens before it: what tells a division from a regular expression.
 * Never changes: each token gives a new one.
 */
export class BracketStack {
  readonly #open: OpenBracket | null;
  /** The last token. */
  readonly last: Token | null;
  readonly #beforeLast: Token | null;
  /** Whether the last token is the `)` of `if (...)` and alike. */
  readonly #endsCondition: boolean;

  private constructor(open: OpenBracket | null, last: Token | null, beforeLast: Token | null, endsCondition: boolean) {
    this.#open = open;
    this.last = last;
    this.#beforeLast = beforeLast;
    this.#endsCondition = endsCondition;
  }

  /** The start of a source. */
  static readonly empty: BracketStack = new BracketStack(null, null, null, false);

  /** Whether a `}` at this place ends a placeholder of a template. */
  get isInPlaceholder(): boolean {
    return this.#open?.text === "${";
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.#open?.depth ?? 0;
  }

  /** Whether the last token is a dot, so that a name that follows is a property. */
  get isAfterDot(): boolean {
    return isDot(this.last);
  }

  /** Returns the stack after this token, or null when it is a bracket that does not fit. */
  add(token: Token): BracketStack | null {
    const { text } = token;
    if (token.type === "template") return this.#addTemplate(token);
    const closing = token.type === "punctuator" ? CLOSING.get(text) : undefined;
    if (closing !== undefined) {
      const inner = open(text, text === "(" && this.#isCondition(), this.#open);
      return new BracketStack(inner, token, this.last, false);
    }
    if (token.type !== "punctuator" || !CLOSERS.has(text)) return new BracketStack(this.#open, token, this.last, false);
    if (this.#open === null || CLOSING.get(this.#open.text) !== text) return null;
    return new BracketStack(this.#open.outer, token, this.last, this.#open.isCondition);
  }

  /**
   * Tells what a `/` at this place begins.
   *
   * @param isOnNewLine whether a line ends before it. JavaScript inserts a semicolon there where no division can follow
   */
  slash(isOnNewLine: boolean, isTypeScript: boolean): SlashMeaning {
    const meaning = this.#slashOnLine(isTypeScript);
    return isOnNewLine && meaning === "division" ? "either" : meaning;
  }

  /** A text that is the same for stacks that treat the rest of a source alike. */
  key(): string {
    return this.#open?.key ?? "";
  }

  #slashOnLine(isTypeScript: boolean): SlashMeaning {
    const { last } = this;
    switch (last?.type) {
      case undefined:
        return "regex";
      case "number":
      case "string":
      case "regex":
        return "division";
      case "template":
        return last.text.endsWith("${") ? "regex" : "division";
      case "name":
        if (isDot(this.#beforeLast)) return "division";
        return last.text === "of" ? "either" : OPERATORS.has(last.text) ? "regex" : "division";
      case "punctuator":
        if (last.text === ")") return this.#endsCondition ? "regex" : "division";
        if (last.text === "]") return "division";
        return EITHER.has(last.text) || (isTypeScript && EITHER_IN_TYPESCRIPT.has(last.text)) ? "either" : "regex";
    }
  }

  #addTemplate(token: Token): BracketStack {
    const outer = token.text.startsWith("}") ? this.#open?.outer ?? null : this.#open;
    const inner = token.text.endsWith("${") ? open("${", false, outer) : outer;
    return new BracketStack(inner, token, this.last, false);
  }

  /** Reports whether a `(` at this place begins the condition of a statement: `if (`, and `for await (`. */
  #isCondition(): boolean {
    const { last } = this;
    if (last?.type !== "name" || isDot(this.#beforeLast)) return false;
    return CONDITIONS.has(last.text) || (last.text === "await" && this.#beforeLast?.text === "for");
  }
}

const CLOSING: ReadonlyMap<string, string> = new Map([["(", ")"], ["[", "]"], ["{", "}"], ["${", "}"]]);
const CLOSERS: ReadonlySet<string> = new Set([")", "]", "}"]);
const CONDITIONS: ReadonlySet<string> = new Set(["if", "while", "for", "with"]);
/** Words after which an operand comes. They are reserved in modules. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...["return", "typeof", "instanceof", "in", "new", "delete", "void", "throw", "case", "do", "else", "yield", "await"],
  ...["extends", "default", "break", "continue", "debugger"],
]);
/** After a block a regular expression can begin, and after an object or a function a division: `x = {} / 2`. */
const EITHER: ReadonlySet<string> = new Set(["}", "++", "--"]);
/** `value! / 2`, `value as List<string> / 2` */
const EITHER_IN_TYPESCRIPT: ReadonlySet<string> = new Set(["!", ">"]);

interface OpenBracket {
  readonly text: string;
  readonly isCondition: boolean;
  readonly outer: OpenBracket | null;
  readonly depth: number;
  readonly key: string;
}

function open(text: string, isCondition: boolean, outer: OpenBracket | null): OpenBracket {
  const key = `${outer?.key ?? ""}${isCondition ? "c" : ""}${text}`;
  return { text, isCondition, outer, depth: (outer?.depth ?? 0) + 1, key };
}

function isDot(token: Token | null): boolean {
  return token?.text === "." || token?.text === "?.";
}
