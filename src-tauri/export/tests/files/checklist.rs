use keywright_core::{KeyRecord, Life, Timestamp};
use keywright_export::{Rotated, write_checklist};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::sample::{
    DAY, HOSTILE, NOW, WORDS, assert_fails_on_a_full_disk, details, id, key, named, written,
};

/// A key that these applications use, and its successor. The old one works until then.
fn rotated(number: u8, used_by: &[&str], until: Timestamp) -> (KeyRecord, KeyRecord) {
    let old = KeyRecord {
        details: details("", used_by),
        life: Life {
            successor: Some(id(number + 100)),
            retires_at: Some(until),
            ..Life::default()
        },
        ..key(number)
    };
    (old, key(number + 100))
}

fn checklist(pairs: &[(KeyRecord, KeyRecord)]) -> String {
    let rotated: Vec<Rotated<'_>> = pairs
        .iter()
        .map(|(old, new)| Rotated {
            old,
            new: Some(new),
        })
        .collect();
    written(|out| write_checklist(&rotated, NOW, &WORDS, out))
}

/// The headings and the items of the outer lists, as a reader sees them.
fn read(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TASKLISTS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let (mut told, mut now) = (Vec::new(), String::new());
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Item | Tag::Paragraph) => now.clear(),
            Event::Start(Tag::List(None))
            | Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => {
                if !now.is_empty() {
                    told.push(std::mem::take(&mut now));
                }
            }
            Event::TaskListMarker(done) => now.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Text(text) => now.push_str(&text),
            Event::Code(text) => now.push_str(&format!("`{text}`")),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong | TagEnd::List(false)) => {}
            other => panic!("nobody wrote {other:?} in {text}"),
        }
    }
    told
}

#[test]
fn each_application_reads_which_of_its_keys_are_replaced_by_which_and_until_when() {
    let pairs = [
        rotated(1, &["Zapier", "crm"], NOW.after(DAY)),
        rotated(2, &["CRM"], NOW.after(2 * DAY)),
    ];
    let key = |pair: usize| {
        let (old, new) = &pairs[pair];
        format!(
            "`{}` → `{}`",
            old.truncated.as_str(),
            new.truncated.as_str()
        )
    };
    assert_eq!(
        read(&checklist(&pairs)),
        [
            "checklist-title",
            "checklist-made{when=@0}",
            "crm",
            "[ ] Key 1",
            &key(0),
            "checklist-works-until{when=@1}",
            "[ ] Key 2",
            &key(1),
            "checklist-works-until{when=@2}",
            "Zapier",
            "[ ] Key 1",
            &key(0),
            "checklist-works-until{when=@1}",
        ]
    );
}

#[test]
fn it_is_written_as_it_is_meant_to_be_pasted() {
    let (old, new) = rotated(1, &["HubSpot sync"], NOW.after(DAY));
    let old = KeyRecord {
        details: details("Ada", &["HubSpot sync"]),
        ..old
    };
    let keys = format!(
        "`{}` → `{}`",
        old.truncated.as_str(),
        new.truncated.as_str()
    );
    assert_eq!(
        checklist(&[(old, new)]),
        format!(
            "# checklist-title\n\
             \n\
             checklist-made{{when=@0}}\n\
             \n\
             ## HubSpot sync\n\
             \n\
             - [ ] **Key 1**\n  \
               - {keys}\n  \
               - checklist-works-until{{when=@1}}\n  \
               - checklist-owner{{name=Ada}}\n"
        )
    );
}

#[test]
fn keys_that_nobody_is_known_to_use_and_those_that_were_not_rotated_come_last() {
    let (old, new) = rotated(1, &[], NOW.after(DAY));
    let used = rotated(2, &["zzz"], NOW.after(DAY));
    let left = key(3);
    let rotated = [
        Rotated {
            old: &left,
            new: None,
        },
        Rotated {
            old: &old,
            new: Some(&new),
        },
        Rotated {
            old: &used.0,
            new: Some(&used.1),
        },
    ];
    let told = read(&written(|out| write_checklist(&rotated, NOW, &WORDS, out)));
    let headings: Vec<&str> = told
        .iter()
        .map(String::as_str)
        .filter(|line| ["zzz", "checklist-unknown", "checklist-failed"].contains(line))
        .collect();
    assert_eq!(headings, ["zzz", "checklist-unknown", "checklist-failed"]);
    let last = format!("`{}`", left.truncated.as_str());
    assert_eq!(told[told.len() - 2..], ["Key 3".to_owned(), last]);
}

#[test]
fn an_old_key_that_works_no_more_is_said_to() {
    let said = |life| {
        let (old, new) = rotated(1, &["crm"], NOW);
        let told = read(&checklist(&[(KeyRecord { life, ..old }, new)]));
        told[5].clone()
    };
    let until = |retires_at| Life {
        retires_at: Some(retires_at),
        ..Life::default()
    };
    assert_eq!(said(until(NOW)), "checklist-ended{when=@0}");
    assert_eq!(
        said(until(NOW.after(DAY))),
        "checklist-works-until{when=@1}"
    );
    assert_eq!(said(Life::default()), "checklist-works");
    let disabled = Life {
        disabled_at: Some(NOW),
        ..until(NOW.after(DAY))
    };
    assert_eq!(said(disabled), "checklist-disabled");
}

#[test]
fn hostile_names_mean_nothing_and_are_read_as_they_were_typed() {
    for name in HOSTILE {
        let (old, new) = rotated(1, &[name], NOW.after(DAY));
        let old = KeyRecord {
            details: details(name, &[name]),
            name: named(1, name).name,
            ..old
        };
        let failed = named(2, name);
        let rotated = [
            Rotated {
                old: &old,
                new: Some(&new),
            },
            Rotated {
                old: &failed,
                new: None,
            },
        ];
        let told = read(&written(|out| write_checklist(&rotated, NOW, &WORDS, out)));
        assert_eq!(told[2], name);
        assert_eq!(told[3], format!("[ ] {name}"));
        assert_eq!(told[6], format!("checklist-owner{{name={name}}}"));
        assert_eq!(told[8], name, "{told:?}");
    }
}

#[test]
fn a_truncated_key_that_somebody_wrote_into_the_database_breaks_out_of_nothing() {
    for odd in ["a`b*c*", "a\n\n# b", "``` x"] {
        let (old, new) = rotated(1, &["crm"], NOW.after(DAY));
        let old = KeyRecord {
            truncated: odd.to_owned().into(),
            ..old
        };
        let told = read(&checklist(&[(old, new)]));
        assert_eq!(told.len(), 6, "{told:?}");
        let shown = odd.replace('\n', " ");
        assert!(told[4].contains(&shown), "{told:?}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let (old, new) = rotated(1, &["crm"], NOW);
    let rotated = [Rotated {
        old: &old,
        new: Some(&new),
    }];
    assert_fails_on_a_full_disk(|out| write_checklist(&rotated, NOW, &WORDS, out));
}
