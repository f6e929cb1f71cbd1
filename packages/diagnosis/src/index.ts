export {
  type Cause,
  type Confidence,
  type Diagnosis,
  type EvidenceSummary,
  type Finding,
  type Flow,
  type Gap,
  type Json,
  type Meaning,
  type Observed,
  type Prediction,
  type PredictionStep,
  type Severity,
  type Share,
} from './diagnosis.js';
export { CAUSE_IDS, CAUSES, type CauseDescription, type CauseId } from './causes/cause-catalogue.js';
export { describeConfiguration } from './describe-configuration.js';
export { diagnose, SCHEMA_VERSION, type DiagnoseOptions } from './diagnose.js';
export {
  examineConfiguration,
  type ExaminedConfiguration,
  type ExamineOptions,
} from './examine-configuration.js';
export { type Citation, type Outcome, type Rule } from './rules/define-rule.js';
export { RULES } from './rules/index.js';
