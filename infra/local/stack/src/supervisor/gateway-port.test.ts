import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { FreePorts } from './free-ports';
import { chooseGatewayPort } from './gateway-port';

describe('the gateway’s port', () => {
  it('is the wanted one, and the error names it and --port if it is taken', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const { port } = occupant.address() as AddressInfo;

    await expect(chooseGatewayPort(port, new FreePorts())).rejects.toThrow(
      new RegExp(`Port ${port} is taken.*--port N`),
    );

    await new Promise((resolve) => occupant.close(resolve));
    await expect(chooseGatewayPort(port, new FreePorts())).resolves.toBe(port);
  });

  it('is a free one for 0', async () => {
    await expect(chooseGatewayPort(0, new FreePorts())).resolves.toBeGreaterThan(1024);
  });
});
