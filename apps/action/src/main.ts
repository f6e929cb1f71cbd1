import { runAction } from './run-action.js';

void runAction();
