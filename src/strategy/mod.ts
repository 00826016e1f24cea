/**
 * Everything that a strategy imports: the base class, parameters, dataframes and indicators.
 *
 * @module
 */
export { Strategy } from "./strategy.ts";
export type { StrategyConfig } from "./strategy_config.ts";
export type { Metadata } from "./metadata.ts";
export type { Informative, InformativeColumn } from "./informative.ts";
export type { AvailableFrame, DataProvider, ProducerDfOptions } from "./data_provider.ts";
export { StrategyError } from "./strategy_error.ts";
export { Parameter } from "./parameter.ts";
export type { ParameterOptions, ParameterValue } from "./parameter.ts";
export { NumberParameter } from "./number_parameter.ts";
export type { NumberParameterOptions } from "./number_parameter.ts";
export { IntParameter } from "./int_parameter.ts";
export { RealParameter } from "./real_parameter.ts";
export { DecimalParameter } from "./decimal_parameter.ts";
export type { DecimalParameterOptions } from "./decimal_parameter.ts";
export { CategoricalParameter } from "./categorical_parameter.ts";
export type { CategoricalParameterOptions } from "./categorical_parameter.ts";
export { BooleanParameter } from "./boolean_parameter.ts";
export type { BooleanParameterOptions } from "./boolean_parameter.ts";
export { Frame } from "../frame/frame.ts";
export { Series } from "../frame/series.ts";
export { where } from "../frame/where.ts";
export { allOf, anyOf } from "../frame/all_of.ts";
export { concat } from "../frame/concat.ts";
export { crossedAbove, crossedBelow } from "../frame/crossed.ts";
export { mergeInformativePair } from "../frame/merge_informative_pair.ts";
export type { MergeInformativePairOptions } from "../frame/merge_informative_pair.ts";
export { resampledMerge } from "../frame/resampled_merge.ts";
export type { ResampledMergeOptions } from "../frame/resampled_merge.ts";
export { resampleToInterval } from "../frame/resample_to_interval.ts";
export { timeframeToMs } from "../frame/timeframe.ts";
export { toCsv } from "../frame/to_csv.ts";
export { FrameMisuseError } from "../frame/frame_misuse_error.ts";
export { UnknownColumnError } from "../frame/unknown_column_error.ts";
export type { Cell } from "../frame/column.ts";
export * as ta from "../ta/mod.ts";
export * as qtpylib from "../ta/qtpylib/mod.ts";
