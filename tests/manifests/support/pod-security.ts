import { nameOf, type Workload } from './manifest';

/** What Pod Security's `restricted` refuses; the fields are those of its definition. */
export function podSecurityViolations({ manifest, pod, containers }: Workload): string[] {
  const violations: string[] = [];
  const refuse = (condition: boolean, what: string) => condition && violations.push(`${nameOf(manifest)}: ${what}`);
  refuse(pod.hostNetwork === true || pod.hostPID === true, 'uses the host’s network or processes');
  const ALLOWED = ['configMap', 'emptyDir', 'secret', 'projected', 'persistentVolumeClaim'];
  for (const { name, ...source } of pod.volumes) {
    const kinds = Object.keys(source).filter((key) => source[key] !== undefined);
    refuse(!kinds.every((kind) => ALLOWED.includes(kind)), `has a volume of another kind: ${name}`);
  }
  for (const { name, securityContext: own } of containers) {
    const context = { ...pod.securityContext, ...own };
    refuse(context.runAsNonRoot !== true || context.runAsUser === 0, `${name} may run as root`);
    refuse(context.privileged === true, `${name} is privileged`);
    refuse(context.allowPrivilegeEscalation !== false, `${name} may gain privileges`);
    refuse(!context.capabilities?.drop.includes('ALL'), `${name} keeps capabilities`);
    refuse(
      (context.capabilities?.add ?? []).some((one) => one !== 'NET_BIND_SERVICE'),
      `${name} adds capabilities`,
    );
    refuse(
      !['RuntimeDefault', 'Localhost'].includes(context.seccompProfile?.type ?? ''),
      `${name} has no seccomp profile`,
    );
  }
  return violations;
}
