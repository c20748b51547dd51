/**
 * A tab that stays with the old version would miss what the new one has thrown away: when another tab puts the
 * new version in place, this one is loaded anew as well. What it showed is in its address.
 */
type Workers = Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'>;

export function followUpdates(workers: Workers, reload: () => void): void {
  // Without one so far, the first to come takes over the page as it is.
  let hasController = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (hasController) reload();
    hasController = true;
  });
}
