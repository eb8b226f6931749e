import { databaseUri } from './connections';

describe('the address of a service’s database', () => {
  it.each([
    ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/orders'],
    ['mongodb://127.0.0.1:27017/', 'mongodb://127.0.0.1:27017/orders'],
    ['mongodb://127.0.0.1:27017/test', 'mongodb://127.0.0.1:27017/orders'],
    ['mongodb://a:1,b:2/?replicaSet=rs0', 'mongodb://a:1,b:2/orders?replicaSet=rs0'],
    ['mongodb+srv://u:p@cluster.example.org/?tls=true', 'mongodb+srv://u:p@cluster.example.org/orders?tls=true'],
    ['mongodb://u:p@db.example.org/admin', 'mongodb://u:p@db.example.org/orders?authSource=admin'],
    ['mongodb://u:p@db.example.org/x?authSource=y', 'mongodb://u:p@db.example.org/orders?authSource=y'],
  ])('on %s is %s', (server, expected) => {
    expect(databaseUri(server, 'orders')).toBe(expected);
  });

  it('is rejected if it is not a MongoDB address', () => {
    expect(() => databaseUri('localhost:27017', 'orders')).toThrow('mongodb://host:port is expected');
  });
});
