export { formatAnnotations } from './format-annotations.js';
export { formatJson, printJson } from './format-json.js';
export { formatMarkdown, type MarkdownOptions } from './format-markdown.js';
export { formatText, type TextOptions } from './format-text.js';
export { type Paint, type Tone } from './text/line.js';
export { wrapWords } from './text/prose.js';
export { visible } from './text/visible.js';
export { formatPlanText, type PlanTextOptions } from './format-plan-text.js';
export { reachesThreshold, type Threshold, THRESHOLDS } from './threshold.js';
