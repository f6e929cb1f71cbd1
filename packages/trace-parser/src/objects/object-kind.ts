import type { NamedTexts } from './named-texts.js';

/** Kinds of transport objects, named by the cmdlet that gives them. */
export type TransportKind =
  'get-queue' | 'get-message' | 'get-message-trace' | 'get-message-trace-detail' | 'get-message-tracking-log';

const CLASSES: Readonly<Record<string, TransportKind>> = {
  extensiblequeueinfo: 'get-queue',
  queueinfo: 'get-queue',
  propertybagbasedqueueinfo: 'get-queue',
  extensiblemessageinfo: 'get-message',
  messageinfo: 'get-message',
  propertybagbasedmessageinfo: 'get-message',
  messagetrace: 'get-message-trace',
  messagetracedetail: 'get-message-trace-detail',
  messagetrackingevent: 'get-message-tracking-log',
  exchangemessagetrace: 'get-message-trace',
  exchangemessagetracedetail: 'get-message-trace-detail',
};

/** What an object is: by its .NET or OData type, else by properties no other kind has together. */
export function transportKind(typeName: string, has: NamedTexts['has']): TransportKind | undefined {
  const known = CLASSES[/[a-z]+$/i.exec(typeName)?.[0].toLowerCase() ?? ''];
  if (known) return known;
  if (has('NextHopDomain', 'Next Hop Domain') && has('MessageCount', 'LastError', 'DeliveryType'))
    return 'get-queue';
  if (
    has('FromAddress') &&
    has('Queue', 'QueueId', 'LastError') &&
    has('Identity', 'InternetMessageId', 'Status')
  ) {
    return 'get-message';
  }
  if (has('EventId') && has('Source') && has('MessageId', 'Sender', 'Recipients'))
    return 'get-message-tracking-log';
  if (has('Event') && has('Detail', 'Action', 'Data', 'Description') && has('MessageId', 'MessageTraceId')) {
    return 'get-message-trace-detail';
  }
  if (
    has('RecipientAddress') &&
    has('Status') &&
    has('MessageTraceId', 'MessageId', 'Received', 'receivedDateTime')
  ) {
    return 'get-message-trace';
  }
  return undefined;
}
