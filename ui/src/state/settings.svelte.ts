import type { SettingChange } from '../bindings/SettingChange';
import type { SettingsView } from '../bindings/SettingsView';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { applyTheme, negotiate } from '../start';
import { setLanguage } from '../text.svelte';
import type { WorkspaceDraft } from './workspaceDraft';

export type SettingName = SettingChange['setting'];

/** What the page “General” shows. Each change is shown at once, and taken back when it is refused. */
export class Settings {
  /** Why they could not be read. */
  error = $state.raw<Refusal | null>(null);
  /** Why a change was refused, beside its control until the next try. */
  refusals = $state.raw<Partial<Record<SettingName, Refusal>>>({});
  /** What was typed for each workspace, kept while another page or workspace is shown. */
  drafts = $state.raw<Partial<Record<number, WorkspaceDraft>>>({});
  /** What Rust said last. */
  #known = $state.raw<SettingsView | null>(null);
  /** Shown as if they were done already. */
  #underWay = $state.raw<SettingChange[]>([]);
  #turn: Promise<void> = Promise.resolve();
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get view(): SettingsView | null {
    const known = this.#known;
    return (
      known &&
      this.#underWay.reduce((view, { setting, value }) => ({ ...view, [setting]: value }), known)
    );
  }

  refresh(): Promise<void> {
    return this.#next(async () => {
      try {
        this.#take(await this.#backend.settings());
        this.error = null;
      } catch (reason) {
        this.error = asRefusal(reason);
      }
    });
  }

  change(change: SettingChange): Promise<void> {
    this.#underWay = [...this.#underWay, change];
    this.refusals = { ...this.refusals, [change.setting]: undefined };
    return this.#next(async () => {
      try {
        this.#take(await this.#backend.changeSetting(change));
      } catch (reason) {
        this.refusals = { ...this.refusals, [change.setting]: asRefusal(reason) };
      }
      this.#underWay = this.#underWay.filter((each) => each !== change);
    });
  }

  /** What was changed by another command than that of settings. */
  async take(changed: Promise<SettingsView>): Promise<void> {
    this.#take(await changed);
  }

  /** One after the other: an older answer never replaces a newer one. */
  #next(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }

  /** The page started with its theme and language; only a change of them changes the page. */
  #take(view: SettingsView): void {
    const before = this.#known;
    this.#known = view;
    if (before && before.theme !== view.theme) applyTheme(view.theme);
    if (before && before.language !== view.language)
      void setLanguage(view.language ?? negotiate(navigator.languages));
  }
}
