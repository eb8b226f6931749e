import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');
export const k8s = path.join(root, 'infra/k8s');
