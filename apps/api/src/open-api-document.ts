import diagnosisSchema from '@hybrid-mailflow/report/schema/diagnosis.schema.json' with { type: 'json' };
import manifest from '../package.json' with { type: 'json' };

const PROBLEMS = {
  400: 'The request could not be understood.',
  413: 'The body is too large.',
  415: 'The body is neither a form nor JSON.',
  422: 'Nothing in the evidence was recognised (`issues` tells why, item by item), or an archive could not be read (`unreadable`).',
} as const;

/** The API described in OpenAPI 3.1. */
export function openApiDocument(largestBody: number) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hybrid Mailflow',
      version: manifest.version,
      description: 'Diagnoses mail flow between Exchange Online and Exchange Server. Stores nothing.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/v1/diagnoses': {
        post: {
          operationId: 'diagnose',
          summary: 'Diagnose evidence',
          description: `Files in any format the command line reads, ${largestBody} bytes at most; the files of .zip and .gz archives are read, hidden ones in them are not.`,
          requestBody: { required: true, content: requestContent() },
          responses: {
            200: {
              description: 'The diagnosis.',
              content: { 'application/json': { schema: reference('Diagnosis') } },
            },
            ...Object.fromEntries(
              Object.entries(PROBLEMS).map(([status, description]) => [
                status,
                { description, content: { 'application/problem+json': { schema: reference('Problem') } } },
              ]),
            ),
          },
        },
      },
      '/v1/openapi.json': {
        get: { operationId: 'describe', responses: { 200: { description: 'This document.' } } },
      },
      '/healthz': {
        get: { operationId: 'health', responses: { 200: { description: 'The server answers.' } } },
      },
    },
    components: { schemas: { Diagnosis: diagnosisSchema, Problem: problemSchema() } },
  };
}

function reference(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function requestContent() {
  const asOf = {
    type: 'string',
    description: 'ISO 8601 date or time everything is judged at; now, when absent.',
  };
  return {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: {
          asOf,
          evidence: {
            type: 'array',
            items: { type: 'string', contentMediaType: 'application/octet-stream' },
            description: 'Files, labelled by their names, or pasted text.',
          },
        },
      },
    },
    'application/json': {
      schema: {
        type: 'object',
        required: ['items'],
        additionalProperties: false,
        properties: { asOf, items: { type: 'array', minItems: 1, items: itemSchema() } },
      },
    },
  };
}

function itemSchema() {
  return {
    type: 'object',
    required: ['label'],
    additionalProperties: false,
    properties: {
      label: { type: 'string', minLength: 1 },
      text: { type: 'string' },
      base64: { type: 'string', contentEncoding: 'base64' },
    },
    oneOf: [{ required: ['text'] }, { required: ['base64'] }],
  };
}

function problemSchema() {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      evidence: { type: 'array' },
      issues: { type: 'array' },
      unreadable: { type: 'array', items: { type: 'string' } },
    },
  };
}
