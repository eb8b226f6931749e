// The description of the HTTP API, for the services that serve it, the page that shows it and the tests that check it.
export { describeApi } from './document';
