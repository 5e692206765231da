/** What goes wrong on demand. */
export class FaultPlans {
  clear(): void {
    return;
  }
}
