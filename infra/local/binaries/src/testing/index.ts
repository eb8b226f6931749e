export { temporaryFolder } from './temporary-folder';
