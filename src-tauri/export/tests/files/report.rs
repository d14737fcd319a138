use keywright_core::{Days, Environment, Finding, FindingKind, KeyRecord, WithinMonth};
use keywright_export::Report;

use crate::audit::{Audit, finding, put_off};
use crate::browser::{from, see, texts};
use crate::sample::{
    HOSTILE, WORDS, assert_fails_on_a_full_disk, details, id, key, named, written,
};

#[test]
fn nothing_found_is_said() {
    let audit = Audit::new(vec![], vec![]);
    let texts = texts(&audit.html());
    assert_eq!(
        texts[..4],
        [
            "report-title{workspace=Acme API}",
            "report-made{when=@0}",
            "report-open{count:0}",
            "report-nothing",
        ]
    );
    assert!(
        !texts
            .iter()
            .any(|text| text.starts_with("report-postponed"))
    );
}

#[test]
fn an_audit_without_a_look_at_the_keychain_says_so() {
    let audit = Audit::new(vec![], vec![]);
    let report = Report {
        keychain_checked: false,
        ..audit.report("Acme API")
    };
    let told = texts(&written(|out| report.write_html(&WORDS, out)));
    assert_eq!(told[2], "report-unchecked");
    assert!(!audit.html().contains("report-unchecked"));
}

#[test]
fn each_finding_stands_under_its_kind_with_key_owner_and_what_it_is() {
    let open = FindingKind::ALL.map(|kind| finding(kind, 1)).to_vec();
    let key = KeyRecord {
        environment: Environment::Test,
        details: details("Ada", &[]),
        ..key(1)
    };
    let truncated = key.truncated.as_str().to_owned();
    let texts = texts(&Audit::new(open, vec![key]).html());
    assert_eq!(texts[2], "report-open{count:12}");
    let heads = ["report-key", "report-owner", "report-detail"];
    let of_key = |detail| vec!["Key 1", "report-test", &*truncated, "Ada", detail];
    for (kind, detail) in [
        ("report-expired", "report-ended{when=@-2}"),
        ("report-expiring", "report-ends{when=@-2}"),
        ("report-live-like-test", "report-both-by{name=crm}"),
        ("report-overdue", "report-created-at{when=@-2}"),
        ("report-never-rotated", "report-created-at{when=@-2}"),
        ("report-secret-missing", "report-created-at{when=@-2}"),
        ("report-secret-unfit", "report-created-at{when=@-2}"),
        ("report-secret-came-back", "report-created-at{when=@-2}"),
        ("report-no-owner", "report-created-at{when=@-2}"),
        ("report-no-used-by", "report-created-at{when=@-2}"),
        ("report-long-disabled", "report-disabled-since{when=@-2}"),
    ] {
        let counted = from(&texts, kind);
        assert_eq!(counted[1], "1", "{kind}");
        let section = from(&counted[1..], kind);
        let expected = [vec![kind], heads.to_vec(), of_key(detail)].concat();
        assert_eq!(section[..expected.len()], expected, "{kind}");
    }
}

#[test]
fn a_secret_without_record_is_named_by_its_id() {
    let open = vec![finding(FindingKind::SecretWithoutRecord, 7)];
    let texts = texts(&Audit::new(open, vec![]).html());
    let row = from(&texts, "report-detail");
    assert_eq!(row[1], format!("report-stray{{id={}}}", id(7)));
}

#[test]
fn what_is_put_off_stands_apart_with_its_time_and_reason() {
    let mut audit = Audit::new(vec![], vec![key(1)]);
    audit.findings.postponed = vec![put_off(finding(FindingKind::NoOwner, 1), "on\nholiday")];
    let texts = texts(&audit.html());
    let truncated = audit.keys[&id(1)].truncated.as_str();
    let expected = [
        "report-postponed{count:1}",
        "report-finding",
        "report-key",
        "report-owner",
        "report-detail",
        "report-until",
        "report-reason",
        "report-no-owner",
        "Key 1",
        truncated,
        "report-created-at{when=@-2}",
        "@3",
        "on\nholiday",
    ];
    let postponed = from(&texts, expected[0]);
    assert_eq!(postponed[..expected.len()], expected);
    assert_eq!(texts[3], "report-nothing");
}

