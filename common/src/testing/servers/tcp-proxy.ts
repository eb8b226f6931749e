import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and a server on loopback, and does to the connection what a network does. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private passes = true;

  private constructor(
    private readonly server: Server,
    private target: number,
  ) {}

  /** @param port the server's */
  static async before(port: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, port);
    server.on('connection', (socket) => proxy.join(socket, connect(proxy.target, '127.0.0.1')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Leads connections that are made from now on to another server, as a changed address does; those there are stay. */
  leadTo(port: number): void {
    this.target = port;
  }

  /** Nothing passes any more, and nothing closes, as when a machine vanishes; connections made afterwards work. */
  silence(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** Nothing passes any more over any connection, those that are made afterwards included. */
  block(): void {
    this.passes = false;
    this.silence();
  }

  /** Ends every connection and takes no more: to the server it is as if the client had been killed. */
  cut(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    }
    if (this.passes) near.pipe(far).pipe(near);
  }
}
