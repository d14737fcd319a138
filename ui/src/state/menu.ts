export type MenuItem<Id extends string> = {
  id: Id;
  label: string;
  icon?: 'copy' | 'pause' | 'play' | 'rotate' | 'trash';
  /** The key that does the same without the menu. */
  key?: string;
  /** Why it can't be chosen. */
  reason?: string;
  danger?: boolean;
  /** Begins a group. */
  apart?: boolean;
};
