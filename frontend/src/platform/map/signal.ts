export type Unsubscribe = () => void;
type Listener<Values extends readonly unknown[]> = (...values: Values) => void;

/** Something that happens and may be listened to. */
export class Signal<Values extends readonly unknown[]> {
  private readonly listeners = new Set<Listener<Values>>();

  readonly on = (listener: Listener<Values>): Unsubscribe => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  readonly tell = (...values: Values): void => {
    for (const listener of this.listeners) listener(...values);
  };
}
