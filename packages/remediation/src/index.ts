export {
  type Argument,
  type Command,
  type Condition,
  type Disposition,
  type Effort,
  type Instruction,
  type Plan,
  type Shell,
  type Step,
} from './plan.js';
