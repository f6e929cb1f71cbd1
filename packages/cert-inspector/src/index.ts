export { type Certificate, type KeyAlgorithm } from './certificate.js';
