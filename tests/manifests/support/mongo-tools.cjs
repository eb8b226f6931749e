#!/usr/bin/env node
// Stands in for MongoDB's mongodump and mongorestore, by which name it is called: as much of them as the scripts of the
// backup use, on real data of a real server. It lets the scripts be tried where the tools can't be had.
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { gunzipSync, gzipSync } = require('node:zlib');
const { BSON, MongoClient } = require('mongodb');

const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const caFile = option('sslCAFile');
const [, uri] = /^uri: "(.*)"$/m.exec(readFileSync(option('config'), 'utf8'));

async function dump(db) {
  const collections = await db.listCollections().toArray();
  const dumped = collections.map(async ({ name }) => ({
    name,
    documents: await db.collection(name).find().toArray(),
    indexes: await db.collection(name).indexes(),
  }));
  writeFileSync(option('archive'), gzipSync(BSON.serialize({ collections: await Promise.all(dumped) })));
}

async function restore(db) {
  const { collections } = BSON.deserialize(gunzipSync(readFileSync(option('archive'))), { promoteValues: true });
  for (const { name, documents, indexes } of collections) {
    if (process.argv.includes('--drop')) await db.collection(name).drop();
    await db.createCollection(name).catch(() => undefined);
    if (documents.length > 0) await db.collection(name).insertMany(documents);
    for (const { key, v, ...options } of indexes) {
      // Each collection has its own of `_id`.
      if (options.name !== '_id_') await db.collection(name).createIndex(key, options);
    }
  }
}

async function main() {
  const client = await new MongoClient(uri, {
    ...(process.argv.includes('--ssl') ? { tls: true } : {}),
    ...(caFile === undefined ? {} : { tlsCAFile: caFile }),
    serverSelectionTimeoutMS: 2_000,
  }).connect();
  try {
    await (path.basename(process.argv[1]) === 'mongodump' ? dump : restore)(client.db());
  } finally {
    await client.close();
  }
}

void main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
