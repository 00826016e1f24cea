import type { CommandName } from "./args.ts";

const COMMON = `
Options:
  -c, --config FILE      freqtrade config (JSON with comments); may repeat, later files win; - is standard input
  -s, --strategy FILE    strategy module, .ts or .js; may repeat
      --output MODE      signals on stdout: auto (default), pretty or json
      --log-level LEVEL  trace, debug, info (default), warning, error or fatal; the log goes to stderr
      --log-format FORM  pretty (default) or json
      --no-color         no colours (also: the environment variable NO_COLOR)
  -h, --help             this text; "consumer COMMAND --help" tells of one command
  -V, --version          the version
`;

const OVERVIEW = `consumer: follows freqtrade producers, runs your strategies on their dataframes, hands the signals on.

Usage:
  consumer --config FILE [--strategy FILE]...   run
  consumer init [DIR]                           begin: a config, a strategy, and what your editor needs
  consumer demo                                 watch it work: a producer on this machine and an example strategy
  consumer check --config FILE                  check the config and the strategies, dial every producer
  consumer frame --config FILE --pair PAIR      print what a producer holds of a pair right now
  consumer record --config FILE OUT.ndjson      write down every message that is received
  consumer replay --config FILE IN.ndjson...    run the strategies on a recording
  consumer signals --config FILE                list the signals found so far, and what became of them
${COMMON}
Exit codes: 0 done or stopped, 1 failed while running, 2 the command line, the config or a strategy is wrong.
`;

const TOPICS: Readonly<Record<CommandName, string>> = {
  run: `consumer [run] --config FILE [--strategy FILE]... [--dry-run]

Follows every producer of external_message_consumer, runs the strategies whenever their data changes, and sends each
signal once to every sink of consumer.sinks: to stdout unless told otherwise. Ctrl-C ends it; SIGHUP has it read the
config again.

      --dry-run          write to stdout what would be sent where, and send nothing
${COMMON}`,
  init: `consumer init [DIR]

Writes to the folder (this one unless told) a config.jsonc that works with "consumer demo", a strategy, and what your
editor needs to check and complete it: types, a deno.json and a tsconfig.json. What is there already is left as it is.
${COMMON}`,
  demo: `consumer demo [--port PORT] [--strategy FILE]...

Starts a producer on 127.0.0.1 that speaks freqtrade's protocol with made-up candles, and follows it with the example
strategy, or with yours. Without --port it listens on 8080, or on a free port where that is taken.
${COMMON}`,
  check: `consumer check --config FILE [--strategy FILE]...

Checks the config and loads the strategies, dials every producer once, runs each strategy on the dataframes of the demo
and on some of those of the producers, asks the sinks whether they would take signals, and prints what came of it. No
signal is sent anywhere.

Exit code 2 when a strategy can't be loaded or fails (a column that the demo lacks is no fault), else 1 when a producer
or a sink can't be reached.
${COMMON}`,
  frame: `consumer frame --config FILE --pair PAIR [--tail ROWS] [--columns A,B] [--output csv|json]

Asks the producers for the pair's last rows and prints them, those of the first producer that has them. A table that is
too wide for the terminal is turned, with a line for each column.

      --pair PAIR        as freqtrade writes it: BTC/USDT, BTC/USDT:USDT
      --tail ROWS        how many rows: 5 unless told, 1500 at most
      --timeframe TF     where the producer sends several
      --producer NAME    ask this one alone
      --columns A,B      these columns alone, in this order
      --output FORM      also csv, or json (one object a row)
${COMMON}`,
  record: `consumer record --config FILE OUT.ndjson [--max-size MB] [--gzip]

Writes every message of every producer to OUT.ndjson, one a line, until Ctrl-C. Strategies are not run. An existing file
is not overwritten.

      --max-size MB      begin the next file, OUT.1.ndjson and so on, before one grows larger (megabytes)
      --gzip             compress, also by a name that ends in .gz; a crash costs the last two seconds at most
${COMMON}`,
  replay: `consumer replay --config FILE IN.ndjson... [--pair PAIR]... [--from DATE] [--to DATE] [--watch]

Runs the strategies on recordings, message by message, with their own clock; the same signals every time. No producer is
dialled. Several files are read in the order in which they begin; those that end in .gz are uncompressed.

      --pair PAIR        evaluate this pair alone, or those that a regular expression matches; may repeat
      --from DATE        messages received before (UTC) fill the dataframes, but nothing is evaluated
      --to DATE          messages received then or later are left out
      --watch            run again when a strategy, what stands beside it, the config or a recording changes
      --summary          count signals and evaluations at the end, on stderr; on a terminal without being asked
      --frames DIR       write each pair's last analysed dataframe to DIR as CSV
      --dry-run          write what each sink would get of the signals; nothing is sent
${COMMON}`,
  signals:
    `consumer signals --config FILE [--pair PAIR]... [--since DATE] [--strategy NAME] [--undelivered] [--json] [--limit N]
consumer signals resend ID [--sink NAME] --config FILE

Lists the signals of the journal, the newest last, and what became of each on its way to each sink; also while the
program runs. "resend" has one sent again to those of its sinks that have not had it, by the program that runs or at
its next start.

      --pair PAIR        of this pair alone, or of those that a regular expression matches; may repeat
      --since DATE       found then (UTC) or later: 2026-11-23, 2026-11-23T08:00, or so long ago: 30m, 2h, 3d
      --strategy NAME    of this strategy alone: here the name of a class, no file; may repeat
      --undelivered      those that a sink has not had: pending, expired or dead
      --json             one object a line: the signal, and its deliveries
      --limit N          the newest N; 50 unless told
      --sink NAME        resend: to this sink alone, whether it has had the signal or was to have it
${COMMON}`,
};

/** The help text, of one command or of all. */
export function helpText(topic: CommandName | null): string {
  return topic === null ? OVERVIEW : TOPICS[topic];
}
