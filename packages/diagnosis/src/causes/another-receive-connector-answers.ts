import { assessFromFindings } from './assess-from-findings.js';
import { defineCause } from './define-cause.js';

/** A connector made for something else holds the address EOP comes from, and its settings decide (§J.2, §A.1.3). */
export const anotherReceiveConnectorAnswers = defineCause({
  id: 'another-receive-connector-answers',
  assess: (input) =>
    assessFromFindings(input, {
      proving: ['receive-connector-captures-cloud-mail'],
      flow: 'cloud-to-onprem',
      together: 'answer EOP with another connector than Default Frontend.',
    }),
});
