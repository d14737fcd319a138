/** What is loaded after the list is drawn, see `later.svelte.ts`. */
export { default as Activity } from './Activity.svelte';
export { default as Audit } from './Audit.svelte';
export { default as Backup } from './Backup.svelte';
export { default as KeyDialogs } from './KeyDialogs.svelte';
export { default as KeyPanel } from './KeyPanel.svelte';
export { default as Settings } from './Settings.svelte';
export { default as WindowDialogs } from './WindowDialogs.svelte';
