/**
 * Lets waiting messages in before going on. A timer would cost 4 ms each time; a message to
 * oneself queues behind those that are there already and costs nothing.
 */
export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
