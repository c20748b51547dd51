/** Whether the page came over plain http from another computer: browsers then keep nothing for use without the network. */
export const isPlainHttp = (): boolean =>
  (globalThis as { readonly isSecureContext?: boolean }).isSecureContext === false;
