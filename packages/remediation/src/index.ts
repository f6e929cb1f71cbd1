export {
  type Alternative,
  type Argument,
  type Command,
  type Condition,
  type Disposition,
  type Effort,
  type Instruction,
  type Kept,
  type Plan,
  type Problem,
  type Refusal,
  type RefusalCode,
  type Shell,
  type Stage,
  type Step,
  type TlsCertificateNameArgument,
} from './plan.js';
export { renderCollector } from './collector/render-collector.js';
export { planRemediation, PLAN_SCHEMA_VERSION, type PlanOptions } from './plan-remediation.js';
export { renderPlanMarkdown } from './render-plan-markdown.js';
export { renderScripts, type ScriptFile } from './render-scripts.js';
