// The images that are deployed, with their Dockerfiles: names line by line, or with --matrix the output `images` of a
// GitHub step. Plain JavaScript without dependencies, since it runs before anything is installed.
import { serviceNames } from './services.js';

const images = [
  ...serviceNames.map((image) => ({ image, file: 'Dockerfile' })),
  { image: 'client', file: 'client/Dockerfile' },
];

const lines = process.argv.includes('--matrix')
  ? [`images=${JSON.stringify(images)}`]
  : images.map(({ image }) => image);
process.stdout.write(`${lines.join('\n')}\n`);
