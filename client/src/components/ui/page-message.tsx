import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  /** Links and buttons. */
  actions?: ReactNode;
}

/** A page that consists of a message. */
export function PageMessage({ title, children, actions }: Props) {
  return (
    <section className="mx-auto max-w-xl py-12 text-center md:py-20">
      <h1 className="text-3xl md:text-4xl">{title}</h1>
      <div className="mt-4 space-y-3 text-lg text-muted text-pretty">{children}</div>
      {actions && <div className="mt-8 flex flex-wrap justify-center gap-3">{actions}</div>}
    </section>
  );
}
