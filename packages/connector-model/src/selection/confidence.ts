/** `certain`: documented rules and complete input; `high`: nothing speaks against it; `medium`: rests on observation; `low`: input is missing or sources disagree. */
export type Confidence = 'certain' | 'high' | 'medium' | 'low';
