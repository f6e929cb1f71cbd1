import type { TableShape } from '../table/read-header.js';
import type { ColumnPositions } from '../table/columns.js';

export type SessionField =
  'time' | 'connector' | 'session' | 'sequence' | 'local' | 'remote' | 'event' | 'data' | 'context';

export type SessionPositions = ColumnPositions<SessionField>;

/** Columns of both protocol logs, the same since Exchange 2007. */
export const SESSION_LOG_SHAPE: TableShape<SessionField> = {
  kind: 'log',
  fields: {
    time: ['date-time'],
    connector: ['connector-id'],
    session: ['session-id'],
    sequence: ['sequence-number'],
    local: ['local-endpoint'],
    remote: ['remote-endpoint'],
    event: ['event'],
    data: ['data'],
    context: ['context'],
  },
  required: [
    ['time'],
    ['connector'],
    ['session'],
    ['sequence'],
    ['local'],
    ['remote'],
    ['event'],
    ['data'],
    ['context'],
  ],
  defaults: [
    'date-time',
    'connector-id',
    'session-id',
    'sequence-number',
    'local-endpoint',
    'remote-endpoint',
    'event',
    'data',
    'context',
  ],
};
