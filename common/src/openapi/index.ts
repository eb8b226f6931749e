// The contract of the HTTP API, for whoever serves it, shows it or holds something to it.
export { describeApi } from './document';