#[test]
fn the_charts_have_their_numbers_as_text_and_as_bars_of_the_same_scale() {
    let keys = vec![key(1), key(2), key(3)];
    let mut audit = Audit::new(vec![], keys);
    audit.charts.rotation_period = Days::new(90);
    audit.months = vec!["Dec 2026".to_owned(), "Jan 2027".to_owned()];
    let month = |created, withdrawn| WithinMonth { created, withdrawn };
    audit.charts.months = vec![month(8, 1), month(0, 3)];
    let html = audit.html();
    let texts = texts(&html);
    let expected = [
        "report-ages",
        "report-policy{count:90}",
        "report-age-head",
        "report-keys",
        "report-policy-head",
        "report-age{from:0}{until:30}",
        "0",
        "report-age{from:30}{until:60}",
        "0",
        "report-age{from:60}{until:90}",
        "0",
        "report-age{from:90}{until:180}",
        "3",
        "report-over",
        "report-age{from:180}{until:365}",
        "0",
        "report-over",
        "report-age{from:365}{until:730}",
        "0",
        "report-over",
        "report-age-last{from:730}",
        "0",
        "report-over",
        "report-months",
        "report-month",
        "report-created",
        "report-withdrawn",
        "Dec 2026",
        "8",
        "1",
        "Jan 2027",
        "0",
        "3",
    ];
    assert_eq!(from(&texts, "report-ages"), expected);
    let seen = see(&html);
    let elements = seen.elements.take();
    let bars = elements.iter().filter(|(name, _)| name == "rect");
    let widths: Vec<&str> = bars
        .map(|(_, attributes)| attributes[0].1.as_str())
        .collect();
    assert_eq!(
        widths,
        ["0", "0", "0", "100", "0", "0", "0", "100", "13", "0", "38"]
    );
}

#[test]
fn without_a_policy_no_bar_is_over_it() {
    let html = Audit::new(vec![], vec![key(1)]).html();
    assert!(!html.contains("report-over") && !html.contains("report-policy"));
}

#[test]
fn the_page_runs_nothing_and_loads_nothing() {
    let open = FindingKind::ALL.map(|kind| finding(kind, 1)).to_vec();
    let html = Audit::new(open, vec![key(1)]).html();
    let seen = see(&html);
    let known = [
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "thead",
        "tbody", "tr", "th", "td", "bdi", "br", "code", "small", "svg", "rect",
    ];
    let attributes = [
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "scope",
        "class",
        "colspan",
        "viewbox",
        "preserveaspectratio",
        "aria-hidden",
        "width",
        "height",
    ];
    for (name, with) in seen.elements.take() {
        assert!(known.contains(&name.as_str()), "{name}");
        for (attribute, _) in with {
            assert!(attributes.contains(&attribute.as_str()), "{attribute}");
        }
    }
    assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(!html.contains("url(") && !html.contains("@import"));
}

#[test]
fn hostile_names_stay_texts_in_the_page() {
    let calm = Audit::new(vec![finding(FindingKind::LiveLikeTest, 1)], vec![key(1)]);
    let count = |audit: &Audit| see(&audit.html()).elements.take().len();
    let without = count(&calm);
    for name in HOSTILE {
        let key = KeyRecord {
            details: details(name, &[]),
            truncated: name.to_owned().into(),
            ..named(1, name)
        };
        let odd = Finding {
            application: name.to_owned(),
            ..finding(FindingKind::LiveLikeTest, 1)
        };
        let mut audit = Audit::new(vec![odd.clone()], vec![key]);
        assert_eq!(count(&audit), without, "{name} adds no element");
        audit.findings.postponed = vec![put_off(odd, name)];
        audit.months = vec![name.to_owned()];
        audit.charts.months = vec![WithinMonth::default()];
        let html = written(|out| audit.report(name).write_html(&WORDS, out));
        let texts = texts(&html);
        let shown = |text: &str| texts.iter().filter(|one| *one == text).count();
        // Name, truncated key and owner twice, reason, month.
        assert_eq!(shown(name), 8, "{texts:?}");
        assert_eq!(shown(&format!("report-title{{workspace={name}}}")), 1);
        assert_eq!(shown(&format!("report-both-by{{name={name}}}")), 2);
    }
}

#[test]
fn the_language_of_the_page_is_an_attribute_whatever_is_in_it() {
    let seen = see(&Audit::new(vec![], vec![]).html());
    let elements = seen.elements.take();
    let attribute = ("lang".to_owned(), "x-\"quoted\"".to_owned());
    assert_eq!(elements[0], ("html".to_owned(), vec![attribute]));
}

#[test]
fn a_full_disk_is_an_error() {
    let audit = Audit::new(vec![finding(FindingKind::NoOwner, 1)], vec![key(1)]);
    assert_fails_on_a_full_disk(|out| audit.report("Acme API").write_html(&WORDS, out));
}
