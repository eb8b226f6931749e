export { loadDemo } from './demo/load-demo';
