export { findRoute, loadRoutes, type Route } from './gateway/routes';
export { databaseUri, type Connections } from './supervisor/connections';
export { readStackFile, type ProcessEntry, type StackFile } from './supervisor/stack-file';
