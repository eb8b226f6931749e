// Run by mongosh on the database of MONGO_INITDB_DATABASE: a service gets a user of its database's name, for that alone.
db.createUser({
  user: db.getName(),
  pwd: process.env.SERVICE_PASSWORD,
  roles: [{ role: 'readWrite', db: db.getName() }],
});
