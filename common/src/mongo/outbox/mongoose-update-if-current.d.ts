declare module 'mongoose-update-if-current/lib/version-occ-plugin' {
  import type { Schema } from 'mongoose';

  /** The plugin's default strategy: a save succeeds only on the version that was read, and raises it. */
  export function versionOCCPlugin(schema: Schema): void;
}
