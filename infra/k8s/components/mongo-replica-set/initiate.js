// Run by mongosh, without a connection, until it succeeds. A set that is initiated already stays as it is.
const { HOSTNAME, MONGO_INITDB_ROOT_PASSWORD, CA_FILE } = process.env;
const setName = HOSTNAME.replace(/-\d+$/, '');
const password = encodeURIComponent(MONGO_INITDB_ROOT_PASSWORD);
// With the component store-tls the server takes no other connection.
const tls = CA_FILE ? `&tls=true&tlsCAFile=${encodeURIComponent(CA_FILE)}` : '';
const admin = new Mongo(`mongodb://root:${password}@127.0.0.1:27017/?directConnection=true${tls}`).getDB('admin');

if (admin.runCommand({ hello: 1 }).setName === undefined) {
  // By the names that the headless Service gives them.
  const members = [0, 1, 2].map((_id) => ({ _id, host: `${setName}-${_id}.${setName}:27017` }));
  admin.runCommand({ replSetInitiate: { _id: setName, members } });
}
