//! Taking keys over, as far as it goes without a person who chooses a file.

use serde_json::json;

use crate::page::Page;

#[test]
fn nothing_is_read_but_a_file_that_a_person_has_chosen_in_the_systems_dialog() {
    let page = Page::open();
    let choice = json!([{ "index": 0, "name": "CRM" }]);
    for (command, arguments) in [
        (
            "open_import",
            json!({ "format": "csv", "passphrase": null }),
        ),
        // Not even where the page names one.
        (
            "open_import",
            json!({ "format": "csv", "passphrase": null, "path": "/etc/passwd" }),
        ),
        ("check_import", json!({ "chosen": choice })),
        ("import_keys", json!({ "chosen": choice })),
    ] {
        let refusal = page.call(command, arguments).expect_err(command);
        assert_eq!(refusal["code"], "importFile", "{command}");
        assert_eq!(refusal["message"], "No file is open. Choose a file first.");
    }
    assert_eq!(page.call("close_import", json!({})), Ok(json!(null)));
    assert_eq!(page.registry.entries(), []);
}

#[test]
fn malformed_choices_are_refused() {
    let page = Page::open();
    for (command, arguments) in [
        (
            "open_import",
            json!({ "format": "exe", "passphrase": null }),
        ),
        ("open_import", json!({ "format": "csv", "passphrase": 7 })),
        (
            "check_import",
            json!({ "chosen": [{ "index": -1, "name": "CRM" }] }),
        ),
        ("import_keys", json!({ "chosen": [{ "index": 0 }] })),
        ("import_keys", json!({ "chosen": "all" })),
    ] {
        let refusal = page.call(command, arguments).expect_err(command);
        assert!(refusal.to_string().contains("invalid args"), "{refusal}");
    }
}
