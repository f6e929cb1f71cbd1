export { formatAnnotations } from './format-annotations.js';
export {
  formatComparisonText,
  type ComparedPart,
  type ComparisonTextOptions,
} from './connectors/format-comparison-text.js';
export { formatLintText } from './connectors/format-lint-text.js';
export { formatOverviewText } from './connectors/format-overview-text.js';
export { formatPredictionText } from './connectors/format-prediction-text.js';
export { type ConnectorTextOptions } from './connectors/page-of.js';
export { formatJson, printJson } from './format-json.js';
export { formatMarkdown, type MarkdownOptions } from './format-markdown.js';
export { formatText, type TextOptions } from './format-text.js';
export { displayWidth } from './text/display-width.js';
export { type Paint, type Tone } from './text/line.js';
export { wrapWords } from './text/prose.js';
export { visible } from './text/visible.js';
export { formatPlanText, type PlanTextOptions } from './format-plan-text.js';
export { percent } from './wording/share.js';
export { reachesThreshold, type Threshold, THRESHOLDS } from './threshold.js';
