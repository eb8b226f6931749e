// @ts-check

/**
 * @typedef {object} ServiceSpec
 * @property {string} name its folder, image, database, user on the bus, and name in Kubernetes
 * @property {'mongo' | 'redis'} store the kind of store that belongs to it alone
 * @property {boolean} public whether the ingress leads to it
 * @property {readonly ('jwt' | 'mail-token' | 'stripe' | 'sendgrid')[]} secrets what it needs besides the passwords of its store and of the bus
 * @property {readonly string[]} [subscribes] the subjects of its subscriptions; a service without this does not use the bus
 */

/**
 * The services of the marketplace. The local stack, the Secrets, the images and the suites take their lists from here, and
 * services.test.ts compares it with the sources. Plain JavaScript, since some readers run before anything is installed.
 */
const list = /** @satisfies {readonly ServiceSpec[]} */ (
  /** @type {const} */ ([
    { name: 'auth', store: 'mongo', public: true, secrets: ['jwt', 'mail-token'], subscribes: [] },
    {
      name: 'tickets',
      store: 'mongo',
      public: true,
      secrets: ['jwt'],
      subscribes: [
        ...['order:created', 'order:cancelled', 'order:completed'],
        ...['user:revoked', 'user:reinstated', 'user:deleted'],
      ],
    },
    {
      name: 'orders',
      store: 'mongo',
      public: true,
      secrets: ['jwt'],
      subscribes: [
        'ticket:created',
        'ticket:updated',
        'expiration:complete',
        'payment:pending',
        'payment:failed',
        'payment:created',
        'payment:refunded',
        'payment:refund-delayed',
        'payment:refund-failed',
        'payment:dispute-closed',
        'mail:delivered',
        'mail:undelivered',
        'user:deleted',
      ],
    },
    {
      name: 'expiration',
      store: 'redis',
      public: false,
      secrets: [],
      subscribes: ['order:created', 'order:cancelled', 'order:completed'],
    },
    {
      name: 'payments',
      store: 'mongo',
      public: true,
      secrets: ['jwt', 'stripe'],
      subscribes: [
        'order:created',
        'order:awaiting-payment',
        'order:payment-failed',
        'order:cancelled',
        'order:completed',
        'order:mail-due',
        'order:refund-due',
        'user:deleted',
      ],
    },
    {
      name: 'confirmation',
      store: 'redis',
      public: true,
      secrets: ['mail-token', 'sendgrid'],
      subscribes: [
        'order:completed',
        'order:mail-due',
        'payment:refunded',
        'payment:refund-delayed',
        'payment:refund-failed',
        'user:mail-due',
        'user:email-changed',
        'user:deleted',
      ],
    },
  ])
);

/** @typedef {(typeof list)[number]['name']} ServiceName */
/** @typedef {ServiceSpec & { name: ServiceName }} Service */

/** @type {readonly Service[]} */
const services = list;

/**
 * @param {(service: Service) => unknown} matches
 * @returns {ServiceName[]}
 */
const namesWhere = (matches) => services.filter(matches).map(({ name }) => name);

exports.services = services;

exports.serviceNames = namesWhere(() => true);

/** @param {Service['store']} store */
exports.servicesWithStore = (store) => namesWhere((service) => service.store === store);

exports.servicesOnBus = () => namesWhere(({ subscribes }) => subscribes !== undefined);

exports.publicServices = () => namesWhere((service) => service.public);

/**
 * The services that subscribe to a subject: each has one durable queue group on it.
 *
 * @param {string} subject
 */
exports.subscribersOf = (subject) => namesWhere(({ subscribes }) => subscribes?.includes(subject));
