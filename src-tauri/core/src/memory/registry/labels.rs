//! The names of keys in the keychain.

use super::rows::Rows;
use crate::{Item, KeyId, StaleLabel, WorkspaceId, label};

impl Rows {
    /// Every label of this workspace is stale.
    pub(super) fn make_stale(&mut self, workspace: WorkspaceId) {
        self.label_changes += 1;
        let stale_label = self.label_changes;
        for row in self.keys.values_mut() {
            if row.record.workspace == workspace {
                row.stale_label = stale_label;
            }
        }
    }

    pub(super) fn stale_labels(&self) -> Vec<StaleLabel> {
        let stale = self.listed().filter(|row| row.stale_label != 0);
        stale
            .filter_map(|row| {
                let workspace = self.workspace(row.record.workspace).ok()?;
                Some(StaleLabel {
                    item: Item {
                        id: row.record.id,
                        label: label(&workspace.name, &row.record.name),
                    },
                    change: row.stale_label,
                })
            })
            .collect()
    }

    pub(super) fn label_renewed(&mut self, id: KeyId, change: i64) {
        let another = self.label_changes + 1;
        if let Some(row) = self.keys.get_mut(&id) {
            row.stale_label = match row.stale_label == change {
                true => 0,
                false => another,
            };
            self.label_changes = another;
        }
    }
}
